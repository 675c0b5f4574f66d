import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Foundation
import Reporting
import Testing

@Suite("Effect plots")
struct EffectPlotTests {
  private func framed(_ plot: EffectPlot) throws -> FramedPicture {
    try plot.framed(in: FigureContext(width: millimetres(89)))
  }

  @Test("The description tells the hazard ratio of the model at the ends of the curve")
  func numbers() throws {
    let model = try SampleModels.cox("age + stage")
    let text = try framed(
      EffectPlot(model, "age", reference: 50, range: 40...60)
    ).picture.description
    let ten = pow(model.coefficient("age").hazardRatio.value ?? .nan, 10)
    #expect(text.hasPrefix("Hazard ratio by age, against 50: 40: "))
    #expect(text.contains("60: \(String(format: "%.2f", ten)) ("))
  }

  @Test("At the reference there is no effect and a ring")
  func reference() throws {
    let picture = try framed(EffectPlot(SampleModels.cox("rcs(age, 3)"), "age")).picture
    let rings = picture.placedItems.map(\.item).filter {
      if case .path(let path) = $0 { path.fill == .white && path.stroke != nil } else { false }
    }
    #expect(rings.count == 1)
  }

  @Test("A spline's test of nonlinearity is printed, a straight line has none")
  func nonlinearity() throws {
    func words(_ model: CoxRegression) throws -> [String] {
      try framed(EffectPlot(model, "age")).picture.placedItems.map(\.item).compactMap {
        if case .text(let run) = $0 { run.text } else { nil }
      }.filter { $0.hasPrefix("Nonlinearity") }
    }
    #expect(try words(SampleModels.cox("rcs(age, 3)")).count == 1)
    #expect(try words(SampleModels.cox("age")).isEmpty)
  }

  @Test("The curve does not leave the data")
  func support() throws {
    let model = try SampleModels.cox("age")
    let wide = try framed(EffectPlot(model, "age", range: -100...200)).picture.description
    #expect(wide.contains("40: "))
    #expect(!wide.contains("200"))
  }

  @Test("An unknown variable, one of levels and a range without data are refused in words")
  func failures() throws {
    let model = try SampleModels.cox("age + stage")
    #expect(throws: EffectPlot.Failure.unknownVariable("agee", known: ["age", "stage"])) {
      try framed(EffectPlot(model, "agee"))
    }
    #expect(throws: EffectPlot.Failure.categories("stage")) {
      try framed(EffectPlot(model, "stage"))
    }
    #expect(throws: EffectPlot.Failure.noRange("age")) {
      try framed(EffectPlot(model, "age", range: 200...300))
    }
    #expect(throws: EffectPlot.Failure.self) {
      try EffectPlot(model, "age").picture(in: FigureContext(width: 30))
    }
  }

  static let specimens: [FigureSpecimen] = {
    guard let spline = try? SampleModels.cox("rcs(age, 3) + stage"),
      let nodes = try? SampleModels.cox("nodes + stage"),
      let crossed = try? SampleModels.cox("age * sex")
    else { return [] }
    return [
      FigureSpecimen(name: "Effect, spline", figure: EffectPlot(spline, "age")),
      FigureSpecimen(name: "Effect, whole numbers", figure: EffectPlot(nodes, "nodes")),
      FigureSpecimen(name: "Effect, interaction", figure: EffectPlot(crossed, "age")),
      FigureSpecimen(
        name: "Effect, no histogram", figure: EffectPlot(spline, "age", histogram: false)),
      FigureSpecimen(
        name: "Effect, long titles",
        figure: EffectPlot(
          spline, "age",
          label: "Age at the end of concurrent chemoradiotherapy with brachytherapy (years)",
          effectLabel: "Hazard ratio for locoregional recurrence or death from any cause, adjusted")
      ),
      FigureSpecimen(name: "Effect, Chinese", figure: EffectPlot(spline, "age"), language: "zh"),
      FigureSpecimen(name: "Forest, model of forty patients", figure: ForestPlot(spline)),
      FigureSpecimen(
        name: "Forest, two models of forty patients",
        figure: ForestPlot(["Spline": spline, "Nodes": nodes])),
      FigureSpecimen(name: "Forest, interaction", figure: ForestPlot(crossed)),
    ]
      + [subgroups].compactMap { $0 }
  }()

  private static let subgroups: FigureSpecimen? = {
    let groups = try? Subgroups(
      "Surv(months, event) ~ sex", by: ["stage"], data: SampleModels.data)
    return groups.map { FigureSpecimen(name: "Forest, subgroups of forty", figure: ForestPlot($0)) }
  }()

  @Test("All specimens could be made")
  func specimens() { #expect(Self.specimens.count == 10) }

  @Test("The P value of an interaction stands beside its variable and no other does")
  func subgroupRows() throws {
    let plot = ForestPlot(
      try Subgroups("Surv(months, event) ~ sex", by: ["stage"], data: SampleModels.data))
    #expect(plot.rows.map(\.role) == [.overall, .head, .estimate, .estimate, .estimate])
    #expect(plot.rows.map { $0.cells[0]?.p != nil } == [false, true, false, false, false])
    #expect(plot.rows[0].cells[0]?.arms.map(\.count).reduce(0, +) == 40)
  }
}
