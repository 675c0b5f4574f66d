import Documents
import Drawing
import Testing
import Typesetting

@Suite struct RowSpanTests {
  private func cell(_ words: String, rows: Int = 1) -> Table.Cell {
    Table.Cell(words.isEmpty ? [] : [.text(words)], rowSpan: rows)
  }

  private func block(_ rows: [Table.Row], widths: [Double] = []) -> Block {
    let columns = ["Site", "Model", "AUC"].map {
      Table.Column(
        head: [.text($0)], alignment: $0 == "AUC" ? .trailing : .leading, name: $0)
    }
    var block = TableBlock(
      label: nil, title: "Table 1", caption: [.text("Caption")],
      table: Table(columns: columns, rows: rows), line: 1)
    block.columnWidths = widths
    return .table(block)
  }

  private func groups(_ items: [PictureItem], role: String) -> [PictureGroup] {
    items.flatMap { item -> [PictureGroup] in
      guard case .group(let group) = item else { return [] }
      return (group.role == role ? [group] : []) + groups(group.items, role: role)
    }
  }

  @Test("A cell over rows stands at their top, and they keep their height")
  func top() throws {
    let page = try setPages([
      block([
        .init([cell("Lung", rows: 3), cell("A"), cell("1")]),
        .init([cell(""), cell("B"), cell("2")]), .init([cell(""), cell("C"), cell("3")]),
      ])
    ])[0]
    func baseline(_ text: String) throws -> Double {
      try #require(page.runs.first { $0.text == text }).baseline
    }
    #expect(try baseline("Lung") == baseline("A"))
    #expect(try abs(baseline("B") - baseline("A") - (baseline("C") - baseline("B"))) < 0.1)
  }

  @Test("Words of more lines than the rows have make the last row higher")
  func tall() throws {
    let page = try setPages([
      block(
        [
          .init([cell(filler(24), rows: 2), cell("A"), cell("1")]),
          .init([cell(""), cell("B"), cell("2")]), .init([cell("Next"), cell("C"), cell("3")]),
        ], widths: [1, 2, 2])
    ])[0]
    let a = try #require(page.runs.first { $0.text == "A" })
    let b = try #require(page.runs.first { $0.text == "B" })
    let next = try #require(page.runs.first { $0.text == "Next" })
    #expect(b.baseline - a.baseline < 15)
    let words = page.runs.filter { $0.frame.x == next.frame.x && $0.baseline < next.baseline }
    #expect(next.baseline - (words.map(\.baseline).max() ?? 0) > 10)
    #expect(words.count { $0.baseline > b.baseline } > 1)
  }

  @Test("The structure tells how many rows a cell takes, and leaves out those below")
  func structure() throws {
    let picture = try typeset([
      block([
        .init([cell("Lung", rows: 2), cell("A"), cell("1", rows: 2)]),
        .init([cell(""), cell("B"), cell("")]),
      ])
    ]).pages[0].picture
    let rows = groups(picture.items, role: "TR").suffix(2)
    let cells = rows.map { groups($0.items, role: "TH") + groups($0.items, role: "TD") }
    #expect(cells.map(\.count) == [3, 1])
    #expect(cells[0].map { $0.structure?.rowSpan } == [2, nil, 2])
  }

  @Test("A page does not end amid a cell over rows that fits on one", arguments: 0..<6)
  func together(words count: Int) throws {
    let rows = (0..<30).flatMap { site in
      (0..<4).map { model in
        Table.Row([
          cell(model == 0 ? "Site \(site)" : "", rows: model == 0 ? 4 : 1),
          cell("Model \(site).\(model)"), cell("1"),
        ])
      }
    }
    let pages = try setPages([words(filler(100 + 17 * count)), block(rows)])
    #expect(pages.count > 1)
    for page in pages {
      for site in 0..<30 where page.runs.contains(where: { $0.text == "Site \(site)" }) {
        #expect(page.runs.count { $0.text.hasPrefix("Model \(site).") } == 4)
      }
    }
  }

  @Test("A cell longer than a page is said again where it goes on")
  func longer() throws {
    let rows = (0..<150).map {
      Table.Row([cell($0 == 0 ? "Lung" : "", rows: 150), cell("M\($0)"), cell("1")])
    }
    let pages = try setPages([block(rows)])
    #expect(pages.count > 1)
    #expect(pages[1].shows("Lung (continued)"))
    #expect(pages.flatMap(\.runs).count { $0.text.hasPrefix("M") && $0.font.size < 9 } >= 150)
  }
}
