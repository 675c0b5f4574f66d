internal import Documents
internal import Drawing

/// The head of a table: spanning heads, heads in bold, a second line in regular below.
struct TableHead {
  private let type: TableType
  private let columns: [Table.Column]
  private var heads: [SetCell]
  private var subheads: [SetCell]
  private var spanning: SpanningHeads

  init(cells: CellSetter, table: Table) throws {
    type = cells.type
    columns = table.columns
    heads = try columns.map { try cells.head($0.head, bold: true, marks: $0.marks) }
    subheads = try columns.map { try cells.head($0.subhead, bold: false) }
    spanning = try SpanningHeads(cells: cells, table: table)
  }

  /// Whether the table names no column at all.
  var isEmpty: Bool {
    spanning.spanners.isEmpty && heads.allSatisfy(\.isEmpty) && subheads.allSatisfy(\.isEmpty)
  }

  /// The width of a column's head on one line.
  func width(of index: Int) -> Double { max(heads[index].width, subheads[index].width) }

  /// The width of the longest word in a column's head.
  func least(of index: Int, setting: Setting) throws -> Double {
    try [heads[index], subheads[index]].reduce(0) {
      max($0, try setting.setter.widestWord(of: $1.pieces, style: $1.style))
    }
  }

  /// Makes columns wider where a head over them is wider than they are.
  func widenForSpanners(_ extents: inout [ColumnExtent], setting: Setting) throws {
    try spanning.widen(&extents, setting: setting)
  }

  /// Wraps the heads to the widths of their columns.
  mutating func fit(_ extents: [ColumnExtent], setting: Setting) throws {
    for (index, extent) in extents.enumerated() {
      if heads[index].width > extent.width + 1e-6 {
        heads[index].lines = try setting.lines(
          heads[index].pieces, heads[index].style, measure: extent.width)
      }
      if subheads[index].width > extent.width + 1e-6 {
        subheads[index].lines = try setting.lines(
          subheads[index].pieces, subheads[index].style, measure: extent.width)
      }
    }
    try spanning.fit(extents, setting: setting)
  }

  // MARK: - Setting

  /// The strip with the rules above and below, over `column`.
  func strip(_ extents: [ColumnExtent], over column: Column, path: [StructureElement]) -> Strip {
    let right = column.x + column.width
    var rules = [
      Self.rule(from: column.x, to: right, y: TableType.topRule / 2, width: TableType.topRule)
    ]
    guard !isEmpty else {
      return Strip(
        items: [.group(PictureGroup(rules, role: "Artifact"))], height: TableType.topRule,
        isBreakable: false, path: path, kind: .float, isWide: true)
    }
    let above = spanning.drawn(extents, from: TableType.topRule + type.headPadding)
    var y = above.bottom
    var cells: [PictureItem] = []
    let lineCount = extents.indices.reduce(1) { max($0, self.lineCount(of: $1)) }
    for (index, extent) in extents.enumerated() {
      let top = y + type.leading * Double(lineCount - self.lineCount(of: index))
      let words = words(of: index, extent, at: top)
      cells.append(.group(PictureGroup(words, role: "TH")))
    }
    y += type.textHeight(lineCount) + type.headPadding
    rules += above.rules
    rules.append(Self.rule(from: column.x, to: right, y: y + 0.25, width: TableType.innerRule))
    let items: [PictureItem] =
      [.group(PictureGroup(rules, role: "Artifact"))] + above.rows
      + (cells.isEmpty ? [] : [.group(PictureGroup(cells, role: "TR"))])
    return Strip(
      items: items, height: y + TableType.innerRule, before: 0, isBreakable: false,
      path: path, kind: .float, isWide: true)
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
    let below = top + type.leading * Double(heads[index].lines.count)
    return heads[index].items(at: top, type, x: place)
      + subheads[index].items(at: below, type, x: place)
  }

  static func rule(from left: Double, to right: Double, y: Double, width: Double) -> PictureItem {
    .path(
      PathItem(
        Path(polyline: [Point(x: left, y: y), Point(x: right, y: y)]),
        stroke: Stroke(Ink.text, width: width)))
  }
}

extension SetCell {
  /// The lines from `top` downwards, each at the place for its width.
  func items(
    at top: Double, _ type: TableType, x: (Double) -> Double
  ) -> [PictureItem] {
    lines.enumerated().flatMap { index, line in
      line.items.map {
        $0.moved(
          x: x(line.width), y: top + type.baseline + type.leading * Double(index))
      }
    }
  }
}
