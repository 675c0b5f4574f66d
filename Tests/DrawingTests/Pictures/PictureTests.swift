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
}
