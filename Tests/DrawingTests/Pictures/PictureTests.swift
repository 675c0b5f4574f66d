import Drawing
import Foundation
import Testing

@Suite struct PictureTests {
  @Test func aPictureComesBackFromItsCode() throws {
    let data = try JSONEncoder().encode(Specimen.faces)
    #expect(try JSONDecoder().decode(Picture.self, from: data) == Specimen.faces)
  }

  @Test func aPathComesBackToTheLastDigit() throws {
    let path = Path([
      .move(Point(x: 0.1, y: -1e-7)), .line(Point(x: 1.0 / 3, y: 1e20)),
      .curve(Point(x: 1, y: 2), Point(x: 3, y: 4), end: Point(x: 5, y: 6)), .close,
    ])
    let data = try JSONEncoder().encode([path])
    #expect(try JSONDecoder().decode([Path].self, from: data) == [path])
  }

  @Test(arguments: ["M 1", "L 1 b", "X 1 2", "M 1 2 3", "1 2"])
  func whatIsNoPathIsRefused(_ text: String) {
    let data = Data("[\"\(text)\"]".utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Path].self, from: data) }
  }

  @Test func rectanglesOverlapByMoreThanTheTolerance() {
    let first = Rectangle(x: 0, y: 0, width: 10, height: 10)
    #expect(first.overlaps(Rectangle(x: 9, y: 9, width: 5, height: 5)))
    #expect(!first.overlaps(Rectangle(x: 10, y: 0, width: 5, height: 5)))
    #expect(!first.overlaps(Rectangle(x: 9, y: 9, width: 5, height: 5), tolerance: 1))
  }

  @Test func coloursAreWrittenInHexadecimal() {
    #expect(Color(hex: 0x0B2545).hexadecimal == "#0B2545")
    #expect(Color(red: 2, green: -1, blue: .nan).hexadecimal == "#FF0000")
  }

  @Test func quarterTurnsAreExact() {
    let map = AffineMap(offset: Point(x: 5, y: 6), rotation: -.pi / 2)
    #expect(map(Point(x: 3, y: 1)) == Point(x: 6, y: 3))
  }

  @Test func whatIsNoNumberIsNamedByEveryWriter() {
    let line = Path(polyline: [Point(x: 0, y: 0), Point(x: .nan, y: 1)])
    let item = PathItem(line, stroke: Stroke(.black, width: 1), series: "high risk")
    let group = PictureGroup([.path(item)])
    let picture = Picture(size: Size(width: 9, height: 9), items: [.group(group)])
    let error = DrawingError.notANumber("the path of the series “high risk”")
    #expect(throws: error) { try picture.png(dpi: 72) }
    #expect(throws: error) { try picture.pdf() }
    #expect(throws: error) { try picture.svg() }
    #expect(throws: error) { try PictureInspection(picture) }
  }

  @Test func emptyAndOddItemsAreDrawn() throws {
    let stroke = Stroke(.black, width: 1, dash: [0, 0])
    let items: [PictureItem] = [
      .path(PathItem(Path())), .path(PathItem(Path([.close]), fill: .black)),
      .path(PathItem(Path([.line(Point(x: 1, y: 1)), .close]), stroke: stroke)),
      .path(
        PathItem(
          Path(polyline: [Point(x: -1e9, y: 1), Point(x: 1e9, y: 2)]),
          stroke: Stroke(.black, width: 1, dash: [-1, 2]))),
      .text(TextRun("", font: Font(.sans, size: 7), origin: Point(x: 1, y: 1))),
      .text(TextRun("none", font: Font(.sans, size: 0), origin: Point(x: 1, y: 1))),
      .text(
        TextRun(
          "\u{10FFFD}\u{200B}e\u{301} שלום", font: Font(.sans, size: 7), origin: Point(x: 1, y: 9))),
      .group(PictureGroup([], clip: Rectangle(x: 0, y: 0, width: -1, height: 0), role: "Figure")),
    ]
    let picture = Picture(size: Size(width: 40, height: 12), items: items)
    #expect(try !picture.png(dpi: 72).isEmpty)
    #expect(try !picture.png(dpi: 600).isEmpty)
    #expect(try !picture.pdf().isEmpty)
    #expect(try !picture.svg().isEmpty)
    #expect(try PictureInspection(picture).missingGlyphs == ["\u{10FFFD}"])
  }
}
