import Crypto
import Drawing
import Foundation

/// Drawings in SVG and PDF files as pictures, through the programs that read them best: `rsvg-convert`
/// makes a PDF of an SVG, `pdftocairo` of poppler makes paths of a PDF. Poppler is under the GPL and
/// therefore called, never linked.
///
/// What paths cannot say, transparency or shading, makes the drawing an image of 600 dots per inch.
/// Results are kept by the file's content.
struct VectorPicture: Sendable {
  private let environment: [String: String]
  private let cache: URL?

  init(environment: [String: String]) {
    self.environment = environment
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    let own = environment["OFFPRINT_CACHE"].flatMap { $0.isEmpty ? nil : $0 }
    let folder = URL(filePath: (own ?? caches + "/offprint") + "/pictures")
    let isMade =
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
      != nil
    cache = isMade ? folder : nil
  }

  /// What came of a file.
  struct Result {
    /// The drawing at its own size.
    var picture: Picture
    /// Whether it had to become an image.
    var isImage = false
  }

  /// The drawing of a file.
  func drawing(_ file: PictureFile) throws(PictureFile.Fault) -> Result {
    let key = SHA256.hash(data: file.bytes).prefix(16)
      .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    if let kept = kept(key) { return kept }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "offprint-picture-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .init(message: "cannot be read: no temporary file can be written")
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    return try converted(file, key: key, in: folder)
  }

  private func kept(_ key: String) -> Result? {
    guard let cache else { return nil }
    if let text = try? String(contentsOf: cache.appending(path: key + ".svg"), encoding: .utf8),
      let drawing = SVGSubset(text)
    {
      return Result(picture: drawing.picture)
    }
    if let data = try? Data(contentsOf: cache.appending(path: key + ".png")) {
      return Self.image([UInt8](data))
    }
    return nil
  }

  private func converted(
    _ file: PictureFile, key: String, in folder: URL
  ) throws(PictureFile.Fault) -> Result {
    let isSVG = file.kind == .svg
    let poppler = try program("pdftocairo", package: "poppler-utils", for: isSVG ? "SVG" : "PDF")
    let pdf = folder.appending(path: "in.pdf")
    if isSVG {
      let rsvg = try program("rsvg-convert", package: "librsvg2-bin", for: "SVG")
      write(file.bytes, to: folder.appending(path: "in.svg"))
      try run(rsvg, ["--format=pdf", "--output=in.pdf", "in.svg"], in: folder, "an SVG file")
    } else {
      write(file.bytes, to: pdf)
    }
    let pages = ["-f", "1", "-l", "1"]
    try run(poppler, ["-svg"] + pages + ["in.pdf", "out.svg"], in: folder, "a PDF file")
    let output = folder.appending(path: "out.svg")
    if let text = try? String(contentsOf: output, encoding: .utf8), let drawing = SVGSubset(text) {
      keep(output, as: key + ".svg")
      return Result(picture: drawing.picture)
    }
    let raster = ["-png", "-r", "600", "-singlefile"]
    try run(poppler, raster + pages + ["in.pdf", "out"], in: folder, "a PDF file")
    let image = folder.appending(path: "out.png")
    guard let data = try? Data(contentsOf: image), let result = Self.image([UInt8](data)) else {
      throw .init(message: "cannot be drawn; open it in a program that shows it and save it anew")
    }
    keep(image, as: key + ".png")
    return result
  }

  /// An image of 600 dots per inch.
  private static func image(_ bytes: [UInt8]) -> Result? {
    guard let file = try? PictureFile(bytes), let raster = try? file.raster() else { return nil }
    let size = Size(
      width: Double(raster.width) * 72 / 600, height: Double(raster.height) * 72 / 600)
    let frame = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    return Result(
      picture: Picture(size: size, items: [.image(ImageItem(png: bytes, frame: frame))]),
      isImage: true)
  }

  // MARK: - Programs

  private func program(
    _ name: String, package: String, for kind: String
  ) throws(PictureFile.Fault) -> ExternalProgram {
    guard let program = ExternalProgram(named: name, environment: environment) else {
      throw .init(
        message: "is read by \(name), which is not installed: apt install \(package); "
          + "a PNG file is read without it")
    }
    return program
  }

  private func run(
    _ program: ExternalProgram, _ arguments: [String], in folder: URL, _ kind: String
  ) throws(PictureFile.Fault) {
    let name = URL(filePath: program.path).lastPathComponent
    guard let outcome = try? program.run(arguments, in: folder) else {
      throw .init(message: "cannot be read: \(name) does not start")
    }
    guard outcome.status == 0 else {
      let words = outcome.errors.split(separator: "\n").first.map { ": \(Self.reason($0))" } ?? ""
      throw .init(message: "is not \(kind) that \(name) reads\(words)")
    }
  }

  /// What a program says of a file, without the names of its copy and its parts.
  private static func reason(_ words: Substring) -> String {
    guard let place = words.range(of: " on line "),
      let fault = words.range(of: " of data: ", range: place.upperBound..<words.endIndex)
    else { return String(words) }
    return "line \(words[place.upperBound..<fault.lowerBound]): \(words[fault.upperBound...])"
  }

  private func write(_ bytes: [UInt8], to place: URL) { try? Data(bytes).write(to: place) }

  /// Keeps a result in one step; a cache that cannot be written costs time, not the render.
  private func keep(_ file: URL, as name: String) {
    guard let cache, let data = try? Data(contentsOf: file) else { return }
    try? data.write(to: cache.appending(path: name), options: .atomic)
  }
}
