import Documents
import Drawing
import Testing
import Typesetting

@Suite struct FrontAndBackTests {
  private func heading(_ text: String, level: Int = 1) -> Block {
    .heading(Heading(level: level, content: [.text(text)], label: text, line: 1))
  }

  private func figure(_ label: String) -> Block {
    .figure(
      FigureBlock(
        label: "fig-" + label, title: "Figure " + label,
        caption: [.text("What \(label) shows. And more of it")], alternativeText: "alt",
        picture: Picture(size: Size(width: millimetres(100), height: millimetres(60))), line: 5))
  }

  private var long: [Block] {
    [
      heading("First"), words(filler(700)), heading("Inner", level: 2), words(filler(300)),
      heading("Deep", level: 3), words(filler(100)), heading("Second"), figure("1"),
      words(filler(200)),
    ]
  }

  /// The line of the list with those words: its words and the number at its end.
  private func entry(_ page: SetPage, _ words: String) -> [SetRun] {
    guard let run = page.runs.first(where: { $0.text.contains(words) }) else { return [] }
    return page.runs.filter { abs($0.baseline - run.baseline) < 0.1 }
      .sorted { $0.frame.x < $1.frame.x }
  }

  @Test("The list of contents names the page of each section, flush right")
  func contents() throws {
    let pages = try setPages(long) { $0.paper.contents.hasSections = true }
    let place = try #require(pages.firstIndex { $0.anchors.contains("Second") })
    let line = entry(pages[0], "Second")
    #expect(line.last?.text == String(place + 1))
    #expect(abs((line.last?.frame.maxX ?? 0) - blockRight) < 1)
    #expect(pages[0].links.contains { $0.target == .anchor("Second") })
  }

  @Test("The depth decides which headings are listed")
  func depth() throws {
    func isListed(_ words: String, _ depth: Int) throws -> Bool {
      let pages = try setPages(long) {
        $0.paper.contents.hasSections = true
        $0.paper.contents.depth = depth
      }
      return pages[0].links.contains { $0.target == .anchor(words) }
    }
    #expect(try isListed("Inner", 2))
    #expect(try !isListed("Inner", 1))
    #expect(try isListed("Deep", 3))
  }

  @Test("Figures are listed with the first sentence of their captions")
  func figures() throws {
    let pages = try setPages(long) { $0.paper.contents.hasFigures = true }
    let line = entry(pages[0], "What 1 shows").map(\.text)
    #expect(line.contains("Figure 1"))
    #expect(!line.joined().contains("And more"))
    let place = try #require(pages.firstIndex { $0.anchors.contains("fig-1") })
    #expect(line.last == String(place + 1))
  }

  @Test("A draft says so behind the text of each page and at its head")
  func draft() throws {
    let set = try typeset(long) { $0.paper.isDraft = true }
    for page in set.pages {
      let runs = try SetPage(page).runs
      #expect(runs.contains { $0.text == "DRAFT" && $0.font.size > 60 })
      #expect(runs.contains { $0.text.hasPrefix("DRAFT") && $0.font.size < 9 })
      guard case .group(let first)? = page.picture.items.first else {
        Issue.record("nothing on the page")
        return
      }
      #expect(first.role == "Artifact" && first.rotation < 0)
    }
  }

  @Test("On request figures and tables stand behind the text, the legends on a page before them")
  func legends() throws {
    let table = Table(
      columns: [.init(head: [.text("A")], alignment: .leading, name: "a")],
      rows: [.init([.init([.text("x")])])])
    let body = [
      words("Begin."), figure("1"),
      .table(
        TableBlock(
          label: "tbl-a", title: "Table 1", caption: [.text("Cap")], table: table, line: 2)),
      figure("2"), words("End."),
    ]
    let pages = try setPages(body) { $0.paper.hasLegendsAtEnd = true }
    try #require(pages.count == 5)
    #expect(pages[0].shows("Begin.") && pages[0].shows("End."))
    #expect(pages[1].shows("Figure legends") && pages[1].shows("What 2 shows"))
    #expect(pages[2].anchors == ["fig-1"] && !pages[2].shows("shows"))
    #expect(pages[3].anchors == ["fig-2"])
    #expect(pages[4].anchors == ["tbl-a"] && pages[4].shows("Cap"))
  }

