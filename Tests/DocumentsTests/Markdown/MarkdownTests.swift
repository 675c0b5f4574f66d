import Documents
import Reporting
import Testing

private func body(_ markdown: String) throws -> [Block] {
  try Template(source: markdown, path: "r.md").body
}

private func words(_ markdown: String) throws -> [Inline] {
  guard case .paragraph(let inlines, _)? = try body(markdown).first else { return [] }
  return inlines
}

@Suite struct MarkdownTests {
  @Test(
    "Dollars, braces, at signs and carets in plain prose stay what they are",
    arguments: [
      "It costs $5 and $6.", "A set {1, 2} of things.", "10^3 and 10^4 more",
      "about ~5 and ~6", "see user @name here", "a [bracket] stays", "5 $ and 6 $",
    ])
  func plainProse(_ text: String) throws {
    #expect(try words(text) == [.text(text)])
  }

  @Test("Strong words may end in a Chinese mark, with no space behind")
  func strongBesideWideMarks() throws {
    #expect(
      try words("**目的：**建立，见**（注）**后文") == [
        .strong([.text("目的：")]), .text("建立，见"), .strong([.text("（注）")]), .text("后文"),
      ])
  }

  @Test("A web address ends where Chinese begins")
  func addressBesideChinese() throws {
    #expect(
      try words("见https://doi.org/10.1136/bmj。后文") == [
        .text("见"),
        .link([.text("https://doi.org/10.1136/bmj")], address: "https://doi.org/10.1136/bmj"),
        .text("。后文"),
      ])
  }

  @Test("A paragraph knows the line on which it begins")
  func paragraphLines() throws {
    let template = try Template(source: "---\nlang: en\n---\n\nOne\ntwo\n\n- three\n", path: "r.md")
    guard case .paragraph(_, let first) = template.body[0], case .list(let list) = template.body[1],
      case .paragraph(_, let item)? = list.items.first?.first
    else {
      Issue.record("not a paragraph and a list")
      return
    }
    #expect(first.line == 5)
    #expect(item.line == 8)
  }

  @Test("A minus in braces leaves a heading without a number")
  func unnumberedHeadings() throws {
    guard case .heading(let heading)? = try body("# B {-}\n").first else {
      Issue.record("no heading")
      return
    }
    #expect(heading.content == [.text("B")] && !heading.isNumbered)
    #expect(try words("a {-} b") == [.text("a {-} b")])
  }

  @Test("The heading with which a callout begins is its title, not a section")
  func calloutTitles() throws {
    let blocks = try body("::: {.callout-note}\n## Read *this*\n\nText.\n:::\n")
    guard case .division(let attributes, let inner)? = blocks.first else {
      Issue.record("no division")
      return
    }
    #expect(attributes.pairs == [.init(key: "title", value: "Read this")])
    #expect(inner == [.paragraph([.text("Text.")])])
  }

  @Test("A pipe table takes notes and a turned page in the braces of its caption")
  func captionAttributes() throws {
    let blocks = try body(
      "| a |\n|---|\n| 1 |\n\n: Cap {#tbl-a tbl-notes=\"Of *all*.\" tbl-orientation=landscape}\n")
    guard case .table(let table)? = blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(table.isLandscape && table.label == "tbl-a" && table.caption == [.text("Cap")])
    #expect(
      table.table.notes.map(\.content) == [[.text("Of "), .emphasis([.text("all")]), .text(".")]])
  }

  @Test func quotesAndDashesAreTypographicButNotInCode() throws {
    #expect(
      try words("\"a\" -- b... `\"c\" -- d`") == [
        .text("“a” – b… "), .code("\"c\" -- d"),
      ])
  }

  @Test func anExpressionMayHoldWhatMarkdownWouldTakeForMarkup() throws {
    let template = try Template(
      source: "*Of `{swift} a[\"x*y\"] * b_c_d || $0`*, ``{swift} a`b``, `{{swift}} x`.",
      path: "r.md")
    #expect(template.expressions.map(\.code) == ["a[\"x*y\"] * b_c_d || $0", "a`b"])
    #expect(
      template.body == [
        .paragraph([
          .emphasis([.text("Of "), .expression(0)]), .text(", "), .expression(1), .text(", "),
          .code("{swift} x"), .text("."),
        ])
      ])
  }

  @Test func nothingRunsInFencesCommentsAndIndentedCode() throws {
    let template = try Template(
      source: """
        <!-- `{swift} a`

        ```{swift}
        b
        ```
        -->

        ~~~
        `{swift} c` @fig-none
        ~~~

            `{swift} d` @fig-none
        """, path: "r.md")
    #expect(template.expressions.isEmpty)
    #expect(template.blocks.isEmpty)
    #expect(
      template.body == [
        .listing(code: "`{swift} c` @fig-none", language: nil),
        .listing(code: "`{swift} d` @fig-none", language: nil),
      ])
  }

  @Test func referencesAreFoundInChineseAndInBrackets() throws {
    let template = try Template(
      source: "# A {#sec-a}\n\n见@sec-a的图 [-@sec-a] [Sec. @sec-a] (@Sec-a).", path: "r.md")
    guard case .paragraph(let inlines, _) = template.body[1] else {
      Issue.record("no paragraph")
      return
    }
    let forms = inlines.compactMap { inline -> Reference.Form? in
      guard case .reference(let reference) = inline else { return nil }
      #expect(reference.label == "sec-a")
      #expect(reference.line == 3)
      return reference.form
    }
    #expect(forms == [.full, .number, .number, .opening])
    #expect(inlines.plainText == "见的图  Sec.  ().")
  }

  @Test func aPipeTableTakesTheCaptionBelowIt() throws {
    guard
      case .table(let table)? = try body("| A | B |\n|:--|--:|\n| x | 2 |\n: Words {#tbl-x}\n")
        .first
    else {
      Issue.record("no table")
      return
    }
    #expect(table.label == "tbl-x")
    #expect(table.caption == [.text("Words")])
    #expect(table.table.columns.map(\.alignment) == [.leading, .trailing])
    #expect(table.table.rows.count == 1)
  }

  @Test func divisionsNestAndKnowTheirAttributes() throws {
    let blocks = try body(
      "::: {.callout-note title=\"Mind this\"}\nText\n:::: {.content-visible when-format=\"pdf\"}\nInner\n::::\n:::\nAfter\n"
    )
    #expect(
      blocks == [
        .division(
          attributes: Attributes(
            classes: ["callout-note"], pairs: [.init(key: "title", value: "Mind this")]),
          [
            .paragraph([.text("Text")]),
            .division(
              attributes: Attributes(
                classes: ["content-visible"], pairs: [.init(key: "when-format", value: "pdf")]),
              [.paragraph([.text("Inner")])]),
          ]),
        .paragraph([.text("After")]),
      ])
  }

  @Test func aBlockInAListStaysInTheList() throws {
    let template = try Template(
      source: "1. One\n\n   ```{swift}\n   let a = 1\n     a\n   ```\n\n2. Two\n", path: "r.md")
    #expect(template.blocks.map(\.code) == ["let a = 1\n  a"])
    #expect(
      template.body == [
        .list(
          List(
            start: 1, isTight: false,
            items: [[.paragraph([.text("One")]), .code(0)], [.paragraph([.text("Two")])]]))
      ])
  }

  @Test func aKnitrHeaderIsUnderstood() throws {
    let template = try Template(
      source:
        "```{swift fig-roc, echo=FALSE, fig.cap=\"ROC, `{swift} n` patients\", fig.width=3.5}\n1\n```\n",
      path: "r.md")
    let options = try #require(template.blocks.first).options
    #expect(options.label == "fig-roc")
    #expect(options.echo == false)
    #expect(options.figureCaption == [.text("ROC, "), .expression(0), .text(" patients")])
    #expect(options.figureWidth == 252)
  }

  @Test func linesOfIncludedPartsAreThoseOfTheirFile() throws {
    let surroundings = Surroundings(read: { $0 == "_m.md" ? "A.\n\n`{swift} x`\n" : nil })
    let template = try Template(
      source: "One\n\n{{< include _m.md >}}\n\n`{swift} y`\n", path: "r.md",
      surroundings: surroundings)
    #expect(template.expressions.map { "\($0.path):\($0.line)" } == ["_m.md:3", "r.md:5"])
    #expect(template.includedFiles == ["_m.md"])
  }

  @Test func footnotesAndScriptsAreRead() throws {
    let template = try Template(
      source: "m^2^ H~2~O ~~no~~[^a].\n\n[^a]: Note.\n", path: "r.md")
    #expect(
      template.body == [
        .paragraph([
          .text("m"), .superscript([.text("2")]), .text(" H"), .subscript([.text("2")]),
          .text("O "),
          .strikethrough([.text("no")]), .footnote(1), .text("."),
        ])
      ])
    #expect(template.footnotes == [[.paragraph([.text("Note.")])]])
  }

  @Test func privateUseCharactersOfTheAuthorSurvive() throws {
    #expect(try words("a\u{F0000}b `\u{F0001}`") == [.text("a\u{F0000}b "), .code("\u{F0001}")])
  }
}
