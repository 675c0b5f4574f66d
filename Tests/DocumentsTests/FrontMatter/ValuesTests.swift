import Documents
import Testing

private func document(
  _ body: String, keys: String = "title: A *new* model", variables: String? = nil
) throws -> Document {
  let template = try Template(
    source: "---\n\(keys)\n---\n\n\(body)\n", path: "d/r.md",
    surroundings: Surroundings(read: { $0 == "d/_variables.yml" ? variables : nil }))
  return try Document(assembling: template, results: [])
}

private func text(_ document: Document) -> String {
  for case .paragraph(let inlines, _) in document.body { return inlines.plainText }
  return ""
}

@Suite("Shortcodes that stand for words")
struct ValuesTests {
  @Test("meta reads the front matter, also keys within keys, lists and parameters")
  func meta() throws {
    let keys = "title: A *new* model\nkeywords: [a, b]\nparams: {site: Bern, cut: 0.25}"
    let found = try document(
      "{{< meta title >}}: {{< meta keywords >}}, {{< meta keywords.1 >}}, {{< meta params.site >}}, "
        + "{{< meta params.cut >}}", keys: keys)
    #expect(text(found) == "A new model: a, b, b, Bern, 0.25")
  }

  @Test("What they stand for is Markdown, in captions and headings too")
  func markdown() throws {
    let found = try document(
      "# On {{< meta title >}}\n\n| a |\n|---|\n| {{< meta title >}} |\n\n: Of {{< meta title >}}. {#tbl-a}"
    )
    #expect(try found.html().contains("On A <em>new</em> model"))
    #expect(found.tables.first?.caption.plainText == "Of A new model.")
    #expect(found.tables.first?.table.rows[0].cells[0].content.plainText == "A new model")
  }

  @Test("var reads _variables.yml beside the template")
  func variables() throws {
    let found = try document(
      "At {{< var centre.name >}} on {{< var n >}}.",
      variables: "centre: {name: \"**Bern**\"}\nn: 7\n")
    #expect(text(found) == "At Bern on 7.")
  }

  @Test("A key that is not there is an error with the line and the nearest key")
  func faults() {
    func error(_ body: String, _ variables: String? = nil) -> String? {
      #expect(throws: TemplateError.self) { try document(body, variables: variables) }?.description
    }
    #expect(
      error("{{< meta titel >}}")
        == "d/r.md:5: there is no key “titel” in the front matter; nearest: “title”")
    #expect(
      error("A\n{{< var x >}}")
        == "d/r.md:6: {{< var … >}} is looked up in “d/_variables.yml”, and there is no such file")
    #expect(error("{{< var a >}}", "a: \"{{< var a >}}\"")?.contains("hold it again") == true)
    #expect(error("{{< var a >}}", "a: {b: 1}")?.contains("a.NAME") == true)
    #expect(error("{{< mata x >}}")?.contains("nearest: “meta”") == true)
  }

  @Test("In code they are shown as they are written")
  func code() throws {
    #expect(text(try document("`{{< meta title >}}`")) == "{{< meta title >}}")
  }

  @Test("when-meta and unless-meta ask the front matter")
  func conditions() throws {
    let keys = "title: T\nparams: {full: true, brief: false}"
    let found = try document(
      """
      ::: {.content-visible when-meta="params.full"}
      Full.
      :::

      ::: {.content-visible when-meta="params.brief"}
      Brief.
      :::

      ::: {.content-hidden unless-meta="params.none"}
      None.
      :::
      """, keys: keys)
    let html = try found.shown(in: .html).html()
    #expect(html.contains("Full."))
    #expect(!html.contains("Brief.") && !html.contains("None."))
  }
}
