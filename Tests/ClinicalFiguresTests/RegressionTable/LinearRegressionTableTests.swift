import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Reporting
import Testing

@Suite("Tables of linear models and of Fine and Gray's")
struct LinearRegressionTableTests {
  private func table(
    _ model: any FittedModel, constant: Bool = false
  ) throws -> Table {
    try ReportContext.$current.withValue(ReportContext()) {
      try RegressionTable(model, univariable: true, constant: constant).table()
    }
  }

  private func column(_ table: Table, _ name: String) throws -> [Table.Cell] {
    let place = try #require(table.columns.firstIndex { $0.name == name })
    return table.rows.map { $0.cells[place] }
  }

  private func notes(_ table: Table) -> String {
    table.notes.map { $0.content.plainText }.joined(separator: " ")
  }

  @Test("A linear model has differences, a reference of 0 and no events")
  func linear() throws {
    let model = try LinearRegression("months ~ age + stage", data: SampleModels.data)
    let table = try table(model, constant: true)
    let names: [String] = table.columns.map { $0.name }
    #expect(names.filter { $0.hasPrefix("difference") }.count == 2)
    #expect(!names.contains("events"))
    let cells = try column(table, "difference_multivariable")
    #expect(cells[2].content.plainText == "0")
    #expect(cells[3].values.first?.value == model.coefficient("stageII").value)
    #expect(notes(table).contains("Linear regression") && notes(table).contains("F test"))
  }

  @Test("A linear model has a forest plot and an effect plot")
  func linearFigures() throws {
    let model = try LinearRegression("months ~ rcs(age, 3) + stage", data: SampleModels.data)
    let context = FigureContext(width: 400)
    #expect(try ForestPlot(model).picture(in: context).description.contains("ifference"))
    #expect(try EffectPlot(model, "age").picture(in: context).description.contains("ifference"))
  }

  @Test("Fine and Gray's model has a table that says so")
  func fineGray() throws {
    var data = SampleModels.data
    let causes = ["censored", "relapse", "death"]
    data["cause"] = Column((0..<40).map { causes[$0 % 3] })
    let model = try FineGray("Surv(months, cause) ~ age + stage", cause: "relapse", data: data)
    let table = try table(model)
    let events = try column(table, "events").dropFirst(2).compactMap { $0.values.first?.value }
    #expect(events.reduce(0, +) == model.eventCount.map(Double.init))
    #expect(notes(table).contains("Fine and Gray’s regression of relapse"))
  }

  @Test("The test of proportional hazards names terms by the labels of the data")
  func proportionalHazards() throws {
    let test = try SampleModels.cox("age + nodes").proportionalHazards
    let outputs = try ReportContext.$current.withValue(ReportContext()) { try test.output() }
    guard case .table(let table, _) = outputs.first else {
      Issue.record("no table")
      return
    }
    let names = table.rows.map { $0.cells[0].content.plainText }
    #expect(names == ["Age, years", "Positive nodes", "Global"])
  }
}