  @Test("The references stand behind the text also where figures stand at the end")
  func referencesBeforeLegends() throws {
    let list = Block.division(attributes: Attributes(label: "refs"), [])
    let pages = try setPages([words("Begin."), figure("1"), list]) {
      $0.paper.hasLegendsAtEnd = true
      $0.bibliography = [BibliographyEntry(key: "k", label: "1.", words: [.text("A work.")])]
    }
    #expect(pages[0].anchors.contains("ref-k") && pages[0].shows("A work."))
  }

  @Test(
    "Eighty authors stand whole above the text, no name is parted and nothing runs off the page")
  func manyAuthors() throws {
    let authors = (0..<80).map { index in
      var author = FrontMatter.Author(name: "Author Namington \(index)")
      author.affiliations = ["Place \(index % 30)"]
      author.orcid = "0000-0002-1825-0097"
      author.email = index == 0 ? "a@b.org" : nil
      return author
    }
    let pages = try setPages([words("Begin.")]) {
      $0.title = [.text("Title")]
      $0.authors = authors
      $0.abstract = [words("Short.")]
    }
    #expect(pages.flatMap(\.runs).allSatisfy { $0.baseline < millimetres(290) })
    let lines = pages.flatMap(\.lines).map { $0.replacing("\u{A0}", with: " ") }
    #expect(lines.allSatisfy { !$0.hasSuffix("-") })
    for index in [0, 40, 79] {
      #expect(lines.contains { $0.contains("Author Namington \(index)") })
    }
    #expect(pages.flatMap(\.runs).filter { $0.text.contains("0002-1825") }.count == 80)
  }

  @Test("All authors to whom letters go are named with their addresses", arguments: [1, 2])
  func correspondence(columns: Int) throws {
    let authors = ["Ann", "Ben", "Cay"].map { name in
      var author = FrontMatter.Author(name: name)
      author.email = name.lowercased() + "@example.org"
      author.isCorresponding = name != "Ben"
      return author
    }
    let page = try #require(
      try setPages([words("Begin.")]) {
        $0.title = [.text("Title")]
        $0.authors = authors
        $0.paper.columns = columns
      }.first)
    let targets = page.links.map(\.target)
    #expect(targets.contains(.address("mailto:ann@example.org")))
    #expect(targets.contains(.address("mailto:cay@example.org")))
    #expect(!targets.contains(.address("mailto:ben@example.org")))
    #expect(page.runs.filter { $0.text.hasPrefix("*") && $0.font.size < 7.5 }.count == 2)
  }

  @Test("A manuscript has one column, also for a journal that prints two")
  func manuscriptColumns() throws {
    let pages = try setPages([words(filler(400))]) {
      $0.paper.style = .manuscript
      $0.paper.columns = 2
    }
    let widest = pages.flatMap(\.runs).filter { $0.font.size == 12 }.map(\.frame.maxX).max() ?? 0
    let first = pages.flatMap(\.runs).filter { $0.font.size == 12 }.map(\.frame.x).min() ?? 0
    #expect(widest - first > millimetres(120))
  }

  @Test("The title page of a manuscript says how long it is")
  func counts() throws {
    let pages = try setPages(long) {
      $0.paper.style = .manuscript
      $0.title = [.text("Title")]
      $0.wordCounts.abstract = 5
      $0.wordCounts.text = 1300
    }
    #expect(pages[0].shows("1 figure"))
    #expect(pages[0].runs.map(\.text).joined().contains("1300 in the text"))
  }

  @Test("A character of the title that no font has is an error with the title's line")
  func titleGlyph() {
    #expect(throws: TypesettingFailure.missingGlyph("ሴ", line: 3)) {
      try setPages([.paragraph([.text("Text")])]) {
        $0.title = [.text("A ሴ")]
        $0.frontLines.title = 3
      }
    }
  }
}
