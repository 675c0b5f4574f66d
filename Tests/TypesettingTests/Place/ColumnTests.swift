import Documents
import Drawing
import Testing
import Typesetting

@Suite struct ColumnTests {
  private func pages(
    _ body: [Block], footnotes: [[Block]] = [], title: String = ""
  ) throws -> [SetPage] {
    try setPages(body, footnotes: footnotes) {
      $0.paper.columns = 2
      if !title.isEmpty { $0.title = [.text(title)] }
    }
  }

  private let middle = millimetres(105)

  private func figure(_ width: Double, _ height: Double) -> Block {
    .figure(
      FigureBlock(
        label: "fig-a", title: "Figure 1", caption: [.text("Caption")], alternativeText: "alt",
        picture: Picture(size: Size(width: millimetres(width), height: millimetres(height))),
        line: 5))
  }

  /// The lines of text left and right.
  private func columns(_ page: SetPage) -> (left: [SetRun], right: [SetRun]) {
    let text = page.runs.filter { $0.font.size == 9 }
    return (text.filter { $0.frame.x < middle }, text.filter { $0.frame.x > middle })
  }

  @Test("No line crosses the gutter")
  func gutter() throws {
    for page in try pages([words(filler(2500))]) {
      let (left, right) = columns(page)
      #expect(!left.isEmpty && !right.isEmpty)
      #expect(left.allSatisfy { $0.frame.maxX < middle - 4 })
      #expect(right.allSatisfy { $0.frame.x > middle + 8 })
    }
  }

  @Test("The columns of the last page are equally long", arguments: [300, 700, 1700])
  func balance(count: Int) throws {
    let page = try #require(try pages([words(filler(count))]).last)
    let (left, right) = columns(page)
    #expect(!left.isEmpty && !right.isEmpty)
    let ends = (left.map(\.baseline).max() ?? 0, right.map(\.baseline).max() ?? 0)
    #expect(abs(ends.0 - ends.1) < 25)
    #expect(left.first?.baseline == right.first?.baseline)
  }

  @Test("The title stands across both columns, the text below it in two")
  func title() throws {
    let title = "A title that is so long that it is wider than a single column of the page is"
    let page = try #require(try pages([words(filler(300))], title: title).first)
    let head = page.runs.filter { $0.font.size == 21 }
    #expect(head.contains { $0.frame.maxX > middle + 20 })
    let (left, right) = columns(page)
    let lowest = head.map(\.baseline).max() ?? 0
    #expect((left + right).allSatisfy { $0.baseline > lowest })
    #expect(!left.isEmpty && !right.isEmpty)
  }

  @Test("A figure as wide as a column stands in one, a wider one across both at head or foot")
  func figures() throws {
    let narrow = try pages([words(filler(500)), figure(80, 50), words(filler(500))])
    let caption = try #require(narrow[0].runs.first { $0.text.contains("Figure") })
    #expect(caption.frame.x < middle - 40 || caption.frame.x > middle)
    let wide = try pages([words(filler(300)), figure(170, 60), words(filler(1500))])
    let page = try #require(wide.first { $0.anchors.contains("fig-a") })
    let across = try #require(page.runs.first { $0.text.contains("Figure") })
    let (left, right) = columns(page)
    let lines = (left + right).map(\.baseline)
    #expect(lines.allSatisfy { $0 < across.baseline } || lines.allSatisfy { $0 > across.baseline })
  }

  /// The lines of each paragraph in each column of each page.
  private func fragments(_ document: TypesetDocument) -> [[Int]] {
    struct Place: Hashable { var page, column: Int }
    var lines: [Int: [Place: Set<Int>]] = [:]
    func visit(_ items: [PictureItem], _ page: Int, _ number: Int?) {
      for case let item in items {
        switch item {
        case .group(let group):
          visit(group.items, page, group.role == "P" ? group.structure?.number : nil)
        case .text(let run):
          guard let number else { continue }
          let place = Place(page: page, column: run.origin.x > middle ? 1 : 0)
          lines[number, default: [:]][place, default: []].insert(Int(run.origin.y.rounded()))
        default: break
        }
      }
    }
    for (index, page) in document.pages.enumerated() { visit(page.picture.items, index, nil) }
    return lines.values.map { $0.values.map(\.count) }
  }

