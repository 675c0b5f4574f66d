import Documents
import Drawing
import Foundation
import FoundationXML
import Reporting
import Testing

private func cell(_ text: String, _ companion: String = "", marks: [String] = []) -> Table.Cell {
  Table.Cell(
    [.text(text)], companion: companion.isEmpty ? [] : [.text(companion)],
    values: Double(text).map { [ReportedValue(text, value: $0, kind: "number")] } ?? [],
    marks: marks)
}

private let table = Table(
  columns: [
    .init(head: [], alignment: .leading, name: "variable"),
    .init(
      head: [.text("A & B")], subhead: [.text("n = 2")], spanner: [.text("Both")],
      alignment: .paired, name: "ab"),
    .init(head: [.text("SMD")], spanner: [.text("Both")], alignment: .decimal, name: "smd"),
  ],
  rows: [
    .init([cell("Panel")], role: .panelHead),
    .init([cell("Size, mm"), cell(""), cell("\u{2212}0.5", marks: ["b"])], role: .groupHead),
    .init(
      [cell("<20 | \"x\""), cell("10\u{202F}000", "(3–4)", marks: ["a"]), cell("12")], role: .level),
  ],
  notes: [
    .init([.text("First")], key: "a"), .init([.text("General.")]),
    .init([.text("Second")], key: "b"),
  ])

private func sample() throws -> Document {
  let source = """
    ---
    title: "A < b & \\"c\\""
    author: [{name: "A & B", affiliation: [X, Y], email: a@b.org, corresponding: true}, C]
    date: 2026-11-20
    abstract: |
      **Purpose.** One.
      **Results.** Two.
    keywords: [a, b]
    ---

    # Heading {#sec-a}

    Text[^1] with @fig-a, @tbl-a, `<code>`, *em*, [link](javascript:alert(1)) and `{swift} p`.[^1]

    [^1]: Note & more.

    ```{swift}
    //| label: fig-a
    //| fig-cap: "Cap"
    //| fig-alt: "a < b"
    x
    ```

    ```{swift}
    //| label: tbl-a
    //| tbl-cap: "Cap"
    x
    ```

    1. one
    2. two

       more

    > quote

    ::: {.callout-note}
    Mind.
    :::

    ```swift
    a < b && c
    ```

    ---

    1\\. not a list; 3 * 4 * 5, a_b_c, #1, $5 | $6
    """
  let template = try Template(source: source, path: "r.md")
  let picture = Picture(size: Size(width: 200, height: 100))
  return try Document(
    assembling: template,
    results: [
      BlockResult(
        source: .expression(0),
        outputs: [.values([ReportedValue("*P* < .001", value: 1e-9, kind: "p")])]),
      BlockResult(source: .block(0), outputs: [.figure(picture, .init())]),
      BlockResult(source: .block(1), outputs: [.table(table, .init())]),
    ])
}

@Suite struct WritingTests {
  private func html() throws -> String {
    try sample().html { picture, prefix in
      "<svg role=\"img\"><title id=\"\(prefix)-t\">\(picture.description.count)</title></svg>"
    }
  }

