import Reporting
import Testing

private let style = NumberStyle()

@Suite("Numbers become text in house style")
struct NumberStyleTests {
  @Test(
    "A plain number: whole numbers whole, others with three significant digits",
    arguments: [
      (1546.0, "1546"), (10_000, "10\u{202F}000"), (1_234_567, "1\u{202F}234\u{202F}567"),
      (0, "0"), (-12, "\u{2212}12"), (54.5, "54.5"), (0.123456, "0.123"),
      (12_345.6, "12\u{202F}346"),
      (0.99961, "1.00"), (1e-7, "0.000000100"), (-2e26, "\u{2212}2.00 × 10²⁶"),
      (1e12, "1.00 × 10¹²"), (9.999e19, "10.0 × 10¹⁹"), (1e300, ">\u{2009}10⁹⁹"),
      (-0.5, "\u{2212}0.500"), (123.45, "123"),
      (.nan, "not estimable"), (.infinity, "∞"),
    ])
  func plain(value: Double, text: String) {
    #expect(style.plain(value) == text)
  }

  @Test(
    "Halves round away from zero, also where binary cannot hold them",
    arguments: [
      (0.125, 2, "0.13"), (0.285, 2, "0.29"), (2.5, 0, "3"), (-2.5, 0, "\u{2212}3"),
      (1.005, 2, "1.01"), (0.2849, 2, "0.28"), (-0.001, 2, "0.00"), (0.045, 2, "0.05"),
    ])
  func rounding(value: Double, decimals: Int, text: String) {
    #expect(style.fixed(value, decimals: decimals) == text)
  }

  @Test(
    "P keeps the decimals that hold it on its side of .05; it is never 0 or 1",
    arguments: [
      (0.03, ".03"), (0.0456, ".046"), (0.0499, ".0499"), (0.0501, ".05"), (0.004, ".004"),
      (0.0004, "<.001"), (0.0, "<.001"), (1e-60, "<.001"), (0.995, ">.99"), (1.0, ">.99"),
      (0.5, ".50"), (0.0095, ".010"), (0.99, ".99"),
    ])
  func p(value: Double, text: String) {
    #expect(style.inCell(PValue(value)).text == text)
  }

  @Test("P has its letter in prose")
  func pInProse() {
    #expect(style.inProse(PValue(0.03)).text == "*P* = .03")
    #expect(style.inProse(PValue(1e-9)).text == "*P* < .001")
    #expect(style.inProse(PValue(reason: "one group")).text == "*P* not estimable")
    #expect(PValue(0.03).description == "P = .03")
  }

  @Test("The kind of an estimate chooses its form")
  func estimates() {
    #expect(
      style.inProse(Estimate(0.82, lower: 0.76, upper: 0.87, kind: .auc)).text
        == "0.82 (95% CI 0.76–0.87)")
    #expect(
      style.inProse(Estimate(0.5679, lower: 0.5497, upper: 0.5855, kind: .proportion)).text
        == "57% (95% CI 55–59%)")
    #expect(
      style.inProse(Estimate(0.02, lower: -0.01, upper: 0.05, kind: .difference)).text
        == "0.02 (95% CI \u{2212}0.01 to 0.05)")
    #expect(
      style.inProse(Estimate(12.34, lower: 10.1, upper: 15.06, kind: .ratio)).text
        == "12.3 (95% CI 10.1–15.1)")
    #expect(
      style.inProse(Estimate(6.73, lower: 6.09, kind: .time)).text
        == "6.73 (95% CI 6.09 to not reached)")
    #expect(
      style.inProse(
        Estimate(0.052, lower: 0.012, upper: 0.093, level: 0.9, kind: .proportionDifference)
      ).text == "5.2 percentage points (90% CI 1.2–9.3)")
  }

  @Test("No estimate prints as 0.00 and no interval as 1.00–1.00 unless it is")
  func hiddenNumbers() {
    #expect(
      style.inProse(Estimate(1.0002, lower: 0.9996, upper: 1.0008, kind: .ratio)).text
        == "1.000 (95% CI 1.000–1.001)")
    #expect(style.inProse(Estimate(0.0004, kind: .difference)).text == "0.0004")
    #expect(
      style.inProse(Estimate(0.05, lower: 0.002, upper: 0.6, kind: .ratio)).text
        == "0.05 (95% CI <0.01–0.60)")
    #expect(style.inProse(Estimate(1e-9, kind: .ratio)).text == "<0.0001")
    #expect(
      style.inProse(Estimate(0, lower: 0, upper: 0.6, kind: .ratio)).text
        == "0.00 (95% CI 0.00–0.60)")
    #expect(style.inProse(Estimate(0, kind: .difference)).text == "0")
  }

  @Test("What cannot be estimated says so, and the held-back number does not appear")
  func notEstimable() {
    let estimate = Estimate.notEstimable("0 at risk at 5 years", kind: .auc, unsupported: 0.61)
    #expect(style.inProse(estimate).text == "not estimable")
    #expect(style.inCell(estimate).value.text == "NE")
    #expect(style.inProse(estimate).value == nil)
  }

  @Test(
    "Percentages are exact quotients, with a decimal from a hundred patients on",
    arguments: [(1, 8, "13"), (49, 552, "8.9"), (1, 80, "1"), (31, 80, "39"), (0, 5, "0")])
  func percentages(count: Int, total: Int, text: String) {
    #expect(style.percentage(count, of: total) == text)
  }

  @Test("A share of nobody has no percentage")
  func shareOfNobody() {
    #expect(style.share(0, of: 0).text == "0/0")
    #expect(style.share(578, of: 898).text == "578/898 (64.4%)")
  }
}
