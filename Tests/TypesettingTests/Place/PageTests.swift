import Documents
import Drawing
import Testing
import Typesetting

@Suite struct PageTests {
  private func heading(_ text: String, level: Int = 1) -> Block {
    .heading(Heading(level: level, content: [.text(text)], label: text, line: 1))
  }

  private func figure(_ width: Double, _ height: Double, label: String = "fig-a") -> Block {
    .figure(
      FigureBlock(
        label: label, title: "Figure 1", caption: [.text("What it shows")],
        alternativeText: "alt",
        picture: Picture(size: Size(width: millimetres(width), height: millimetres(height))),
        line: 5))
  }

  /// A document with something of everything.
  private var mixed: [Block] {
    (0..<6).flatMap { index -> [Block] in
      [
        heading("Section \(index)"), words(filler(90)), words("中文检查：列线图。" + filler(50)),
        .list(List(isTight: true, items: [[words(filler(20))], [words("b")]])),
        .list(List(start: 9, isTight: false, items: [[words("a")], [words(filler(30))]])),
        figure(89, 60, label: "fig-\(index)"), words(filler(60)),
        .quotation([words(filler(30))]), .listing(code: "let x = 1\nlet y = 2", language: nil),
        figure(174, 70, label: "fig-w\(index)"), heading("Below \(index)", level: 2),
        .paragraph([.text(filler(30)), .footnote(index + 1), .text(" " + filler(40))]),
        .thematicBreak, heading("Run-in \(index)", level: 3), words(filler(30)),
      ]
    }
  }

  private var notes: [[Block]] { (0..<6).map { [words("Note \($0). " + filler(25))] } }

  @Test("All runs stand inside the page's block")
  func inside() throws {
    let pages = try setPages(mixed, footnotes: notes)
    try #require(pages.count > 4)
    for run in pages.flatMap(\.runs) {
      #expect(run.frame.x >= blockLeft - 6 && run.frame.maxX <= blockRight + 6, "\(run.text)")
      #expect(run.frame.y > millimetres(10) && run.frame.maxY < millimetres(287), "\(run.text)")
    }
  }

  @Test("No two runs overlap")
  func apart() throws {
    for page in try setPages(mixed, footnotes: notes) {
      let runs = page.runs.sorted { $0.frame.y < $1.frame.y }
      for (index, run) in runs.enumerated() {
        for other in runs[(index + 1)...] {
          if other.frame.y > run.frame.maxY { break }
          #expect(!run.frame.overlaps(other.frame, tolerance: 1.5), "\(run.text) \(other.text)")
        }
      }
    }
  }

  @Test("The foot counts the pages")
  func numbers() throws {
    let pages = try setPages(mixed, footnotes: notes)
    for (index, page) in pages.enumerated() {
      #expect(page.shows("Page \(index + 1) of \(pages.count)"))
    }
  }

  @Test("The foot counts in the document's language")
  func chineseNumbers() throws {
    let pages = try setPages([words("中文")], language: "zh-Hans")
    let runs = pages[0].runs.map(\.text).joined()
    #expect(runs.filter { !$0.isWhitespace }.contains("第1页共1页"))
  }

  @Test("A footnote stands on the page of its mark", arguments: 0..<12)
  func footnotes(extra: Int) throws {
    let body = [
      words(filler(560 + extra * 13)),
      .paragraph([.text(filler(20) + " here"), .footnote(1), .text(" " + filler(60))]),
    ]
    let pages = try setPages(body, footnotes: [[words("The note itself " + filler(40))]])
    let mark = pages.firstIndex { page in page.runs.contains { $0.text == "1" && $0.font.size < 7 }
    }
    let note = pages.firstIndex { $0.shows("The note itself") }
    #expect(mark != nil && mark == note)
  }

  @Test("A footnote longer than its page goes on at the next")
  func longFootnote() throws {
    let body = [Block.paragraph([.text("Here"), .footnote(1), .text(" " + filler(30))])]
    let pages = try setPages(body, footnotes: [[words("Start " + filler(1800) + " finish")]])
    #expect(pages.count > 1)
    #expect(pages.contains { $0.shows("finish") })
  }

  @Test("A heading keeps two lines of its text", arguments: 0..<16)
  func keepWithNext(extra: Int) throws {
    let body = [words(filler(600 + extra * 13)), heading("Methods"), words(filler(80))]
    let pages = try setPages(body)
    let page = try #require(pages.first { $0.shows("Methods") })
    let index = try #require(page.lines.firstIndex { $0 == "Methods" })
    let below = page.lines[(index + 1)...].filter { !$0.hasPrefix("Page") && $0 != "" }
    #expect(below.count >= 2)
  }

  @Test("A line that leads to a list does not stand without it", arguments: 0..<16)
  func leads(count: Int) throws {
    let before = (0..<(36 + count)).map { _ in words("One line.") }
    let list = Block.list(List(isTight: true, items: (0..<4).map { [words("Item \($0).")] }))
    let pages = try setPages(before + [words("These must be named:"), list])
    let page = try #require(pages.first { $0.shows("These must be named:") })
    #expect(page.shows("Item 0."))
  }

