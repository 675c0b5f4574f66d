internal import Documents
internal import Drawing

/// The heads that span several columns, in one or more levels.
struct SpanningHeads {
  struct Spanner {
    /// 0 for the outermost level.
    var level: Int
    var range: ClosedRange<Int>
    var cell: SetCell
  }

  private(set) var spanners: [Spanner] = []
  private let type: TableType
  private let levelCount: Int

  init(cells: CellSetter, table: Table) throws {
    type = cells.type
    levelCount = table.spannerLevels
    let words = table.columns.map { $0.spanners(of: levelCount) }
    for level in 0..<levelCount {
      var start = 0
      while start < words.count {
        var end = start
        // Neighbours share a head if those above it are shared too.
        while end + 1 < words.count, words[end + 1][...level] == words[start][...level] { end += 1 }
        if !words[start][level].isEmpty {
          let marks = level == levelCount - 1 ? table.columns[start].spannerMarks : []
          spanners.append(
            Spanner(
              level: level, range: start...end,
              cell: try cells.head(words[start][level], bold: true, marks: marks)))
        }
        start = end + 1
      }
    }
  }

  /// Makes the columns under a head wider where the head is wider than they are together.
  func widen(_ extents: inout [ColumnExtent], setting: Setting) throws {
    for spanner in spanners.reversed() {
      let count = Double(spanner.range.count)
      let gaps = TableType.narrowGap * (count - 1)
      let word = try setting.setter.widestWord(of: spanner.cell.pieces, style: spanner.cell.style)
      let natural = spanner.range.reduce(gaps) { $0 + extents[$1].natural }
      let least = spanner.range.reduce(gaps) { $0 + extents[$1].least }
      for index in spanner.range {
        extents[index].natural += max(0, spanner.cell.width - natural) / count
        extents[index].least += max(0, word - least) / count
      }
    }
  }

  /// Wraps the heads to the widths of their columns.
  mutating func fit(_ extents: [ColumnExtent], setting: Setting) throws {
    for index in spanners.indices {
      let width = Self.width(spanners[index].range, extents)
      guard spanners[index].cell.width > width + 1e-6 else { continue }
      spanners[index].cell.lines = try setting.lines(
        spanners[index].cell.pieces, spanners[index].cell.style, measure: width)
    }
  }

  private static func width(_ range: ClosedRange<Int>, _ extents: [ColumnExtent]) -> Double {
    let last = extents[range.upperBound]
    return last.x + last.width - extents[range.lowerBound].x
  }

  private static var emptyHead: PictureItem { .group(PictureGroup([], role: "TH")) }

  /// What the levels draw from `top` downwards: a row for each, the rules below their heads, and where
  /// the heads of the columns begin.
  func drawn(
    _ extents: [ColumnExtent], from top: Double
  ) -> (rows: [PictureItem], rules: [PictureItem], bottom: Double) {
    var rows: [PictureItem] = []
    var rules: [PictureItem] = []
    var y = top
    for level in 0..<levelCount {
      let own = spanners.filter { $0.level == level }
      let lines = own.reduce(1) { max($0, $1.cell.lines.count) }
      let height = type.textHeight(lines)
      var cells: [PictureItem] = []
      var next = 0
      for spanner in own {
        // Columns without a head here keep their place for readers.
        cells += (next..<max(next, spanner.range.lowerBound)).map { _ in Self.emptyHead }
        next = spanner.range.upperBound + 1
        let left = extents[spanner.range.lowerBound].x
        let width = Self.width(spanner.range, extents)
        let first = y + type.leading * Double(lines - spanner.cell.lines.count)
        let words = spanner.cell.items(at: first, type) { left + (width - $0) / 2 }
        let structure = StructureAttributes(columnSpan: spanner.range.count)
        cells.append(.group(PictureGroup(words, role: "TH", structure: structure)))
        rules.append(
          TableHead.rule(
            from: left, to: left + width, y: y + height + 3, width: TableType.innerRule))
      }
      if !cells.isEmpty {
        cells += (next..<max(next, extents.count)).map { _ in Self.emptyHead }
        rows.append(.group(PictureGroup(cells, role: "TR")))
      }
      y += height + 6
    }
    return (rows, rules, y)
  }
}
