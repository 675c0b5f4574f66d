internal import Documents
internal import Drawing

/// The head of a table: spanning heads, heads in bold, a second line in regular below.
struct TableHead {
  private struct Spanner {
    var range: ClosedRange<Int>
    var cell: SetCell
  }

  private let columns: [Table.Column]
  private var heads: [SetCell]
  private var subheads: [SetCell]
  private var spanners: [Spanner] = []

  init(cells: CellSetter, columns: [Table.Column]) throws {
    self.columns = columns
    heads = try columns.map { try cells.head($0.head, bold: true) }
    subheads = try columns.map { try cells.head($0.subhead, bold: false) }
    var start = 0
    while start < columns.count {
      let words = columns[start].spanner
      var end = start
      while end + 1 < columns.count, columns[end + 1].spanner == words { end += 1 }
      if !words.isEmpty {
        spanners.append(Spanner(range: start...end, cell: try cells.head(words, bold: true)))
      }
      start = end + 1
    }
  }

  /// The width of a column's head on one line.
  func width(of index: Int) -> Double { max(heads[index].width, subheads[index].width) }

  /// The width of the longest word in a column's head.
  func least(of index: Int, setting: Setting) throws -> Double {
    let head = heads[index]
    let word = try setting.setter.widestWord(of: head.pieces, style: head.style)
    return max(word, subheads[index].width)
  }

  /// Makes the last column under a spanning head wider where the head is wider than its columns.
  func widenForSpanners(_ extents: inout [ColumnExtent]) {
    for spanner in spanners {
      let gaps = TableType.gap * Double(spanner.range.count - 1)
      let natural = spanner.range.reduce(gaps) { $0 + extents[$1].natural }
      let least = spanner.range.reduce(gaps) { $0 + extents[$1].least }
      extents[spanner.range.upperBound].natural += max(0, spanner.cell.width - natural)
      extents[spanner.range.upperBound].least += max(0, spanner.cell.width - least)
    }
  }

  /// Wraps the heads to the widths of their columns.
  mutating func fit(_ extents: [ColumnExtent], setting: Setting) throws {
    for (index, extent) in extents.enumerated() where heads[index].width > extent.width {
      heads[index].lines = try setting.lines(
        heads[index].pieces, heads[index].style, measure: extent.width)
    }
  }

  // MARK: - Setting

  /// The strip with the rules above and below.
  func strip(
    _ extents: [ColumnExtent], width: Double, element: StructureElement
  ) -> Strip {
    var y = TableType.topRule + TableType.headPadding
    var cells: [PictureItem] = []
    var spanning: [PictureItem] = []
    var rules = [rule(from: 0, to: width, y: TableType.topRule / 2, width: TableType.topRule)]
    if !spanners.isEmpty {
      var next = 0
      for spanner in spanners {
        spanning += (next..<spanner.range.lowerBound).map { _ in emptyHead }
        next = spanner.range.upperBound + 1
        let left = extents[spanner.range.lowerBound].x
        let last = extents[spanner.range.upperBound]
        let right = last.x + last.width
        let x = left + (right - left - spanner.cell.width) / 2
        spanning.append(
          .group(
            PictureGroup(
              items(of: spanner.cell, at: y) { _ in x }, role: "TH",
              structure: StructureAttributes(scope: .column, columnSpan: spanner.range.count))))
        rules.append(
          rule(from: left, to: right, y: y + TableType.size + 3, width: TableType.innerRule))
      }
      spanning += (next..<extents.count).map { _ in emptyHead }
      y += TableType.size + 6
    }
    let lineCount = extents.indices.reduce(1) { max($0, self.lineCount(of: $1)) }
    for (index, extent) in extents.enumerated() {
      let top = y + TableType.leading * Double(lineCount - self.lineCount(of: index))
      let words = words(of: index, extent, at: top)
      cells.append(
        .group(
          PictureGroup(words, role: "TH", structure: StructureAttributes(scope: .column))))
    }
    y += TableType.textHeight(lineCount) + TableType.headPadding
    rules.append(rule(from: 0, to: width, y: y + 0.25, width: TableType.innerRule))
    let items: [PictureItem] =
      [.group(PictureGroup(rules, role: "Artifact"))]
      + [spanning, cells].filter { !$0.isEmpty }.map { .group(PictureGroup($0, role: "TR")) }
    return Strip(
      items: items, height: y + TableType.innerRule, before: 0, isBreakable: false,
      path: [element], kind: .float, isWide: true)
  }

  /// Keeps the columns in order for readers where no head spans them.
  private var emptyHead: PictureItem {
    .group(PictureGroup([], role: "TH", structure: StructureAttributes(scope: .column)))
  }

  private func lineCount(of index: Int) -> Int {
    heads[index].lines.count + subheads[index].lines.count
  }

  private func words(of index: Int, _ extent: ColumnExtent, at top: Double) -> [PictureItem] {
    let place = { (width: Double) -> Double in
      switch extent.alignment {
      case .leading: extent.x
      case .trailing: extent.x + extent.width - width
      case .center, .paired, .decimal: extent.x + (extent.width - width) / 2
      }
    }
    let below = top + TableType.leading * Double(heads[index].lines.count)
    return items(of: heads[index], at: top, x: place)
      + items(of: subheads[index], at: below, x: place)
  }

  private func items(
    of cell: SetCell, at top: Double, x: (Double) -> Double
  ) -> [PictureItem] {
    cell.lines.enumerated().flatMap { index, line in
      line.items.map {
        $0.moved(
          x: x(line.width), y: top + TableType.baseline + TableType.leading * Double(index))
      }
    }
  }

  private func rule(from left: Double, to right: Double, y: Double, width: Double) -> PictureItem {
    .path(
      PathItem(
        Path(polyline: [Point(x: left, y: y), Point(x: right, y: y)]),
        stroke: Stroke(Ink.text, width: width)))
  }
}
