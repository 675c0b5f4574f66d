import Documents
import Drawing
import Reporting
import Testing

private let number = ReportedValue("12", value: 12, kind: "count")
private let picture = Picture(size: Size(width: 200, height: 100), description: "A line.")
private let table = Table(
  columns: [.init(head: [.text("A")], alignment: .leading, name: "a")],
  rows: [.init([.init([.text("x")])])])

/// The document of a template whose blocks leave the outputs; every expression gives 12.
private func document(
  _ source: String, _ outputs: [[BlockResult.Output]] = []
) throws -> Document {
  let template = try Template(source: source, path: "r.md")
  var results = template.expressions.map {
    BlockResult(source: .expression($0.index), outputs: [.values([number])])
  }
  for block in template.blocks {
    let shown = outputs.indices.contains(block.index) ? outputs[block.index] : []
    results.append(BlockResult(source: .block(block.index), outputs: shown))
  }
  return try Document(assembling: template, results: results)
}

private func block(_ options: String = "") -> String {
  "```{swift}\n\(options.isEmpty ? "" : options + "\n")x\n```\n\n"
}

private func figures(_ count: Int) -> [BlockResult.Output] {
  Array(repeating: .figure(picture, .init()), count: count)
}

@Suite struct AssemblyTests {
  @Test func figuresAndTablesAreNumberedInOrderOfAppearance() throws {
    let found = try document(
      block("//| label: fig-b") + block("//| label: tbl-a") + block("//| fig-cap: \"C\"") + block()
        + block("//| label: fig-a") + "@fig-a, [-@fig-b] and @tbl-a",
      [figures(1), [.table(table, .init())], figures(1), figures(1), figures(1)])
    #expect(found.figures.map(\.title) == ["Figure\u{A0}1", "Figure\u{A0}2", "", "Figure\u{A0}3"])
    #expect(found.tables.map(\.title) == ["Table\u{A0}1"])
    guard case .paragraph(let inlines, _)? = found.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "Figure\u{A0}3, 1 and Table\u{A0}1")
  }

  @Test func chineseLabelsStandWithoutBlank() throws {
    let found = try document(
      "---\nlang: zh\n---\n# 患者 {#sec-a}\n\n" + block("//| label: fig-a") + "见@fig-a和@sec-a",
      [figures(1)])
    #expect(found.figures.map(\.title) == ["图1"])
    guard case .paragraph(let inlines, _)? = found.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "见图1和“患者”一节")
  }

  @Test func sectionsAreReferredToByNumberOnlyWhereTheyAreNumbered() throws {
    let text =
      "# A {#sec-a}\n\n## B {#sec-b}\n\n# C {.unnumbered}\n\n# D {#sec-d}\n\n@sec-b, @sec-d"
    let plain = try document(text)
    let numbered = try document("---\nnumber-sections: true\n---\n" + text)
    func last(_ document: Document) -> String {
      if case .paragraph(let inlines, _)? = document.body.last { inlines.plainText } else { "" }
    }
    #expect(last(plain) == "Section ‘B’, Section ‘D’")
    #expect(last(numbered) == "Section\u{A0}1.1, Section\u{A0}2")
  }

  @Test func severalFiguresOfOneBlockShareANumber() throws {
    let found = try document(
      block("//| label: fig-a\n//| fig-cap: \"All\"\n//| fig-subcap: [\"One\", \"Two\"]")
        + "@fig-a and @fig-a-2", [figures(2)])
    #expect(found.figures.map(\.title) == ["Figure\u{A0}1"])
    #expect(found.figures[0].parts.map(\.title) == ["Figure\u{A0}1A", "Figure\u{A0}1B"])
    #expect(found.figures[0].parts.map(\.label) == ["fig-a-a", "fig-a-b"])
    guard case .paragraph(let inlines, _)? = found.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "Figure\u{A0}1 and Figure\u{A0}1B")
  }

  @Test func aPlacementHasItsOwnLabelCaptionAndNumber() throws {
    let found = try document(
      block("//| label: curves") + "",
      [
        [
          .figure(picture, .init(label: "fig-1", caption: "*One*", alternativeText: "First.")),
          .figure(picture, .init(label: "fig-2", caption: "Two")),
        ]
      ])
    #expect(found.figures.map(\.title) == ["Figure\u{A0}1", "Figure\u{A0}2"])
    #expect(found.figures[0].caption == [.emphasis([.text("One")])])
    #expect(found.figures.map(\.alternativeText) == ["First.", "A line."])
  }

  @Test func optionsDecideWhatAppears() throws {
    let found = try document(
      block("//| include: false") + block("//| echo: true\n//| eval: false")
        + block("//| output: false"),
      [figures(1), figures(1), figures(1)])
    #expect(found.body == [.listing(code: "x", language: "swift")])
  }

  @Test func severalValuesPrintAsAList() throws {
    let template = try Template(source: "Of `{swift} a`.", path: "r.md")
    let values = ["1", "2", "3"].map { ReportedValue($0, kind: "count") }
    let found = try Document(
      assembling: template,
      results: [BlockResult(source: .expression(0), outputs: [.values(values)])])
    guard case .paragraph(let inlines, _)? = found.body.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "Of 1, 2 and 3.")
    #expect(found.values.map(\.id) == ["a[0]", "a[1]", "a[2]"])
  }

  @Test func valuesKnowWhereTheyAreReadAndWhichBlockMadeThem() throws {
    let found = try document(
      "---\ntitle: \"`{swift} n`\"\nabstract: \"`{swift} n`\"\n---\n`{swift} n`\n\n"
        + block("//| label: fig-a\n//| fig-cap: \"`{swift} n`\"\n//| fig-alt: \"Of `{swift} n`\""),
      [figures(1)])
    #expect(found.values.map(\.id) == ["n", "n #2", "n #3", "n #4", "n #5"])
    #expect(
      found.values.map(\.place) == [
        "title", "abstract", "text", "figure fig-a", "alternative text of fig-a",
      ])
    #expect(found.values.map(\.block) == [nil, nil, nil, "fig-a", "fig-a"])
    #expect(found.values.map(\.line) == [2, 3, 5, 9, 10])
    #expect(found.figures[0].alternativeText == "Of 12")
  }

  @Test func whatTextSaysIsReadAsMarkdown() throws {
    let found = try document(
      "```{swift}\nText(made)\n```\n\nSee @sec-made.[^1]\n\n[^1]: First.",
      [[.markdown("# Made {#sec-made}\n\nWith[^n] note.\n\n[^n]: Second.\n")]])
    #expect(found.body.count == 3)
    // Footnotes are numbered as they are read.
    #expect(found.footnotes == [[.paragraph([.text("Second.")])], [.paragraph([.text("First.")])]])
  }

  @Test func footnotesCalledInOnePlaceStandApart() throws {
    let found = try document("Both.[^a][^b] One.[^a]\n\n[^a]: First.\n\n[^b]: Second.", [])
    #expect(
      found.body == [
        .paragraph([
          .text("Both."), .footnote(1), .superscript([.text(",")]), .footnote(2), .text(" One."),
          .footnote(1),
        ])
      ])
  }

  @Test(
    "What does not fit together is an error with its line",
    arguments: [
      (
        "```{swift}\n//| label: fig-a\nx\n```", "table",
        "r.md:1: the label “fig-a” names a figure, but this block shows a table; write “tbl-” instead"
      ),
      (
        "```{swift}\n//| tbl-cap: A\nx\n```", "none",
        "r.md:1: “tbl-cap” names a table, but this block shows no table; end it with one"
      ),
      (
        "```{swift}\n//| label: fig-a\n//| include: false\nx\n```\n@fig-a", "figure",
        "r.md:6: nothing has the label “fig-a”; give it with “label: fig-a”"
      ),
      (
        "a\n\n```{swift}\nText(\"\")\n```\n@fig-z", "none",
        "r.md:6: nothing has the label “fig-z”; give it with “label: fig-z”"
      ),
      (
        "See @sec-z.", "none",
        "r.md:1: nothing has the label “sec-z”; give it behind its heading: # Methods {#sec-z}"
      ),
      (
        "See @eq-z.", "none",
        "r.md:1: nothing has the label “eq-z”; give it behind its formula: $$ … $$ {#eq-z}"
      ),
      (
        "::: {#fig-a}\nOnly words.\n:::\n", "none",
        "r.md:2: the division “fig-a” holds no figure; put pictures or blocks into it"
      ),
      (
        "::: {#tbl-a}\nOnly words.\n:::\n", "none",
        "r.md:2: the division “tbl-a” holds 0 tables; it names one, so give each its own"
      ),
      (
        "```{swift}\nx\n```", "swift",
        "r.md:1: Text(…) holds Swift, which is not run there; use an interpolation, \\(…)"
      ),
    ])
  func mismatch(_ source: String, _ shown: String, _ message: String) {
    let outputs: [BlockResult.Output] =
      switch shown {
      case "table": [.table(table, .init())]
      case "figure": figures(1)
      case "swift": [.markdown("`{swift} x`")]
      default: []
      }
    let error = #expect(throws: TemplateError.self) { try document(source, [outputs]) }
    #expect(error?.description == message)
  }

  @Test func aDivisionNamesItsTableAndTheParagraphBelowIsTheCaption() throws {
    let found = try document(
      "::: {#tbl-a}\n" + block() + "What it is.\n:::\n\nSee @tbl-a.", [[.table(table, .init())]])
    #expect(found.tables.map(\.label) == ["tbl-a"])
    #expect(found.tables.map(\.title) == ["Table\u{A0}1"])
    #expect(found.tables.map(\.caption) == [[.text("What it is.")]])
  }

  @Test func hiddenResultsInKnitrsWordsAreNotShown() throws {
    #expect(try document(block("//| results: hide"), [[.table(table, .init())]]).tables.isEmpty)
    #expect(try document(block("//| results: asis"), [[.table(table, .init())]]).tables.count == 1)
  }

  @Test func silencedWarningsKeepTheirReason() throws {
    let template = try Template(
      source: "---\nwarnings: {low-events: \"pilot\"}\n---\n" + block("//| label: a"), path: "r.md")
    var result = BlockResult(source: .block(0))
    result.warnings = [
      ReportWarning(name: "low-events", text: "few"),
      ReportWarning(name: "other", text: "x", line: 9),
    ]
    let found = try Document(assembling: template, results: [result])
    #expect(found.warnings.map(\.silenced) == ["pilot", nil])
    #expect(found.warnings.map(\.isPrinted) == [false, true])
    #expect(found.warnings.map(\.warning.line) == [4, 9])
  }

  @Test func aDivisionForOneFormatIsLeftOutOfTheOthersAndNumbersClose() throws {
    let found = try document(
      "::: {.content-visible when-format=\"html\"}\n" + block("//| label: fig-a") + ":::\n\n"
        + block("//| label: fig-b") + "@fig-b", [figures(1), figures(1)])
    #expect(try found.shown(in: .pdf).figures.map(\.title) == ["Figure\u{A0}1"])
    #expect(try found.shown(in: .html).figures.count == 2)
    #expect(try found.shown(in: .pdf).body.count == 2)
  }
}
