internal import Documents
internal import Drawing

/// Matrices, cases, aligned lines.
extension MathSetter {
  /// The white of a table, in em.
  private struct TableWhite {
    var betweenColumns: Double
    var strutAscent: Double
    var strutDescent: Double
    var betweenRows: Double
    /// At the left of the first and the right of the last column.
    var edge: Double

    init(_ kind: MathTable.Kind) {
      switch kind {
      case .matrix: self.init(1, 0.84, 0.36, 0, 0.08)
      case .smallMatrix: self.init(0.4, 0.5, 0.2, 0.15, 0)
      case .cases: self.init(1, 0.86, 0.4, 0, 0)
      case .aligned: self.init(2, 0.84, 0.36, 0.3, 0)
      case .gathered: self.init(1, 0.84, 0.36, 0.3, 0)
      }
    }

    private init(
      _ columns: Double, _ ascent: Double, _ descent: Double, _ rows: Double, _ edge: Double
    ) {
      betweenColumns = columns
      strutAscent = ascent
      strutDescent = descent
      betweenRows = rows
      self.edge = edge
    }
  }

  func set(_ table: MathTable, _ outer: MathStyle) throws -> MathBox {
    let style = cellStyle(of: table, outer)
    let size = size(style)
    let cells = try table.rows.map { row in
      try row.enumerated().map { column, node in try cell(node, column, table, style) }
    }
    let columns = cells.reduce(0) { max($0, $1.count) }
    let white = TableWhite(table.kind)
    let places = places(of: cells, columns: columns, table, white, size)
    var result = MathBox(width: places.width)
    var y = 0.0
    for (index, row) in cells.enumerated() {
      let ascent = row.reduce(white.strutAscent * size) { max($0, $1.ascent) }
      let descent = row.reduce(white.strutDescent * size) { max($0, $1.descent) }
      if index > 0 {
        if table.kind == .aligned || table.kind == .gathered {
          result.cuts.append(y + white.betweenRows * size / 2)
        }
        y += white.betweenRows * size
        // Rows higher than a line keep apart.
        if ascent > white.strutAscent * size + 0.1 { y += 0.1 * size }
      }
      if table.lines.contains(index) {
        result.addRule(x: 0, top: -y, width: places.width, height: size * 0.04)
      }
      y += ascent
      for (column, cell) in row.enumerated() {
        let room = places.widths[column] - cell.width
        let shift =
          switch table.alignment(of: column) {
          case .leading: 0.0
          case .center: room / 2
          case .trailing: room
          }
        result.add(cell, x: places.starts[column] + shift, y: y)
      }
      y += descent
    }
    if table.lines.contains(cells.count) {
      result.addRule(x: 0, top: -y, width: places.width, height: size * 0.04)
    }
    for column in table.rules {
      let x = column < columns ? places.starts[column] - size / 2 : places.width
      result.addRule(x: max(x, 0), top: 0, width: size * 0.04, height: y)
    }
    // The middle of the table stands on the axis.
    result.ascent = 0
    result.descent = max(y, 0)
    return result.raised(by: axis(outer) + y / 2)
  }

  private func cellStyle(of table: MathTable, _ outer: MathStyle) -> MathStyle {
    switch table.kind {
    case .aligned, .gathered: MathStyle(size: .display)
    case .smallMatrix: MathStyle(size: outer.isSpaced ? .script : .scriptScript)
    case .matrix, .cases:
      MathStyle(size: table.isDisplay ? .display : outer.isDisplay ? .text : outer.size)
    }
  }

  /// A cell; at an alignment mark a relation has its white though nothing stands before it.
  private func cell(
    _ node: MathNode, _ column: Int, _ table: MathTable, _ style: MathStyle
  ) throws -> MathBox {
    guard table.kind == .aligned, !column.isMultiple(of: 2), case .row(let nodes) = node else {
      return closed(try box(node, style))
    }
    return closed(joined(try items([.row([])] + nodes, style)))
  }

  private func places(
    of cells: [[MathBox]], columns: Int, _ table: MathTable, _ white: TableWhite, _ size: Double
  ) -> (starts: [Double], widths: [Double], width: Double) {
    var widths = [Double](repeating: 0, count: columns)
    for row in cells {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.width) }
    }
    var starts: [Double] = []
    var x = white.edge * size
    for column in 0..<columns {
      if column > 0 {
        let isPair = table.kind == .aligned && !column.isMultiple(of: 2)
        x += isPair ? 0 : white.betweenColumns * size
      }
      starts.append(x)
      x += widths[column]
    }
    return (starts, widths, x + white.edge * size)
  }
}
