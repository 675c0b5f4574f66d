import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Foundation
import Reporting
import Testing

@Suite("Nomogram plots")
struct NomogramPlotTests {
  /// The texts of a picture with the middle of each.
  private func texts(
    _ plot: NomogramPlot, width: Double = 174
  ) throws -> [(text: String, x: Double, y: Double)] {
    let picture = try plot.picture(
      in: FigureContext(width: millimetres(width), timeUnit: "months"))
    let ruler = try TextRuler()
    return picture.placedItems.map(\.item).compactMap { item in
      guard case .text(let run) = item else { return nil }
      let middle = run.origin.x + ruler.measure(run.text, run.font).width / 2
      return (run.text, middle, run.origin.y)
    }
  }

  /// Where the labels of the row whose name is `name` stand: those within a line's height below it.
  private func labels(
    below name: String, in texts: [(text: String, x: Double, y: Double)]
  ) -> [(text: String, x: Double)] {
    guard let row = texts.first(where: { $0.text == name }) else { return [] }
    return texts.filter { $0.y > row.y + 2 && $0.y < row.y + 14 && $0.x > row.x }
      .map { ($0.text, $0.x) }
  }

  @Test("Points, predictors, totals and predictions are read back within half a point")
  func readBack() throws {
    let nomogram = try SampleNomograms.cox("rcs(age, 3) + log(nodes + 1)")
    let found = try texts(NomogramPlot(nomogram, worked: false))
    let points = labels(below: "Points", in: found)
    let zero = try #require(points.first { $0.text == "0" }?.x)
    let hundred = try #require(points.first { $0.text == "100" }?.x)
    func read(_ x: Double) -> Double { (x - zero) / (hundred - zero) * 100 }
    var count = 0
    for (name, axis) in zip(["Age (years)", "Positive nodes"], nomogram.axes) {
      for label in labels(below: name, in: found) {
        let value = try #require(Double(label.text))
        let own = try nomogram.points(onAxis: axis, at: [value])[0]
        #expect(abs(read(label.x) - own) < 0.5)
        count += 1
      }
    }
    #expect(count >= 6)
    let totals = labels(below: "Total points", in: found)
    let first = try #require(totals.first { $0.text == "0" }?.x)
    let last = try #require(totals.last)
    let scale = try #require(Double(last.text)) / (last.x - first)
    var percentages = 0
    for (place, name) in ["12-month survival (%)", "24-month survival (%)"].enumerated() {
      for label in labels(below: name, in: found) {
        let total = (label.x - first) * scale
        let expected = try #require(Double(label.text)) / 100
        let axis = nomogram.predictions[place]
        let own = nomogram.totalPoints(linearPredictor: axis.linearPredictor(for: expected))
        #expect(abs(total - own) < 0.5)
        percentages += 1
      }
    }
    #expect(percentages >= 6)
  }

  @Test("Every level is named, however close", arguments: [89.0, 120, 174])
  func levels(width: Double) throws {
    let found = try texts(NomogramPlot(SampleNomograms.written(), worked: false), width: width)
      .map(\.text)
    for (level, _) in SampleNomograms.histologies { #expect(found.contains(level)) }
  }

  @Test("The worked patient's points add up as printed, and predict what the model does")
  func worked() throws {
    let model = try SampleModels.cox("age + stage")
    let nomogram = try Nomogram(model, predicting: [.survival(at: 12)])
    let row = SampleModels.data[3..<4]
    let found = try texts(NomogramPlot(nomogram, patient: row))
    let survival = model.survival(at: 12, for: row).doubles[0]
    let percent = try #require(found.first { $0.text.hasSuffix("%") }).text
    #expect(percent == "\(Int((survival * 100).rounded()))%")
    let edge = found.filter { $0.x > millimetres(174) - 20 }.compactMap { Double($0.text) }
    let total = try #require(edge.last)
    #expect(abs(edge.dropLast().reduce(0, +) - total) < 0.051 * Double(edge.count))
  }

  @Test("A horizon beyond the follow-up has no axis but the reason")
  func horizon() throws {
    let found = try texts(NomogramPlot(SampleNomograms.cox("age + sex", times: [12, 60])))
      .map(\.text)
    #expect(found.contains { $0.hasPrefix("Not estimable: 0 at risk at") })
    #expect(found.contains("NE"))
  }

  @Test("An effect that turns back has a line for each stretch")
  func stretches() throws {
    var (x, e): ([Double], [Double]) = ([], [])
    for row in 0..<60 {
      x.append(Double(row))
      e.append(abs(row - 30) > 14 + (row * 7) % 9 ? 1 : 0)
    }
    let data = DataFrame(["x": Column(x), "e": Column(e)])
    let nomogram = try Nomogram(LogisticRegression("e ~ poly(x, 2)", data: data))
    let labels = try texts(NomogramPlot(nomogram, worked: false))
    let rows = Set(labels.filter { $0.text == "10" || $0.text == "50" }.map(\.y))
    #expect(rows.count >= 2)
  }

  @Test("A patient who lacks a value, a sheet too low and one too narrow are refused in words")
  func failures() throws {
    let nomogram = try SampleNomograms.written()
    #expect(throws: NomogramFailure.self) {
      try texts(NomogramPlot(nomogram, patient: ["Age": 50]))
    }
    #expect(throws: NomogramFailure.self) {
      try texts(NomogramPlot(nomogram, patient: ["Age": 50, "Histology": "none", "SCCA": 1]))
    }
    #expect(throws: NomogramPlot.Failure.self) {
      try NomogramPlot(nomogram).picture(in: FigureContext(width: millimetres(174), height: 40))
    }
    #expect(throws: NomogramPlot.Failure.self) {
      try NomogramPlot(nomogram).picture(in: FigureContext(width: 60))
    }
  }

  @Test("A given height is kept")
  func height() throws {
    let context = FigureContext(width: millimetres(174), height: 400)
    #expect(try NomogramPlot(SampleNomograms.written()).picture(in: context).size.height == 400)
  }

  @Test("The tables hold all points and say where a prediction is not estimable")
  func tables() throws {
    let nomogram = try SampleNomograms.cox("age + stage", times: [12, 60])
    let points = nomogram.table
    #expect(points.rows.count == nomogram.axes.reduce(0) { $0 + 1 + $1.marks.count })
    #expect(points.notes.count == 1)
    let totals = nomogram.totalsTable
    #expect(totals.columns.count == 3)
    #expect(totals.notes.map(\.key) == ["0 at risk at time 60"])
    #expect(totals.rows[0].cells[2].values[0].value == nil)
  }

  @Test("All specimens could be made")
  func specimens() { #expect(SampleNomograms.specimens.count == 13) }
}
