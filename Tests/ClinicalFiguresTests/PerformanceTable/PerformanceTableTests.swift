import Biostatistics
import ClinicalFigures
import DataFrames
import Documents
import Foundation
import Reporting
import Testing

/// Sixty rows, of which the first forty train.
private let all: DataFrame = {
  var (y, x, z, months, event, id): ([Int], [Double], [Double], [Double], [Int], [String]) =
    ([], [], [], [], [], [])
  for row in 0..<60 {
    y.append((row * 7 + row / 5) % 4 == 0 ? 1 : 0)
    x.append(Double((row * 13) % 29) + (y[row] == 1 ? 9 : 0))
    z.append(Double((row * 5) % 17) + (y[row] == 1 ? 4 : 0))
    months.append(Double(4 + (row * 11) % 45))
    event.append((row + row / 3) % 3 != 0 ? 1 : 0)
    id.append("p\(row)")
  }
  return DataFrame([
    "y": Column(y), "x": Column(x), "z": Column(z), "months": Column(months),
    "event": Column(event), "id": Column(id),
  ])
}()
private let train = all[0..<40]
private let test = all[40..<60]

/// The plain text of a cell with its companion.
private func text(_ cell: Table.Cell) -> String {
  let parts = [cell.content, cell.companion].map { inlines in
    inlines.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
  return parts.filter { !$0.isEmpty }.joined(separator: " ")
}

private func notes(_ table: Table) -> String {
  table.notes.flatMap(\.content).map { if case .text(let text) = $0 { text } else { "" } }
    .joined(separator: " ")
}

private func warnings(_ body: () throws -> Void) rethrows -> [String] {
  let context = ReportContext()
  try ReportContext.$current.withValue(context) { try body() }
  return context.journal.takeWarnings().map(\.name)
}

@Suite("Performance tables")
struct PerformanceTableTests {
  private func binary(_ layout: PerformanceTable.Layout = .rows) throws -> Table {
    try PerformanceTable(
      ["X": "x", "Z": "z"], outcome: "y", cohorts: ["Training": train, "Test": test],
      threshold: .youden(in: "Training"), layout: layout
    ).table()
  }

  @Test("Areas, cuts and counts are those of the curves, the cut that of the training cohort")
  func numbers() throws {
    let table = try binary()
    #expect(table.rows.map(\.role) == [.groupHead, .level, .level, .groupHead, .level, .level])
    let cut = try ROCCurve("y ~ x", data: train).operatingPoint(.youden).threshold
    let curve = try ROCCurve("y ~ x", data: test)
    let point = curve.operatingPoint(.threshold(Threshold(cut.value)))
    let row = table.rows[2].cells
    #expect(row[2].values[0].value == curve.auc.value)
    #expect(row[3].values[0].value == cut.value)
    let counts = point.counts
    #expect(text(row[1]) == "\(counts.cases)/20")
    #expect(text(row[4]).hasSuffix("(\(counts.truePositives)/\(counts.cases))"))
    #expect(text(row[5]).hasSuffix("(\(counts.trueNegatives)/\(counts.controls))"))
    #expect(row[8].values[0].lower == point.accuracy.lower)
  }

  @Test("The cut set on the rows themselves is marked there and not in the other cohort")
  func ownCut() throws {
    let table = try binary()
    #expect(table.rows[1].cells[3].marks.count == 1)
    #expect(table.rows[2].cells[3].marks.isEmpty)
    #expect(notes(table).contains("Cut of each model set by Youden’s index in Training."))
  }

  @Test("Percentages are the quotients of their counts, as the rectal study prints them")
  func percentages() throws {
    let rows = 306
    let data = DataFrame([
      "pcr": Column((0..<rows).map { $0 < 75 ? 1 : 0 }),
      "rad": Column((0..<rows).map { $0 < 60 || (75..<148).contains($0) ? 1.0 : 0 }),
    ])
    let table = try PerformanceTable(
      ["T2": "rad"], outcome: "pcr", cohorts: ["Test": data], threshold: 0.5
    ).table()
    #expect(text(table.rows[1].cells[4]) == "80.0 (60/75)")
    #expect(text(table.rows[1].cells[5]) == "68.4 (158/231)")
  }

  @Test("Measures in rows carry interval and counts")
  func measures() throws {
    let table = try binary(.measures)
    #expect(table.columns.count == 3)
    let row = try #require(
      table.rows.first { text($0.cells[0]).hasPrefix("Sensitivity") })
    #expect(text(row.cells[1]).contains("; "))
  }

  @Test("A score says on which rows it is judged")
  func origins() throws {
    let model = try LogisticRegression("y ~ x", data: train)
    var data = all
    data["p"] = model.probability(all)
    func words(_ cohort: DataFrame) throws -> String {
      text(
        try PerformanceTable(["M": "p"], outcome: "y", cohorts: ["C": cohort]).table()
          .rows[1].cells[0])
    }
    #expect(try words(data[0..<40]) == "C, apparent")
    #expect(try words(data[40..<60]) == "C, external")
    #expect(try words(data) == "C, partly apparent")
    var crossed = data["p"]
    crossed.fitting = .crossFitted
    data["p"] = crossed
    #expect(try words(data[0..<40]) == "C, cross-validated")
    #expect(try words(all.selecting("y").adding(data["x"])) == "C")
  }

  @Test("Survival has a row for each horizon, and a horizon nobody reaches has its reason")
  func survival() throws {
    let context = ReportContext(timeUnit: "months")
    let table = try ReportContext.$current.withValue(context) {
      try PerformanceTable(
        ["X": "x"], outcome: "Surv(months, event)", cohorts: ["Training": train, "Test": test],
        times: [12, 60]
      ).table()
    }
    #expect(table.rows.count == 5)
    let roc = try TimeDependentROC("Surv(months, event) ~ x", data: test, times: [12])
    #expect(table.rows[3].cells[6].values[0].value == roc.auc(at: 12).value)
    #expect(text(table.rows[4].cells[6]) == "NE")
    #expect(notes(table).contains("0 at risk at 60 months"))
    #expect(context.journal.takeWarnings().contains { $0.name == "not-estimable" })
  }

  @Test("Risks at horizons have Brier scores and the index of accuracy")
  func risks() throws {
    let cox = try CoxRegression("Surv(months, event) ~ x", data: train)
    var data = test
    data["lp"] = cox.linearPredictor(test)
    data["r"] = cox.risk(at: 12, for: test)
    let table = try PerformanceTable(
      ["X": "lp"], outcome: "Surv(months, event)", cohorts: ["Test": data], times: [12],
      risks: ["X": ["r"]]
    ).table()
    let error = try PredictionError("Surv(months, event) ~ r", data: data, at: 12)
    #expect(table.rows[1].cells[7].values[0].value == error.brier(at: 12).value)
    #expect(table.rows[1].cells[8].values[0].value == error.ipa(at: 12).value)
  }

  @Test("Learners stand in columns, sets, cohorts and horizons in rows, as in the cervical study")
  func learners() throws {
    let table = try PerformanceTable(
      sets: ["Tumour": ["RSF": "x", "SVM": "z"], "Both": ["RSF": "z", "SVM": "x"]],
      outcome: "Surv(months, event)", cohorts: ["Training": train, "Validation": test],
      times: [12, 24]
    ).table()
    #expect(table.columns.map(\.name) == ["cohort", "time", "RSF", "SVM"])
    #expect(table.rows.count == 2 * (1 + 2 * 2))
    #expect(table.rows[0].role == .panelHead)
  }

  @Test("Cohorts that share rows or patients are warned of")
  func shared() throws {
    func names(_ cohorts: KeyValuePairs<String, DataFrame>) throws -> [String] {
      try warnings {
        _ = try PerformanceTable(["X": "x"], outcome: "y", cohorts: cohorts, id: "id").table()
      }
    }
    #expect(try names(["A": all[0..<41], "B": all[40..<60]]) == ["shared-rows"])
    #expect(try !names(["A": train, "B": test]).contains("shared-rows"))
    var other = DataFrame([
      "y": [1, 0, 1, 0], "x": [1, 2, 3, 4], "id": ["p1", "new", "p2", "p99"],
    ])
    other["x"] = other["x"] * 2
    #expect(try names(["A": train, "B": other]).contains("shared-identifiers"))
  }

  @Test("What does not go together is refused in words")
  func failures() throws {
    func table(_ outcome: String, cut: PerformanceTable.Cut? = nil, times: [Double] = []) throws {
      _ = try PerformanceTable(
        ["X": "x"], outcome: outcome, cohorts: ["A": train], threshold: cut, times: times
      ).table()
    }
    #expect(throws: PerformanceFailure.unknownCohort("B", known: ["A"])) {
      try table("y", cut: .youden(in: "B"))
    }
    #expect(throws: PerformanceFailure.self) { try table("y", times: [12]) }
    #expect(throws: PerformanceFailure.self) { try table("Surv(months, event)", cut: 0.5) }
    #expect(throws: (any Error).self) { try table("nothing") }
    #expect(throws: PerformanceFailure.noModels) {
      _ = try PerformanceTable([:], outcome: "y", cohorts: ["A": train]).table()
    }
    #expect(throws: PerformanceFailure.noCohorts) {
      _ = try PerformanceTable(["X": "x"], outcome: "y", cohorts: [:]).table()
    }
    #expect(throws: PerformanceFailure.sameName("A")) {
      _ = try PerformanceTable(["X": "x"], outcome: "y", cohorts: ["A": train, "A": test]).table()
    }
  }

  @Test("A cohort without cases has no area but a reason")
  func withoutCases() throws {
    var none = test
    none["y"] = none["y"] * 0
    let table = try PerformanceTable(
      ["X": "x"], outcome: "y", cohorts: ["Training": train, "Test": none],
      threshold: .youden(in: "Training")
    ).table()
    #expect(text(table.rows[2].cells[2]) == "NE")
    #expect(notes(table).contains("0 cases"))
  }
}

extension DataFrame {
  /// The data with one more column.
  fileprivate func adding(_ column: Column) -> DataFrame {
    var copy = self
    copy["p"] = Column(column.doubles)
    return copy
  }
}
