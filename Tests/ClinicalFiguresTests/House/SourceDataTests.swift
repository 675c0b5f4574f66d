import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Foundation
import Reporting
import Testing

/// Eight patients with a score, an outcome, a risk, and a time with an event.
private let eight = DataFrame([
  "s": [1, 2, 2.5, 2.8, 3, 4, 5, 7], "y": [0, 0, 1, 0, 0, 1, 1, 1],
  "p": [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.9], "t": [9, 8, 3, 7, 2, 1, 2, 4],
  "e": [0, 0, 1, 0, 0, 1, 1, 1], "arm": ["A", "A", "A", "A", "B", "B", "B", "B"],
])

/// A line of the CSV file.
private struct Row: Equatable {
  var panel: Int
  var series: String
  var x: Double
  var y: Double
}

@Suite("The source data of figures")
struct FigureSourceDataTests {
  private func rows(_ figure: any Figure, width: Double = 120) throws -> [Row] {
    let context = FigureContext(width: millimetres(width), timeUnit: "years")
    guard let csv = try figure.picture(in: context).sourceData else { return [] }
    let lines = csv.split(separator: "\r\n")
    #expect(lines.first == "panel,series,path,x,y")
    return try lines.dropFirst().map { line in
      // The series may be quoted; no name here holds a quotation mark of its own.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let series = parts.count == 3 ? parts[1] : line.split(separator: ",")[1]
      let cells = line.split(separator: ",")
      return Row(
        panel: try #require(Int(cells[0])), series: String(series),
        x: try #require(Double(cells[cells.count - 2])),
        y: try #require(Double(cells[cells.count - 1])))
    }
  }

  private func pairs(_ rows: [Row], _ series: String) -> [[Double]] {
    rows.filter { $0.series == series }.map { [$0.x, $0.y] }
  }

  private func isNear(_ pairs: [[Double]], _ others: [[Double]]) -> Bool {
    pairs.count == others.count
      && zip(pairs, others).allSatisfy { abs($0[0] - $1[0]) < 1e-6 && abs($0[1] - $1[1]) < 1e-6 }
  }

  @Test("A survival curve tells its steps, both limits, censored times and the numbers at risk")
  func survival() throws {
    let curve = KaplanMeierCurve(
      "A", Patients(times: [1, 2, 3, 4], events: [true, false, true, false]))
    var plot = KaplanMeierPlot(curves: [curve], p: nil)
    plot.options.timeLabel = "Years"
    plot.options.bands = true
    let rows = try rows(plot)
    // Three quarters after the first event, half of that after the second of two.
    #expect(
      isNear(
        Array(pairs(rows, "A").prefix(5)), [[0, 100], [1, 100], [1, 75], [3, 75], [3, 37.5]]))
    #expect(isNear(pairs(rows, "A: censored"), [[2, 75], [4, 37.5]]))
    #expect(pairs(rows, "A: at risk").first == [0, 4])
    #expect(pairs(rows, "A: events").last?[1] == 2)
    let lower = try #require(pairs(rows, "A: lower limit").first)
    let upper = try #require(pairs(rows, "A: upper limit").first)
    #expect(abs(lower[1] - 100 * curve.lower[0]) < 1e-6 && lower[0] == 1)
    #expect(abs(upper[1] - 100 * curve.upper[0]) < 1e-6)
  }

  @Test("A ROC curve tells its corners")
  func roc() throws {
    let rows = try rows(ROCPlot(try ROCCurve("y ~ s", data: eight)))
    let points = pairs(rows, rows.first?.series ?? "")
    #expect(points.contains { isNear([$0], [[0, 75]]) })
    #expect(points.last.map { isNear([$0], [[100, 100]]) } == true)
  }

  @Test("A time-dependent ROC curve tells its corners")
  func timeDependent() throws {
    let roc = try TimeDependentROC("Surv(t, e) ~ s", data: eight, times: [3])
    #expect(try !rows(TimeDependentROCPlot(roc)).isEmpty)
  }

  @Test("Areas over time are told with their limits")
  func areas() throws {
    let roc = try TimeDependentROC("Surv(t, e) ~ s", data: eight, times: [2, 3])
    let rows = try rows(AUCOverTimePlot(roc))
    #expect(rows.contains { $0.series.hasSuffix(": lower limit") })
    #expect(rows.contains { $0.x == 3 })
  }

