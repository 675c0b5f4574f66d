import Drawing
import Testing

@Suite struct MathFontTests {
  @Test("The faces say where the axis is", arguments: [Typeface.math, .chineseMath])
  func axis(face: Typeface) throws {
    let font = try MathFont.installed(face)
    #expect(font[.axisHeight] == 0.25)
    #expect(font[.scriptPercentScaleDown] == 0.74)
  }

  @Test func aParenthesisGrowsGlyphByGlyphAndThenInParts() throws {
    let font = try MathFont.installed(.math)
    let low = try #require(font.stretch("(", to: 1.1, isVertical: true))
    let high = try #require(font.stretch("(", to: 9, isVertical: true))
    #expect(!low.isAssembled && low.extent >= 1.1)
    #expect(high.isAssembled && high.extent >= 9 && high.extent < 9.3)
  }

  @Test func thePartsOfASignOverlap() throws {
    let font = try MathFont.installed(.math)
    let brace = try #require(font.stretch("{", to: 7, isVertical: true))
    for (piece, next) in zip(brace.pieces, brace.pieces.dropFirst()) {
      #expect(next.offset < piece.offset + piece.glyph.height)
    }
  }

  @Test func scriptsHaveFormsOfTheirOwn() throws {
    let font = try MathFont.installed(.math)
    let prime = try #require(font.glyph(of: "′"))
    let small = try #require(font.glyph(of: "′", level: 1))
    #expect(prime.number != small.number)
  }

  @Test func aCharacterThatTheFaceLacksHasNoGlyph() throws {
    #expect(try MathFont.installed(.math).glyph(of: "ሴ") == nil)
  }

  @Test func aRunWithAGlyphIsAsWideAsTheGlyph() throws {
    let font = try MathFont.installed(.math)
    let glyph = try #require(font.stretch("(", to: 2, isVertical: true)?.pieces.first?.glyph)
    var run = TextRun("(", font: Font(.math, size: 10), origin: Point(x: 0, y: 0))
    run.glyph = glyph.number
    #expect(abs(try TextMeasurer.installed().metrics(run).width - glyph.advance * 10) < 1e-9)
  }
}
