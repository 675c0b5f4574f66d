import Documents
import Testing

private func table(_ columns: Int) -> Table {
  Table(
    columns: (0..<columns).map {
      .init(head: [.text("H\($0)")], alignment: $0 == 1 ? .paired : .leading, name: "h\($0)")
    }, rows: [.init([.init([.text("x")])])])
}

/// The document of a template with one block that shows these tables.
private func document(_ options: String, _ tables: [Table], after: String = "") throws -> Document {
  let template = try Template(
    source: "```{swift}\n\(options)\nx\n```\n\n\(after)\n", path: "r.md")
  let outputs = tables.map { BlockResult.Output.table($0, .init()) }
  return try Document(
    assembling: template, results: [BlockResult(source: .block(0), outputs: outputs)])
}

private func message(_ source: () throws -> Document) -> String {
  do {
    _ = try source()
    return ""
  } catch {
    return "\(error)"
  }
}

@Suite struct TableOptionsTests {
  @Test func severalTablesHaveCaptionsOfTheirOwnAndLetters() throws {
    let found = try document(
      "//| label: tbl-a\n//| tbl-cap: \"Baseline\"\n//| tbl-subcap: [\"Rotterdam\", \"Trial\"]",
      [table(2), table(2)], after: "@tbl-a, @tbl-a-a and [-@tbl-a-b]")
    #expect(found.tables.map(\.title) == ["Table\u{A0}1A", "Table\u{A0}1B"])
    #expect(found.tables.map(\.caption.plainText) == ["Baseline. Rotterdam", "Trial"])
    guard case .paragraph(let inlines, _)? = found.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "Table\u{A0}1, Table\u{A0}1A and 1B")
    let labels = inlines.compactMap { if case .reference(let to) = $0 { to.label } else { nil } }
    #expect(labels == ["tbl-a", "tbl-a-1", "tbl-a-2"])
  }

  @Test func aListOfCaptionsMeansTheTablesOneByOne() throws {
    let found = try document(
      "//| label: tbl-a\n//| tbl-cap: [\"Rotterdam\", \"Trial\"]", [table(2), table(2)])
    #expect(found.tables.map(\.caption.plainText) == ["Rotterdam", "Trial"])
  }

  @Test func aSingleTableKeepsItsCaption() throws {
    let found = try document(
      "//| label: tbl-a\n//| tbl-cap: \"One\"\n//| tbl-subcap: [\"Two\"]", [table(2)])
    #expect(found.tables.map(\.caption.plainText) == ["One"])
  }

  @Test func widthsOfColumnsComeFromBlocksAndCaptions() throws {
    let block = try document("//| tbl-colwidths: [60, 20.5, 20]", [table(3)])
    #expect(block.tables.map(\.columnWidths) == [[60, 20.5, 20]])
    let automatic = try document("//| tbl-colwidths: auto", [table(3)])
    #expect(automatic.tables.map(\.columnWidths) == [[]])
    let written = try Document(
      assembling: Template(
        source: "| a | b |\n|---|---|\n| 1 | 2 |\n\n: C {#tbl-x tbl-colwidths=\"[75, 25]\"}\n",
        path: "r.md"), results: [])
    #expect(written.tables.map(\.columnWidths) == [[75, 25]])
  }

  @Test func widthsThatDoNotMatchSayHowManyColumnsThereAre() {
    #expect(
      message { try document("//| tbl-colwidths: [60, 40]", [table(3)]) }
        .contains("“tbl-colwidths” has 2 widths and the table 3 columns; write one for each"))
    #expect(
      message { try document("//| tbl-colwidths: wide", [table(3)]) }
        .contains("“tbl-colwidths” is a list of numbers above 0"))
    #expect(
      message { try document("//| tbl-colwidths: [0, 1, 1]", [table(3)]) }.contains("above 0"))
    let written = "| a |\n|---|\n| 1 |\n\n: C {#tbl-x tbl-width=\"3\"}\n"
    #expect(
      message { try Document(assembling: Template(source: written, path: "r.md"), results: []) }
        .contains("r.md:5: a table has no “tbl-width”"))
  }

  @Test func htmlSharesTheWidthOut() throws {
    let html = try document("//| tbl-colwidths: [2, 1, 1]", [table(3)]).html()
    #expect(
      html.contains(
        "<colgroup><col style=\"width:50.0%\"><col span=\"2\" style=\"width:12.5%\">"
          + "<col style=\"width:25.0%\"></colgroup>"))
  }
}
