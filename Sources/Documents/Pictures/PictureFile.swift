import Drawing

/// What a picture's file is, as its first bytes tell, whatever its name says.
struct PictureFile {
  /// The kinds of files that are read.
  enum Kind {
    case png, jpeg, svg, pdf
  }

  /// A raster image's measures.
  struct Raster {
    /// Columns and rows of pixels.
    var width: Int
    var height: Int
    /// The resolution that the file names, per inch.
    var dotsPerInch: Double?
    /// How a camera wants the picture turned, as in EXIF; 1 is as it is.
    var orientation = 1

    /// Whether the picture is shown lying on its side.
    var isOnSide: Bool { orientation == 6 || orientation == 8 }
  }

  /// What is wrong with a file, without its name: "is empty".
  struct Fault: Error {
    var message: String
  }

  let bytes: [UInt8]
  let kind: Kind

  /// A file of a kind that is read.
  init(_ bytes: [UInt8]) throws(Fault) {
    self.bytes = bytes
    guard !bytes.isEmpty else { throw Fault(message: "is empty") }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      kind = .png
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      kind = .jpeg
    } else if bytes.starts(with: "%PDF-".utf8) {
      kind = .pdf
    } else if Self.isSVG(bytes) {
      kind = .svg
    } else {
      throw Fault(message: Self.refusal(bytes))
    }
  }

  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4000), as: UTF8.self)
    return head.contains("<svg") || head.contains(":svg")
  }

  private static func refusal(_ bytes: [UInt8]) -> String {
    let remedy = "is not read; save it as PNG, JPEG, SVG or PDF"
    func begins(_ text: String, at place: Int = 0) -> Bool {
      bytes.dropFirst(place).starts(with: text.utf8)
    }
    if begins("II*\0") || begins("MM\0*") { return "is a TIFF file, which \(remedy)" }
    if begins("GIF8") { return "is a GIF file, which \(remedy)" }
    if begins("WEBP", at: 8) { return "is a WebP file, which \(remedy)" }
    if begins("%!PS") {
      return "is a PostScript file, which is not read; epstopdf makes a PDF of it"
    }
    if begins("BM") { return "is a BMP file, which \(remedy)" }
    if begins("DICM", at: 128) { return "is a DICOM file, which \(remedy)" }
    return "is not a picture that is known; PNG, JPEG, SVG and PDF are read"
  }

  // MARK: - Raster images

  /// The measures of a PNG or JPEG file.
  func raster() throws(Fault) -> Raster {
    let raster = kind == .png ? try png() : try jpeg()
    let pixels = raster.width * raster.height
    guard raster.width <= 30_000, raster.height <= 30_000, pixels <= 120_000_000 else {
      throw Fault(
        message: "has \(raster.width) × \(raster.height) pixels, more than print needs; "
          + "scale it down to 600 per inch of its printed width")
    }
    return raster
  }

  private func jpeg() throws(Fault) -> Raster {
    guard let file = JPEGFile(bytes) else {
      throw Fault(message: "is not a JPEG file that can be read; save it anew as baseline JPEG")
    }
    guard file.componentCount < 4 else {
      throw Fault(message: "has printing inks (CMYK), which are not read; save it as RGB")
    }
    guard file.isComplete else {
      throw Fault(message: "is a JPEG file that is cut off; save it anew")
    }
    guard [1, 3, 6, 8].contains(file.orientation) else {
      throw Fault(message: "is to be shown mirrored (EXIF orientation); save it as it is to look")
    }
    return Raster(
      width: file.width, height: file.height, dotsPerInch: file.dotsPerInch,
      orientation: file.orientation)
  }

  /// The bytes without a camera's wish to turn the picture, which is fulfilled elsewhere.
  var upright: [UInt8] { JPEGFile(bytes)?.upright ?? bytes }

  private func number(at start: Int) -> Int {
    bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  private func png() throws(Fault) -> Raster {
    let broken = Fault(message: "is a PNG file that is cut off or broken; save it anew")
    var raster: Raster?
    var position = 8
    var isComplete = false
    var hasPixels = false
    while position + 12 <= bytes.count {
      let length = number(at: position)
      let name = String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self)
      guard length >= 0, position + 12 + length <= bytes.count else { throw broken }
      let body = position + 8
      if name == "IHDR", length >= 13 {
        raster = Raster(width: number(at: body), height: number(at: body + 4))
      } else if name == "pHYs", length >= 9, bytes[body + 8] == 1 {
        let perMetre = Double(number(at: body))
        if perMetre > 0 { raster?.dotsPerInch = perMetre * 0.0254 }
      } else if name == "IDAT" {
        hasPixels = true
      } else if name == "IEND" {
        isComplete = true
        break
      }
      position += 12 + length
    }
    guard let raster, isComplete, hasPixels, raster.width > 0, raster.height > 0,
      PNGChunks.areWhole(bytes)
    else { throw broken }
    return raster
  }
}
