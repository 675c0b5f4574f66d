extension TreeReader {
  /// A pipe table of the prose.
  func table(_ node: CommonMarkNode, _ line: SourceLine) throws(TemplateError) -> TableBlock {
    let letters = node.columnAlignments
    var columns: [Table.Column] = []
    var rows: [Table.Row] = []
    for row in node.children {
      try checkCells(of: row, columnCount: letters.count)
      var cells: [[Inline]] = []
      for cell in row.children { cells.append(try inlines(of: cell)) }
      if row.kind == .tableHeader {
        for (index, head) in cells.enumerated() {
          let letter = index < letters.count ? letters[index] : 0
          columns.append(
            Table.Column(head: head, alignment: alignment(letter), name: head.plainText))
        }
      } else {
        rows.append(Table.Row(cells.map { Table.Cell($0) }))
      }
    }
    return TableBlock(
      label: nil, caption: [], table: Table(columns: columns, rows: rows), line: reader.mark(line))
  }

  /// GitHub's rule drops what a row has beyond its columns; in a paper no word is lost in silence.
  private func checkCells(
    of row: CommonMarkNode, columnCount: Int
  ) throws(TemplateError) {
    guard text.lines.indices.contains(row.line - 1) else { return }
    let source = Array(text.lines[row.line - 1].trimmed.utf8)
    let (bar, escape) = (UInt8(ascii: "|"), UInt8(ascii: "\\"))
    guard source.count > 1, source[0] == bar else { return }
    var count = 0
    for index in 1..<source.count where source[index] == bar && source[index - 1] != escape {
      count += 1
    }
    if source[source.count - 1] != bar || source[source.count - 2] == escape { count += 1 }
    guard count > columnCount else { return }
    throw self.text.origin(ofLine: row.line).error(
      "this row has \(count) cells and the table \(columnCount) columns; "
        + "write \\| for a bar within a cell")
  }

  private func alignment(_ letter: UInt8) -> Table.Column.Alignment {
    switch letter {
    case UInt8(ascii: "r"): .trailing
    case UInt8(ascii: "c"): .center
    default: .leading
    }
  }

  /// `: Caption {#tbl-x}` below a table.
  func readCaption(
    _ node: CommonMarkNode, _ line: SourceLine, into fold: inout DivisionFold
  ) throws(TemplateError) {
    var parts = try inlineParts(of: node)
    if case .inline(.text(let text))? = parts.first, text.hasPrefix(":") {
      parts[0] = .inline(.text(String(text.dropFirst())))
    }
    var (content, attributes) = try splitAttributes(parts)
    var given = attributes ?? Attributes()
    let second = try reader.takeSecondCaption(from: &given, of: "tbl", at: line)
    if attributes != nil { attributes = given }
    guard var table = fold.takeTable() else {
      guard let label = attributes?.label else { return fold.append(.paragraph(content)) }
      throw line.error(
        "the caption “\(label)” has no table above it; put it right below the pipe table")
    }
    table.caption = content.trimmingEnds
    table.captionSecond = second
    try readSettings(given, into: &table, line)
    if let label = attributes?.label {
      guard LabelKind.table.includes(label) else {
        throw line.error("the label of a table begins with “tbl-”: “tbl-\(label)”")
      }
      try reader.define(label, at: line)
      table.label = label
    }
    fold.append(.table(table))
  }
}

extension TreeReader {
  /// `tbl-colwidths="[60, 20, 20]"`, `tbl-notes="…"` and `tbl-orientation=landscape` behind a caption.
  private func readSettings(
    _ attributes: Attributes, into table: inout TableBlock, _ line: SourceLine
  ) throws(TemplateError) {
    for pair in attributes.pairs {
      switch pair.key {
      case "tbl-colwidths": try readWidths(pair.value, into: &table, line)
      case "tbl-notes":
        var source = line
        source.text = pair.value
        table.table.notes.append(Table.Note(try reader.readInlines([source])))
      case "tbl-orientation":
        guard ["landscape", "portrait"].contains(pair.value) else {
          throw line.error("“tbl-orientation” is portrait, landscape, not “\(pair.value)”")
        }
        table.isLandscape = pair.value == "landscape"
      default:
        throw line.error(
          "a table has no “\(pair.key)”; known: tbl-colwidths, tbl-notes, tbl-orientation, tbl-cap-en"
        )
      }
    }
  }

  private func readWidths(
    _ text: String, into table: inout TableBlock, _ line: SourceLine
  ) throws(TemplateError) {
    if ["auto", "true", "false"].contains(text) { return }
    guard let widths = OptionValue.shares(text) else {
      throw line.error(
        "“tbl-colwidths” is a list of numbers above 0, \"[60, 20, 20]\", not “\(text)”")
    }
    guard widths.count == table.table.columns.count else {
      throw line.error(TableBlock.wrongWidths(widths.count, columns: table.table.columns.count))
    }
    table.columnWidths = widths
  }
}

extension [Inline] {
  /// The inlines without white space at their ends.
  var trimmingEnds: [Inline] {
    var result = self
    if case .text(let text)? = result.first {
      let rest = String(text.drop(while: \.isWhitespace))
      if rest.isEmpty { result.removeFirst() } else { result[0] = .text(rest) }
    }
    if case .text(var text)? = result.last {
      while text.last?.isWhitespace == true { text.removeLast() }
      if text.isEmpty { result.removeLast() } else { result[result.count - 1] = .text(text) }
    }
    return result
  }
}