  @Test func htmlIsWellFormedXMLButForTheElementsThatHaveNoEnd() throws {
    var text = try html()
    for name in ["meta", "br", "hr"] {
      text = text.replacing(try Regex("<\(name)([^>]*)>")) { match in
        "<\(name)\(match.output[1].substring ?? "")/>"
      }
    }
    text = text.replacing("<!DOCTYPE html>\n", with: "")
    final class Errors: NSObject, XMLParserDelegate {
      var ids: Set<String> = []
      var twice: [String] = []
      var links: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        if let id = attributes["id"], !ids.insert(id).inserted { twice.append(id) }
        if let link = attributes["href"], link.hasPrefix("#") {
          links.append(String(link.dropFirst()))
        }
      }
    }
    let parser = XMLParser(data: Data(text.utf8))
    let found = Errors()
    parser.delegate = found
    #expect(
      parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    #expect(found.twice.isEmpty)
    #expect(found.links.filter { !$0.isEmpty && !found.ids.contains($0) } == [])
  }

  @Test func htmlEscapesAndRefusesScripts() throws {
    let text = try html()
    #expect(text.contains("<h1>A &lt; b &amp; “c”</h1>"))
    #expect(!text.contains("javascript:"))
    #expect(!text.contains("<script"))
    #expect(text.contains("<a href=\"#fig-a\">Figure\u{A0}1</a>"))
    #expect(text.contains("<em>P</em> &lt; .001"))
  }

  @Test func aRangeOfAValueIsNotPartedInHTML() throws {
    var document = Document()
    let value = ReportedValue("0.66 (95% CI 0.63–0.69)", value: 0.66, kind: "auc")
    document.body = [.paragraph([.value(value, id: "a")])]
    #expect(
      try document.html().contains(
        "<span class=\"v\" data-id=\"a\">0.66 (95% CI <span class=\"r\">0.63–0.69)</span></span>"))
  }

  @Test func htmlIsTheSameEachTime() throws {
    #expect(try html() == html())
  }

  @Test func tablesHaveScopesPairsAndLettersInOrderOfAppearance() throws {
    let text = try html()
    #expect(text.contains("<th colspan=\"3\" scope=\"colgroup\"><span>Both</span></th>"))
    #expect(text.contains("<th colspan=\"2\" scope=\"colgroup\" class=\"paired\">A &amp; B"))
    #expect(
      text.contains(
        "<td class=\"point\">10\u{202F}000</td><td class=\"companion\">(3–4)<sup>b</sup></td>"))
    #expect(text.contains("General. <sup>a</sup>Second <sup>b</sup>First"))
  }

  @Test func listingsTellTextsFromCodeAndChineseIsMarked() throws {
    let source = "```swift\nlet a = \"<\\\"b\" // 1 < 2\n```\n\nOf 列线图 here.\n"
    let document = try Document(
      assembling: try Template(source: source, path: "r.md"), results: [])
    let text = try document.html { _, _ in "" }
    #expect(
      text.contains(
        "<span class=\"k\">let</span> a = <span class=\"s\">&quot;&lt;\\&quot;b&quot;</span> <span class=\"c\">// 1 &lt; 2</span>"
      ))
    #expect(text.contains("<p>Of <span lang=\"zh-Hans\">列线图</span> here.</p>"))
  }

  @Test func csvIsDataForRAndSpreadsheets() {
    #expect(
      table.csv == "panel,group,variable,ab,smd\r\nPanel,,\"Size, mm\",,-0.5\r\n"
        + "Panel,\"Size, mm\",\"<20 | \"\"x\"\"\",10000 (3–4),12\r\n")
  }

  @Test func markdownHoldsWhatGitHubShows() throws {
    let text = try sample().markdown()
    #expect(text.hasPrefix("# A \\< b &amp; “c”\n"))
    #expect(text.contains("![a \\< b](figures/fig-a.png)"))
    #expect(text.contains("[Figure\u{A0}1](#fig-a)"))
    #expect(
      text.contains("| &emsp;\\<20 \\| “x” | 10\u{202F}000 (3–4)<sup>b</sup> | 12 |")
        || text.contains("| &emsp;\\<20 \\| \"x\" | 10\u{202F}000 (3–4)<sup>b</sup> | 12 |"))
    #expect(text.contains("> [!NOTE]\n> Mind."))
    #expect(text.contains("[^1]: Note &amp; more."))
    #expect(text.contains("\n1\\. not a list"))
  }

  @Test func theMarkdownThatIsWrittenReadsBackAsTheSameWords() throws {
    let png = try Picture(size: Size(width: 2, height: 1)).png(dpi: 72)
    let surroundings = Surroundings(readBytes: { $0 == "figures/fig-a.png" ? png : nil })
    let again = try Template(
      source: try sample().markdown(), path: "r.md", surroundings: surroundings)
    let words = again.body.compactMap { block -> String? in
      if case .paragraph(let inlines, _) = block { inlines.plainText } else { nil }
    }
    #expect(words.contains("1. not a list; 3 * 4 * 5, a_b_c, #1, $5 | $6"))
  }

  @Test(
    "A table of the page names its caption and its notes, and levels are indented by their depth")
  func accessibleTable() throws {
    var level = Table.Row([cell("l"), cell("1")], role: .level)
    level.depth = 2
    let table = Table(
      columns: [
        .init(head: [.text("A")], alignment: .leading, name: "a"),
        .init(head: [.text("B")], alignment: .trailing, name: "b"),
      ], rows: [Table.Row([cell("g")], role: .groupHead), level])
    let block = TableBlock(label: nil, caption: [.text("Words")], table: table, line: 1)
    var document = Document()
    document.body = [.table(block)]
    let html = try document.html()
    #expect(html.contains("<table aria-labelledby=\"table-1-caption\">"))
    #expect(html.contains("<figcaption id=\"table-1-caption\">"))
    #expect(html.contains("<tr class=\"level\" style=\"--depth:2\">"))
    #expect(html.contains("<a class=\"skip\" href=\"#content\">"))
    #expect(html.contains("<main id=\"content\">"))
  }
}
