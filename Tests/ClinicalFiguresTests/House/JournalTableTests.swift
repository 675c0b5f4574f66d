import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Reporting
import Testing

private let patients = DataFrame([
  "centre": ["A", "A", "A", "B", "B", "B"], "age": [50, 60, 71, 40, 55, 66],
  "sex": ["f", "m", "f", "m", "m", "m"],
])

/// What is made in the style of a journal.
private func styled<Made>(_ journal: String, _ make: () throws -> Made) throws -> Made {
  let front = try Template(source: "---\njournal: \(journal)\n---\n", path: "r.md").frontMatter
  var context = ReportContext()
  context.style = front.house.numbers
  context.language = front.language
  return try ReportContext.$current.withValue(context, operation: make)
}

@Suite("Tables in the style of a journal")
struct JournalTableTests {
  @Test(
    "The P of a note is that of the columns",
    arguments: [
      ("default", [Inline.emphasis([.text("P")]), .text(" values")]),
      ("lancet", [.text("p values")]),
      ("plos", [.emphasis([.text("p")]), .text(" values")]),
    ])
  func letterInNotes(journal: String, wanted: [Inline]) throws {
    let table = try styled(journal) { try RegressionTable(SampleModels.cox("age + stage")).table() }
    let note = try #require(table.notes.first?.content)
    #expect(
      note.plainText.contains("\(wanted.plainText) without a mark are Wald’s"), "\(note.plainText)")
    #expect(note.contains(wanted[0]) || wanted.count == 1)
    #expect(!note.plainText.contains("*"))
  }

  @Test(
    "Counts in heads have the spaces of P values",
    arguments: [("default", "n = 3"), ("lancet", "n=3"), ("chinese", "n=3"), ("plos", "n = 3")])
  func spaces(journal: String, wanted: String) throws {
    let table = try styled(journal) {
      try BaselineTable(patients, by: "centre", variables: ["age"]).table()
    }
    #expect(table.columns[1].subhead.plainText == wanted)
    #expect(table.columns[1].subhead.first == .emphasis([.text("n")]))
  }

  @Test("A number in a note has the journal's decimal mark")
  func markInNotes() throws {
    let table = try styled("lancet") {
      try BaselineTable(patients, by: "centre", variables: ["age"], smd: true).table()
    }
    #expect(table.notes.first?.content.plainText.contains("bold if above 0·1") == true)
  }

  @Test("Quartiles in Chinese are symbols in italics with lowered digits")
  func quartiles() throws {
    let table = try styled("chinese") {
      try BaselineTable(patients, by: "centre", variables: ["age"], nonNormal: ["age"]).table()
    }
    let label = table.rows[0].cells[0].content
    #expect(label.plainText.hasSuffix("M（Q1，Q3）"))
    #expect(label.contains(.emphasis([.text("Q")])) && label.contains(.subscript([.text("3")])))
  }

  @Test("A unit that is a ratio stands in brackets behind the stroke")
  func divisor() throws {
    var data = patients
    data.label("age", "孕激素受体", unit: "fmol/l")
    let table = try styled("chinese") {
      try BaselineTable(data, by: "centre", variables: ["age"]).table()
    }
    #expect(table.rows[0].cells[0].content.plainText.hasPrefix("孕激素受体/(fmol/l)，"))
    #expect(
      try styled("chinese") { ReportContext.current.style.titled("浓度", unit: "ng/ml") }
        == "浓度/(ng/ml)")
  }

  @Test("Apostrophes of methods are curved")
  func apostrophes() throws {
    let note = TukeyHSDNote.text
    #expect(try styled("default", note).contains("Tukey’s"))
  }
}

/// The note under pairwise comparisons.
private enum TukeyHSDNote {
  static func text() throws -> String {
    let test = try TukeyHSD("age ~ centre", data: patients)
    guard case .table(let table, _)? = try test.output().first else { return "" }
    return table.notes.map(\.content.plainText).joined()
  }
}
