import Charts
import Drawing
import Testing

@Suite("Palette")
struct PaletteTests {
  @Test("The tints are those of the house: 15 % of the colour on white")
  func tints() {
    let expected: [UInt32] = [0xDADBE1, 0xEFD9DD, 0xE4EBF2, 0xFAEFE9]
    for (color, hex) in zip(Palette().four, expected) {
      let wanted = Color(hex: hex)
      #expect(abs(color.tint.red - wanted.red) < 0.003)
      #expect(abs(color.tint.green - wanted.green) < 0.003)
      #expect(abs(color.tint.blue - wanted.blue) < 0.003)
    }
  }

  @Test("Up to four series differ by at least 18 in lightness", arguments: 1...4)
  func grey(count: Int) {
    let lightness = Palette().styles(count).map(\.color.lightness).sorted()
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 - $0 >= 18 })
  }

  @Test("Greys of series with the same dash differ, also from the black of axes", arguments: 1...8)
  func greys(count: Int) {
    let styles = Palette.grey.styles(count)
    #expect(Set(styles).count == count)
    for (index, style) in styles.enumerated() {
      for other in styles[(index + 1)...] where other.dash == style.dash {
        #expect(abs(other.color.lightness - style.color.lightness) >= 15)
      }
      #expect(!style.dash.isEmpty || style.color.lightness >= 15)
    }
  }

  @Test("Colours of one's own are low, high, middle; few of them repeat with dashes")
  func ownColors() {
    let (low, high) = (Color(hex: 0x0000AA), Color(hex: 0xAA0000))
    let palette = Palette(colors: [low, high])
    #expect(palette.styles(2).map(\.color) == [low, high])
    #expect(Set(palette.styles(4)).count == 4)
    #expect(Palette(colors: []) == Palette())
  }

  @Test("No two of many series have the same colour and dash", arguments: [5, 6, 12, 24])
  func many(count: Int) { #expect(Set(Palette().styles(count)).count == count) }

  @Test("Two groups are steel and crimson")
  func two() {
    #expect(
      Palette().styles(2) == [
        SeriesStyle(Color(hex: 0x497BA5)), SeriesStyle(Color(hex: 0x92001A)),
      ])
  }

  @Test("Text in a light colour is darkened until it can be read")
  func legible() {
    let apricot = Color(hex: 0xDF9569)
    #expect(1.05 / (apricot.legible.luminance + 0.05) >= 4.5)
    #expect(Color(hex: 0x92001A).legible == Color(hex: 0x92001A))
  }

  @Test(
    "No text is below 6 pt and no stroke below 0.3 pt",
    arguments: [Theme.standard, .large, .nature])
  func limits(theme: Theme) {
    #expect([theme.tickSize, theme.textSize, theme.letterSize].allSatisfy { $0 >= 6 })
    let strokes = [
      theme.axisStroke, theme.curveStroke, theme.wideCurveStroke, theme.whiskerStroke,
      theme.referenceStroke,
    ]
    #expect(strokes.allSatisfy { $0 >= 0.3 })
  }
}