  @Test("No single line of a paragraph is left alone on a page", arguments: 0..<16)
  func widows(extra: Int) throws {
    let first = words("First " + filler(520 + extra * 13))
    let body = [first, words("Second " + filler(60) + " ends."), words("Third " + filler(200))]
    let pages = try setPages(body)
    try #require(pages.count == 2)
    // The last line of a paragraph is never the first of a page.
    let top = try #require(pages[1].runs.first { $0.font.size > 10 })
    #expect(!top.text.contains("ends."))
    for page in pages {
      let lines = page.runs.filter { $0.font.size > 10 }
      for (index, run) in lines.enumerated() {
        // The first line of a paragraph is indented: it is never the last of a page.
        let isIndented = run.frame.x > millimetres(68) + 5
        #expect(!(isIndented && index == lines.count - 1 && lines.count > 1))
      }
    }
  }

  @Test("A figure that does not fit goes to the top of the next page while the text flows on")
  func floats() throws {
    let body = [words(filler(450)), figure(174, 90), words("After " + filler(400))]
    let pages = try setPages(body)
    try #require(pages.count > 1)
    #expect(pages[0].shows("After"))
    #expect(!pages[0].anchors.contains("fig-a"))
    #expect(pages[1].anchors.contains("fig-a"))
  }

  @Test("A narrow figure has its caption beside it, a wide one below", arguments: [89.0, 174.0])
  func captions(width: Double) throws {
    let page = try #require(try setPages([figure(width, 60)]).first)
    let caption = try #require(page.runs.first { $0.text.contains("shows") })
    let bottom = millimetres(26 + 60)
    #expect(width < 92 ? caption.baseline < bottom : caption.baseline > bottom)
    #expect(caption.text.hasSuffix("."))
  }

  @Test("A figure larger than the page is an error that says by how much")
  func tooLarge() throws {
    func failure(_ width: Double, _ height: Double) throws -> TypesettingFailure {
      try #require(throws: TypesettingFailure.self) { _ = try setPages([figure(width, height)]) }
    }
    guard case .figureTooLarge("Figure 1", let width, let room, .width, 5) = try failure(230, 60),
      case .figureTooLarge("Figure 1", let height, let depth, .height, 5) = try failure(100, 260)
    else {
      Issue.record("another error")
      return
    }
    #expect(abs(width - 230) < 0.1 && abs(room - 174) < 0.1)
    #expect(height > 260 && abs(depth - 245.5) < 0.2)
  }

  @Test("An empty document is one page")
  func empty() throws { #expect(try setPages([]).count == 1) }

  @Test("A page break begins a page, two in a row only one")
  func pageBreaks() throws {
    #expect(try setPages([words("a"), .pageBreak, .pageBreak, words("b")]).count == 2)
  }

  @Test("Parts of the title block that are missing leave no gap")
  func titleBlock() throws {
    let bare = try #require(try setPages([words("Text")]).first)
    let text = try #require(bare.runs.first { $0.text == "Text" })
    #expect(text.baseline < millimetres(26) + 14.5)
    let titled = try #require(
      try setPages([words("Text")], change: { $0.title = [.text("Title")] }).first)
    let below = try #require(titled.runs.first { $0.text == "Text" })
    #expect(below.baseline < millimetres(26) + 26 + 13 + 11 + 14.5)
  }

  @Test("Each label of the abstract begins a paragraph of its own")
  func labels() throws {
    let page = try #require(
      try setPages(
        [],
        change: {
          $0.abstract = [
            .paragraph([
              .strong([.text("Purpose.")]), .text(" One."), .softBreak,
              .strong([.text("Results.")]), .text(" Two."),
            ])
          ]
        }
      ).first)
    #expect(page.lines.contains("Purpose.One.") && page.lines.contains("Results.Two."))
  }

  @Test("The outline follows the headings")
  func outline() throws {
    let set = try typeset([
      heading("One"), heading("One a", level: 2), heading("One b", level: 2), heading("Two"),
    ])
    #expect(set.outline.map(\.title) == ["One", "Two"])
    #expect(set.outline[0].entries.map(\.title) == ["One a", "One b"])
  }

  @Test("The pages can be written as PDF, links and roles included")
  func pdf() throws {
    let set = try typeset(mixed, footnotes: notes)
    let read = ReadPDF(try set.pdf.finished())
    #expect(read.objects.values.contains { $0.contains("/Subtype /Link") })
    let roles = Set(read.structure.joined(separator: ">").split { $0 == ">" || $0 == " " })
    #expect(roles.isSuperset(of: ["H1", "H2", "P", "L", "Caption", "BlockQuote", "Note"]))
  }

  @Test("The same document gives the same pages")
  func deterministic() throws {
    let first = try typeset(mixed, footnotes: notes).pages.map(\.picture)
    #expect(try typeset(mixed, footnotes: notes).pages.map(\.picture) == first)
  }
}
