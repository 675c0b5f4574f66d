extension MarkdownWriter {
  /// A pipe table with its caption above or below and its notes.
  func text(_ block: TableBlock) -> [String] {
    var result: [String] = []
    var anchors = block.label.map(Self.anchor) ?? ""
    if let group = block.group, group.part == 1, let label = group.label {
      anchors += Self.anchor(label)
    }
    if !anchors.isEmpty { result.append(anchors) }
    var caption = block.title.isEmpty ? "" : "**\(block.title)**"
    if !block.caption.isEmpty { caption += (caption.isEmpty ? "" : " ") + line(block.caption) }
    let second = self.second(block.captionSecond)
    if !caption.isEmpty, !second.isEmpty { caption += "<br>" + second }
    if !caption.isEmpty, !block.isCaptionBelow { result.append(caption) }
    if !block.table.columns.isEmpty { result.append(grid(block.table)) }
    let notes = block.table.orderedNotes.map { note in
      (note.letter.map { "<sup>\($0)</sup>" } ?? "") + line(note.content)
    }
    if !notes.isEmpty { result.append(notes.joined(separator: " ")) }
    let secondNotes = (block.captionSecond?.notes ?? []).map { line($0) }
    if !secondNotes.isEmpty { result.append(secondNotes.joined(separator: " ")) }
    if !caption.isEmpty, block.isCaptionBelow { result.append(caption) }
    return result
  }

  private func grid(_ table: Table) -> String {
    var lines: [String] = []
    let letters = Dictionary(table.noteLetters.map { ($0.key, $0.letter) }) { first, _ in first }
    lines.append(row(table.columns.map { head($0, letters) }))
    lines.append(row(table.columns.map { Self.rule($0.alignment) }))
    for line in table.rows {
      var cells: [String] = []
      for (index, cell) in line.cells.enumerated() where index < table.columns.count {
        var words = self.cell(cell, letters)
        if index == 0, line.role == .level {
          words = String(repeating: "&emsp;", count: max(line.depth, 1)) + words
        }
        if index == 0, line.role == .panelHead, !words.isEmpty { words = "**\(words)**" }
        cells.append(words)
      }
      lines.append(row(cells))
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func rule(_ alignment: Table.Column.Alignment) -> String {
    switch alignment {
    case .leading: ":---"
    case .center: ":---:"
    case .trailing, .paired, .decimal: "---:"
    }
  }

  private func head(_ column: Table.Column, _ letters: [String: String]) -> String {
    let spanners = (column.outerSpanners.reversed() + [column.spanner]).map { line($0) }
    let own = line(column.head) + Self.raised(column.marks + column.spannerMarks, letters)
    let head = (spanners + [own]).filter { !$0.isEmpty }.joined(separator: ": ")
    let parts = [head, line(column.subhead)].filter { !$0.isEmpty }
    return Self.inCell(parts.joined(separator: "<br>"))
  }

  private func cell(_ cell: Table.Cell, _ letters: [String: String]) -> String {
    let parts = [line(cell.content), line(cell.companion)].filter { !$0.isEmpty }
    var words = parts.joined(separator: " ")
    if cell.isStrong, !words.isEmpty { words = "**\(words)**" }
    words += Self.raised(cell.marks, letters)
    return Self.inCell(words)
  }

  private static func raised(_ keys: [String], _ letters: [String: String]) -> String {
    let marks = keys.compactMap { letters[$0] }.joined(separator: ",")
    return marks.isEmpty ? "" : "<sup>\(marks)</sup>"
  }

  /// A bar would end the cell, even in code.
  private static func inCell(_ words: String) -> String {
    words.replacing("|", with: "\\|").replacing("\\\\|", with: "\\|")
  }
}
