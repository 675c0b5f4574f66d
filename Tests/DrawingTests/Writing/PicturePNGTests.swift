import Drawing
import Foundation
import Testing

@Suite struct PicturePNGTests {
  private func square(_ color: Color, side: Double = 20) -> Picture {
    let frame = Rectangle(x: 5, y: 5, width: 10, height: 10)
    return Picture(
      size: Size(width: side, height: side),
      items: [.path(PathItem(Path(rectangle: frame), fill: color))])
  }

  @Test func pixelsComeBackAsTheyWereDrawn() throws {
    let file = try #require(DecodedPNG(square(Specimen.crimson).png(dpi: 72)))
    #expect(file.width == 20 && file.height == 20 && file.channels == 3)
    for y in 0..<20 {
      for x in 0..<20 {
        let isInside = (5..<15).contains(x) && (5..<15).contains(y)
        let expected: [UInt8] = isInside ? [0x92, 0x00, 0x1A] : [255, 255, 255]
        #expect(file.pixel(x, y) == expected)
      }
    }
  }

  @Test func greysAreWrittenAsGrey() throws {
    let file = try #require(DecodedPNG(square(Color(hex: 0x808080)).png(dpi: 144)))
    #expect(file.channels == 1)
    #expect(file.pixel(20, 20) == [0x80])
    #expect(file.pixel(2, 39) == [255])
  }

  @Test func manyBandsMakeOneImage() throws {
    // A wide and high picture takes several bands; a slanted line crosses all of them.
    let line = Path(polyline: [Point(x: 0, y: 0), Point(x: 300, y: 300)])
    let picture = Picture(
      size: Size(width: 300, height: 300),
      items: [.path(PathItem(line, stroke: Stroke(Specimen.navy, width: 3)))])
    let file = try #require(DecodedPNG(picture.png(dpi: 600)))
    #expect(file.width == 2500 && file.height == 2500)
    for place in stride(from: 2, to: 2500, by: 1) {
      #expect(file.pixel(place, place) == [0x07, 0x10, 0x36])
    }
  }

  @Test func theResolutionIsRecorded() throws {
    #expect(try DecodedPNG(square(.black).png(dpi: 600))?.dotsPerMetre == 23622)
  }

  @Test func theBytesAreTheSameEachTime() throws {
    let picture = Specimen.faces
    #expect(try picture.png(dpi: 150) == picture.png(dpi: 150))
    Specimen.keep(try picture.png(dpi: 150), as: "faces-150.png")
    Specimen.keep(try picture.png(dpi: 600), as: "faces-600.png")
  }

  @Test func picturesDrawnAtOnceAreTheSame() async throws {
    let expected = try Specimen.faces.png(dpi: 300)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try Specimen.faces.png(dpi: 300) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func anImageIsDrawnInItsFrame() throws {
    let inner = try square(Specimen.steel).png(dpi: 72)
    let picture = Picture(
      size: Size(width: 40, height: 40),
      items: [.image(ImageItem(png: inner, frame: Rectangle(x: 0, y: 0, width: 40, height: 40)))])
    let file = try #require(DecodedPNG(picture.png(dpi: 72)))
    #expect(file.pixel(20, 20) == [0x49, 0x7B, 0xA5])
    #expect(file.pixel(3, 3) == [255, 255, 255])
  }

  @Test func aBrokenImageIsNamed() {
    let image = ImageItem(png: [1, 2, 3], frame: Rectangle(x: 0, y: 0, width: 9, height: 9))
    let picture = Picture(size: Size(width: 9, height: 9), items: [.image(image)])
    #expect(throws: DrawingError.image) { try picture.png() }
  }

  @Test(arguments: [
    Size(width: 0, height: 4), Size(width: -1, height: 4), Size(width: .nan, height: 4),
  ])
  func sizesThatCannotBeAreRefused(_ size: Size) {
    #expect(throws: DrawingError.self) { try Picture(size: size).png() }
    #expect(throws: DrawingError.resolution(0)) { try square(.black).png(dpi: 0) }
    #expect(throws: DrawingError.self) { try square(.black).png(dpi: .nan) }
    #expect(throws: DrawingError.self) { try square(.black, side: 1e9).png(dpi: 600) }
  }

  @Test func aFigureAtPrintResolutionIsQuick() throws {
    let figure = Specimen.steps(width: millimetres(120), height: millimetres(100))
    _ = try figure.png(dpi: 600)
    var size = 0
    let time = try ContinuousClock().measure { size = try figure.png(dpi: 600).count }
    // An idle machine of two cores takes 0.04 s; a busy one must not fail the tests.
    #expect(time < .seconds(2))
    #expect(size < 400_000)
    Specimen.keep(try figure.png(dpi: 600), as: "steps-600.png")
  }
}
