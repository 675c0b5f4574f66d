import Documents
import Drawing
import Foundation
import Reporting
import Testing

@Suite struct PictureFileTests {
  /// The checksum of a chunk, bit by bit.
  private func check(_ bytes: [UInt8]) -> Int {
    var check: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
    }
    return Int(~check)
  }

  /// A PNG file of those measures without pixels, which are not looked at before they are drawn.
  private func png(_ width: Int, _ height: Int, dpi: Double? = nil) -> [UInt8] {
    func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 255) } }
    func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
      big(body.count) + Array(name.utf8) + body + big(check(Array(name.utf8) + body))
    }
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
    if let dpi {
      let perMetre = big(Int((dpi / 0.0254).rounded()))
      bytes += chunk("pHYs", perMetre + perMetre + [1])
    }
    return bytes + chunk("IDAT", []) + chunk("IEND", [])
  }

  private func template(_ line: String, _ files: [String: [UInt8]]) throws -> Template {
    let surroundings = Surroundings(
      readBytes: { files[$0] },
      list: { $0 == "" || $0 == "folder" ? files.keys.sorted() : nil },
      environment: ["PATH": "/nowhere", "OFFPRINT_CACHE": NSTemporaryDirectory()])
    return try Template(
      source: "---\ntitle: T\nfigures: {width: 100mm}\n---\n\n\(line)\n", path: "r.md",
      surroundings: surroundings)
  }

  private func figure(_ line: String, _ files: [String: [UInt8]]) throws -> FigureBlock {
    let body = try template(line, files).body
    guard case .figure(let figure)? = body.first else { throw CocoaError(.featureUnsupported) }
    return figure
  }

  private func fault(_ line: String, _ files: [String: [UInt8]] = [:]) -> String? {
    do {
      _ = try template(line, files)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func millimetres(_ points: Double) -> Double { (points * 254 / 72).rounded() / 10 }

  @Test(arguments: [
    ("{width=50mm}", 50.0, 25.0), ("{height=10mm}", 20, 10), ("{width=50%}", 50, 25),
    ("{width=30mm height=30mm}", 30, 30), ("", 84.7, 42.3),
  ])
  func aPictureHasTheSizeThatIsAskedFor(_ braces: String, _ width: Double, _ height: Double) throws
  {
    let figure = try figure("![C](a.png)\(braces)", ["a.png": png(1000, 500, dpi: 300)])
    #expect(millimetres(figure.picture.size.width) == width)
    #expect(millimetres(figure.picture.size.height) == height)
  }

  @Test func aPictureThatIsWiderThanFiguresIsMadeToFit() throws {
    let figure = try figure("![C](a.png)", ["a.png": png(3000, 500, dpi: 300)])
    #expect(millimetres(figure.picture.size.width) == 100)
  }

  @Test func tooFewPixelsAreWarnedOf() throws {
    let template = try template("![C](a.png){width=100mm}", ["a.png": png(600, 600)])
    #expect(template.warnings.map(\.name) == ["picture-resolution"])
    #expect(
      template.warnings.first?.text
        == "the picture “a.png” has 152 dots per inch at its printed width of 100 mm; print needs "
        + "300, which it has at 50 mm and less")
    #expect(try self.template("![C](a.png){width=50mm}", ["a.png": png(600, 600)]).warnings.isEmpty)
  }

  @Test func aPictureWithoutWordsIsWarnedOf() throws {
    let files = ["a.png": png(2000, 2000)]
    #expect(try template("![](a.png)", files).warnings.map(\.name) == ["alt-text"])
    #expect(try template("![](a.png){fig-alt=\"A scan.\"}", files).warnings.isEmpty)
  }

  @Test func aFileIsKnownByItsBytesNotByItsName() throws {
    let figure = try figure("![C](a%20b.jpg)", ["a b.jpg": png(2000, 2000)])
    guard case .image(let image)? = figure.picture.items.first else { return #expect(Bool(false)) }
    #expect(image.kind == .png)
  }

  @Test(arguments: [
    ("![C](fig.png)", "there is no picture “fig.png”; nearest: “figs.png”"),
    ("![C](folder)", "the picture “folder” is a folder; name a file in it"),
    ("![C](empty.png)", "the picture “empty.png” is empty"),
    (
      "![C](scan.tif)",
      "the picture “scan.tif” is a TIFF file, which is not read; save it as PNG, JPEG, SVG or PDF"
    ),
    (
      "![C](half.png)",
      "the picture “half.png” is a PNG file that is cut off or broken; save it anew"
    ),
    (
      "![C](none.png)",
      "the picture “none.png” is a PNG file that is cut off or broken; save it anew"
    ),
    (
      "![C](huge.png)",
      "the picture “huge.png” has 40000 × 9 pixels, more than print needs; scale it down to 600 per inch of its printed width"
    ),
    (
      "![C](text.png)",
      "the picture “text.png” is not a picture that is known; PNG, JPEG, SVG and PDF are read"
    ),
    (
      "![C](figs.png){width=200%}",
      "“width” of a picture is a share of more than 0 and at most 100%, not “200%”"
    ),
    (
      "![C](figs.png){width=0mm}", "“width” of a picture is a length such as 89mm or 50%, not “0mm”"
    ),
    ("![C](figs.png){widht=9mm}", "a picture has no “widht”; nearest: “width”"),
    (
      "![C](https://a.org/b.png)",
      "the picture “https://a.org/b.png” is on the net; keep it beside the template"
    ),
  ])
  func everyFaultIsOneSentence(_ line: String, _ message: String) {
    let files: [String: [UInt8]] = [
      "figs.png": png(900, 900), "empty.png": [], "scan.tif": Array("II*\0....".utf8),
      "half.png": Array(png(9, 9).dropLast(8)), "none.png": png(0, 5), "huge.png": png(40_000, 9),
      "text.png": Array("hello".utf8),
    ]
    #expect(fault(line, files) == "r.md:6: " + message)
  }

  @Test func expressionsStandInTheWordsForWhoCannotSee() throws {
    let template = try template(
      "![C](a.png){#suppfig-a\nwidth=50mm fig-alt=\"{A} of `{swift} 1 + 1`\"}",
      ["a.png": png(2000, 2000)])
    let result = BlockResult(
      source: .expression(0), outputs: [.text("two")])
    let document = try Document(assembling: template, results: [result])
    #expect(document.figures.map(\.alternativeText) == ["{A} of two"])
    #expect(document.figures.map(\.picture.description) == ["{A} of two"])
  }

  @Test func aBrokenFileIsNotTakenForAPicture() {
    var broken = png(900, 900)
    broken[broken.count - 14] ^= 1
    #expect(fault("![C](a.png)", ["a.png": broken])?.contains("cut off or broken") == true)
    let cut = Array(jpeg(orientation: 1).dropLast(2))
    #expect(
      fault("![C](a.jpg)", ["a.jpg": cut])
        == "r.md:6: the picture “a.jpg” is a JPEG file that is cut off; save it anew")
  }

  /// The head of a JPEG file of 400 × 300 pixels, as a camera writes it, and its end.
  private func jpeg(orientation: UInt8) -> [UInt8] {
    let directory: [UInt8] = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    let exif = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8] + directory
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
      + [0xFF, 0xC0, 0, 11, 8, 1, 44, 1, 144, 1, 1, 0x11, 0]
      + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 7, 0xFF, 0xD9]
  }

  @Test(arguments: [
    (3, Double.pi, 60.0, 45.0), (6, Double.pi / 2, 60.0, 80.0), (8, -Double.pi / 2, 60.0, 80.0),
  ])
  func aPhotographIsTurnedAsItsCameraSays(
    _ orientation: Int, _ angle: Double, _ width: Double, _ height: Double
  ) throws {
    let bytes = jpeg(orientation: UInt8(orientation))
    let picture = try figure("![C](a.jpg){width=60mm}", ["a.jpg": bytes]).picture
    #expect(millimetres(picture.size.width) == width)
    #expect(millimetres(picture.size.height) == height)
    guard case .group(let group)? = picture.items.first,
      case .image(let image)? = group.items.first
    else {
      Issue.record("not turned")
      return
    }
    #expect(group.rotation == angle)
    #expect(millimetres(image.frame.width) == max(width, height))
    // Browsers turn pictures too.
    #expect(image.bytes == jpeg(orientation: 1))
  }

  @Test func aMirroredPhotographIsRefused() {
    #expect(fault("![C](a.jpg)", ["a.jpg": jpeg(orientation: 2)])?.contains("mirrored") == true)
  }

  @Test func aDrawingWithoutItsProgramNamesThePackage() {
    let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(UUID().uuidString)\"/>".utf8)
    #expect(fault("![C](a.svg)", ["a.svg": svg])?.contains("apt install poppler-utils") == true)
  }
}

