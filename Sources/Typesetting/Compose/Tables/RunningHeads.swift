internal import Documents
internal import Drawing

/// Sets what is said again above rows that go on on a further page: "Validation (continued)" for a
/// panel, and below it "Tumour size, mm (continued)" for a group that is divided itself.
struct RunningHeads {
  let body: TableBody
  let cells: CellSetter
  /// How high a group is at least that may be divided.
  let leastHeight: Double
  /// What is said again, from the outside inwards; rows know theirs by its place.
  private(set) var heads: [[Strip]] = []

  init(body: TableBody, cells: CellSetter, leastHeight: Double) {
    self.body = body
    self.cells = cells
    self.leastHeight = leastHeight
  }

  /// The share of a page that a group takes at least before it may be divided.
  static let leastShare = 0.25

  /// The height of the highest of them.
  var height: Double { heads.reduce(0) { max($0, $1.stackedHeight) } }

  /// Names for each row the heads under which it stands. `groups` hold the table's rows in order.
  mutating func mark(_ groups: inout [[Strip]], of table: Table) throws {
    var row = 0
    var panel: Int?
    for group in groups.indices {
      let mayBeDivided =
        groups[group].count >= Float.leastDivisible && groups[group].stackedHeight >= leastHeight
      var levels = panel
      for index in groups[group].indices {
        switch table.rows[row].role {
        case .panelHead:
          panel = try head(of: table.rows[row], below: nil)
          levels = panel
        case .single where index > 0 && body.spans[row, 0] == 0:
          // A cell of the first column that goes on says its words again.
          groups[group][index].runningHead = levels
        case .groupHead, .single:
          groups[group][index].runningHead = panel
          if mayBeDivided { levels = try head(of: table.rows[row], below: panel) ?? panel }
        case .level: groups[group][index].runningHead = levels
        }
        row += 1
      }
    }
  }

  /// The place of a row's head; `nil` for a row without words.
  private mutating func head(of row: Table.Row, below panel: Int?) throws -> Int? {
    guard let first = row.cells.first,
      first.content.plainText.contains(where: { !$0.isWhitespace })
    else { return nil }
    var again = first
    again.content = cells.setting.wording.continued(first.content)
    again.companion = []
    let row = Table.Row(
      [again] + row.cells.dropFirst().map { _ in Table.Cell() }, role: row.role)
    let set = try row.cells.prefix(body.columns.count).enumerated().map { index, cell in
      try cells.cell(
        cell, alignment: body.columns[index].alignment, role: row.role, isFirst: index == 0)
    }
    var strip = try body.strip(of: set, row)
    strip.footnotes = []
    strip.isBreakable = false
    let above = panel.map { heads[$0] } ?? []
    heads.append(above + [above.isEmpty ? strip.padded(above: body.type.edge) : strip])
    return heads.count - 1
  }
}
