import Documents
import Drawing
import Reporting
import Testing

/// The first paragraph of a template with a figure and a table in the style of a journal.
private func paragraph(_ text: String, journal: String, keys: String = "") throws -> String {
  let source = """
    ---
    journal: \(journal)
    \(keys)---

    \(text)

    ```{swift}
    //| label: fig-a
    a
    ```

    ```{swift}
    //| label: tbl-a
    b
    ```
    """
  let template = try Template(source: source, path: "r.md")
  let picture = Picture(size: Size(width: 100, height: 50), description: "A line.")
  let table = Table(
    columns: [.init(head: [.text("A")], alignment: .leading, name: "a")],
    rows: [.init([.init([.text("x")])])])
  let document = try Document(
    assembling: template,
    results: [
      BlockResult(source: .block(0), outputs: [.figure(picture, .init())]),
      BlockResult(source: .block(1), outputs: [.table(table, .init())]),
    ])
  guard case .paragraph(let inlines, _)? = document.body.first else { return "" }
  return inlines.plainText.replacing("\u{A0}", with: " ")
}

@Suite("References that open a sentence")
struct SentenceOpeningTests {
  @Test("The Lancet writes table 1 in a sentence and Table 1 where one begins")
  func lancet() throws {
    #expect(
      try paragraph("@tbl-a shows it, as does @fig-a. @fig-a is clear.", journal: "lancet")
        == "Table 1 shows it, as does figure 1. Figure 1 is clear.")
  }

  @Test(
    "Abbreviations are written out where a sentence begins, as the journal has it",
    arguments: [
      ("nature", "Figure 1 and Fig. 1"), ("radiology", "Figure 1 and Fig 1"),
      ("plos", "Fig 1 and Fig 1"), ("default", "Figure 1 and Figure 1"),
    ])
  func abbreviations(journal: String, wanted: String) throws {
    #expect(try paragraph("@fig-a and @fig-a", journal: journal) == wanted)
  }

  @Test(
    "What ends no sentence, begins none",
    arguments: [
      "See e.g. @tbl-a", "as of A. @tbl-a", "it (@tbl-a)", "ends. (@tbl-a)", "so: @tbl-a",
      "0.5 @tbl-a", "*see @tbl-a*", "cf. @tbl-a",
    ])
  func within(text: String) throws {
    #expect(try paragraph(text, journal: "lancet").contains("table 1"))
  }

  @Test(
    "A sentence begins behind its marks, quotation marks and within emphasis",
    arguments: [
      "It ends. @tbl-a", "Does it? @tbl-a", "It “ends.” @tbl-a", "*@tbl-a shows*",
      "**Result.** @tbl-a",
      "It ends.\n@tbl-a",
    ])
  func opening(text: String) throws {
    #expect(try paragraph(text, journal: "lancet").contains("Table 1"))
  }

  @Test("The author's own words hold at both places")
  func own() throws {
    #expect(
      try paragraph(
        "@fig-a and @fig-a", journal: "lancet", keys: "crossref: {fig-prefix: Abb.}\n")
        == "Abb. 1 and Abb. 1")
  }
}
