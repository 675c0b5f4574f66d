import Biostatistics
import ClinicalFigures
import DataFrames
import Documents
import Foundation
import Reporting
import Testing

@Suite("Regression tables")
struct RegressionTableTests {
  private func quietly<T>(_ body: () throws -> T) rethrows -> T {
    try ReportContext.$current.withValue(ReportContext(), operation: body)
  }

  private func text(_ cell: Table.Cell) -> String {
    [cell.content.plainText, cell.companion.plainText].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func column(_ table: Table, _ name: String) throws -> [String] {
    let place = try #require(table.columns.firstIndex { $0.name == name })
    return table.rows.map { text($0.cells[place]) }
  }

  @Test("A factor has a head, its reference level and a row for each other level")
  func factor() throws {
    let table = try quietly { try RegressionTable(SampleModels.cox("age + stage")).table() }
    #expect(try column(table, "characteristic") == ["Age, years", "Stage", "I", "II", "III"])
    #expect(table.rows.map(\.role) == [.single, .groupHead, .level, .level, .level])
    #expect(try column(table, "hazard_ratio")[2] == "1 (reference)")
  }

  @Test("Patients and events of the levels add up to those of the model")
  func counts() throws {
    let model = try SampleModels.cox("stage")
    let table = try quietly { try RegressionTable(model).table() }
    let n = try column(table, "n").dropFirst().compactMap { Int($0) }
    let events = try column(table, "events").dropFirst().compactMap { Int($0) }
    #expect(n.reduce(0, +) == model.rowsUsed)
    #expect(events.reduce(0, +) == model.eventCount)
  }

  @Test("The numbers of a row are those of the coefficient")
  func numbers() throws {
    let model = try SampleModels.cox("age + stage")
    let table = try quietly { try RegressionTable(model).table() }
    let place = try #require(table.columns.firstIndex { $0.name == "hazard_ratio" })
    let value = try #require(table.rows[3].cells[place].values.first)
    #expect(value.value == model.coefficient("stageII").hazardRatio.value)
    #expect(value.lower == model.coefficient("stageII").hazardRatio.lower)
  }

  @Test(
    "A variable of several coefficients has the P value of the likelihood-ratio test, with a note")
  func global() throws {
    let model = try SampleModels.cox("age + stage")
    let table = try quietly { try RegressionTable(model).table() }
    let place = try #require(table.columns.firstIndex { $0.name == "p" })
    let cell = table.rows[1].cells[place]
    let expected = try model.compared(to: SampleModels.cox("age")).p.value
    #expect(cell.values.first?.value == expected)
    #expect(table.notes.contains { $0.key == cell.marks.first })
  }

  @Test("A factor of two levels has one P value only")
  func twoLevels() throws {
    let table = try quietly { try RegressionTable(SampleModels.cox("sex")).table() }
    #expect(try column(table, "p").filter { !$0.isEmpty }.count == 1)
  }

  @Test("Univariable estimates stand before the multivariable ones, of the same patients")
  func univariable() throws {
    let model = try SampleModels.cox("age + nodes")
    let table = try quietly { try RegressionTable(model, univariable: true).table() }
    #expect(
      table.columns.map(\.name).suffix(4) == [
        "hazard_ratio_univariable", "p_univariable", "hazard_ratio_multivariable",
        "p_multivariable",
      ])
    let alone = try CoxRegression(
      "Surv(months, event) ~ age", data: SampleModels.data.completeCases(of: "nodes"))
    let place = try #require(table.columns.firstIndex { $0.name == "hazard_ratio_univariable" })
    let value = try #require(table.rows[0].cells[place].values.first?.value)
    #expect(abs(value / (alone.coefficient("age").hazardRatio.value ?? 0) - 1) < 1e-9)
  }

  @Test("Models stand side by side; what one of them lacks is a dash")
  func models() throws {
    let table = try quietly {
      try RegressionTable([
        "Clinical": SampleModels.cox("age"), "Both": SampleModels.cox("age + sex"),
      ]).table()
    }
    #expect(try column(table, "hazard_ratio_Clinical").suffix(2) == ["—", "—"])
    #expect(try column(table, "hazard_ratio_Both")[2] == "1 (reference)")
    #expect(Set(table.columns.map(\.spanner.plainText)) == ["", "Clinical", "Both"])
    #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
  }

  @Test("Models on different patients are counted apart")
  func differentRows() throws {
    let table = try quietly {
      try RegressionTable([
        "All": SampleModels.cox("age"), "Known nodes": SampleModels.cox("age + nodes"),
      ]).table()
    }
    #expect(try column(table, "n_All")[0] == "40")
    #expect(try column(table, "n_Known nodes")[0] == "38")
  }

  @Test("A spline is summarised by its quartiles and one P value")
  func spline() throws {
    let model = try SampleModels.cox("rcs(age, 3)")
    let table = try quietly { try RegressionTable(model).table() }
    let names = try column(table, "characteristic")
    #expect(names.count == 2)
    #expect(names[0] == "Age, years (spline, 3 knots)")
    #expect(names[1].hasSuffix("(quartiles)"))
    #expect(try column(table, "p")[0] != "")
    #expect(try column(table, "p")[1] == "")
  }

