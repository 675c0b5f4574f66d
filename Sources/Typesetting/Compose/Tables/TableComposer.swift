internal import Documents
internal import Drawing

/// Sets a table over the whole block: caption, head, rows in groups, notes.
struct TableComposer {
  let setting: Setting
  let block: TableBlock

  private var table: Table { block.table }
  private var available: Double { setting.geometry.blockWidth }

  /// The table as a float that may break between its groups.
  func float() throws -> Float {
    let notes = TableNotes(table: table)
    if let key = notes.unknownKey {
      throw TypesettingFailure.unknownNote(key: key, table: name, line: block.line)
    }
    let cells = CellSetter(setting: setting, letters: notes.letters)
    var head = try TableHead(cells: cells, columns: table.columns)
    let rows = try table.rows.map { row in
      try row.cells.prefix(table.columns.count).enumerated().map { index, cell in
        try cells.cell(
          cell, alignment: table.columns[index].alignment, role: row.role, isFirst: index == 0)
      }
    }
    let columns = try columns(head: head, rows: rows)
    try head.fit(columns, setting: setting)
    let element = setting.element("Table")
    let body = TableBody(setting: setting, columns: columns, element: element)
    let headStrip = head.strip(columns, width: available, element: element)
    let groups = try body.groups(of: table.rows, cells: rows)
    let closing = try foot(notes, element)
    var first = try caption(isContinued: false) + [headStrip]
    let room = setting.geometry.height - first.stackedHeight - closing.stackedHeight - 20
    guard groups.joined().allSatisfy({ $0.height <= room }) else {
      throw TypesettingFailure.rowTooTall(table: name, line: block.line)
    }
    first[0].items = setting.anchor(block.label) + first[0].items
    first[0].before = 10
    return Float(
      repeatedHead: try caption(isContinued: true) + [headStrip], head: first,
      groups: groups,
      breakRule: rule(TableType.innerRule, element), foot: closing)
  }

  private var name: String { block.title.isEmpty ? "the table" : block.title }

  // MARK: - Columns

  private func columns(head: TableHead, rows: [[SetCell]]) throws -> [ColumnExtent] {
    var columns = table.columns.map { ColumnExtent(alignment: $0.alignment) }
    for (row, cells) in zip(table.rows, rows) where row.role != .panelHead {
      for (index, cell) in cells.enumerated() {
        let isLevel = row.role == .level && index == 0
        // The head of a group runs on over empty cells at its right.
        let runsOn =
          row.role == .groupHead && index == 0 && cells.dropFirst().first?.isEmpty == true
        if !runsOn { columns[index].include(cell, indent: isLevel ? TableType.indent : 0) }
        if columns[index].alignment == .leading || columns[index].alignment == .center {
          let word = try setting.setter.widestWord(of: cell.pieces, style: cell.style)
          columns[index].least = max(
            columns[index].least, word + (isLevel ? TableType.indent : 0))
        }
      }
    }
    for index in columns.indices {
      let isText = columns[index].alignment == .leading || columns[index].alignment == .center
      let content = max(columns[index].content, columns[index].loose)
      columns[index].natural = max(content, head.width(of: index))
      columns[index].least = max(
        isText ? columns[index].least : content, try head.least(of: index, setting: setting))
    }
    head.widenForSpanners(&columns)
    if let needed = ColumnWidths.place(&columns, in: available) {
      throw TypesettingFailure.tableTooWide(
        name: name, neededMillimetres: needed * 25.4 / 72,
        availableMillimetres: available * 25.4 / 72, line: block.line)
    }
    return columns
  }

  // MARK: - Caption and foot

  private func caption(isContinued: Bool) throws -> [Strip] {
    var style = ParagraphStyle(text: setting.style(.sans, 8.3), leading: 11.5)
    style.alignment = .leading
    var pieces: [Piece] = []
    if !block.title.isEmpty {
      let bold = setting.style(.sans, 8.3, bold: true, color: Ink.head)
      let title = isContinued ? setting.wording.continued(block.title) : block.title
      pieces = [.text(title.replacing(" ", with: "\u{A0}"), bold), .gap(8.3 * 0.6)]
    }
    let words = CaptionText.unended(block.caption)
    pieces += setting.reader.pieces(of: words, in: style.text)
    var strips = setting.strips(
      try setting.lines(pieces, style, measure: available), style, in: setting.geometry.block,
      path: [setting.element("Caption")])
    for index in strips.indices {
      strips[index].isBreakable = false
      strips[index].isWide = true
      strips[index].kind = .float
      if isContinued { strips[index].footnotes = [] }
    }
    if !strips.isEmpty {
      strips[0].before = 10
      strips[strips.count - 1].after = 3.5
    }
    return strips
  }

  private func rule(_ width: Double, _ element: StructureElement) -> Strip {
    let line = Path(polyline: [Point(x: 0, y: width / 2), Point(x: available, y: width / 2)])
    return Strip(
      items: [.path(PathItem(line, stroke: Stroke(Ink.text, width: width)))], height: width,
      after: 11, path: [setting.element("Artifact")], kind: .float, isWide: true)
  }

  private func foot(_ notes: TableNotes, _ element: StructureElement) throws -> [Strip] {
    var strips = [rule(TableType.topRule, element)]
    var style = ParagraphStyle(text: setting.style(.sans, 7.5), leading: 10)
    style.alignment = .leading
    style.isHyphenated = false
    for pieces in notes.paragraphs(setting: setting, style: style.text) {
      var lines = setting.strips(
        try setting.lines(pieces, style, measure: available), style, in: setting.geometry.block,
        path: [setting.element("P")])
      for index in lines.indices {
        lines[index].kind = .float
        lines[index].isWide = true
      }
      if strips.count == 1, !lines.isEmpty {
        strips[0].after = 0
        lines[0].before = 4
      }
      strips += lines
    }
    strips[strips.count - 1].after = 11
    return strips
  }
}
