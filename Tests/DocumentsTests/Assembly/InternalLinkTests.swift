import Documents
import Reporting
import Testing

private func document(_ body: String, keys: String = "") throws -> Document {
  try Document(
    assembling: Template(source: "---\ntitle: T\n\(keys)---\n\n" + body, path: "r.md"), results: [])
}

/// The labels to which the words of the first paragraph lead.
private func targets(_ body: String) throws -> [String] {
  guard case .paragraph(let inlines, _)? = try document(body).body.first else { return [] }
  return inlines.compactMap { if case .reference(let found) = $0 { found.label } else { nil } }
}

@Suite("Links within the document")
struct InternalLinkTests {
  @Test("A link leads to headings by label, by our slug and by GitHub's")
  func headings() throws {
    let text = """
      [a](#sec-m) [b](#methods) [c](#results-more) [d](#results--more) [e](#%E6%96%B9%E6%B3%95)

      # Methods {#sec-m}

      # Results & more

      # 方法
      """
    #expect(
      try targets(text) == ["sec-m", "sec-m", "results-more", "results-more", "方法"])
  }

  @Test("A link leads to tables, equations and divisions")
  func others() throws {
    let text = """
      [a](#tbl-a) [b](#eq-a) [c](#box)

      | a |
      |---|
      | 1 |

      : C. {#tbl-a}

      $$ a $$ {#eq-a}

      ::: {.callout-note #box}
      N.
      :::
      """
    #expect(try targets(text) == ["tbl-a", "eq-a", "box"])
  }

  @Test("A link that leads nowhere is an error with its line and the nearest label")
  func unknown() {
    let error = #expect(throws: TemplateError.self) {
      try document("A\n[x](#sec-nope) b.\n\n# M {#sec-note}\n")
    }
    #expect(
      error?.description == "r.md:6: nothing has the label “sec-nope”; nearest: “sec-note”")
  }

  @Test("A link to no heading says how a heading is named")
  func noHeading() {
    let error = #expect(throws: TemplateError.self) { try document("[x](#elsewhere)\n\n# M\n") }
    #expect(error?.message.contains("{#elsewhere}") == true)
  }

  @Test("In a draft a link that leads nowhere is a warning, and its words stay")
  func draft() throws {
    let found = try document("A\n[some *words*](#sec-nope).\n", keys: "draft: true\n")
    #expect(found.warnings.map(\.warning.name) == ["unknown-label"])
    #expect(found.warnings.first?.warning.line == 7)
    #expect(try found.html().contains("A\nsome <em>words</em>."))
  }

  @Test("A link in a caption keeps its words and leads to the place in HTML and Markdown")
  func writers() throws {
    let found = try document(
      "# M {#sec-m}\n\n| a |\n|---|\n| [*x*](#sec-m) |\n\n: See [y](#sec-m). {#tbl-a}\n")
    #expect(try found.html().contains("<a href=\"#sec-m\"><em>x</em></a>"))
    #expect(try found.html().contains("<a href=\"#sec-m\">y</a>"))
    #expect(try found.markdown().contains("[*x*](#sec-m)"))
  }

  @Test("A link to a place that HTML names is its words, with a note")
  func html() throws {
    let template = try Template(source: "<a id=\"x\"></a>A [*b*](#x) c.\n", path: "r.md")
    #expect(template.notes.contains { $0.message.contains("the place “x”") })
    guard case .paragraph(let inlines, _)? = template.body.first else {
      Issue.record("another block")
      return
    }
    #expect(inlines == [.text("A "), .emphasis([.text("b")]), .text(" c.")])
  }

  @Test("A reference within a link is its words: links do not nest")
  func nested() throws {
    let found = try document("[of @eq-a](#eq-a)\n\n$$ a $$ {#eq-a}\n")
    #expect(try found.html().contains("<a href=\"#eq-a\">of Equation\u{A0}1</a>"))
  }
}
