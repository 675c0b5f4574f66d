import Documents
import Drawing
import Testing
import Typesetting

@Suite struct RunningHeadsTests {
  private func row(_ words: String, _ role: Table.Row.Role = .level) -> Table.Row {
    let value = role == .level || role == .single ? "12" : ""
    return Table.Row([Table.Cell([.text(words)]), Table.Cell([.text(value)])], role: role)
  }

  /// Panels of groups of so many levels.
  private func rows(panels: Int, groups: Int, levels: Int) -> [Table.Row] {
    (1...panels).flatMap { panel in
      [row("Panel \(panel)", .panelHead)]
        + (1...groups).flatMap { group in
          [row("Group \(panel).\(group)", .groupHead)]
            + (1...levels).map { row("Level \(panel).\(group).\($0)") }
        }
    }
  }

  private func pages(
    _ rows: [Table.Row], above words: Int = 0, language: String = "en"
  ) throws -> [SetPage] {
    let columns = [
      Table.Column(head: [.text("Characteristic")], alignment: .leading, name: "c"),
      Table.Column(head: [.text("Patients")], alignment: .trailing, name: "n"),
    ]
    let block = TableBlock(
      label: "tbl-x", title: "Table 1", caption: [.text("A caption.")],
      table: Table(columns: columns, rows: rows), line: 1)
    let text = words > 0 ? [Block.paragraph([.text(filler(words))])] : []
    return try setPages(text + [.table(block)], language: language)
  }

  /// The lines of the body on a page, from the head downwards.
  private func body(_ page: SetPage) -> [String] {
    Array(page.lines.drop { !$0.hasPrefix("Characteristic") }.dropFirst())
  }

  @Test("A panel that goes on says its head again, with the mark that it does")
  func panel() throws {
    let pages = try pages(rows(panels: 2, groups: 12, levels: 3))
    try #require(pages.count == 2)
    #expect(body(pages[0])[0] == "Panel 1")
    #expect(body(pages[1])[0] == "Panel 2 (continued)")
    #expect(body(pages[1])[1].hasPrefix("Group 2."))
  }

  @Test("A panel that begins a page says its head once")
  func panelAtTop() throws {
    for groups in 8...16 {
      let pages = try pages(rows(panels: 4, groups: groups, levels: 3))
      for page in pages.dropFirst() {
        let heads = body(page).filter { $0.hasPrefix("Panel") }
        #expect(Set(heads.map { $0.prefix(7) }).count == heads.count)
        #expect(body(page)[0].hasPrefix("Panel"))
        #expect(heads.dropFirst().allSatisfy { !$0.contains("continued") })
      }
    }
  }

  @Test("A group higher than a page says panel and head again")
  func group() throws {
    let pages = try pages(rows(panels: 1, groups: 1, levels: 100))
    try #require(pages.count == 2)
    #expect(body(pages[0]).prefix(2) == ["Panel 1", "Group 1.1"])
    #expect(body(pages[1]).prefix(2) == ["Panel 1 (continued)", "Group 1.1 (continued)"])
    #expect(body(pages[1])[2].hasPrefix("Level 1.1."))
    let levels = pages.flatMap { body($0).filter { $0.hasPrefix("Level") } }
    #expect(levels.count == 100 && Set(levels).count == 100)
  }

  @Test("No page has one row of a group alone", arguments: 52...64)
  func pairs(levels: Int) throws {
    let rows = [row("Head", .groupHead)] + (1...levels).map { row("Level \($0)") }
    for page in try pages(rows) {
      #expect(body(page).filter { $0.hasPrefix("Level") }.count >= 2)
    }
  }

  @Test("A long group does not leave a page half empty")
  func gap() throws {
    let rows =
      (1...6).map { row("Row \($0)", .single) } + [row("Long", .groupHead)]
      + (1...50).map { row("Level \($0)") }
    let pages = try pages(rows, above: 100)
    let lowest = try #require(pages.first?.runs.filter { $0.font.size == 8 }.map(\.baseline).max())
    #expect(lowest > millimetres(26) + 0.7 * 696)
    #expect(pages.count == 2 && body(pages[1])[0] == "Long (continued)")
  }

  @Test("Short groups are not divided")
  func short() throws {
    for page in try pages(rows(panels: 1, groups: 30, levels: 5)).dropFirst() {
      #expect(!body(page).contains { $0.hasPrefix("Group") && $0.contains("continued") })
      #expect(body(page)[1].hasPrefix("Group"))
    }
  }

  @Test("Chinese tables say it in Chinese")
  func chinese() throws {
    let pages = try pages(rows(panels: 1, groups: 20, levels: 3), language: "zh")
    #expect(pages.dropFirst().allSatisfy { body($0)[0] == "Panel 1（续）" })
  }
}
