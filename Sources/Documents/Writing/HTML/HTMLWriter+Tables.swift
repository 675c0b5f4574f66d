extension HTMLWriter {
  mutating func write(_ block: TableBlock) {
    let id = block.label.map { " id=\"\(Markup.escaped($0))\"" } ?? ""
    // A small table stands in the text, the others take the page.
    let width = block.table.columns.reduce(0) { $0 + ($1.alignment == .paired ? 2 : 1) }
    // On paper a long one may be divided, and one of many columns is set smaller.
    let classes = [
      width > 4 ? "wide" : "", "table", block.table.rows.count > 30 ? "long" : "",
      width > 10 ? "dense" : "",
    ]
    let names = classes.filter { !$0.isEmpty }.joined(separator: " ")
    output += "<figure\(id) class=\"\(names)\">\n"
    tables += 1
    let key = "table-\(tables)"
    if let group = block.group, group.part == 1, let label = group.label {
      output += "<span id=\"\(Markup.escaped(label))\"></span>"
    }
    let caption =
      self.caption(block.title, block.caption, stop: false)
      + second(block.captionSecond, stop: false)
    let line = caption.isEmpty ? "" : "<figcaption id=\"\(key)-caption\">\(caption)</figcaption>\n"
    if !block.isCaptionBelow { output += line }
    let name = block.title.isEmpty ? vocabulary.table : block.title
    let named = caption.isEmpty ? "" : " aria-labelledby=\"\(key)-caption\""
    let described =
      block.table.orderedNotes.isEmpty ? "" : " aria-describedby=\"\(key)-notes\""
    output +=
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(Markup.escaped(name))\">\n<table\(named)\(described)>\n"
    writeWidths(block)
    writeHead(block.table)
    writeBody(block.table)
    output += "</table>\n</div>\n"
    writeNotes(block.table, id: "\(key)-notes")
    output += secondNotes(block.captionSecond)
    if block.isCaptionBelow { output += line }
    output += "</figure>\n"
  }

  /// The widths that the author gave; the two columns of a pair share theirs.
  private mutating func writeWidths(_ block: TableBlock) {
    let whole = block.columnWidths.reduce(0, +)
    guard whole > 0 else { return }
    output += "<colgroup>"
    for (column, width) in zip(block.table.columns, block.columnWidths) {
      let isPaired = column.alignment == .paired
      let share = ((isPaired ? width / 2 : width) / whole * 1000).rounded() / 10
      output += "<col\(isPaired ? " span=\"2\"" : "") style=\"width:\(share)%\">"
    }
    output += "</colgroup>\n"
  }

  // MARK: Head

  private mutating func writeHead(_ table: Table) {
    let hasHead = table.columns.contains {
      !$0.head.isEmpty || !$0.subhead.isEmpty
    }
    let levels = table.spannerLevels
    guard hasHead || levels > 0 else { return }
    let letters = Dictionary(table.noteLetters.map { ($0.key, $0.letter) }) { first, _ in first }
    output += "<thead>\n"
    for level in 0..<levels { writeSpanners(table, level: level, of: levels, letters) }
    output += "<tr>"
    for column in table.columns {
      let isPaired = column.alignment == .paired
      let span = isPaired ? " colspan=\"2\" scope=\"colgroup\"" : " scope=\"col\""
      let subhead =
        column.subhead.isEmpty ? "" : "<br><span class=\"sub\">\(inlines(column.subhead))</span>"
      let content = inlines(column.head) + Self.raised(column.marks, letters) + subhead
      // An empty head is a cell like others: screen readers announce empty heads.
      output +=
        content.isEmpty
        ? "<td\(isPaired ? " colspan=\"2\"" : "")></td>"
        : "<th\(span) class=\"\(column.alignment.rawValue)\">\(content)</th>"
    }
    output += "</tr>\n</thead>\n"
  }

  /// Neighbours with the same spanning head share it.
  private mutating func writeSpanners(
    _ table: Table, level: Int, of levels: Int, _ letters: [String: String]
  ) {
    let spanners = table.columns.map { $0.spanners(of: levels)[level] }
    output += "<tr class=\"spanners\">"
    var index = 0
    while index < table.columns.count {
      let spanner = spanners[index]
      let keys = level == levels - 1 ? table.columns[index].spannerMarks : []
      let marks = Self.raised(keys, letters)
      var width = 0
      var end = index
      while end < table.columns.count, spanners[end] == spanner {
        width += table.columns[end].alignment == .paired ? 2 : 1
        end += 1
      }
      output +=
        spanner.isEmpty
        ? "<td\(width > 1 ? " colspan=\"\(width)\"" : "")></td>"
        : "<th colspan=\"\(width)\" scope=\"colgroup\"><span>\(inlines(spanner))\(marks)</span></th>"
      index = end
    }
    output += "</tr>\n"
  }

  // MARK: Body

  private mutating func writeBody(_ table: Table) {
    let letters = Dictionary(table.noteLetters.map { ($0.key, $0.letter) }) { first, _ in first }
    let pads = table.columns.indices.map { DecimalPads(table, column: $0) }
    let width = table.columns.reduce(0) { $0 + ($1.alignment == .paired ? 2 : 1) }
    output += "<tbody>\n"
    let spans = RowSpans(table)
    for (number, row) in table.rows.enumerated() {
      switch row.role {
      case .panelHead:
        let words = row.cells.first.map { cell($0.content, $0, letters) } ?? ""
        output +=
          "<tr class=\"panel\"><th colspan=\"\(max(width, 1))\" scope=\"colgroup\">\(words)</th></tr>\n"
        continue
      case .groupHead: output += "<tr class=\"group\">"
      case .level:
        output += "<tr class=\"level\"\(row.depth > 1 ? " style=\"--depth:\(row.depth)\"" : "")>"
      case .single: output += "<tr>"
      }
      for (index, column) in table.columns.enumerated() where index < row.cells.count {
        // Where a cell above goes on there is none.
        guard spans[number, index] > 0 else { continue }
        write(
          row.cells[index], column, isFirst: index == 0, rows: spans[number, index], letters,
          pads[index])
      }
      output += "</tr>\n"
    }
    output += "</tbody>\n"
  }

  private mutating func write(
    _ cell: Table.Cell, _ column: Table.Column, isFirst: Bool, rows: Int,
    _ letters: [String: String], _ pads: DecimalPads
  ) {
    let alignment = column.alignment
    let tall = rows > 1 ? " rowspan=\"\(rows)\"" : ""
    guard !isFirst else {
      let words = self.cell(cell.content, cell, letters)
      let companion = cell.companion.isEmpty ? "" : " \(inlines(cell.companion))"
      let span = (alignment == .paired ? " colspan=\"2\"" : "") + tall
      let scope = rows > 1 ? "rowgroup" : "row"
      output +=
        words.isEmpty
        ? "<td\(span)></td>" : "<th scope=\"\(scope)\"\(span)>\(words)\(companion)</th>"
      return
    }
    if alignment == .paired {
      guard !cell.companion.isEmpty else {
        // A value alone stands under the middle of its head unless it is a number like the others.
        let words = self.cell(cell.content, cell, letters)
        output +=
          "<td class=\"point\"\(tall)>\(words)</td><td class=\"companion\"\(tall)></td>"
        return
      }
      output += "<td class=\"point\"\(tall)>\(self.strong(inlines(cell.content), cell))</td>"
      output += "<td class=\"companion\"\(tall)>\(self.cell(cell.companion, cell, letters))</td>"
      return
    }
    let pad = alignment == .decimal ? pads.style(cell) : ""
    output +=
      "<td class=\"\(alignment.rawValue)\"\(pad)\(tall)>\(self.cell(cell.content, cell, letters))</td>"
  }

  /// The content with its marks, raised.
  private mutating func cell(
    _ content: [Inline], _ cell: Table.Cell, _ letters: [String: String]
  ) -> String {
    strong(inlines(content), cell) + Self.raised(cell.marks, letters)
  }

  private static func raised(_ keys: [String], _ letters: [String: String]) -> String {
    let marks = keys.compactMap { letters[$0] }.joined(separator: ",")
    return marks.isEmpty ? "" : "<sup>\(marks)</sup>"
  }

  private func strong(_ words: String, _ cell: Table.Cell) -> String {
    cell.isStrong && !words.isEmpty ? "<strong>\(words)</strong>" : words
  }

  private mutating func writeNotes(_ table: Table, id: String) {
    let notes = table.orderedNotes
    guard !notes.isEmpty else { return }
    let words = notes.map { note in
      (note.letter.map { "<sup>\($0)</sup>" } ?? "") + inlines(note.content)
    }
    output += "<p class=\"notes\" id=\"\(id)\">\(words.joined(separator: " "))</p>\n"
  }
}

/// The white space that sets the decimal marks of a column under each other: digits are alike wide.
struct DecimalPads {
  private var most = 0

  init(_ table: Table, column: Int) {
    guard table.columns[column].alignment == .decimal else { return }
    for row in table.rows where column < row.cells.count {
      most = max(most, Self.decimals(row.cells[column]))
    }
  }

  /// How many characters stand from the decimal mark on.
  private static func decimals(_ cell: Table.Cell) -> Int {
    let text = cell.content.plainText
    guard let mark = text.lastIndex(where: { $0 == "." || $0 == "·" || $0 == "," }),
      text[text.index(after: mark)...].allSatisfy(\.isNumber)
    else { return 0 }
    return text.distance(from: mark, to: text.endIndex)
  }

  func style(_ cell: Table.Cell) -> String {
    guard let last = cell.content.plainText.last, last.isNumber else { return "" }
    let missing = most - Self.decimals(cell)
    guard missing > 0 else { return "" }
    // The mark itself is half a digit wide.
    let width = Self.decimals(cell) == 0 ? Double(missing) - 0.5 : Double(missing)
    return " style=\"padding-right:calc(var(--cell) + \(JSON.shortest(width))ch)\""
  }
}
