import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Foundation
import Reporting
import Testing

/// Eight patients: the score 3 is the cut-off.
private let eight = DataFrame([
  "s": [1, 2, 2.5, 2.8, 3, 4, 5, 7], "y": [0, 0, 1, 0, 0, 1, 1, 1],
  "p": [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.9], "t": [9, 8, 3, 7, 2, 1, 2, 4],
  "e": [0, 0, 1, 0, 0, 1, 1, 1],
])

@Suite struct RiskDisplayTests {
  private func texts(_ figure: any Figure, unit: String? = nil) throws -> [String] {
    let picture = try figure.picture(
      in: FigureContext(width: millimetres(89), timeUnit: unit))
    return try PictureInspection(picture).texts.map(\.run.text)
  }

  private func message(_ figure: any Figure) -> String {
    do {
      _ = try texts(figure)
      return ""
    } catch { return "\(error)" }
  }

  // MARK: - Waterfall

  @Test("A score at the cut-off is positive; the four counts stand in the panel")
  func counts() throws {
    let labels = try texts(
      WaterfallPlot(
        "y ~ s", data: eight, threshold: 3, title: "Test", cases: "malignant", controls: "benign"))
    for text in [
      "Test, n = 8", "3 malignant (TP)", "1 benign (FP)", "1 malignant (FN)", "3 benign (TN)",
    ] { #expect(labels.contains(text)) }
  }

  @Test("Where low scores mean disease, those at or below the cut-off are positive")
  func lower() throws {
    let labels = try texts(
      WaterfallPlot("y ~ s", data: eight, threshold: 2.5, direction: .lowerIsCase))
    #expect(labels.contains("1 with the event (TP)"))
    #expect(labels.contains("2 without (FP)"))
    #expect(labels.contains("Cut-off − score"))
  }

  @Test("A cut-off found on the rows shown is named, with a warning")
  func apparent() throws {
    let journal = RunJournal()
    try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      let point = try ROCCurve("y ~ s", data: eight).operatingPoint(.youden)
      let labels = try texts(WaterfallPlot("y ~ s", data: eight, threshold: point.threshold))
      #expect(labels.contains("Cut-off found on these rows (apparent)"))
    }
    #expect(journal.takeWarnings().contains { $0.name == "same-data-threshold" })
  }

  @Test("Thousands of patients share bars that print resolves")
  func thousands() throws {
    let picture = try Self.waterfall(5000).picture(in: FigureContext(width: millimetres(89)))
    #expect(try picture.pdf().count < 60_000)
  }

  @Test("No rows, no cut-off and infinite scores are errors in words")
  func errors() {
    #expect(
      message(WaterfallPlot("y ~ s", data: eight[0..<0], threshold: 3)).contains("no row"))
    #expect(
      message(WaterfallPlot("y ~ s", data: eight, threshold: Threshold(.infinity)))
        .contains("no number"))
    var data = eight
    data["s"] = Column([1, 2, 2.5, 2.8, 3, 4, 5, Double.infinity])
    #expect(message(WaterfallPlot("y ~ s", data: data, threshold: 3)).contains("infinite"))
  }

  // MARK: - Distribution of risk

  @Test("Each half says how many, their median and how many are at or above the threshold")
  func halves() throws {
    let labels = try texts(RiskDistributionPlot("y ~ p", data: eight, threshold: 0.4))
    for text in [
      "With event", "n = 4, median 55%", "75% at or above threshold", "Without event",
      "n = 4, median 25%", "25% at or above threshold", "Threshold 40%",
    ] { #expect(labels.contains(text)) }
  }

  @Test("Those censored before the horizon are counted in words")
  func censored() throws {
    let labels = try texts(
      RiskDistributionPlot("Surv(t, e) ~ p", data: eight, at: 3), unit: "years")
    #expect(labels.contains("With event by 3 years"))
    #expect(labels.contains("1 censored before"))
  }

  @Test("A score in the place of a risk and a threshold of 20 are errors in words")
  func notRisks() {
    #expect(message(RiskDistributionPlot("y ~ s", data: eight)).contains("no risk between 0 and 1"))
    #expect(
      message(RiskDistributionPlot("y ~ p", data: eight, threshold: 20)).contains("between 0 and 1")
    )
  }

  // MARK: - Specimens

  private static func waterfall(
    _ count: Int, _ change: (inout WaterfallPlot.Options) -> Void = { _ in }
  ) -> WaterfallPlot {
    var plot = WaterfallPlot(
      bars: (0..<count).map { row in
        let place = 2 * (Double(row) + 0.5) / Double(count) - 1.2
        return WaterfallPlot.Bar(
          height: 20 * place * place * place + 4 * place,
          isCase: place + Double((row * 37) % 100) / 200 - 0.25 > 0)
      })
    change(&plot.options)
    return plot
  }

  private static func risks(_ count: Int, to highest: Double) -> RiskDistributionPlot.Risks {
    let shares = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    var risks = RiskDistributionPlot.Risks(
      withEvent: shares.map { highest * pow($0, 0.6) },
      withoutEvent: shares.map { highest * pow($0, 2.5) })
    risks.horizon = 5
    risks.censoredCount = 12
    return risks
  }

  private static func distribution(
    _ count: Int, to highest: Double = 1,
    _ change: (inout RiskDistributionPlot.Options) -> Void = { _ in }
  ) -> RiskDistributionPlot {
    var plot = RiskDistributionPlot(risks: risks(count, to: highest))
    change(&plot.options)
    return plot
  }

  static let specimens: [FigureSpecimen] = [
    FigureSpecimen(
      name: "waterfall",
      figure: waterfall(379) {
        $0.title = "Training"
        $0.cases = "malignant"
        $0.controls = "benign"
      }),
    FigureSpecimen(
      name: "waterfall, apparent cut-off",
      figure: waterfall(60) {
        $0.isApparent = true
        $0.label = "Score − cut-off (log-odds)"
      }),
    FigureSpecimen(name: "waterfall of thousands", figure: waterfall(5000)),
    FigureSpecimen(
      name: "waterfall of one",
      figure: WaterfallPlot(bars: [WaterfallPlot.Bar(height: 0, isCase: true)])),
    FigureSpecimen(
      name: "waterfall with long names",
      figure: waterfall(90) {
        $0.cases = "with complete pathological response after chemoradiotherapy"
        $0.controls = "without complete pathological response after chemoradiotherapy"
      }),
    FigureSpecimen(
      name: "waterfall in Chinese", figure: waterfall(90) { $0.title = "训练集" }, language: "zh"),
    FigureSpecimen(
      name: "distribution of risk", figure: distribution(300) { $0.threshold = 0.4 },
      timeUnit: "years"),
    FigureSpecimen(
      name: "distribution of low risks",
      figure: distribution(2000, to: 0.08) {
        $0.threshold = 0
        $0.isApparentThreshold = true
      }, timeUnit: "years"),
    FigureSpecimen(
      name: "distribution of risk with long names",
      figure: distribution(90) {
        $0.cases = "with complete pathological response after chemoradiotherapy"
        $0.threshold = 0.5
      }),
    FigureSpecimen(name: "distribution of two risks", figure: distribution(1)),
    FigureSpecimen(
      name: "distribution of risk in Chinese", figure: distribution(300) { $0.threshold = 1 },
      language: "zh", timeUnit: "years"),
  ]
}
