internal import Documents
internal import Drawing

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
  /// Gives each column its place in `room`; the needed width if even the least widths are too much.
  ///
  /// First the gaps become narrower, then words are wrapped: columns that need little keep their width
  /// as long as it goes, the others share what is left as they need it.
  /// Where the author has shared the width out, columns get their shares, but the room that their
  /// longest word needs in any case.
  static func place(
    _ columns: inout [ColumnExtent], in room: Column, shares: [Double] = []
  ) -> Double? {
    guard !columns.isEmpty else { return nil }
    if shares.count == columns.count { return place(&columns, in: room, by: shares) }
    let gaps = Double(columns.count - 1)
    let natural = columns.reduce(0) { $0 + $1.natural }
    let least = columns.reduce(0) { $0 + $1.least }
    var gap = TableType.gap
    // In a column of text there is no room to give away.
    let narrowGap =
      room.width < millimetres(100) ? TableType.leastGap : TableType.narrowGap
    if natural + gaps * narrowGap <= room.width {
      let white = room.width - natural
      let loose = (white - gaps * gap) / (gaps + 1)
      gap = gaps > 0 ? min(white / gaps, gap + min(max(loose, 0), TableType.mostExtra)) : 0
      for index in columns.indices { columns[index].width = columns[index].natural }
    } else {
      gap = least + gaps * gap > room.width ? narrowGap : gap
      let inner = room.width - gaps * gap
      guard least <= inner + 1e-6 else { return least + gaps * narrowGap }
      share(inner - least, among: &columns)
    }
    // The first column takes what is left.
    columns[0].width += room.width - gaps * gap - columns.reduce(0) { $0 + $1.width }
    line(up: &columns, from: room.x, gap: gap)
    return nil
  }

  private static func line(up columns: inout [ColumnExtent], from left: Double, gap: Double) {
    var x = left
    for index in columns.indices {
      columns[index].x = x
      x += columns[index].width + gap
    }
  }

  private static func place(
    _ columns: inout [ColumnExtent], in room: Column, by shares: [Double]
  ) -> Double? {
    let gaps = Double(columns.count - 1)
    let least = columns.reduce(0) { $0 + $1.least }
    let gap = least + gaps * TableType.gap > room.width ? TableType.leastGap : TableType.gap
    var rest = room.width - gaps * gap
    guard least <= rest + 1e-6 else { return least + gaps * gap }
    var open = Array(columns.indices)
    var whole = shares.reduce(0, +)
    while let index = open.first(where: { rest * shares[$0] / whole < columns[$0].least }) {
      columns[index].width = columns[index].least
      rest -= columns[index].least
      whole -= shares[index]
      open.removeAll { $0 == index }
    }
    for index in open { columns[index].width = rest * shares[index] / whole }
    line(up: &columns, from: room.x, gap: gap)
    return nil
  }

  private static func share(_ room: Double, among columns: inout [ColumnExtent]) {
    let demands = columns.map { max($0.natural - $0.least, 0) }
    var rest = max(room, 0)
    var open = columns.indices.sorted { (demands[$0], $0) < (demands[$1], $1) }
    while let index = open.first, demands[index] <= rest / Double(open.count) {
      columns[index].width = columns[index].least + demands[index]
      rest -= demands[index]
      open.removeFirst()
    }
    let wanted = open.reduce(0) { $0 + demands[$1] }
    for index in open {
      columns[index].width = columns[index].least + rest * demands[index] / wanted
    }
  }
}
