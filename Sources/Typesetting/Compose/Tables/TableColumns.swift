internal import Documents

/// How wide a column's cells are and where the column stands.
struct ColumnExtent {
  /// How the cells stand.
  var alignment: Table.Column.Alignment
  /// The widest part left of the axis, and right of it.
  var left = 0.0
  var right = 0.0
  /// The room for letters of notes at the right of single numbers.
  var marks = 0.0
  /// The widest cell that does not align with the others.
  var loose = 0.0
  /// The least width that any word allows, and the width without wrapping.
  var least = 0.0
  var natural = 0.0
  /// The left edge and the width that the column gets.
  var x = 0.0
  var width = 0.0

  /// The width of the aligned cells together.
  var content: Double {
    switch alignment {
    case .paired: left + (right > 0 ? TableType.pairGap + right : 0)
    case .decimal: left + right + marks
    case .trailing: left + marks
    case .leading, .center: left
    }
  }

  /// Where the aligned cells begin.
  var contentX: Double {
    switch alignment {
    case .leading: x
    case .trailing: x + width - content
    case .paired, .decimal, .center: x + (width - content) / 2
    }
  }

  /// Takes the cell into account.
  mutating func include(_ cell: SetCell, indent: Double) {
    marks = max(marks, cell.mark?.width ?? 0)
    switch alignment {
    case .leading, .center:
      left = max(left, cell.width + indent)
    case .trailing:
      if cell.isAligned { left = max(left, cell.width) } else { loose = max(loose, cell.width) }
    case .decimal:
      if cell.isAligned {
        left = max(left, cell.pivot)
        right = max(right, cell.width - cell.pivot)
      } else {
        loose = max(loose, cell.width)
      }
    case .paired:
      if cell.isAligned {
        left = max(left, cell.width)
        right = max(right, cell.companion?.width ?? 0)
      } else {
        loose = max(loose, cell.width)
      }
    }
  }
}

/// Shares the width of the block out among columns.
enum ColumnWidths {
  /// Gives each column its place; `nil` with the needed width if even the least widths are too much.
  static func place(_ columns: inout [ColumnExtent], in available: Double) -> Double? {
    guard !columns.isEmpty else { return nil }
    let gaps = Double(columns.count - 1)
    let natural = columns.reduce(0) { $0 + $1.natural }
    let least = columns.reduce(0) { $0 + $1.least }
    var gap = TableType.gap
    if natural + gaps * gap <= available {
      let extra = available - natural - gaps * gap
      gap += gaps > 0 ? min(extra / (gaps + 1), TableType.mostExtra) : 0
      for index in columns.indices { columns[index].width = columns[index].natural }
    } else {
      if least + gaps * gap > available { gap = TableType.narrowGap }
      let room = available - gaps * gap
      guard least <= room + 1e-6 else { return least + gaps * gap }
      let share = natural > least ? min((room - least) / (natural - least), 1) : 0
      for index in columns.indices {
        let column = columns[index]
        columns[index].width = column.least + (column.natural - column.least) * share
      }
    }
    // The first column takes what is left.
    columns[0].width += available - gaps * gap - columns.reduce(0) { $0 + $1.width }
    var x = 0.0
    for index in columns.indices {
      columns[index].x = x
      x += columns[index].width + gap
    }
    return nil
  }
}
