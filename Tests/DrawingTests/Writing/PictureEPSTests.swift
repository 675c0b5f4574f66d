import Drawing
import Foundation
import Testing

@Suite struct PictureEPSTests {
  private var picture: Picture {
    Picture(
      size: Size(width: 200, height: 100),
      items: [
        .text(TextRun("Risk – 风险", font: Font(.sans, size: 9), origin: Point(x: 20, y: 40))),
        .path(
          PathItem(
            Path(polyline: [Point(x: 10, y: 10), Point(x: 190, y: 90)]),
            stroke: Stroke(.black, width: 1))),
      ])
  }

  private func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test func theHeadNamesTitleAndBoxAndNoDate() throws {
    let lines = lines(try picture.eps(title: "Figure 1"))
    #expect(lines[0] == "%!PS-Adobe-3.0 EPSF-3.0")
    #expect(lines.contains("%%Title: Figure 1"))
    #expect(lines.contains { $0.hasPrefix("%%BoundingBox: ") })
    #expect(!lines.contains { $0.contains("Date") })
  }

  @Test func theSamePictureGivesTheSameBytes() throws {
    #expect(try picture.eps() == picture.eps())
  }

  @Test func aTitleOfOtherLettersIsStillAscii() throws {
    let bytes = try picture.eps(title: "图 1\n%%EOF")
    #expect(lines(bytes).contains("%%Title: ? 1?%%EOF"))
  }

  @Test func imagesAreLaidOnWhite() throws {
    let frame = Rectangle(x: 0, y: 0, width: 20, height: 12)
    let items: [PictureItem] = [
      .image(ImageItem(jpeg: JPEGSpecimen.grey.bytes, frame: frame))
    ]
    #expect(try !Picture(size: Size(width: 20, height: 12), items: items).eps().isEmpty)
  }
}