  @Test(
    "The effect of quartiles of a straight line is the hazard ratio to the power of their distance")
  func quartiles() throws {
    let poly = try SampleModels.cox("poly(age, 1)")
    let line = try SampleModels.cox("age")
    let table = try quietly { try RegressionTable(poly).table() }
    let place = try #require(table.columns.firstIndex { $0.name == "hazard_ratio" })
    let shown = try #require(table.rows[1].cells[place].values.first)
    let ages = SampleModels.data["age"]
    let distance = ages.quantile(0.75) - ages.quantile(0.25)
    let expected = line.coefficient("age").value * distance
    #expect(abs((shown.value ?? 0).logarithm - expected) < 1e-6)
  }

  @Test("Ratios per step are named so")
  func steps() throws {
    let table = try quietly { try RegressionTable(SampleModels.cox("I(age / 10)")).table() }
    #expect(try column(table, "characteristic") == ["Age, per 10 years"])
  }

  @Test("The notes name method, patients and left-out rows")
  func notes() throws {
    let table = try quietly { try RegressionTable(SampleModels.cox("nodes")).table() }
    let note = table.notes[0].content.plainText
    #expect(note.contains("ties by Efron’s method"))
    #expect(note.contains("38 patients"))
    #expect(note.contains("2 patients were left out"))
  }

  @Test("Fewer than ten events per coefficient are noted and warned of")
  func fewEvents() throws {
    let journal = RunJournal()
    let table = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try RegressionTable(SampleModels.cox("age + stage")).table()
    }
    #expect(table.notes[0].content.plainText.contains("events per coefficient"))
    #expect(journal.takeWarnings().contains { $0.name == "low-events" })
  }

  @Test("In Chinese the words are Chinese")
  func chinese() throws {
    let table = try ReportContext.$current.withValue(ReportContext(language: "zh")) {
      try RegressionTable(SampleModels.cox("age + stage")).table()
    }
    #expect(table.columns[0].head.plainText == "特征")
    #expect(table.notes[0].content.plainText.contains("Cox比例风险回归"))
  }

  @Test("A table without models is refused in words")
  func failures() throws {
    #expect(throws: RegressionTableFailure.noModels) { try RegressionTable([:]).table() }
  }

  @Test("A model displayed as it is shows its table")
  func displayed() throws {
    let outputs = try quietly { try SampleModels.cox("age").output() }
    guard case .table(let table, _) = outputs.first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.count == 1)
  }

  @Test(
    "A logistic model's table has odds ratios, the events of levels and tests of whole variables")
  func logistic() throws {
    let model = try LogisticRegression("event ~ age + stage", data: SampleModels.data)
    let table = try quietly { try RegressionTable(model).table() }
    #expect(try column(table, "characteristic") == ["Age, years", "Stage", "I", "II", "III"])
    let events = try column(table, "events").dropFirst().compactMap { Int($0) }
    #expect(events.reduce(0, +) == model.eventCount)
    let place = try #require(table.columns.firstIndex { $0.name == "p" })
    let expected = try model.compared(to: model.dropping("stage")).p.value
    #expect(table.rows[1].cells[place].values.first?.value == expected)
    #expect(table.notes[0].content.plainText.contains("Logistic regression."))
  }

  @Test("A penalised model says so in its note")
  func firth() throws {
    let model = try FirthRegression("event ~ age + sex", data: SampleModels.data)
    let table = try quietly { try RegressionTable(model).table() }
    #expect(table.notes[0].content.plainText.contains("Firth’s penalised likelihood"))
  }

  @Test("Hazard ratios and odds ratios do not stand in one table")
  func kinds() throws {
    let logistic = try LogisticRegression("event ~ age", data: SampleModels.data)
    #expect(throws: RegressionTableFailure.kindsDiffer("Logistic")) {
      try RegressionTable(["Cox": SampleModels.cox("age"), "Logistic": logistic]).table()
    }
  }

  @Test("The file has a line for each row and the group beside each level")
  func csv() throws {
    let table = try quietly { try RegressionTable(SampleModels.cox("stage")).table() }
    let lines = table.csv.split(separator: "\r\n")
    #expect(lines[0] == "group,characteristic,n,events,hazard_ratio,p")
    #expect(lines[2].hasPrefix("Stage,I,"))
    #expect(lines[2].contains("1 (reference)"))
  }

  @Test("Markdown and HTML hold every cell")
  func writers() throws {
    let table = try quietly {
      try RegressionTable(SampleModels.cox("age + stage"), univariable: true).table()
    }
    let interval = text(table.rows[0].cells[3])
    var document = Document()
    document.body = [.table(TableBlock(label: nil, caption: [], table: table, line: 1))]
    #expect(try document.markdown().contains(interval))
    #expect(try document.html().contains("Multivariable"))
  }
}

extension Double {
  fileprivate var logarithm: Double { log(self) }
}
