import Documents
import Drawing
import Testing
import Typesetting

@Suite struct TableTests {
  private func table(rows: Int, columns: Int = 3, word: String = "Level") -> TableBlock {
    let heads =
      [Table.Column(head: [.text("Characteristic")], alignment: .leading, name: "c")]
      + (1..<columns).map {
        Table.Column(head: [.text("Head\($0)")], alignment: .paired, name: "p\($0)")
      }
    let body = (0..<rows).flatMap { group -> [Table.Row] in
      let cells = (1..<columns).map { _ in
        Table.Cell([.text("\(group)")], companion: [.text("(12.5)")])
      }
      return [
        Table.Row([Table.Cell([.text("Group \(group)")])], role: .groupHead),
        Table.Row([Table.Cell([.text("\(word) a\(group)")])] + cells, role: .level),
        Table.Row([Table.Cell([.text("\(word) b\(group)")])] + cells, role: .level),
      ]
    }
    return TableBlock(
      label: "tbl-x", title: "Table 1", caption: [.text("A caption.")],
      table: Table(columns: heads, rows: body, notes: [Table.Note([.text("General note")])]),
      line: 12)
  }

  @Test("A long table repeats caption and head, and has its notes on the last page only")
  func continued() throws {
    let pages = try setPages([.table(table(rows: 60))])
    try #require(pages.count > 2)
    #expect(pages[0].shows("Table 1A caption") || pages[0].shows("Table\u{A0}1A caption"))
    for page in pages.dropFirst() { #expect(page.shows("Table\u{A0}1\u{A0}(continued)A caption")) }
    for page in pages { #expect(page.shows("Characteristic")) }
    #expect(pages.map { $0.shows("General note.") } == pages.indices.map { $0 == pages.count - 1 })
  }

  @Test("A page ends only between groups")
  func groups() throws {
    for page in try setPages([.table(table(rows: 60))]).dropFirst() {
      let first = page.lines.firstIndex { $0.hasPrefix("Characteristic") }
      let row = try #require(first.map { page.lines[$0 + 1] })
      #expect(row.hasPrefix("Group"))
    }
  }

  @Test("Estimates are flush right and brackets flush left at one axis each")
  func pairs() throws {
    let page = try #require(try setPages([.table(table(rows: 12, columns: 2))]).first)
    let estimates = page.runs.filter { Int($0.text) != nil && $0.font.size == 8 }
    let brackets = page.runs.filter { $0.text == "(12.5)" }
    try #require(estimates.count == 24 && brackets.count == 24)
    #expect(Set(estimates.map { ($0.frame.maxX * 100).rounded() }).count == 1)
    #expect(Set(brackets.map { ($0.frame.x * 100).rounded() }).count == 1)
    #expect(abs(brackets[0].frame.x - estimates[0].frame.maxX - 2.4) < 0.01)
  }

  @Test("Decimals stand below one another")
  func decimals() throws {
    let columns = [
      Table.Column(head: [.text("A")], alignment: .leading, name: "a"),
      Table.Column(head: [.text("B")], alignment: .decimal, name: "b"),
    ]
    let rows = ["1.25", "10.5", "103"].map {
      Table.Row([Table.Cell([.text("row")]), Table.Cell([.text($0)])])
    }
    let page = try #require(
      try setPages([
        .table(
          TableBlock(label: nil, caption: [], table: Table(columns: columns, rows: rows), line: 1))
      ]).first)
    let measurer = try TextMeasurer.installed()
    let axes = page.runs.filter { $0.text.first?.isNumber == true && $0.font.size == 8 }.map {
      run in
      let whole = run.text.prefix { $0 != "." }
      return run.frame.x + measurer.metrics(String(whole), font: run.font).width
    }
    try #require(axes.count == 3)
    #expect(abs(axes[0] - axes[1]) < 0.01 && abs(axes[1] - axes[2]) < 0.01)
  }

  @Test("Notes are lettered in the order in which cells call them")
  func letters() throws {
    let columns = [Table.Column(head: [.text("A")], alignment: .leading, name: "a")]
    let rows = [
      Table.Row([Table.Cell([.text("x")], marks: ["late"])]),
      Table.Row([Table.Cell([.text("y")], marks: ["early", "late"])]),
    ]
    let notes = [
      Table.Note([.text("First")], key: "early"), Table.Note([.text("Second")], key: "late"),
    ]
    let page = try #require(
      try setPages([
        .table(
          TableBlock(
            label: nil, caption: [], table: Table(columns: columns, rows: rows, notes: notes),
            line: 1))
      ]).first)
    let texts = page.runs.map(\.text)
    let second = try #require(texts.firstIndex { $0.hasPrefix("Second.") })
    let first = try #require(texts.firstIndex { $0.hasPrefix("First.") })
    #expect(second < first)
    #expect(texts[second - 1] == "a" && texts[first - 1] == "b")
    #expect(texts.contains("b,a"))
  }

