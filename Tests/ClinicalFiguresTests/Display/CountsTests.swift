import Biostatistics
import ClinicalFigures
import DataFrames
import Documents
import Reporting
import Testing

private func shown(_ value: any Displayable) throws -> [String] {
  try value.output().flatMap { output -> [String] in
    if case .values(let values) = output { return values.map(\.text) }
    return []
  }
}

private func rows(_ table: Table) -> [[String]] {
  table.rows.map { row in
    row.cells.map { ($0.content + $0.companion).plainText }
  }
}

@Suite("Counts and summaries in prose and small tables")
struct CountsTests {
  @Test("A proportion is its counts with the percentage, its interval behind it")
  func proportion() throws {
    let share = Proportion(count: 578, of: 898)
    #expect(try shown(share) == ["578/898 (64.4%)"])
    guard case .values(let values) = try share.output()[0] else { return }
    #expect(abs((values[0].lower ?? 0) - 0.6118) < 0.0005)
  }

  @Test("A summary is the number with what the author asked for in brackets")
  func summary() throws {
    let age: Column = [24, 47, 59, 61, 88, nil]
    #expect(try shown(Summary(age, .medianRange)) == ["59 (24–88)"])
    #expect(try shown(Summary(age, .medianIQR)) == ["59 (47–61)"])
    #expect(try shown(Summary(age, .meanSD)) == ["55.8 (23.3)"])
    #expect(try Summary(age, .medianIQR).missingCount == 1)
  }

  @Test("A range with a negative limit is worded")
  func negative() throws {
    #expect(try shown(Summary([-2, 0, 3], .medianRange)) == ["0 (\u{2212}2 to 3)"])
  }

  @Test("A column without values is not estimable, one value has no deviation, text is an error")
  func hostile() throws {
    #expect(try shown(Summary(Column([] as [Double]))) == ["not estimable"])
    #expect(try shown(Summary([3], .meanSD)) == ["3.0 (—)"])
    #expect(throws: DataFailure.self) { try Summary(["a", "b"]) }
  }

  @Test("A frequency table counts levels in their order, missing rows apart")
  func frequencies() throws {
    let data = DataFrame(["event": ["local", "distant", "none", "none", nil, "none"]])
    let table = try FrequencyTable(data, "event")
    #expect(
      rows(table.table()) == [
        ["distant", "1(20)"], ["local", "1(20)"], ["none", "3(60)"], ["Missing", "1"],
      ])
    #expect(try table.proportion(of: "none").count == 3)
    #expect(throws: TestFailure.self) { try table.proportion(of: "other") }
    #expect(throws: DataFailure.self) { try FrequencyTable(data, "evnt") }
  }

  @Test("A correlation shows itself with its interval and P")
  func correlation() throws {
    let texts = try shown(Correlation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]))
    #expect(texts.count == 2)
    #expect(texts[0].hasPrefix("0.83 (95% CI "))
  }
}

@Suite("Further forms of the baseline table")
struct BaselineFormsTests {
  private let data = DataFrame([
    "cohort": ["A", "A", "A", "B", "B", "B"], "event": [false, true, false, true, false, true],
    "sex": ["f", "m", "f", "m", "m", "m"], "age": [51, 62, 43, 74, 65, 56],
  ])

  @Test("Several columns make a column for each combination that occurs")
  func crossed() throws {
    let table = try BaselineTable(data, by: ["cohort", "event"], variables: ["age"], overall: true)
      .table()
    #expect(
      table.columns.map(\.name) == [
        "characteristic", "Overall", "A, no", "A, yes", "B, no", "B, yes",
      ])
  }

  @Test("All levels of a variable of two are shown on request")
  func allLevels() throws {
    let table = try BaselineTable(data, by: "cohort", variables: ["sex"], allLevels: true).table()
    #expect(
      rows(table) == [["Sex, n (%)", "", ""], ["f", "2(67)", "0"], ["m", "1(33)", "3(100)"]])
  }

  @Test("Tests as in tableone are named in the notes")
  func tableone() throws {
    let table = try BaselineTable(
      data, by: "cohort", variables: ["sex", "age"], statistics: ["age": .meanSD], pValues: true,
      tests: .tableone
    ).table()
    let notes = table.notes.filter { $0.key != nil }.map(\.content.plainText)
    #expect(
      notes == ["Chi-squared test with Yates’s continuity correction.", "Student’s t test."])
  }

  @Test("An event has no P value, and a group of nobody's is not a column")
  func event() throws {
    let table = try BaselineTable(
      data, by: "cohort", variables: ["event"], pValues: true, events: ["event"]
    ).table()
    #expect(table.rows[0].cells.last?.content.plainText == "—")
  }
}
