import Documents
import Drawing
import Testing
import Typesetting

@Suite struct LineNumbersTests {
  private func numbers(_ pages: [SetPage]) -> [String] {
    pages.flatMap { page in
      page.runs.filter { $0.font.size == 7.5 && $0.frame.maxX < millimetres(33) }
        .sorted { $0.baseline < $1.baseline }.map(\.text)
    }
  }

  private func manuscript(
    _ body: [Block], _ change: (inout Document) -> Void = { _ in }
  ) throws -> [SetPage] {
    try setPages(body) {
      $0.paper.style = .manuscript
      change(&$0)
    }
  }

  @Test("Lines are numbered from the first page to the last")
  func continuous() throws {
    let pages = try manuscript([words(filler(700))])
    try #require(pages.count > 2)
    let found = numbers(pages)
    #expect(found == (1...found.count).map(String.init))
    let lines = pages.map { page in
      Set(page.runs.filter { $0.font.size == 12 }.map(\.baseline)).count
    }
    #expect(lines.reduce(0, +) == found.count)
  }

  @Test("A number stands on the baseline of its line, right-aligned 6 mm left of it")
  func places() throws {
    let page = try #require(try manuscript([words(filler(200))]).first)
    let first = try #require(page.runs.first { $0.font.size == 12 })
    let number = try #require(page.runs.first { $0.text == "1" })
    let tenth = try #require(page.runs.first { $0.text == "10" })
    #expect(abs(number.baseline - first.baseline) < 0.01)
    #expect(abs(number.frame.maxX - (first.frame.x - millimetres(6))) < 0.1)
    #expect(abs(number.frame.maxX - tenth.frame.maxX) < 0.1)
  }

  @Test("Headings count, tables and the title do not")
  func kinds() throws {
    let table = Table(
      columns: [.init(head: [.text("A")], alignment: .leading, name: "a")],
      rows: [.init([.init([.text("1.5")])])])
    let body: [Block] = [
      .heading(Heading(level: 1, content: [.text("Head")], label: "a", line: 1)),
      .table(TableBlock(label: "tbl-a", title: "Table 1", caption: [], table: table, line: 2)),
      words("One line."),
    ]
    let pages = try manuscript(body) { $0.title = [.text("The title")] }
    #expect(pages.count == 2)
    #expect(numbers(pages) == ["1", "2"])
  }

  @Test("On request the numbers are those of the template's lines")
  func source() throws {
    let body: [Block] = [
      .heading(Heading(level: 1, content: [.text("Head")], label: "a", line: 11)),
      .paragraph(
        [.text(filler(12)), .softBreak, .text(filler(14)), .softBreak, .text("end")],
        at: SourceMark(line: 13)),
    ]
    let pages = try manuscript(body) { $0.paper.lineNumbers = .source }
    #expect(numbers(pages) == ["11", "13", "14"] || numbers(pages) == ["11", "13", "14", "15"])
  }

  @Test("An article has numbers when it asks for them")
  func article() throws {
    #expect(try setPages([words("One line.")])[0].runs.contains { $0.text == "1" } == false)
    let pages = try setPages([words("One line.")]) { $0.paper.lineNumbers = .continuous }
    #expect(pages[0].runs.contains { $0.text == "1" })
  }
}
