import Documents
import Testing

private let bibliography = """
  @article{shin2022, title = {A}}
  @book{li2025, title = {B}}
  @misc{张2020, title = {C}}
  """

/// The template of a text with a bibliography of three works.
private func template(
  _ text: String, front: String = "bibliography: a.bib", file: String = bibliography
) throws -> Template {
  let source = "---\n\(front)\n---\n\(text)\n"
  return try Template(
    source: source, path: "r.md",
    surroundings: Surroundings(read: { $0 == "a.bib" || $0 == "b.json" ? file : nil }))
}

private func citations(_ text: String) throws -> [Citation] {
  guard case .paragraph(let inlines, _)? = try template(text).body.first else { return [] }
  return inlines.compactMap { if case .citation(let citation) = $0 { citation } else { nil } }
}

private func message(_ body: () throws -> Template) -> String {
  do {
    _ = try body()
    return ""
  } catch { return "\(error)" }
}

@Suite struct CitationReadingTests {
  @Test func aBracketHoldsWorksWithWhatStandsAroundThem() throws {
    let found = try citations("A [see @shin2022, p. 3; -@li2025].")
    #expect(
      found.first?.items == [
        .init(key: "shin2022", prefix: "see", suffix: "p. 3"),
        .init(key: "li2025", isAuthorSuppressed: true),
      ])
    #expect(found.first?.isNarrative == false)
    #expect(found.first?.line == 4)
  }

  @Test func aKeyInTheSentenceTakesThePageBehindIt() throws {
    let found = try citations("As @shin2022 [p. 3] and @li2025 [see there] show.")
    #expect(found.map(\.isNarrative) == [true, true])
    #expect(found.map { $0.items[0].suffix } == ["p. 3", ""])
  }

  @Test func aMailAddressIsNoCitation() throws {
    #expect(try citations("Write to a@shin2022 or me@li2025.").isEmpty)
  }

  @Test func aKeyBetweenBracketsMayBeChinese() throws {
    #expect(try citations("研究[@张2020]。").first?.items.map(\.key) == ["张2020"])
  }

  @Test func codeAndEscapesAreLeftAlone() throws {
    #expect(try citations("`[@shin2022]` and \\[x\\@shin2022].").isEmpty)
  }

  @Test func anUnknownKeyIsAnErrorThatNamesTheNearest() {
    let said = message { try template("\n\nx [@shin2021]") }
    #expect(said == "r.md:6: no work has the key “shin2021” in a.bib; nearest: “shin2022”")
  }

  @Test func aBracketWithoutBibliographyIsAnErrorAndAWordIsText() throws {
    let said = message { try template("x [@shin2022]", front: "title: T") }
    #expect(said.contains("names no “bibliography: references.bib”"))
    let plain = try template("x @shin2022", front: "title: T")
    guard case .paragraph(let inlines, _)? = plain.body.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "x @shin2022")
  }

  @Test func aMissingBraceIsReportedWhereTheEntryBegins() {
    let said = message {
      try template("x", file: "@article{a,\n title = {X\n}\n@book{b, title={Y}}\n")
    }
    #expect(said == "a.bib:1: the entry “a” that begins here is never closed: a “}” is missing")
  }

  @Test func twoWorksOfOneKeyAreAnErrorOnlyWhereTheyAreCited() throws {
    let file = "@book{a, title={X}}\n@book{b, title={Y}}\n@book{b, title={Z}}\n"
    _ = try template("x [@a]", file: file)
    let said = message { try template("x [@b]", file: file) }
    #expect(said.contains("two works have the key “b”: a.bib:2 and a.bib:3"))
  }

  @Test func commentsStringsAndForgottenKeysAreNoWorks() throws {
    let file = """
      Words between entries @ are comment.
      @comment{@book{no, title={X}}}
      @string{jama = "JAMA"}
      @book{title = {Without key}}
      @article(round, title = {(X)}, journal = jama)
      """
    let keys = try template("x [@round]", file: file).frontMatter.citations.bibliography?.keys
    #expect(keys == ["round"])
  }

  @Test func workOfCSLJSONMayHaveNumbersForKeys() throws {
    let found = try template(
      "x [@7; @b]", front: "bibliography: b.json", file: "[{\"id\": 7}, {\"id\": \"b\"}]")
    #expect(found.frontMatter.citations.bibliography?.keys.sorted() == ["7", "b"])
    let said = message { try template("x", front: "bibliography: b.json", file: "{") }
    #expect(said.contains("b.json: this is not JSON"))
  }

  @Test func stylesThatCannotServeAreErrors() {
    for (source, word) in [
      ("<html/>", "not a style"), ("<style class=\"note\"><citation/></style>", "footnotes"),
      ("<style><link href=\"http://x/y\" rel=\"independent-parent\"/></style>", "http://x/y"),
    ] {
      let said = message {
        try Template(
          source: "---\ncsl: a.csl\n---\n", path: "r.md",
          surroundings: Surroundings(read: { _ in source }))
      }
      #expect(said.contains(word))
    }
    #expect(message { try template("x", front: "csl: vancuver") }.contains("nearest: “vancouver”"))
  }

  /// The names of an author field as pandoc is given them.
  private func names(_ field: String) -> String {
    let source = BibTeXFields.readied("@book{a, author = {\(field)}}")
    return String(source.dropFirst("@book{a, author = {".count).dropLast(2))
  }

  @Test(
    "Particles stay with the names that they belong to",
    arguments: [
      ("van Klaveren, David", "{van Klaveren}, David"),
      ("{van Klaveren}, David", "{van Klaveren}, David"),
      ("von der Leyen, Ursula", "{von der Leyen}, Ursula"),
      ("Ursula von der Leyen", "{von der Leyen}, Ursula"),
      (
        "auf der Maur, A. and Olaf von dem Knesebeck",
        "{auf der Maur}, A. and {von dem Knesebeck}, Olaf"
      ),
      ("José Ortega y Gasset", "José Ortega y Gasset"),
      ("Ludwig von Elm and A. B. Cox", "{von Elm}, Ludwig and A. B. Cox"),
      ("van der Laan, Mark J. and others", "{van der Laan}, Mark J. and others"),
      ("{Group and Van}", "{Group and Van}"), ("Altman, Jr., Doug", "Altman, Jr, Doug"),
      ("Agency for Research on Cancer", "Agency for Research on Cancer"),
      ("张三 and 李四", "张三 and 李四"), ("de", "de"), ("", ""),
      ("Cox, D. R. and\n  de Groot, Vera", "Cox, D. R. and\n  {de Groot}, Vera"),
    ])
  func particles(field: String, expected: String) {
    #expect(names(field) == expected)
  }

  @Test("Names of programs in titles keep their letters; lines and other fields stay")
  func titles() {
    let source =
      "@article{a,\n title = {pROC: an open-source package for R},\n author = \"de Vries, A\",\n note = {van Beek, I}}"
    #expect(
      BibTeXFields.readied(source)
        == "@article{a,\n title = {{pROC}: an open-source package for R},\n author = \"{de Vries}, A\",\n note = {van Beek, I}}"
    )
    let decided = "@article{a, options = {useprefix=true}, author = {van Beek, I}}"
    #expect(BibTeXFields.readied(decided) == decided)
  }

  @Test(
    "What is no BibTeX stays as it is",
    arguments: [
      "author", "author =", "author = {", "title = {a", "author={}}}", "\u{FEFF}x",
      "author = \"a{\"",
    ])
  func brokenFields(source: String) {
    #expect(BibTeXFields.readied(source) == source)
  }
}
