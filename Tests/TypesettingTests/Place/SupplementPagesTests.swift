import Documents
import Drawing
import Testing
import Typesetting

@Suite struct SupplementPagesTests {
  private func document(_ source: String) throws -> Document {
    let template = try Template(source: source, path: "report.md")
    return try Document(assembling: template, results: [])
  }

  private static let body = """
    # Methods

    See @tbl-s, @sec-more and @tbl-a.[^a]

    | a |
    |---|
    | 1 |

    : In the article {#tbl-a}

    ::: {.supplement}
    # More methods {#sec-more}

    Unlike @tbl-a, @tbl-s is here.[^b]

    | b |
    |---|
    | 2 |

    : In the supplement {#tbl-s}

    # Second

    # Third
    :::

    [^a]: First note.

    [^b]: Second note.
    """

  private func source(_ place: String, _ more: String = "") -> String {
    "---\ntitle: Survival\nshort-title: Short\nauthor: [{name: Ada Lovelace}, {name: Li Wei}]\n"
      + "supplement: \(place)\n\(more)---\n" + Self.body
  }

  private func files(
    _ source: String
  ) throws -> (article: TypesetDocument, supplement: TypesetDocument?) {
    try Typesetter(measurer: TextMeasurer.installed()).files(
      of: try document(source), article: "r.pdf", supplement: "r-supplement.pdf")
  }

  @Test("A separate supplement leads into the article's file, and the article into its own")
  func remoteLinks() throws {
    let set = try files(source("separate"))
    let article = try set.article.pages.map(SetPage.init)
    let supplement = try #require(set.supplement).pages.map(SetPage.init)
    let there = article.flatMap(\.links).map(\.target)
    #expect(there.contains(.remote(file: "r-supplement.pdf", anchor: "tbl-s")))
    #expect(there.contains(.remote(file: "r-supplement.pdf", anchor: "sec-more")))
    #expect(there.contains(.anchor("tbl-a")))
    let back = supplement.flatMap(\.links).map(\.target)
    #expect(back.contains(.remote(file: "r.pdf", anchor: "tbl-a")))
    #expect(back.contains(.anchor("tbl-s")))
    #expect(supplement.flatMap(\.anchors).contains("tbl-s"))
    #expect(article.flatMap(\.anchors).contains("tbl-a"))
  }

  @Test("Its first page says to what it belongs, of whom, and lists three sections")
  func titlePage() throws {
    let supplement = try #require(try files(source("separate")).supplement)
    let page = try SetPage(supplement.pages[0])
    for words in ["Supplement to", "Survival", "Ada", "Contents", "Second", "Page S1 of S"] {
      #expect(page.shows(words), "\(words)")
    }
    #expect(supplement.metadata.title == "Supplement to “Survival”")
    #expect(supplement.outline.map(\.title) == ["More methods", "Second", "Third"])
    #expect(supplement.pagePrefixes == [0: "S"])
  }

  @Test("Its running head is its name and the short title")
  func runningHead() throws {
    let supplement = try #require(
      try files(source("separate") + "\n\n::: {.supplement}\n{{< pagebreak >}}\n\nMore.\n:::\n")
        .supplement)
    let page = try SetPage(try #require(supplement.pages.last))
    #expect(page.lines.first == "SupplementShort")
    #expect(page.shows("Page S2 of S2"))
  }

  @Test("Behind the article it begins a page of its own, numbered S1, links staying in the file")
  func end() throws {
    let set = try files(source("end"))
    #expect(set.supplement == nil)
    let pages = try set.article.pages.map(SetPage.init)
    let first = try #require(pages.firstIndex { $0.anchors.contains("supplement") })
    #expect(first > 0)
    #expect(pages[first].shows("Supplement"))
    #expect(pages[first].shows("Page S1 of S1"))
    #expect(pages[0].shows("Page 1 of \(first)"))
    #expect(set.article.pagePrefixes == [first: "S"])
    #expect(set.article.outline.last?.title == "Supplement")
    #expect(set.article.outline.last?.entries.count == 3)
    let targets = pages.flatMap(\.links).map(\.target)
    #expect(targets.contains(.anchor("tbl-s")) && targets.contains(.anchor("tbl-a")))
    #expect(targets.contains(.anchor("supplement-footnote-1")))
    _ = try set.article.pdf.finished()
  }

  @Test("The list of contents names the supplement with its page")
  func contents() throws {
    let page = try SetPage(try files(source("end", "toc: true\n")).article.pages[0])
    let line = page.lines.first { $0.hasPrefix("Supplement") }
    #expect(line?.hasSuffix("S1") == true)
  }

  @Test("The finished file leads to the other by its name and counts S1, S2 …")
  func bytes() throws {
    let set = try files(source("separate"))
    let file = ReadPDF(try set.article.pdf.finished())
    let link = file.objects.values.first { $0.contains("/S /GoToR") && $0.contains("(tbl-s)") }
    #expect(link?.contains("/UF (r-supplement.pdf)") == true)
    #expect(link?.contains("'") == false)
    let other = ReadPDF(try #require(set.supplement).pdf.finished())
    #expect(other.catalog.contains("/Nums [ 0 << /S /D /P (S) >> ]"))
    #expect(file.catalog.contains("/Nums [ 0 << /S /D >> ]"))
  }

  @Test("A manuscript's supplement in its own file is set as for print")
  func manuscript() throws {
    let set = try files(source("separate", "paper: {style: manuscript}\nfigure-legends: end\n"))
    let page = try SetPage(try #require(set.supplement).pages[0])
    #expect(page.shows("Table\u{A0}S1") || page.shows("Table S1"))
    #expect(!page.runs.contains { $0.text == "1" && $0.frame.x < 60 })
  }

  @Test("A Chinese journal's supplement has its word above the title and in its heads")
  func chinese() throws {
    let set = try files(
      source("separate", "lang: zh\npaper: {columns: 2}\n").replacing("Survival", with: "预后"))
    let page = try SetPage(try #require(set.supplement).pages[0])
    #expect(page.shows("补充材料"))
    #expect(page.shows("表S1"))
    #expect(page.shows("· S1 ·"))
  }
}