  @Test("A table that cannot be made narrow enough is an error with the width it needs")
  func tooWide() throws {
    #expect {
      _ = try setPages([.table(table(rows: 2, columns: 16))])
    } throws: { error in
      guard
        case .tableTooWide(let name, let needed, let available, let line)? =
          error as? TypesettingFailure
      else { return false }
      return name == "Table 1" && needed > 174 && abs(available - 174) < 0.01 && line == 12
    }
  }

  @Test("Long words of the first column wrap before numbers are squeezed")
  func wraps() throws {
    let block = table(
      rows: 2, columns: 9, word: "A characteristic with a description that runs on and on")
    let page = try #require(try setPages([.table(block)]).first)
    for run in page.runs { #expect(run.frame.maxX <= blockRight + 0.01) }
    #expect(!page.shows("runs on and on a0"))
  }

  @Test("An unknown note is an error")
  func unknownNote() throws {
    let columns = [Table.Column(head: [.text("A")], alignment: .leading, name: "a")]
    let rows = [Table.Row([Table.Cell([.text("x")], marks: ["gone"])])]
    #expect(throws: TypesettingFailure.unknownNote(key: "gone", table: "the table", line: 3)) {
      _ = try setPages([
        .table(
          TableBlock(label: nil, caption: [], table: Table(columns: columns, rows: rows), line: 3))
      ])
    }
  }

  @Test("A table without columns or rows is set", arguments: [0, 1])
  func empty(columns: Int) throws {
    let heads = (0..<columns).map {
      Table.Column(head: [.text("H\($0)")], alignment: .leading, name: "h")
    }
    let block = TableBlock(
      label: nil, caption: [.text("Empty")], table: Table(columns: heads, rows: []), line: 1)
    #expect(try setPages([.table(block)]).first?.shows("Empty") == true)
  }

  /// The pages of a table of these columns and rows.
  private func pages(
    _ columns: [Table.Column], _ rows: [Table.Row], notes: [Table.Note] = [],
    change: (inout TableBlock) -> Void = { _ in }
  ) throws -> [SetPage] {
    var block = TableBlock(
      label: "tbl-y", title: "Table 2", caption: [.text("Words")],
      table: Table(columns: columns, rows: rows, notes: notes), line: 5)
    change(&block)
    return try setPages([.table(block)])
  }

  private func column(
    _ head: String, _ alignment: Table.Column.Alignment = .trailing
  ) -> Table.Column {
    Table.Column(head: [.text(head)], alignment: alignment, name: head)
  }

  @Test("Decimals of P values align, whatever stands before or instead of them")
  func mixedDecimals() throws {
    let rows = ["<.001", ".48", "0.012", "—", "NE", "12 (3.5)"].map {
      Table.Row([Table.Cell([.text("row")]), Table.Cell([.text($0)])])
    }
    let page = try #require(try pages([column("A", .leading), column("P", .decimal)], rows).first)
    let measurer = try TextMeasurer.installed()
    func axis(_ text: String, before mark: String) throws -> Double {
      let run = try #require(page.runs.first { $0.text == text })
      return run.frame.x + measurer.metrics(mark, font: run.font).width
    }
    let axes = [
      try axis("<.001", before: "<"), try axis(".48", before: ""), try axis("0.012", before: "0"),
      try axis("12 (3.5)", before: "12"),
    ]
    for other in axes.dropFirst() { #expect(abs(other - axes[0]) < 0.02) }
  }

  @Test("Spanning heads stand in levels over their columns, with rules that do not touch")
  func spanners() throws {
    var columns = ["A", "B", "C", "D", "E"].map { column($0) }
    for index in 1...4 {
      columns[index].spanner = [.text(index < 3 ? "Inner one" : "Inner two")]
      columns[index].outerSpanners = [[.text("Outer")]]
    }
    let page = try #require(
      try pages(columns, [Table.Row(columns.map { _ in Table.Cell([.text("1")]) })]).first)
    let outer = try #require(page.runs.first { $0.text == "Outer" })
    let inner = page.runs.filter { $0.text.hasPrefix("Inner") }
    let head = try #require(page.runs.first { $0.text == "B" })
    try #require(inner.count == 2)
    #expect(outer.baseline < inner[0].baseline && inner[0].baseline < head.baseline)
    #expect(inner[0].frame.maxX < inner[1].frame.x)
    #expect(inner[0].frame.x < outer.frame.x && outer.frame.maxX < inner[1].frame.maxX)
  }

  @Test("Notes of heads come before those of cells")
  func headMarks() throws {
    var columns = [column("A", .leading), column("B"), column("C")]
    columns[2].marks = ["second"]
    columns[1].spanner = [.text("Both")]
    columns[2].spanner = [.text("Both")]
    columns[1].spannerMarks = ["first"]
    let rows = [Table.Row([Table.Cell([.text("x")], marks: ["third"])])]
    let notes = ["third", "second", "first"].map { (key: String) in
      Table.Note([.text("Note \(key)")], key: key)
    }
    let page = try #require(try pages(columns, rows, notes: notes).first)
    #expect(page.runs.map(\.text).joined().contains("aNote first. bNote second. cNote third."))
  }

  @Test("A caption may stand below; further pages still say that they continue")
  func captionBelow() throws {
    let rows = (0..<90).map { Table.Row([Table.Cell([.text("row \($0)")])]) }
    let pages = try pages([column("A", .leading)], rows) { $0.isCaptionBelow = true }
    try #require(pages.count == 2)
    #expect(!pages[0].lines.contains { $0.contains("Words") })
    #expect(pages[1].lines.contains { $0.contains("(continued)") })
    let below = try #require(pages[1].runs.first { $0.text.contains("Words") })
    #expect(below.baseline > (pages[1].runs.first { $0.text == "row 89" }?.baseline ?? 1e6))
  }

  @Test("Deeper levels are indented further")
  func depths() throws {
    var deep = Table.Row([Table.Cell([.text("deep")])], role: .level)
    deep.depth = 2
    let rows = [
      Table.Row([Table.Cell([.text("group")])], role: .groupHead),
      Table.Row([Table.Cell([.text("level")])], role: .level), deep,
    ]
    let page = try #require(try pages([column("A", .leading), column("B")], rows).first)
    let x = ["group", "level", "deep"].compactMap { text in
      page.runs.first { $0.text == text }?.frame.x
    }
    try #require(x.count == 3)
    #expect(abs(x[1] - x[0] - 8) < 0.01 && abs(x[2] - x[0] - 16) < 0.01)
  }

  @Test("Where a table is too wide only the column with the long words wraps")
  func wrapping() throws {
    let columns = [column("A", .leading), column("B", .leading), column("C", .leading)]
    let rows = [
      Table.Row([
        Table.Cell([.text("two words")]), Table.Cell([.text(filler(60))]),
        Table.Cell([.text("three short words")]),
      ])
    ]
    let page = try #require(try pages(columns, rows).first)
    #expect(page.runs.contains { $0.text == "two words" })
    #expect(page.runs.contains { $0.text == "three short words" })
  }

  @Test("Forty columns of numbers are refused with the room they need and ways out")
  func tooMany() throws {
    let columns = (0..<40).map { column("Head\($0)") }
    let rows = [Table.Row(columns.map { _ in Table.Cell([.text("123.45")]) })]
    let failure = try #require(throws: TypesettingFailure.self) { _ = try pages(columns, rows) }
    #expect(failure.description.hasPrefix("line 5: Table 2 needs "))
    for way in ["landscape", "decimals", "split"] { #expect(failure.description.contains(way)) }
  }

  @Test("Tables without rows, heads or columns are set", arguments: 0..<3)
  func nothing(kind: Int) throws {
    let columns = kind == 0 ? [] : [column(kind == 1 ? "A" : ""), column(kind == 1 ? "B" : "")]
    let rows = kind == 2 ? [Table.Row([Table.Cell([.text("x")])])] : []
    #expect(try pages(columns, rows).count == 1)
  }

  @Test("Head, body and first cells are known to a screen reader")
  func roles() throws {
    let document = try typeset([.table(table(rows: 2))])
    let roles = Set(document.pages[0].picture.items.flatMap(Self.roles))
    #expect(roles.isSuperset(of: ["Table", "THead", "TBody", "TR", "TH", "TD"]))
  }

  private static func roles(_ item: PictureItem) -> [String] {
    guard case .group(let group) = item else { return [] }
    return [group.role].compactMap(\.self) + group.items.flatMap(roles)
  }

  /// A table of three columns of words.
  private func widths(_ widths: [Double]) throws -> SetPage {
    let words = ["Measure", "The definition of a measure in a few words", "Range"]
    let rows = [Table.Row(words.map { Table.Cell([.text($0)]) })]
    let columns = ["A", "B", "C"].map { column($0, .leading) }
    return try #require(
      try pages(columns, rows) { block in
        block.columnWidths = widths
        block.isCaptionBelow = false
      }.first)
  }

  private func edges(_ page: SetPage) throws -> [Double] {
    try ["A", "B", "C"].map { head in
      try #require(page.runs.first { $0.text == head && $0.font.size == 8 }).frame.x
    }
  }

  @Test("Columns share the width as the author says")
  func givenWidths() throws {
    let page = try widths([50, 25, 25])
    let edges = try edges(page)
    let gap = millimetres(4.5)
    let inner = blockRight - edges[0] - 2 * gap
    #expect(abs(edges[1] - edges[0] - gap - inner / 2) < 0.1)
    #expect(abs(edges[2] - edges[1] - gap - inner / 4) < 0.1)
    #expect(!page.shows("The definition of a measure in a few words"))
  }

  @Test("A width too small for a word gives way to it")
  func leastWidths() throws {
    let page = try widths([1, 1000, 1])
    let word = try #require(page.runs.first { $0.text == "Measure" })
    #expect(word.frame.maxX < (try edges(page)[1]))
    #expect(page.runs.allSatisfy { $0.frame.maxX <= blockRight + 0.01 })
  }
}
