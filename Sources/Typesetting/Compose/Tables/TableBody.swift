internal import Documents
internal import Drawing

/// Sets the rows of a table in the groups that stay together.
struct TableBody {
  let setting: Setting
  let type: TableType
  let columns: [ColumnExtent]
  /// Where the rows belong.
  let path: [StructureElement]
  /// What the table takes of the page.
  let column: Column
  /// How many rows its cells take.
  let spans: RowSpans

  /// The rows as strips: a group is a head with its levels, or a row of its own; a panel's head
  /// stays with the group below it.
  func groups(of rows: [Table.Row], cells: [[SetCell]]) throws -> [[Strip]] {
    var groups: [[Strip]] = []
    for index in rows.indices {
      let role = rows[index].role
      let previous = index > 0 ? rows[index - 1].role : nil
      var strip = try strip(of: cells[index], rows[index], at: index)
      // A head is not parted from the first row below it.
      if role == .panelHead || role == .groupHead { strip.isBreakable = false }
      if index == 0 { strip = strip.padded(above: type.edge) }
      if index == rows.count - 1 { strip = strip.padded(below: type.edge) }
      if isSpaced(role, after: previous) { strip.before = type.groupSpace }
      if previous == .panelHead || (role == .level && previous != nil) || spans.continues(in: index)
      {
        groups[groups.count - 1].append(strip)
      } else {
        groups.append([strip])
      }
    }
    try openSpans(&groups, cells, rows)
    return groups
  }

  /// Makes the last row of what takes several rows higher where its words need more than the rows
  /// have; a page does not end beside its words.
  private func openSpans(
    _ groups: inout [[Strip]], _ cells: [[SetCell]], _ rows: [Table.Row]
  ) throws {
    var row = 0
    for group in groups.indices {
      for index in groups[group].indices {
        for (column, cell) in cells[row].enumerated() where spans[row, column] > 1 {
          let last = min(index + spans[row, column], groups[group].count) - 1
          let indent = column == 0 ? type.indent(of: rows[row]) : 0
          let lines = try wrapped(cell, columns[column].width - indent).lines.count
          var needed = type.textHeight(lines) + 2 * type.padding
          if row == 0 { needed += type.edge }
          if row + spans[row, column] == rows.count { needed += type.edge }
          var height = 0.0
          for place in index...last {
            if height < needed, place < last { groups[group][place].isBreakable = false }
            height += groups[group][place].height
            if place > index { height += groups[group][place].before }
          }
          if needed > height {
            groups[group][last] = groups[group][last].padded(below: needed - height)
          }
        }
        row += 1
      }
    }
  }

  private func isSpaced(_ role: Table.Row.Role, after previous: Table.Row.Role?) -> Bool {
    switch (role, previous) {
    case (_, nil), (_, .panelHead), (.level, _): false
    case (.groupHead, _), (.panelHead, _): true
    case (.single, let previous): previous == .level
    }
  }

  // MARK: - Rows

  /// The cell with its words on lines of that width.
  private func wrapped(_ cell: SetCell, _ width: Double) throws -> SetCell {
    var cell = cell
    if cell.width > width + 1e-6 {
      cell.lines = try setting.lines(cell.pieces, cell.style, measure: width)
    }
    return cell
  }

  /// The row of that number in the table; without one it is set again above others.
  func strip(of cells: [SetCell], _ row: Table.Row, at number: Int? = nil) throws -> Strip {
    let role = row.role
    let top = type.padding + type.baseline
    var lineCount = 1
    var items: [PictureItem] = []
    var footnotes: [Int] = []
    var rise = 0.0
    var fall = 0.0
    for (index, cell) in cells.enumerated() {
      let span = number.map { spans[$0, index] } ?? 1
      // A cell above goes on here.
      if span == 0 { continue }
      let structure = span > 1 ? StructureAttributes(rowSpan: span) : nil
      // The first cell of a row is its head; empty cells keep the columns in order for readers.
      let isHead = index == 0 && columns.count > 1 && columns[0].alignment == .leading
      guard !cell.isEmpty else {
        items.append(.group(PictureGroup([], role: isHead ? "TH" : "TD", structure: structure)))
        continue
      }
      let indent = index == 0 ? type.indent(of: row) : 0
      let cell = try wrapped(cell, available(at: index, in: cells, role: role) - indent)
      footnotes += cell.lines.flatMap(\.footnotes)
      // High formulas keep clear of the rows around.
      rise = max(rise, (cell.lines.first?.ascent ?? 0) - type.baseline - 0.5)
      if span == 1 {
        lineCount = max(lineCount, cell.lines.count)
        fall = max(fall, cell.depth - type.textHeight(1) + type.baseline - 0.5)
      }
      let words = place(cell, in: columns[index], indent: indent, top: top)
      items.append(
        .group(PictureGroup(words, role: isHead ? "TH" : "TD", structure: structure)))
    }
    let strip = Strip(
      items: items.isEmpty ? [] : [.group(PictureGroup(items, role: "TR"))],
      height: type.textHeight(lineCount) + 2 * type.padding, footnotes: footnotes,
      path: path, kind: .float, isWide: true)
    return strip.padded(above: rise, below: fall)
  }

  /// The room of a cell: its column, and for heads the empty cells at its right.
  private func available(at index: Int, in cells: [SetCell], role: Table.Row.Role) -> Double {
    guard index == 0, role == .panelHead || role == .groupHead else { return columns[index].width }
    let next = cells.indices.dropFirst().first { !cells[$0].isEmpty }
    guard let next else { return column.width }
    return max(columns[0].width, columns[next].x - TableType.narrowGap)
  }

  private func place(
    _ cell: SetCell, in column: ColumnExtent, indent: Double, top: Double
  ) -> [PictureItem] {
    var items: [PictureItem] = []
    for (index, line) in cell.lines.enumerated() {
      let x = x(of: line, cell, column) + indent
      let y = top + type.leading * Double(index)
      items += line.items.map { $0.moved(x: x, y: y) }
    }
    if let companion = cell.companion {
      let x = column.contentX + column.left + TableType.pairGap
      items += companion.items.map { $0.moved(x: x, y: top) }
    }
    if let mark = cell.mark {
      let x =
        cell.isAligned
        ? column.contentX + column.content - column.marks : self.x(of: cell, column) + cell.width
      items += mark.items.map { $0.moved(x: x, y: top) }
    }
    return items
  }

  private func x(of cell: SetCell, _ column: ColumnExtent) -> Double {
    cell.lines.first.map { x(of: $0, cell, column) } ?? column.contentX
  }

  private func x(of line: SetLine, _ cell: SetCell, _ column: ColumnExtent) -> Double {
    switch column.alignment {
    case .leading: column.x
    case .center: column.x + (column.width - line.width) / 2
    case .trailing:
      // Words among numbers keep to the right edge too.
      column.x + column.width - column.marks - line.width
    case .decimal:
      cell.isAligned
        ? column.contentX + column.left - cell.pivot
        : column.contentX + (column.content - column.marks - line.width) / 2
    case .paired:
      cell.isAligned
        ? column.contentX + column.left - line.width
        : column.x + (column.width - line.width) / 2
    }
  }
}

extension Strip {
  /// The strip with more white inside its height.
  func padded(above: Double = 0, below: Double = 0) -> Strip {
    var strip = self
    strip.height += above + below
    if above > 0 { strip.items = items.map { $0.moved(x: 0, y: above) } }
    return strip
  }
}
