import Drawing
import Foundation
import Testing

@Suite struct PictureInspectionTests {
  private func inspected(_ items: [PictureItem]) throws -> PictureInspection {
    try PictureInspection(Picture(size: Size(width: 100, height: 60), items: items))
  }

  private func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 7, rotation: Double = 0
  ) -> PictureItem {
    .text(
      TextRun(
        text, font: Font(.sans, size: size), origin: Point(x: x, y: y), rotation: rotation))
  }

  private func line(_ series: String, _ color: Color, dash: [Double] = []) -> PictureItem {
    .path(
      PathItem(
        Path(polyline: [Point(x: 0, y: 0), Point(x: 9, y: 9)]),
        stroke: Stroke(color, width: 1, dash: dash), series: series))
  }

  @Test func runsOnEachOtherAreFound() throws {
    let pairs = try inspected([
      text("survival", 10, 20), text("months", 50, 20), text("risk", 14, 22),
    ]).overlappingTexts()
    #expect(pairs.map { [$0.0.run.text, $0.1.run.text] } == [["survival", "risk"]])
  }

  @Test func neighboursOnOneLineAreApart() throws {
    let width = try TextMeasurer.installed().metrics("survival", font: Font(.sans, size: 7)).width
    let items = [text("survival", 10, 20), text("survival", 10 + width, 20), text("under", 10, 29)]
    #expect(try inspected(items).overlappingTexts().isEmpty)
  }

  @Test func turnedRunsAreComparedAsTheyStand() throws {
    // The upright boxes of the two diagonals overlap, the turned ones do not.
    let apart = [
      text("diagonal", 10, 10, rotation: .pi / 4), text("diagonal", 22, 10, rotation: .pi / 4),
    ]
    #expect(try inspected(apart).overlappingTexts().isEmpty)
    let crossing = [text("upward", 30, 40, rotation: -.pi / 2), text("level", 20, 35)]
    #expect(try inspected(crossing).overlappingTexts().count == 1)
  }

  @Test func runsThatLeaveThePictureAreFound() throws {
    let found = try inspected([
      text("inside", 10, 20), text("out at the right", 80, 20), text("above", 10, 3),
      text("x", 10, 60), text("g", 20, 60),
    ]).textsCut()
    #expect(found.map(\.run.text) == ["out at the right", "above", "g"])
  }

  @Test func runsCutByAClipAreFound() throws {
    let clip = PictureGroup(
      [text("clipped", 5, 20), text("a", 5, 10)], clip: Rectangle(x: 0, y: 0, width: 15, height: 30)
    )
    #expect(try inspected([.group(clip)]).textsCut().map(\.run.text) == ["clipped"])
  }

  @Test func runsInGroupsStandWhereTheGroupPutsThem() throws {
    let inner = PictureGroup([text("a", 1, 2)], offset: Point(x: 3, y: 4), rotation: .pi / 2)
    let outer = PictureGroup([.group(inner)], offset: Point(x: 30, y: 20))
    let corner = try #require(inspected([.group(outer)]).texts.first?.box[3])
    // The lower left corner lies the descent below the baseline, which now points to the left.
    let descent = try TextMeasurer.installed().metrics("a", font: Font(.sans, size: 7)).descent
    #expect(abs(corner.x - (30 + 3 - 2 - descent)) < 1e-9)
    #expect(abs(corner.y - (20 + 4 + 1)) < 1e-9)
  }

  @Test func theSmallestTextAndTheThinnestStrokeAreNamed() throws {
    let found = try inspected([
      text("a", 1, 20, size: 6.5), text("b", 9, 20, size: 8), line("", .black),
    ])
    #expect(found.smallestFontSize == 6.5)
    #expect(found.thinnestStroke == 1)
    #expect(try inspected([]).smallestFontSize == nil)
  }

  @Test func seriesAreToldApartByLightnessOrDash() throws {
    let house = [0x071036, 0x92001A, 0x497BA5, 0xDF9569].map { Color(hex: UInt32($0)) }
    let apart = house.enumerated().map { line("\($0.offset)", $0.element) }
    #expect(try inspected(apart).seriesAlikeInGrey().isEmpty)
    let hues = [Color(hex: 0xF8766D), Color(hex: 0x00BFC4)]
    let alike = try inspected([line("A", hues[0]), line("B", hues[1])]).seriesAlikeInGrey()
    #expect(alike.map { [$0.0.name, $0.1.name] } == [["A", "B"]])
    let dashed = [line("A", hues[0]), line("B", hues[1], dash: [4, 2])]
    #expect(try inspected(dashed).seriesAlikeInGrey().isEmpty)
  }

  @Test func aBandDoesNotStandForItsLine() throws {
    let band = PathItem(
      Path(rectangle: Rectangle(x: 0, y: 0, width: 5, height: 5)), fill: Color(hex: 0xDADBE1),
      series: "A")
    let look = try #require(inspected([.path(band), line("A", Specimen.navy)]).series.first)
    #expect(look.isLine && look.color == Specimen.navy)
  }

  @Test func lightnessIsThatOfThePalette() {
    // design values of the house's palette: 6, 30, 50, 68
    let values = [0x071036, 0x92001A, 0x497BA5, 0xDF9569].map {
      Int(Color(hex: UInt32($0)).lightness.rounded())
    }
    let expected = [6, 30, 50, 68]
    #expect(values == expected)
    #expect(abs(Color.white.lightness - 100) < 1e-9 && Color.black.lightness == 0)
  }

  @Test func missingCharactersAreNamed() throws {
    #expect(try inspected([text("a\u{10FFFD}", 5, 20)]).missingGlyphs == ["\u{10FFFD}"])
  }
}
