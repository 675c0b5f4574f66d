import Reporting
import Testing

@Suite("Numbers take the forms that journals and languages ask for")
struct NumberStyleFormsTests {
  @Test(
    "P by significant digits has at most so many decimals and stays on its side of .05",
    arguments: [
      (0.0134, "0.013"), (0.5, "0.50"), (0.00034, "0.0003"), (0.00001, "<0.0001"), (0.995, ">0.99"),
      (0.0496, "0.0496"), (0.04996, "0.0500"),
    ])
  func significantP(value: Double, text: String) {
    var style = NumberStyle()
    style.hasLeadingZeroInP = true
    style.digitsOfP = .significant(2, decimalsAtMost: 4)
    style.smallestP = 0.0001
    #expect(style.inCell(PValue(value)).text == text)
  }

  @Test(
    "P with a fixed count of decimals is never 0 or 1",
    arguments: [
      (0.2708, "0.271"), (0.05, "0.050"), (0.04996, "0.0500"), (0.9994, ">0.999"), (0, "<0.001"),
      (1, ">0.999"),
    ])
  func fixedP(value: Double, text: String) {
    var style = NumberStyle()
    style.hasLeadingZeroInP = true
    style.digitsOfP = .fixed(3)
    style.greatestP = 0.999
    #expect(style.inCell(PValue(value)).text == text)
  }

  @Test("The percent sign stands once, at each limit or not at all; an open limit has none")
  func percentSigns() {
    let whole = Estimate(0.57, lower: 0.55, upper: 0.59, kind: .proportion)
    let open = Estimate(0.57, lower: 0.55, upper: nil, kind: .proportion)
    func texts(_ signs: NumberStyle.PercentSigns) -> [String] {
      var style = NumberStyle()
      style.percentSigns = signs
      return [style.interval(of: whole), style.interval(of: open)]
    }
    #expect(texts(.none) == ["55–59", "55 to not reached"])
    #expect(texts(.once) == ["55–59%", "55% to not reached"])
    #expect(texts(.each) == ["55%–59%", "55% to not reached"])
  }

  @Test(
    "A language gives the decimal mark and the interval's name",
    arguments: [
      ("en", "0.82 (95% CI 0.76–0.87)"), ("de-AT", "0,82 (95%-KI 0,76–0,87)"),
      ("fr", "0,82 (IC à 95\u{A0}% 0,76–0,87)"), ("it", "0,82 (IC 95% 0,76–0,87)"),
      ("nl", "0,82 (95%-BI 0,76–0,87)"), ("zh-Hans", "0.82 (95% CI 0.76–0.87)"),
      ("xx", "0.82 (95% CI 0.76–0.87)"),
    ])
  func languages(tag: String, text: String) {
    let style = NumberStyle(language: tag)
    #expect(style.inProse(Estimate(0.82, lower: 0.76, upper: 0.87, kind: .auc)).text == text)
  }

  @Test("Quartiles have a separator of their own where the journal wants it")
  func quartiles() {
    var style = NumberStyle()
    #expect(style.quartiles("46", "66") == "46–66")
    #expect(style.quartiles("\u{2212}2", "3") == "\u{2212}2 to 3")
    style.quartileSeparator = ", "
    #expect(style.quartiles("46", "66") == "46, 66")
  }

  @Test("A unit follows in parentheses or after a stroke")
  func units() {
    var style = NumberStyle()
    #expect(style.titled("Time", unit: "years") == "Time (years)")
    #expect(style.titled("时间", unit: "年", isIdeographic: true) == "时间（年）")
    #expect(style.titled("Time", unit: nil) == "Time")
    style.unitForm = .slash
    #expect(style.titled("时间", unit: "年", isIdeographic: true) == "时间/年")
  }

  @Test("Panels are lettered beyond the alphabet, in every form")
  func letters() {
    let capital = PanelLetters()
    #expect(
      [0, 25, 26, 27, 701, 702].map { capital.text(at: $0) } == ["A", "Z", "AA", "AB", "ZZ", "AAA"])
    let small = PanelLetters(isLowercase: true, brackets: .both, isBold: false)
    #expect(small.text(at: 1) == "(b)")
    #expect(small.letter(at: 1) == "b")
    #expect(PanelLetters(isLowercase: true, brackets: .closing).text(at: 2) == "c)")
  }
}
