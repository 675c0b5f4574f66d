import Biostatistics
import ClinicalFigures
import DataFrames
import Documents
import Reporting
import Testing

private let steps = (0..<400).map { $0 % 20 }
private let patients = DataFrame([
  "y": Column(steps.enumerated().map { row, step in (row * 37) % 100 < 5 * step ? 1.0 : 0 }),
  "old": Column(steps.map { (Double($0) + 4) / 30 }),
  "new": Column(steps.map { (Double($0) + 0.5) / 20 }),
])

private func tables(_ value: any Displayable) throws -> [Table] {
  try value.output().compactMap { output in
    if case .table(let table, _) = output { return table }
    return nil
  }
}

private func text(_ table: Table) -> [[String]] {
  table.rows.map { row in row.cells.map { ($0.content + $0.companion).plainText } }
}

@Suite("Tables of calibration and reclassification")
struct JudgementTablesTests {
  @Test("A calibration is shown as a row for each measure, with the smoother in the note")
  func calibration() throws {
    let table = try #require(tables(Calibration("y ~ new", data: patients)).first)
    let rows = text(table)
    #expect(rows.map { $0[0] }.contains("Calibration slope"))
    #expect(rows[0][1] == "400")
    #expect(table.notes.map(\.content.plainText).joined().contains("3 knots"))
  }

  @Test("Without a curve the note says why")
  func withoutCurve() throws {
    let table = try #require(tables(Calibration("y ~ new", data: patients[0..<60])).first)
    #expect(
      table.notes.map(\.content.plainText).joined().contains("a flexible curve needs 50"))
  }

  @Test("A reclassification has its components, and with categories a table of counts")
  func reclassification() throws {
    let shown = try tables(
      NetReclassification("y", old: "old", new: "new", data: patients, categories: [0.2, 0.4]))
    #expect(shown.count == 2)
    #expect(text(shown[0]).map { $0[0] }.last == "Net reclassification improvement")
    #expect(text(shown[1]).count == 8)
    #expect(text(shown[1])[1][0] == "< 20%")
    let note = shown[0].notes.map(\.content.plainText).joined()
    #expect(note.contains("categories of risk cut at 20%, 40%"))
    #expect(
      try tables(NetReclassification("y", old: "old", new: "new", data: patients)).count == 1)
  }

  @Test("A discrimination improvement has its two components and their sum")
  func discrimination() throws {
    let shown = try tables(
      IntegratedDiscrimination("y", old: "old", new: "new", data: patients))
    #expect(text(shown[0]).count == 3)
  }
}