  @Test("No line of a paragraph is left alone beside a figure", arguments: [45, 60, 75])
  func loneLines(height: Double) throws {
    for count in stride(from: 60, through: 260, by: 10) {
      let document = try typeset([
        words(filler(count)), words(filler(140)), figure(80, height), words(filler(170)),
        figure(80, height * 0.7), words(filler(count)),
      ]) { $0.paper.columns = 2 }
      for parts in fragments(document) where parts.count > 1 {
        #expect(!parts.contains(1), "\(count) words")
      }
    }
  }

  @Test("A footnote stands in the column of its mark")
  func footnotes() throws {
    let body = [
      words(filler(400)), .paragraph([.text("Here"), .footnote(1), .text(" " + filler(900))]),
    ]
    let page = try #require(try pages(body, footnotes: [[words("The note.")]]).first)
    let mark = try #require(page.runs.first { $0.text == "Here" })
    let note = try #require(page.runs.first { $0.text.contains("note.") })
    #expect((mark.frame.x < middle) == (note.frame.x < middle))
    let (left, right) = columns(page)
    let column = note.frame.x < middle ? left : right
    #expect(column.allSatisfy { $0.baseline < note.baseline })
  }

  @Test("No two runs overlap", arguments: [40.0, 90, 160])
  func apart(height: Double) throws {
    let body = (0..<8).flatMap { index -> [Block] in
      [
        .heading(Heading(level: 1, content: [.text("Head \(index)")], label: "h\(index)", line: 1)),
        words(filler(150)), figure(index % 2 == 0 ? 80 : 170, height),
        .paragraph([.text(filler(60)), .footnote(index + 1), .text(" " + filler(90))]),
      ]
    }
    let notes = (0..<8).map { [words("Note \($0) " + filler(20))] }
    for page in try pages(body, footnotes: notes, title: "Title") {
      let runs = page.runs.sorted { $0.frame.y < $1.frame.y }
      for (index, run) in runs.enumerated() {
        #expect(run.frame.maxY < millimetres(290))
        for other in runs[(index + 1)...] {
          if other.frame.y > run.frame.maxY { break }
          #expect(!run.frame.overlaps(other.frame, tolerance: 1.5), "\(run.text) \(other.text)")
        }
      }
    }
  }

  /// A table of so many rows.
  private func table(rows: Int) -> Block {
    let columns = [
      Table.Column(head: [.text("Head")], alignment: .leading, name: "a"),
      Table.Column(head: [.text("B")], alignment: .trailing, name: "b"),
    ]
    let rows = (0..<rows).map {
      Table.Row([Table.Cell([.text("row \($0)")]), Table.Cell([.text("1")])])
    }
    return .table(
      TableBlock(
        label: "tbl-a", title: "Table 1", caption: [.text("Words")],
        table: Table(columns: columns, rows: rows), line: 1))
  }

  @Test("A table higher than a column begins where it is written and goes on in the next")
  func longTable() throws {
    let pages = try pages(
      [words(filler(100)), table(rows: 110), words(filler(600))], title: "A title above")
    let first = try #require(pages.first)
    #expect(first.runs.contains { $0.text == "row 0" && $0.frame.x < middle })
    #expect(first.runs.contains { $0.text.hasPrefix("row") && $0.frame.x > middle })
    let rows = pages.flatMap { $0.runs.filter { $0.text.hasPrefix("row ") } }
    #expect(rows.count == 110 && Set(rows.map(\.text)).count == 110)
    #expect(rows.allSatisfy { $0.baseline < millimetres(297 - 21) })
  }

  @Test("A line or two of text do not stand in a column that figures fill", arguments: 208...224)
  func nearlyFull(height: Int) throws {
    let pages = try pages([
      words(filler(200)), figure(82, Double(height)), words(filler(3000)),
    ])
    for page in pages {
      let caption = page.runs.first { $0.text.contains("Caption") }
      guard let caption else { continue }
      let isLeft = caption.frame.x < middle
      let below = (isLeft ? columns(page).left : columns(page).right).filter {
        $0.baseline > caption.baseline
      }
      let lines = Set(below.map { $0.baseline.rounded() }).count
      #expect(lines == 0 || lines > 2)
    }
  }
}
