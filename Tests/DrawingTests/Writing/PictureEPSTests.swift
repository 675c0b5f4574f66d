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
    #expect(lines.contains("%%BoundingBox: 0 0 200 100"))
    #expect(lines.contains("%%PageBoundingBox: 0 0 200 100"))
    #expect(!lines.contains { $0.contains("Date") })
  }

  @Test("The box is that of the picture, not of its ink")
  func box() throws {
    var broad = picture
    broad.size = Size(width: 252.283, height: 214.375)
    let lines = lines(try broad.eps(title: "Figure\u{A0}1:"))
    #expect(lines.contains("%%BoundingBox: 0 0 253 215"))
    #expect(lines.contains("%%HiResBoundingBox: 0 0.63 252.28 215"))
    #expect(lines.contains("%%Title: Figure 1"))
    // The sheet on which Cairo draws is as high as the box.
    #expect(lines.contains { $0.hasPrefix("1 0 0 -1 0 215 cm") })
  }

  @Test("Letters are embedded as outlines and nothing is turned into pixels")
  func vectors() throws {
    let text = String(decoding: try picture.eps(), as: UTF8.self)
    #expect(text.contains("FontType1"))
    #expect(!text.contains("ImageType") && !text.contains("colorimage"))
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
