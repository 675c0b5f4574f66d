import Drawing
import Foundation
import Testing

@Suite struct TextMeasurerTests {
  let measurer: TextMeasurer
  let sans = Font(.sans, size: 10)
  let serif = Font(.serif, size: 10)

  init() throws { measurer = try TextMeasurer.installed() }

  @Test func aWidthIsTheDesignersToTheLastDigit() {
    // Heros: H 722, o 556 of 1000 units; this pair has no kern.
    #expect(abs(measurer.metrics("Ho", font: sans).width - 12.78) < 1e-9)
  }

  @Test func aWidthGrowsWithTheSizeWithoutRounding() {
    let small = measurer.metrics("Overall survival (%)", font: Font(.sans, size: 6.5)).width
    let large = measurer.metrics("Overall survival (%)", font: Font(.sans, size: 65)).width
    #expect(abs(large - 10 * small) < 1e-9)
  }

  @Test func kerningIsOn() {
    let pair = measurer.metrics("AV", font: sans).width
    let apart = measurer.metrics("A", font: sans).width + measurer.metrics("V", font: sans).width
    #expect(pair < apart)
  }

  @Test func thinSpacesAreAdvancesInTheSameFace() {
    func space(_ text: String, _ font: Font) -> Double {
      measurer.metrics("1\(text)5", font: font).width - measurer.metrics("1", font: font).width
        - measurer.metrics("5", font: font).width
    }
    for font in [sans, serif] {
      #expect(abs(space("\u{202F}", font) - 1.7) < 1e-9)
      #expect(abs(space("\u{2009}", font) - 2.0) < 1e-9)
      #expect(abs(space("\u{200A}", font) - 1.0) < 1e-9)
      #expect(abs(space("\u{2007}", font) - measurer.figureWidth(of: font)) < 1e-9)
    }
    #expect(measurer.families(in: "10\u{202F}000", font: sans).count == 1)
  }

  @Test func spacingIsAddedAfterShaping() {
    let plain = measurer.metrics("a b c", font: sans).width
    let wide = measurer.metrics("a b c", font: sans, letterSpacing: 0.1, wordSpacing: 2).width
    #expect(abs(wide - plain - 5 * 0.1 - 2 * 2) < 1e-9)
  }

  @Test func advancesAddUpToTheWidth() {
    for text in ["office α = 1\u{202F}546 中文，", "e\u{301}tude", "", "ﬁ👩‍👩‍👧"] {
      let advances = measurer.advances(text, font: serif, letterSpacing: 0.2)
      #expect(advances.count == text.count)
      let width = measurer.metrics(text, font: serif, letterSpacing: 0.2).width
      #expect(abs(advances.reduce(0, +) - width) < 1e-9)
    }
  }

  @Test func glyphsComeFromTheChainInItsOrder() {
    func families(_ text: String, _ font: Font) -> [String] {
      measurer.families(in: text, font: font, language: "zh-Hans").map(\.name)
    }
    #expect(families("P 值′", sans) == ["TeX Gyre Heros", "Noto Sans CJK SC", "Liberation Sans"])
    #expect(families("P 值", serif) == ["TeX Gyre Pagella", "Noto Serif CJK SC"])
    #expect(families("P 值", Font(.monospaced, size: 9)).last == "Noto Sans Mono CJK SC")
  }

  @Test func whatNoFaceHasIsNamed() {
    let text = "AUC \u{2009}值 ₿\u{F8FE}\u{10FFFD}\u{10FFFD}e\u{301}"
    let missing = measurer.missingGlyphs(in: text, font: sans)
    #expect(missing.contains("\u{10FFFD}"))
    #expect(missing.count(where: { $0 == "\u{10FFFD}" }) == 1)
    #expect(!missing.contains("值"))
    #expect(!missing.contains("\u{2009}"))
  }

  @Test func aLetterAndItsAccentComeFromOneFace() {
    #expect(measurer.families(in: "e\u{301}", font: sans).map(\.name) == ["TeX Gyre Heros"])
  }

  @Test func codeHasNoLigatures() {
    let code = Font(.monospaced, size: 9)
    let widths = Set(["office", "abcdef"].map { measurer.metrics($0, font: code).width })
    #expect(widths.count == 1)
  }

  @Test func figuresAreOfOneWidthWhereAsked() {
    let font = Font(.serif, size: 10, tabularFigures: true)
    let widths = Set((0...9).map { measurer.metrics("\($0)", font: font).width })
    #expect(widths.count == 1)
  }

  @Test func ligaturesAreOnInTextAndOffInWidelySpacedLetters() {
    func glyphs(_ spacing: Double) -> Int {
      measurer.families(in: "fi", font: serif, letterSpacing: spacing).map(\.glyphs).reduce(0, +)
    }
    #expect(glyphs(0) == 1)
    #expect(glyphs(0.05) == 1)
    #expect(glyphs(0.8) == 2)
  }

  @Test func boldAndItalicAreFacesOfTheirOwn() {
    let widths = [(false, false), (true, false), (false, true), (true, true)].map { style in
      let font = Font(.serif, size: 10, bold: style.0, italic: style.1)
      return measurer.metrics("Hazard ratio", font: font).width
    }
    #expect(Set(widths).count == 4)
  }

  @Test func heightsAreThoseOfTheLetters() {
    #expect(abs(measurer.capHeight(of: sans) - 7.29) < 0.1)
    #expect(abs(measurer.xHeight(of: sans) - 5.24) < 0.15)
    let metrics = measurer.metrics("x", font: sans)
    #expect(metrics.ascent >= measurer.capHeight(of: sans))
    #expect(metrics.descent > 1.8 && metrics.descent < 2.4)
  }

  @Test func emptyAndBrokenTextIsMeasured() {
    #expect(measurer.metrics("", font: sans).width == 0)
    #expect(measurer.metrics("a\nb\tc\u{0}", font: sans).width > 0)
  }

  @Test func manyTasksMeasureAlike() async {
    let words = (0..<400).map { "word\($0 % 97)中" }
    let expected = words.map { measurer.metrics($0, font: serif).width }
    await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<8 {
        group.addTask { words.map { measurer.metrics($0, font: serif).width } }
      }
      for await widths in group { #expect(widths == expected) }
    }
  }

  @Test func fiftyThousandWordsAreMeasuredAtOnce() {
    let words = (0..<50_000).map { "w\($0 % 6000)ord" }
    let clock = ContinuousClock()
    let time = clock.measure {
      for word in words { _ = measurer.metrics(word, font: serif) }
    }
    #expect(time < .seconds(2))
  }
}
