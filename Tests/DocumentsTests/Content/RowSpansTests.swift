import Documents
import Foundation
import Testing

@Suite struct RowSpansTests {
  private func cell(_ words: String, rows: Int = 1) -> Table.Cell {
    Table.Cell(words.isEmpty ? [] : [.text(words)], rowSpan: rows)
  }

  private func table(_ rows: [Table.Row]) -> Table {
    Table(
      columns: ["Site", "Model", "AUC"].map {
        .init(head: [.text($0)], alignment: $0 == "AUC" ? .trailing : .leading, name: $0)
      }, rows: rows)
  }

  private var spanning: Table {
    table([
      .init([cell("Lung", rows: 2), cell("A"), cell("0.81")]),
      .init([cell(""), cell("B"), cell("0.84")]),
      .init([cell("Liver"), cell("A"), cell("0.77")]),
    ])
  }

  private func document(_ table: Table) -> Document {
    var document = Document()
    document.body = [
      .table(TableBlock(label: nil, title: "Table 1", caption: [], table: table, line: 1))
    ]
    return document
  }

  @Test func aCellOverRowsHasItsAttributeInHTMLAndThoseBelowNone() throws {
    let html = try document(spanning).html()
    #expect(html.contains("<th scope=\"rowgroup\" rowspan=\"2\">Lung</th>"))
    let rows = html.components(separatedBy: "<tr>").dropFirst(2)
    #expect(rows.map { $0.components(separatedBy: "<t").count - 1 }.prefix(3) == [3, 2, 3])
  }

  @Test func dataSayTheWordsInEveryRow() {
    #expect(
      spanning.csv
        == "Site,Model,AUC\r\nLung,A,0.81\r\nLung,B,0.84\r\nLiver,A,0.77\r\n")
  }

  @Test func markdownSaysThemInTheFirstRow() throws {
    let text = try document(spanning).markdown()
    #expect(text.contains("| Lung | A | 0.81 |\n|  | B | 0.84 |"))
  }

  @Test func aCellEndsAtCellsThatAreNotEmptyAtHeadsAndAtTheEnd() throws {
    let found = table([
      .init([cell("X", rows: 9), cell("A"), cell("1", rows: 2)]),
      .init([cell(""), cell("B"), cell("2")]),
      .init([cell("Panel")], role: .panelHead),
      .init([cell("Y", rows: 9), cell("A"), cell("3")]),
      .init([cell(""), cell("B"), cell("4")]),
    ])
    let html = try document(found).html()
    #expect(html.contains("rowspan=\"2\">X<") && html.contains("rowspan=\"2\">Y<"))
    #expect(html.components(separatedBy: "rowspan").count == 3)
  }

  @Test func equalNeighboursBecomeOneCell() {
    let plain = table([
      .init([cell("Lung"), cell("A"), cell("1")]), .init([cell("Lung"), cell("A"), cell("2")]),
      .init([cell("Liver"), cell("A"), cell("3")]), .init([cell("Liver"), cell("B"), cell("4")]),
      .init([cell(""), cell("B"), cell("5")]), .init([cell(""), cell("B"), cell("6")]),
    ])
    let sites = plain.joiningEqualCells(inColumn: 0)
    #expect(sites.rows.map { $0.cells[0].rowSpan } == [2, 1, 2, 1, 1, 1])
    #expect(sites.rows[1].cells[0].content.isEmpty)
    // Models join within their site.
    let models = sites.joiningEqualCells(inColumn: 1)
    #expect(models.rows.map { $0.cells[1].rowSpan } == [2, 1, 1, 1, 2, 1])
    #expect(plain.joiningEqualCells(inColumn: 0).csv == plain.csv)
  }

  @Test func aCellWithoutTheNumberOfItsRowsIsReadAsOneRow() throws {
    let data = try JSONEncoder().encode(cell("A", rows: 3))
    #expect(try JSONDecoder().decode(Table.Cell.self, from: data).rowSpan == 3)
    let text = String(decoding: data, as: UTF8.self).replacing("\"rowSpan\":3,", with: "")
      .replacing(",\"rowSpan\":3", with: "")
    #expect(!text.contains("rowSpan"))
    #expect(try JSONDecoder().decode(Table.Cell.self, from: Data(text.utf8)).rowSpan == 1)
  }
}
