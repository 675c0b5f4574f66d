import Documents
import Drawing
import Foundation
import Reporting
import Testing

private let picture = Picture(size: Size(width: 200, height: 100), description: "A line.")

private func document(_ source: String) throws -> Document {
  let template = try Template(source: source, path: "r.md")
  let results = template.blocks.map {
    BlockResult(source: .block($0.index), outputs: [.figure(picture, .init())])
  }
  return try Document(assembling: template, results: results)
}

private func block(_ label: String) -> String { "```{swift}\n//| label: \(label)\nx\n```\n\n" }

private func text(_ document: Document) -> String {
  for case .paragraph(let inlines, _) in document.body { return inlines.plainText }
  return ""
}

@Suite struct SupplementTests {
  @Test func aSupplementNumbersItsFiguresWithS() throws {
    let found = try document(
      "---\npaper: {style: supplement}\n---\n@fig-a, @fig-b and @tbl-a.\n\n" + block("fig-a")
        + block("fig-b") + "| a |\n|---|\n| b |\n\n: C {#tbl-a}")
    #expect(text(found) == "Figure\u{A0}S1, Figure\u{A0}S2 and Table\u{A0}S1.")
  }

  @Test func figuresOfTheSupplementInAnArticleAreCountedApart() throws {
    let found = try document(
      "@fig-b, @suppfig-a, @supptbl-a and @fig-c.\n\n" + block("suppfig-a") + block("fig-b")
        + block("fig-c") + "| a |\n|---|\n| b |\n\n: C {#supptbl-a}")
    #expect(
      text(found) == "Figure\u{A0}1, Figure\u{A0}S1, Table\u{A0}S1 and Figure\u{A0}2.")
    #expect(found.figures.map(\.title) == ["Figure\u{A0}S1", "Figure\u{A0}1", "Figure\u{A0}2"])
  }

  // MARK: - Set apart

  private let table = "| a |\n|---|\n| b |\n\n"

  @Test func aDivisionLeavesTheTextForTheSupplement() throws {
    let found = try document(
      "@fig-a and @fig-b.\n\n" + block("fig-a") + "::: {.supplement}\nMore: @fig-a.\n\n"
        + block("fig-b") + ":::\n\n# After\n\nEnd.")
    let supplement = try #require(found.supplement)
    #expect(supplement.place == .end)
    #expect(supplement.heading.content.plainText == "Supplement")
    #expect(text(found) == "Figure\u{A0}1 and Figure\u{A0}S1.")
    guard case .paragraph(let words, _)? = supplement.body.first else {
      Issue.record("the supplement does not begin with its paragraph")
      return
    }
    #expect(words.plainText == "More: Figure\u{A0}1.")
    #expect(found.figures.map(\.title) == ["Figure\u{A0}1", "Figure\u{A0}S1"])
    #expect(found.article.figures.map(\.title) == ["Figure\u{A0}1"])
  }

  @Test func aHeadingOpensTheSupplementUpToTheNextOfItsLevel() throws {
    let found = try document(
      "A.\n\n# More {.supplement}\n\nB.\n\n## Inner\n\nC.\n\n# Last\n\nD.")
    let supplement = try #require(found.supplement)
    #expect(supplement.hasOwnHeading)
    #expect(supplement.heading.content.plainText == "More")
    #expect(supplement.body.count == 3)
    #expect(found.body.count == 3)
  }

  @Test func severalDivisionsAreJoinedInOrder() throws {
    let found = try document(
      "::: {.supplement}\n# One\n:::\n\nA.\n\n::: {.supplement}\n# Two\n:::")
    let supplement = try #require(found.supplement)
    #expect(!supplement.hasOwnHeading)
    #expect(
      supplement.body.compactMap {
        if case .heading(let heading) = $0 { heading.content.plainText } else { nil }
      } == ["One", "Two"])
  }

  @Test func everySeriesOfTheSupplementIsItsOwn() throws {
    let found = try document(
      "---\nnumber-sections: true\n---\n@eq-a, @eq-b, @tbl-a, @tbl-b, @sec-a, @sec-b.\n\n"
        + "# A {#sec-a}\n\n$$x$$ {#eq-a}\n\n\(table): C {#tbl-a}\n\n::: {.supplement}\n"
        + "# B {#sec-b}\n\n## Inner\n\n# C\n\n$$y$$ {#eq-b}\n\n\(table): D {#tbl-b}\n:::")
    #expect(
      text(found).replacing("\u{A0}", with: " ")
        == "Equation 1, Equation S1, Table 1, Table S1, Section 1, Section S1.")
    let numbers = found.supplement?.body.compactMap {
      if case .heading(let heading) = $0 { heading.number } else { nil }
    }
    #expect(numbers == ["S1", "S1.1", "S2"])
  }

  @Test func floatsOfTheSupplementLeaveTheTextWhereThereIsOne() throws {
    let source = "See @suppfig-a.\n\n" + block("suppfig-a") + "End.\n\n"
    #expect(try document(source).supplement == nil)
    let found = try document("---\nsupplement: separate\n---\n" + source)
    #expect(found.supplement?.place == .separate)
    #expect(found.supplement?.body.count == 1)
    #expect(found.body.count == 2)
    #expect(found.figures.map(\.title) == ["Figure\u{A0}S1"])
  }

  @Test func aTurnedTableStaysTurnedInTheSupplement() throws {
    let found = try document(
      "---\nsupplement: end\n---\nA.\n\n::: {.landscape}\n\(table): C {#supptbl-a}\n:::")
    guard case .division(let attributes, let inner)? = found.supplement?.body.first,
      case .table? = inner.first
    else {
      Issue.record("the table has lost its division")
      return
    }
    #expect(attributes.classes == ["landscape"])
    #expect(found.body.count == 1)
  }

  @Test func aLabelInBothIsAnError() throws {
    #expect(throws: TemplateError.self) {
      try document(block("fig-a") + "::: {.supplement}\n" + block("fig-a") + ":::")
    }
  }

  @Test func anUnknownLabelInTheSupplementIsAnError() throws {
    let failure = #expect(throws: TemplateError.self) {
      try document(block("fig-a") + "::: {.supplement}\nSee @fig-b.\n:::")
    }
    #expect(failure?.message.contains("nearest: “fig-a”") == true)
  }

  @Test(arguments: [
    ("::: {.callout-note}\n::: {.supplement}\nA.\n:::\n:::", "does not stand in a list"),
    ("::: {.landscape}\n# A {.supplement}\n:::", "does not stand in a list"),
    ("---\nsupplement: true\n---\n::: {.supplement}\nA.\n:::", "whole template is a supplement"),
    ("---\nsupplement: apart\n---\nA.", "“supplement” is separate, end, or true"),
  ])
  func whatCannotBeASupplementIsRefused(source: String, words: String) throws {
    let failure = #expect(throws: TemplateError.self) { try document(source) }
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }

  @Test func anEmptySupplementIsToldOf() throws {
    let found = try document("---\nsupplement: separate\n---\nA.")
    #expect(found.supplement == nil)
    #expect(found.warnings.map(\.warning.name) == ["empty-supplement"])
  }

  @Test func itsWordsAreNotCounted() throws {
    let found = try document("One two.\n\n::: {.supplement}\nThree four five.\n:::")
    #expect(found.wordCounts.text == 2)
  }

  @Test func footnotesAreCountedApartInPartsAndTogetherInOneFile() throws {
    let found = try document(
      "A.[^a]\n\n::: {.supplement}\nB.[^b]\n:::\n\n[^a]: First.\n\n[^b]: Second.")
    #expect(found.footnotes.count == 2)
    #expect(found.article.footnotes.count == 1)
    let part = try #require(found.supplementDocument)
    #expect(part.footnotes.count == 1)
    guard case .paragraph(let words, _)? = part.body.first else {
      Issue.record("another block")
      return
    }
    #expect(words.contains(.footnote(1)))
  }

  @Test func aSeparateSupplementListsThreeSectionsAndBearsTheTitle() throws {
    let source =
      "---\ntitle: T\nsupplement: separate\npaper: {style: manuscript}\n---\nA.\n\n"
      + "::: {.supplement}\n## A\n## B\n"
    let two = try #require(try document(source + ":::").supplementDocument)
    let three = try #require(try document(source + "## C\n:::").supplementDocument)
    #expect(!two.paper.contents.hasSections)
    #expect(three.paper.contents.hasSections)
    #expect(three.paper.style == .supplement)
    #expect(three.supplementTitle == "Supplement to “T”")
    guard case .heading(let first)? = three.body.first else {
      Issue.record("another block")
      return
    }
    #expect(first.level == 1)
  }

  @Test func oneFileHasTheSupplementAtItsEnd() throws {
    let source =
      "---\ntitle: T\nsupplement: separate\n---\n::: {.supplement}\n# A\n\nB @fig-a.\n\n# B\n"
    let found = try document(source + ":::\n\nArticle.\n\n" + block("fig-a"))
    let markdown = try found.markdown()
    let html = try found.html()
    for (text, parts) in [
      (markdown, ["Article.", "## Supplement", "### A", "(#fig-a)"]),
      (html, ["Article.", ">Supplement</h2>", ">A</h3>", "href=\"#fig-a\""]),
    ] {
      var rest = text[...]
      for part in parts {
        let range = rest.firstRange(of: part)
        #expect(range != nil, "\(part)")
        rest = rest[(range?.upperBound ?? rest.startIndex)...]
      }
    }
  }

  @Test func chineseSupplementsHaveChineseWords() throws {
    let found = try document(
      "---\ntitle: 预后\nlang: zh\nsupplement: separate\n---\n见@fig-b。\n\n::: {.supplement}\n"
        + block("fig-b") + ":::")
    #expect(text(found) == "见图S1。")
    #expect(found.supplement?.heading.content.plainText == "补充材料")
    #expect(found.supplementTitle == "补充材料：预后")
  }

  @Test func theLedgerNamesTheFileOfASeparateSupplement() throws {
    func json(_ place: String) throws -> String {
      let found = try document(
        "---\nsupplement: \(place)\n---\n::: {.supplement}\n" + block("fig-b") + ":::")
      return Ledger(
        template: "report.md", parameters: [], inputs: [], document: found, versions: [:]
      ).json
    }
    #expect(try json("separate").contains("report-supplement.pdf"))
    #expect(try !json("end").contains("report-supplement.pdf"))
    #expect(try json("end").components(separatedBy: "\"label\": \"fig-b\"").count == 2)
  }
}