@Suite struct SVGSubsetTests {
  private func drawing(_ body: String) -> Picture? {
    SVGSubset(
      "<svg width=\"100pt\" height=\"50pt\" viewBox=\"0 0 100 50\"><defs><g>"
        + "<symbol id=\"glyph0-1\"><path style=\"stroke:none;\" d=\"M 0 0 L 2 0 L 2 -3 Z\"/></symbol>"
        + "</g><clipPath id=\"c\"><path d=\"M 0 0 L 10 0 L 10 10 L 0 10 Z M 0 0 \"/></clipPath></defs>"
        + body + "</svg>")?.picture
  }

  @Test func linesAndFillsArePaths() throws {
    let picture = try #require(
      drawing(
        "<path style=\"fill:none;stroke-width:2;stroke-linecap:round;stroke:rgb(100%,0%,0%);"
          + "stroke-opacity:1;\" d=\"M 1 2 L 3 4 \" transform=\"matrix(2,0,0,2,5,0)\"/>"))
    #expect(picture.size == Size(width: 100, height: 50))
    guard case .path(let item)? = picture.items.first else { return #expect(Bool(false)) }
    #expect(item.path == Path(polyline: [Point(x: 7, y: 4), Point(x: 11, y: 8)]))
    #expect(item.stroke?.width == 4 && item.stroke?.cap == .round && item.fill == nil)
    #expect(item.stroke?.color == Color(red: 1, green: 0, blue: 0))
  }

