internal import Documents
internal import Drawing

/// Sets a table: caption, head, rows in groups, notes.
struct TableComposer {
  let setting: Setting
  let block: TableBlock

  private var table: Table { block.table }
  private var type: TableType { setting.tableType }

  /// The table as a float that may break between its groups: over the whole block, in a column of
  /// several if it fits there, in the text if it is small.
  func float() throws -> Float {
    let notes = TableNotes(table: table)
    if let key = notes.unknownKey {
      throw TypesettingFailure.unknownNote(key: key, table: name, line: block.line)
    }
    let cells = CellSetter(setting: setting, type: type, letters: notes.letters)
    let head = try TableHead(cells: cells, table: table)
    let rows = try table.rows.map { row in
      try row.cells.prefix(table.columns.count).enumerated().map { index, cell in
        try cells.cell(
          cell, alignment: table.columns[index].alignment, role: row.role, isFirst: index == 0)
      }
    }
    let (extents, column) = try placed(try measured(head: head, rows: rows))
    return try float(notes, cells, head, rows, extents, column)
  }

  private func float(
    _ notes: TableNotes, _ cells: CellSetter, _ head: TableHead, _ rows: [[SetCell]],
    _ extents: [ColumnExtent], _ column: Column
  ) throws -> Float {
    var head = head
    try head.fit(extents, setting: setting)
    let element = setting.element("Table")
    let isWide = column.x < setting.geometry.textOffset || setting.geometry.columnCount > 1
    let headStrip = head.strip(
      extents, over: column, path: [element, setting.element("THead")])
    let body = TableBody(
      setting: setting, type: type, columns: extents, path: [element, setting.element("TBody")],
      column: column, spans: RowSpans(table))
    var groups = try body.groups(of: table.rows, cells: rows)
    var running = RunningHeads(
      body: body, cells: cells, leastHeight: setting.geometry.height * RunningHeads.leastShare)
    try running.mark(&groups, of: table)
    let caption = TableCaption(setting: setting, block: block, column: column)
    var first = (block.isCaptionBelow ? [] : try caption.strips()) + [headStrip]
    var closing = try foot(notes, column)
    if block.isCaptionBelow {
      let below = try caption.strips()
      closing[closing.count - 1].after = below.first?.before ?? 0
      closing += below
    }
    closing[closing.count - 1].after = 11
    let room =
      setting.geometry.height - first.stackedHeight - closing.stackedHeight - running.height - 20
    guard groups.joined().allSatisfy({ $0.height <= room }) else {
      throw TypesettingFailure.rowTooTall(table: name, line: block.line)
    }
    let shared = block.group?.part == 1 ? block.group?.label : nil
    first[0].items =
      setting.anchor(shared, x: column.x) + setting.anchor(block.label, x: column.x)
      + first[0].items
    first[0].before = 10
    let again = try caption.continued() + [headStrip]
    var float = Float(
      repeatedHead: again, runningHeads: running.heads, head: first, groups: groups,
      breakRule: rule(TableType.innerRule, column), foot: closing)
    if !isWide { float.standsInText() }
    return float
  }

  private var name: String { block.title.isEmpty ? "the table" : block.title }

  // MARK: - Columns

  private func measured(head: TableHead, rows: [[SetCell]]) throws -> [ColumnExtent] {
    var columns = table.columns.map { ColumnExtent(alignment: $0.alignment) }
    for (row, cells) in zip(table.rows, rows) where row.role != .panelHead {
      for (index, cell) in cells.enumerated() {
        let indent = index == 0 ? type.indent(of: row) : 0
        // The head of a group runs on over empty cells at its right.
        let runsOn =
          row.role == .groupHead && index == 0 && cells.dropFirst().first?.isEmpty == true
        if !runsOn { columns[index].include(cell, indent: indent) }
        if columns[index].alignment == .leading || columns[index].alignment == .center {
          let word = try setting.setter.widestWord(of: cell.pieces, style: cell.style)
          columns[index].least = max(columns[index].least, word + indent)
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
    try head.widenForSpanners(&columns, setting: setting)
    return columns
  }

  /// The columns with their places, and what they fill together.
  private func placed(_ columns: [ColumnExtent]) throws -> ([ColumnExtent], Column) {
    let geometry = setting.geometry
    let natural = columns.reduce(0) { $0 + $1.natural }
    let gaps = TableType.gap * Double(max(columns.count - 1, 0))
    var choices = [geometry.block]
    if geometry.columnCount > 1 {
      choices.insert(geometry.text, at: 0)
    } else if natural + gaps <= geometry.textWidth / 2 {
      // A few words would be lost in the width of the page.
      choices.insert(geometry.text, at: 0)
    }
    var needed = 0.0
    for choice in choices {
      var placed = columns
      guard let missing = ColumnWidths.place(&placed, in: choice, shares: block.columnWidths) else {
        return (placed, choice)
      }
      needed = missing
    }
    throw TypesettingFailure.tableTooWide(
      name: name, neededMillimetres: needed * 25.4 / 72,
      availableMillimetres: geometry.blockWidth * 25.4 / 72, line: block.line)
  }

  // MARK: - Foot

  private func rule(_ width: Double, _ column: Column) -> Strip {
    let line = TableHead.rule(
      from: column.x, to: column.x + column.width, y: width / 2, width: width)
    return Strip(
      items: [line], height: width, after: 11, path: [setting.element("Artifact")], kind: .float,
      isWide: true)
  }

  private func foot(_ notes: TableNotes, _ column: Column) throws -> [Strip] {
    var strips = [rule(TableType.topRule, column)]
    var style = ParagraphStyle(
      text: setting.style(type.face, type.noteSize), leading: type.noteLeading)
    style.alignment = .leading
    style.isHyphenated = false
    for pieces in notes.paragraphs(setting: setting, style: style.text) {
      var lines = setting.strips(
        try setting.lines(pieces, style, measure: column.width), style, in: column,
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
    return strips
  }
}

extension Float {
  /// Stands in the text beside the side column.
  mutating func standsInText() {
    changeStrips { $0.isWide = false }
  }

  /// Its parts are read one after the other, wherever they stand.
  mutating func keepsTogether() {
    let order = head.first?.path.first?.number
    changeStrips { strip in
      if !strip.path.isEmpty { strip.path[0].order = order }
    }
  }

  private mutating func changeStrips(_ change: (inout Strip) -> Void) {
    func changeAll(_ strips: inout [Strip]) {
      for index in strips.indices { change(&strips[index]) }
    }
    changeAll(&head)
    changeAll(&repeatedHead)
    for index in runningHeads.indices { changeAll(&runningHeads[index]) }
    for index in groups.indices { changeAll(&groups[index]) }
    changeAll(&foot)
    if var rule = breakRule {
      change(&rule)
      breakRule = rule
    }
  }
}
