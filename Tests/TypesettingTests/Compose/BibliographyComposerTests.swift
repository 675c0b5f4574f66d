import Documents
import Drawing
import Testing
import Typesetting

private let words =
  "Author A, Other B. A long title that goes on and on so that the reference takes more than one "
  + "line of the measure. Journal. 2025;1:2–3."

private func citation(_ key: String, _ number: Int) -> Inline {
  var citation = Citation(
    items: [.init(key: key)], isNarrative: false,
    words: [.text("["), .link([.text("\(number)")], address: "#ref-\(key)"), .text("]")], line: 1)
  citation.number = number
  return .citation(citation)
}

private let references = Block.division(attributes: Attributes(label: "refs"), [])

private func pages(
  _ body: [Block], labels: [String], change: (inout Document) -> Void = { _ in }
) throws -> [SetPage] {
  try setPages(body + [references]) { document in
    document.bibliography = labels.enumerated().map { index, label in
      BibliographyEntry(key: "k\(index)", label: label, words: [.text(words)])
    }
    change(&document)
  }
}

@Suite struct BibliographyComposerTests {
  @Test("Links in the author's words lead to the list, to divisions and to numbered code")
  func links() throws {
    func link(_ label: String) -> Inline {
      .reference(Reference(label: label, form: .words, line: 1, words: [.text(label)]))
    }
    let box = Block.division(attributes: Attributes(label: "box"), [.paragraph([.text("Box.")])])
    let code = Block.division(
      attributes: Attributes(
        label: "lst-a", classes: ["listing"], pairs: [.init(key: "title", value: "Listing 1")]),
      [.paragraph([.text("Caption.")]), .listing(code: "a <- 1", language: "r")])
    let labels = ["refs", "box", "lst-a"]
    let page = try pages([.paragraph(labels.map(link)), box, code], labels: ["1."])[0]
    #expect(page.links.map(\.target) == labels.map { .anchor($0) })
    for label in labels { #expect(page.anchors.contains(label)) }
    #expect(page.lines.contains { $0.hasPrefix("Listing\u{A0}1") && $0.contains("Caption") })
  }

  @Test func citationsLeadToTheirWorksAndNumbersBack() throws {
    let page = try pages(
      [.paragraph([.text("A "), citation("k0", 1), .text(" and "), citation("k0", 2)])],
      labels: ["1."])[0]
    #expect(page.anchors.contains("ref-k0"))
    #expect(page.anchors.contains("cite-1"))
    let targets = page.links.map(\.target)
    #expect(targets.count { $0 == .anchor("ref-k0") } == 2)
    #expect(targets.count { $0 == .anchor("cite-1") } == 1)
  }

  @Test func linesHangBehindTheWidestNumber() throws {
    let page = try pages([], labels: (1...10).map { "\($0)." })[0]
    let text = page.runs.filter { !$0.text.hasSuffix(".") || $0.text.count > 4 }
      .filter { $0.font.size == 8.5 }
    let left = try #require(text.map(\.frame.x).min())
    let lines = Dictionary(grouping: text) { ($0.baseline * 10).rounded() }.values
    #expect(lines.count >= 20)
    #expect(lines.allSatisfy { line in line.contains { abs($0.frame.x - left) < 0.1 } })
    let labels = page.runs.filter { $0.text.count <= 3 && $0.text.hasSuffix(".") }
    #expect(labels.count == 10)
    // Numbers end above one another.
    let ends = labels.map { $0.frame.x + $0.frame.width }
    #expect((ends.max() ?? 0) - (ends.min() ?? 0) < 0.1)
    #expect((ends.max() ?? 0) < left)
  }

  @Test func worksWithoutNumbersHang() throws {
    let page = try pages([], labels: [""])[0]
    let runs = page.runs.filter { $0.font.size == 8.5 }
    let first = try #require(runs.min { $0.baseline < $1.baseline })
    let second = try #require(runs.filter { $0.baseline > first.baseline + 1 }.first)
    #expect(abs(second.frame.x - first.frame.x - 8.5 * 1.2) < 0.1)
  }

  @Test func worksLeadBackToCaptionsHeadsCellsNotesAndFootnotes() throws {
    let table = TableBlock(
      label: nil, title: "Table 1", caption: [.text("After "), citation("k0", 1)],
      table: Table(
        columns: [.init(head: [.text("A "), citation("k1", 2)], alignment: .leading, name: "a")],
        rows: [.init([.init([.text("B "), citation("k2", 3)])])],
        notes: [.init([.text("From "), citation("k3", 4)])]), line: 1)
    let page = try setPages(
      [
        .heading(Heading(level: 1, content: [citation("k4", 5)], label: "h", line: 1)),
        .paragraph([.text("Text"), .footnote(1)]), .table(table), references,
      ], footnotes: [[.paragraph([citation("k5", 6)])]]
    ) { document in
      document.bibliography = (0...5).map {
        BibliographyEntry(key: "k\($0)", label: "\($0 + 1).", words: [.text(words)])
      }
      document.paper.contents.hasSections = true
    }[0]
    for number in 1...6 {
      #expect(page.anchors.count { $0 == "cite-\(number)" } == 1)
      #expect(page.links.contains { $0.target == .anchor("cite-\(number)") })
    }
  }

  @Test func aTableThatGoesOnIsThePlaceOfItsCitationsOnItsFirstPage() throws {
    let table = TableBlock(
      label: nil, title: "Table 1", caption: [.text("After "), citation("k0", 1)],
      table: Table(
        columns: [.init(head: [.text("A "), citation("k0", 2)], alignment: .leading, name: "a")],
        rows: [.init([.init([.text("Panel "), citation("k0", 3)])], role: .panelHead)]
          + (1...90).map { .init([.init([.text("\($0)")])]) }), line: 1)
    let found = try pages([.table(table)], labels: ["1."])
    let first = try #require(found.firstIndex { $0.anchors.contains("cite-1") })
    #expect(found.count > first + 1)
    let places = found.map { page in page.anchors.filter { $0.hasPrefix("cite-") } }
    #expect(places[first] == ["cite-1", "cite-2", "cite-3"])
    #expect(places.joined().count == 3)
  }

  @Test func aPlaceThatNoPageShowsIsNotLedTo() throws {
    let found = try pages([words("Text")], labels: ["1."]) { document in
      // Running lines and the front say these words without their citation.
      document.shortTitle = [citation("k0", 1)]
    }
    #expect(found.count == 1)
    #expect(!found[0].links.contains { $0.target == .anchor("cite-1") })
  }

  @Test func anEmptyListIsNothing() throws {
    let text = Block.paragraph([.text("A")])
    let found = try pages([text], labels: [])
    #expect(try found.map(\.lines) == setPages([text]).map(\.lines))
  }

  @Test func chineseReferencesInColumnsAreSmall() throws {
    let page = try pages([], labels: ["[1]"]) { document in
      document.language = "zh"
      document.paper.columns = 2
    }[0]
    let text = page.runs.filter { $0.font.size == 7.5 && $0.text.contains("Author") }
    let label = try #require(page.runs.first { $0.text == "[1]" })
    #expect(abs((text.first?.frame.x ?? 0) - label.frame.x - 16) < 0.6)
  }
}