  @Test func lettersStandWhereTheyAreUsed() throws {
    let picture = try #require(
      drawing(
        "<g style=\"fill:rgb(0%,0%,0%);fill-opacity:1;\">"
          + "<use xlink:href=\"#glyph0-1\" x=\"10\" y=\"20\"/></g>"))
    guard case .path(let item)? = picture.items.first else { return #expect(Bool(false)) }
    #expect(item.path.elements.first == .move(Point(x: 10, y: 20)))
    #expect(item.fill == .black)
  }

  @Test func uprightClipsAreGroups() throws {
    let picture = try #require(
      drawing(
        "<g clip-path=\"url(#c)\"><path style=\"fill:rgb(0%,0%,0%);\" d=\"M 0 0 L 5 5 L 0 5 Z\"/></g>"
          + "<path style=\"fill:rgb(0%,0%,0%);\" d=\"M 0 0 L 5 5 L 0 5 Z\"/>"))
    #expect(picture.items.count == 2)
    guard case .group(let group)? = picture.items.first else { return #expect(Bool(false)) }
    #expect(group.clip == Rectangle(x: 0, y: 0, width: 10, height: 10))
  }

  @Test(arguments: [
    "<path style=\"fill:rgb(0%,0%,0%);fill-opacity:0.5;\" d=\"M 0 0 L 5 5 Z\"/>",
    "<path style=\"fill:url(#linear0);\" d=\"M 0 0 L 5 5 Z\"/>",
    "<image width=\"3\" height=\"3\"/>", "<g mask=\"url(#m)\"></g>",
    "<g clip-path=\"url(#other)\"></g>", "<use xlink:href=\"#image5\"/>",
  ])
  func whatAPictureCannotHoldIsRefused(_ body: String) {
    #expect(drawing(body) == nil)
  }
}
