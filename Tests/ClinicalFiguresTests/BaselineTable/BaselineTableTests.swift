import ClinicalFigures
import DataFrames
import Documents
import Reporting
import Testing

/// Ten patients in two centres, typed so that every number can be checked by hand.
private let patients = DataFrame([
  "centre": ["A", "A", "A", "A", "B", "B", "B", "B", "B", nil],
  "age": [50, 60, 70, 80, 40, 50, 60, 70, 80, 99],
  "sex": ["f", "m", "f", "m", "f", "f", "f", "m", nil, "m"],
  "stage": ["I", "II", "III", "I", "I", "II", "II", "II", "III", "I"],
  "marker": [0.1, 0.2, 0.3, 0.4, nil, nil, nil, nil, nil, 0.5],
  "event": [true, false, true, false, true, true, false, false, true, false],
])

/// The plain text of a cell with its companion.
private func text(_ cell: Table.Cell) -> String {
  [cell.content, cell.companion].map(\.plainText).filter { !$0.isEmpty }.joined(separator: " ")
}

private func rows(_ table: Table) -> [[String]] { table.rows.map { $0.cells.map(text) } }

@Suite("The baseline table")
struct BaselineTableTests {
  @Test("Means, shares and levels stand under their groups")
  func cells() throws {
    let table = try BaselineTable(patients, by: "centre", variables: ["age", "sex", "stage"])
      .table()
    #expect(table.columns.map(\.name) == ["characteristic", "A", "B"])
    #expect(
      rows(table) == [
        ["Age, mean (SD)", "65.0 (12.9)", "60.0 (15.8)"],
        ["Sex: m, n (%)", "2 (50)", "1 (25)"],
        ["Missing, n (%)", "0", "1 (20)"],
        ["Stage, n (%)", "", ""],
        ["I", "2 (50)", "1 (20)"],
        ["II", "1 (25)", "3 (60)"],
        ["III", "1 (25)", "1 (20)"],
      ])
  }

  @Test("Decimals of the measurement are dropped where three digits say enough")
  func decimals() throws {
    let frame = DataFrame(["albumin": [3.42, 3.51, 3.67], "ast": [114.73, 80.61, 151.92]])
    let table = try BaselineTable(frame, variables: ["albumin", "ast"], nonNormal: ["ast"]).table()
    #expect(rows(table).map { $0[1] } == ["3.53 (0.13)", "115 (98–133)"])
  }

  @Test("The note of a test is a sentence")
  func testNote() throws {
    let table = try BaselineTable(
      patients, by: "centre", variables: ["age", "sex"], pValues: true
    ).table()
    let notes = table.notes.filter { $0.key != nil }.map(\.content.plainText)
    #expect(notes == ["Welch’s t test.", "Fisher’s exact test."])
  }

  @Test("A Chinese table has Chinese marks and names of tests")
  func chinese() throws {
    var frame = patients
    frame.label("age", "年龄", unit: "岁")
    let table = try ReportContext.$current.withValue(ReportContext(language: "zh")) {
      try BaselineTable(frame, by: "centre", variables: ["age", "sex"], pValues: true).table()
    }
    #expect(rows(table).map { $0[0] }.prefix(2) == ["年龄/岁，均数（标准差）", "Sex：m，n（%）"])
    #expect(table.notes.last?.content.plainText == "Fisher确切概率法。")
  }

  @Test("A row without a group is in no column, the overall one included")
  func rowsWithoutGroup() throws {
    let journal = RunJournal()
    let table = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try BaselineTable(patients, by: "centre", variables: ["age"], overall: true).table()
    }
    #expect(table.columns[1].subhead == [.emphasis([.text("n")]), .text(" = 9")])
    #expect(journal.takeWarnings().map(\.name) == ["dropped-rows"])
  }

  @Test("Medians are shown where asked for, with the decimals of the measurement")
  func medians() throws {
    let table = try BaselineTable(
      patients, by: "centre", variables: ["age"], statistics: ["age": .medianRange]
    ).table()
    #expect(rows(table) == [["Age, median (range)", "65 (50–80)", "60 (40–80)"]])
  }

  @Test("A skewed variable turns to its median, and a warning says so")
  func skewed() throws {
    let data = DataFrame([
      "g": ["a", "a", "a", "a", "b", "b", "b", "b"], "x": [1.5, 1, 2, 40, 2.5, 3, 3.5, 50],
    ])
    let journal = RunJournal()
    let table = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try BaselineTable(data, by: "g", variables: ["x"]).table()
    }
    #expect(rows(table).first?.first == "X, median (Q1–Q3)")
    #expect(journal.takeWarnings().map(\.name).contains("shown-as-median"))
  }

  @Test("A variable recorded in one group only has a dash in the other and no difference")
  func unrecorded() throws {
    let table = try BaselineTable(
      patients, by: "centre", variables: ["marker"], statistics: ["marker": .meanSD], smd: true
    ).table()
    #expect(rows(table) == [["Marker, mean (SD)", "0.25 (0.13)", "—", "—"]])
    #expect(table.notes.count == 1)
  }

  @Test("An outcome has neither difference nor P value")
  func outcome() throws {
    let table = try BaselineTable(
      patients, by: "centre", variables: ["event"], smd: true, pValues: true, events: ["event"]
    ).table()
    #expect(rows(table) == [["Event, n (%)", "2 (50)", "3 (60)", "—", "—"]])
  }

  @Test("Every P value has the mark of its test, and the note names it")
  func tests() throws {
    let table = try BaselineTable(
      patients, by: "centre", variables: ["age", "sex"], pValues: true
    ).table()
    let marks = table.rows.flatMap { $0.cells.flatMap(\.marks) }
    #expect(marks == table.notes.compactMap(\.key))
    #expect(marks.count == 2)
  }

  @Test("Without a group there is one column for all")
  func overallOnly() throws {
    let table = try BaselineTable(patients, variables: ["age"]).table()
    #expect(table.columns.map(\.name) == ["characteristic", "Overall"])
  }

  @Test("No rows at all give dashes, not a trap")
  func empty() throws {
    let table = try BaselineTable(patients[0..<0], variables: ["age", "stage"]).table()
    #expect(rows(table).first == ["Age, mean (SD)", "—"])
  }

  @Test("A variable that does not exist is named, with the nearest that does")
  func unknownVariable() {
    #expect {
      try BaselineTable(patients, by: "centre", variables: ["agee"]).table()
    } throws: { "\($0)".contains("agee") && "\($0)".contains("age") }
  }

  @Test("An option for a variable that is not shown is an error")
  func optionForNothing() {
    #expect(throws: BaselineFailure.notShown("age")) {
      try BaselineTable(patients, by: "centre", variables: ["sex"], nonNormal: ["age"]).table()
    }
  }

  @Test("The order of the rows changes nothing")
  func orderOfRows() throws {
    let turned = patients.sorted(by: "age")
    let variables = ["age", "sex", "stage"]
    #expect(
      try rows(BaselineTable(patients, by: "centre", variables: variables, smd: true).table())
        == rows(BaselineTable(turned, by: "centre", variables: variables, smd: true).table()))
  }

  @Test("A note says that percentages may not add up only where they do not")
  func roundingNote() throws {
    let thirds = DataFrame(["g": ["a", "a", "a"], "x": ["p", "q", "r"]])
    #expect(try BaselineTable(thirds, variables: ["x"]).table().notes.count == 1)
    let halves = DataFrame(["g": ["a", "a", "a", "a"], "x": ["p", "q", "r", "r"]])
    #expect(try BaselineTable(halves, variables: ["x"]).table().notes.isEmpty)
  }
}
