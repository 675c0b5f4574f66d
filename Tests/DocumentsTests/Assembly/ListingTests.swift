import Documents
import Reporting
import Testing

private func document(_ source: String) throws -> Document {
  try Document(
    assembling: Template(source: source, path: "r.md"),
    results: [BlockResult(source: .block(0), outputs: [])])
}

private func text(_ document: Document) -> String {
  for case .paragraph(let inlines, _) in document.body {
    return inlines.plainText.replacing("\u{A0}", with: " ")
  }
  return ""
}

@Suite("Listings with a number")
struct ListingTests {
  @Test("A fence, a block that is shown and a division are numbered in order")
  func three() throws {
    let found = try document(
      """
      See @lst-a, @lst-b and [-@lst-c].

      ```{.r #lst-a lst-cap="In *R*."}
      fit <- 1
      ```

      ```{swift}
      //| echo: true
      //| lst-label: lst-b
      //| lst-cap: How `fit` was made.
      let fit = 1
      ```

      ::: {#lst-c}
      ```python
      fit = 1
      ```

      In Python.
      :::
      """)
    #expect(text(found) == "See Listing 1, Listing 2 and 3.")
    let html = try found.html()
    #expect(html.contains("<figure id=\"lst-a\" class=\"code\">"))
    #expect(html.contains("<b>Listing\u{A0}1</b>\u{2002}In <em>R</em>"))
    #expect(html.contains("<b>Listing\u{A0}3</b>\u{2002}In Python"))
    let markdown = try found.markdown()
    #expect(markdown.contains("<a id=\"lst-b\"></a>**Listing\u{A0}2** How `fit` was made."))
  }

  @Test("Code without label and caption has no number")
  func bare() throws {
    let found = try document("```{swift}\n//| echo: true\nlet a = 1\n```\n")
    #expect(try !found.html().contains("Listing"))
  }

  @Test("A label for code that is not shown is an error, and so is one without lst-")
  func faults() {
    #expect(throws: TemplateError.self) {
      try document("```{swift}\n//| lst-label: lst-a\nlet a = 1\n```\n")
    }
    #expect(throws: TemplateError.self) {
      try document("```{swift}\n//| echo: true\n//| lst-label: a\nlet a = 1\n```\n")
    }
    #expect(throws: TemplateError.self) { try document("::: {#lst-a}\nWords.\n:::\n") }
  }

  @Test("In Chinese a listing is called 代码")
  func chinese() throws {
    #expect(
      text(try document("---\nlang: zh\n---\n见@lst-a。\n\n```{.r #lst-a}\n1\n```\n")) == "见代码1。")
  }
}

@Suite("Forms of references")
struct ReferenceFormTests {
  private let table = "\n\n| a |\n|---|\n| [-@tbl-a] |\n\n: As in [Tab. @tbl-a], @Tbl-a. {#tbl-a}\n"

  @Test("The number alone, one's own word, and a capital work in text, captions and cells")
  func forms() throws {
    let found = try document("Of [-@tbl-a], [Tab. @tbl-a] and @Tbl-a.\(table)")
    #expect(text(found) == "Of 1, Tab. 1 and Table 1.")
    let block = try #require(found.tables.first)
    #expect(block.caption.plainText.replacing("\u{A0}", with: " ") == "As in Tab. 1, Table 1.")
    #expect(block.table.rows[0].cells[0].content.plainText == "1")
  }

  @Test("A capital is kept where the journal writes small letters within a sentence")
  func capital() throws {
    let found = try document(
      "---\ncrossref: {tbl-prefix: table}\n---\nOf @tbl-a and @Tbl-a.\(table)")
    #expect(text(found) == "Of table 1 and Table 1.")
  }
}
