internal import Documents
internal import Drawing

/// A cell whose words have been set on one line each, before columns have widths.
struct SetCell {
  /// What is shown, on as few lines as it has.
  var lines: [SetLine] = []
  /// The words, to be set again where the column is narrower.
  var pieces: [Piece] = []
  /// How the words look.
  var style: ParagraphStyle
  /// The bracket of a pair, or a mark that stands where the bracket would.
  var companion: SetLine?
  /// The letters of notes in a column of single numbers.
  var mark: SetLine?
  /// How much of the content stands left of the axis of alignment: all of it but for decimals.
  var pivot = 0.0
  /// Whether the cell aligns with the others; words among numbers are centred.
  var isAligned = true

  /// The width of the content.
  var width: Double { lines.reduce(0) { max($0, $1.width) } }
  /// How far the formulas of the last line fall below it.
  var depth: Double { lines.last?.descent ?? 0 }
  /// Whether there is nothing to see.
  var isEmpty: Bool { lines.isEmpty && companion == nil && mark == nil }
}

/// Sets the cells of a table one by one.
struct CellSetter {
  let setting: Setting
  let type: TableType
  /// The letters of the notes, by key.
  let letters: [String: String]

  /// The cell of a body row.
  func cell(
    _ cell: Table.Cell, alignment: Table.Column.Alignment, role: Table.Row.Role, isFirst: Bool
  ) throws -> SetCell {
    let isNumeric = alignment != .leading
    let isHead = role == .panelHead
    let text = setting.style(
      type.face, type.size, bold: cell.isStrong || isHead,
      color: isHead && type.hasBoldHeads ? Ink.head : Ink.text,
      tabular: isNumeric)
    var set = SetCell(style: style(text))
    set.pieces = pieces(of: cell.content, in: text)
    let marks = cell.marks.compactMap { letters[$0] }.joined(separator: ",")
    let mark: [Piece] = marks.isEmpty ? [] : [.text(marks, text.raised)]
    let isNumber = Self.beginsAsNumber(cell.content.plainText)
    switch alignment {
    case .leading, .center:
      set.pieces += mark
      set.isAligned = alignment == .leading
    case .trailing, .decimal:
      set.isAligned = isNumber
      set.mark = try line(mark, set.style)
    case .paired:
      set.isAligned = isNumber || !cell.companion.isEmpty
      let companion = pieces(of: cell.companion, in: text)
      if set.isAligned {
        set.companion = try line(companion + mark, set.style)
      } else {
        set.pieces += mark
      }
    }
    set.lines = try setting.lines(set.pieces, set.style, measure: 1e5)
    set.pivot = alignment == .decimal ? try pivot(of: set, cell.content.plainText, text) : set.width
    return set
  }

  /// The words of a head.
  func head(_ words: [Inline], bold: Bool, marks: [String] = []) throws -> SetCell {
    let text = setting.style(type.face, type.size, bold: bold && type.hasBoldHeads)
    var set = SetCell(style: style(text))
    set.pieces = pieces(of: words, in: text)
    let letters = marks.compactMap { self.letters[$0] }.joined(separator: ",")
    if !letters.isEmpty { set.pieces.append(.text(letters, text.raised)) }
    set.lines = try setting.lines(set.pieces, set.style, measure: 1e5)
    return set
  }

  /// The pieces of the words; there is no room for wide brackets in the tables of Chinese journals.
  private func pieces(of words: [Inline], in style: TextStyle) -> [Piece] {
    let pieces = setting.reader.pieces(of: words, in: style)
    guard type.hasNarrowBrackets else { return pieces }
    return pieces.enumerated().map { index, piece in
      guard case .text(let text, let style) = piece, text.contains(where: { "（）：，".contains($0) })
      else { return piece }
      var narrow = text.replacing("）", with: ")").replacing("：", with: ": ").replacing(
        "，", with: ", ")
      narrow = narrow.replacing("（", with: "\u{A0}(")
      if index == 0, narrow.hasPrefix("\u{A0}") { narrow.removeFirst() }
      return .text(narrow.replacing(" \u{A0}", with: "\u{A0}"), style)
    }
  }

  private func style(_ text: TextStyle) -> ParagraphStyle {
    ParagraphStyle(
      text: text, leading: type.leading, alignment: .leading, isHyphenated: false)
  }

  private func line(_ pieces: [Piece], _ style: ParagraphStyle) throws -> SetLine? {
    pieces.isEmpty ? nil : try setting.lines(pieces, style, measure: 1e5).first
  }

  /// How much of a number stands left of its decimal mark; what follows in brackets stands right of
  /// the mark in any case.
  private func pivot(of cell: SetCell, _ words: String, _ style: TextStyle) throws -> Double {
    let end = words.firstIndex { $0 == "(" || $0 == "[" || $0 == "（" } ?? words.endIndex
    var number = words[..<end]
    while number.last?.isWhitespace == true { number.removeLast() }
    // Numbers that the author typed may have a mark of their own.
    let marks = [setting.decimalMark, ".", "·"]
    guard let mark = marks.lazy.compactMap({ number.firstRange(of: $0) }).first else {
      guard end > words.startIndex, end < words.endIndex else { return cell.width }
      return min(cell.width, try setting.setter.widths.width(String(number), style))
    }
    let whole = String(words[..<mark.lowerBound])
    return min(cell.width, try setting.setter.widths.width(whole, style))
  }

  /// Whether the words begin as a number does, after signs and brackets.
  static func beginsAsNumber(_ words: String) -> Bool {
    let first = words.first { !"<>≤≥=≈−-+(±~.·＜＞ \u{A0}\u{2009}\u{202F}".contains($0) }
    return first?.isNumber == true
  }
}