  @Test("A calibration plot tells curve, groups and how many patients stand where")
  func calibration() throws {
    let rows = try rows(SampleCalibrations.plot([SampleCalibrations.series("A")]))
    let names = Set(rows.map(\.series))
    #expect(names.isSuperset(of: ["A", "groups", "patients with event"]))
    #expect(pairs(rows, "patients with event").allSatisfy { $0[1] == $0[1].rounded() })
  }

  @Test("Every patient of a waterfall plot has a place, a height and an outcome")
  func waterfall() throws {
    let rows = try rows(WaterfallPlot("y ~ s", data: eight, threshold: 3))
    #expect(pairs(rows, "cases") == [[3, -0.5], [6, 1], [7, 2], [8, 4]])
    #expect(pairs(rows, "controls") == [[1, -2], [2, -1], [4, -0.2], [5, 0]])
  }

  @Test("The shares of a distribution of risks are positive on both sides")
  func distribution() throws {
    let rows = try rows(RiskDistributionPlot("y ~ p", data: eight))
    #expect(rows.contains { $0.series == "without event" && $0.y > 0 })
    #expect(rows.allSatisfy { $0.y >= 0 })
  }

  @Test("A forest plot tells limits and estimate of each row")
  func forest() throws {
    let rows = try rows(ForestPlot(SampleForests.rotterdam))
    #expect(
      pairs(rows, "Tumour size: 21–50 mm") == [[1.10, 4], [1.27, 4], [1.47, 4]])
    #expect(pairs(rows, "Age, per 10 years") == [[0.9, 1], [0.98, 1], [1.06, 1]])
    #expect(!rows.contains { $0.series.contains("≤20") })
  }

  @Test("A nomogram tells the points of values and levels and what totals predict")
  func nomogram() throws {
    let rows = try rows(NomogramPlot(try SampleNomograms.written(), worked: false))
    let age = pairs(rows, "Age")
    #expect(age.first == [30, 0])
    #expect(age.last.map { isNear([$0], [[80, 100]]) } == true)
    #expect(
      rows.filter { $0.series.hasPrefix("Histology: ") }.count
        == SampleNomograms.histologies.count)
    let survival = pairs(rows, "survival at 5").map { $0[1] }
    #expect(survival.count == 101)
    #expect(zip(survival, survival.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("A box plot tells its values and the numbers of its boxes")
  func boxes() throws {
    let rows = try rows(BoxPlot("s ~ arm", data: eight))
    #expect(pairs(rows, "A").map { $0[1] }.sorted() == [1, 2, 2.5, 2.8])
    let box = pairs(rows, "B: whiskers, quartiles, median").map { $0[1] }
    #expect(box.count == 5 && box == box.sorted())
  }

  @Test("A histogram tells a count for each bar")
  func histogram() throws {
    let rows = try rows(Histogram(eight["s"], density: false))
    #expect(rows.reduce(0) { $0 + $1.y } == 8)
  }

  @Test("Scatter and Bland–Altman plots tell their points")
  func scatter() throws {
    let rows = try rows(ScatterPlot("p ~ s", data: eight))
    #expect(rows.contains { abs($0.x - 7) < 1e-6 && abs($0.y - 0.9) < 1e-6 })
    let agreement = try BlandAltman(eight["s"], eight["t"])
    #expect(try !self.rows(BlandAltmanPlot(agreement)).isEmpty)
  }

  @Test("A cut tells its statistic and how many patients stand on either side")
  func cut() throws {
    let data = SampleCutpoints.patients { Double($0 * 13 % 41) }
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data)
    let rows = try rows(CutpointPlot(found))
    let statistic = pairs(rows, "statistic")
    #expect(isNear(statistic, zip(found.cuts, found.statistics).map { [$0, $1] }))
    let counts = rows.filter { $0.series == "low" || $0.series == "high" }
    #expect(Int(counts.reduce(0) { $0 + $1.y }.rounded()) == data.count)
  }

  @Test("Panels count from one, in their order")
  func panels() throws {
    let roc = ROCPlot(try ROCCurve("y ~ s", data: eight))
    let rows = try rows(
      Panel([roc, WaterfallPlot("y ~ s", data: eight, threshold: 3)]), width: 174)
    #expect(Set(rows.map(\.panel)) == [1, 2])
    #expect(rows.first { $0.series == "cases" }?.panel == 2)
  }
}
