import Documents
import Reporting
import Testing

private func document(_ source: String) throws -> Document {
  try Document(assembling: try Template(source: source, path: "r.md"), results: [])
}

private func headings(_ document: Document) -> [String] {
  document.body.compactMap {
    if case .heading(let found) = $0 { found.content.plainText } else { nil }
  }
}

@Suite struct EndMatterTests {
  @Test func statementsEndTheTextWithoutNumbers() throws {
    let found = try document(
      """
      ---
      number-sections: true
      statements: [{heading: Ethics, text: "Approved, see @sec-a."}]
      funding: Grant 1.
      acknowledgements: We thank B.
      author: [{name: Ada, roles: [software, formal-analysis]}, {name: Li, roles: software}]
      ---
      # A {#sec-a}
      """)
    #expect(
      headings(found) == ["A", "Ethics", "Funding", "Author contributions", "Acknowledgements"])
    let html = try found.html()
    #expect(html.contains("Approved, see <a href=\"#sec-a\">Section\u{A0}1</a>."))
    #expect(html.contains("Software: Ada, Li; Formal analysis: Ada."))
    #expect(!html.contains("<span class=\"number\">2</span>"))
  }

  @Test func aStatementNeedsHeadingAndText() {
    #expect(throws: TemplateError.self) {
      try document("---\nstatements: [{heading: Ethics}]\n---\n")
    }
    #expect(throws: TemplateError.self) {
      try document("---\nstatements: [{head: Ethics, text: A}]\n---\n")
    }
  }

  @Test func abbreviationsAreListedAndUnusedOnesWarnedOf() throws {
    let found = try document(
      "---\nabbreviations: {OS: overall survival, PFS: progression-free survival}\n---\nOS-free.")
    #expect(headings(found) == ["Abbreviations"])
    #expect(found.warnings.map(\.warning.name) == ["unused-abbreviation"])
    #expect(found.warnings[0].warning.text.contains("“PFS”"))
  }

  @Test func aLimitOfWordsIsWarnedOfWithBothNumbers() throws {
    let found = try document(
      "---\nabstract: One two three.\nword-limits: {abstract: 2, text: 9}\n---\nOne.")
    #expect(
      found.warnings.map(\.warning.text) == [
        "the abstract has 3 words, 1 more than the limit of 2"
      ])
  }

  @Test func marksTellWhoContributedEqually() throws {
    let found = try document(
      "---\nauthor: [{name: A, equal-contributor: true, degrees: [MD]}, {name: B}, "
        + "{name: C, equal-contributor: true, note: Now at D.}]\n---\n")
    let notes = AuthorNotes(found.authors, language: "en")
    #expect(notes.notes.map(\.text) == ["These authors contributed equally.", "Now at D."])
    #expect(found.authors.map { notes.marks(of: $0) } == [["†"], [], ["†", "‡"]])
    #expect(try found.html().contains("<b>A</b>, MD<sup>†</sup>"))
  }

  @Test func theAbstractMayHaveAnotherHeading() throws {
    let found = try document("---\nabstract: A.\nabstract-title: Summary\n---\n")
    #expect(found.abstractHeading == "Summary")
    #expect(try found.html().contains("<h2 id=\"abstract\">Summary</h2>"))
  }

  @Test func wordsOfCrossReferencesAreThoseOfQuarto() throws {
    let found = try document(
      "---\nlang: de\ncrossref: {tbl-title: Tab., tbl-prefix: Tab.}\n---\n"
        + "@tbl-a\n\n| a |\n|---|\n| b |\n\n: C {#tbl-a}")
    #expect(found.tables[0].title == "Tab.\u{A0}1")
    #expect(try found.html().contains(">Tab.\u{A0}1</a>"))
  }

  @Test func inADraftAReferenceThatLeadsNowhereIsAWarning() throws {
    let found = try document("---\ndraft: true\n---\nSee @fig-lost.")
    #expect(found.warnings.map(\.warning.name) == ["unknown-label"])
    #expect(throws: TemplateError.self) { try document("See @fig-lost.") }
  }
}
