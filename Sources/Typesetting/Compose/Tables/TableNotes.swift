internal import Documents
internal import Drawing

/// The notes of a table, lettered in the order in which heads and cells call them.
struct TableNotes {
  /// The letters, by key.
  let letters: [String: String]
  /// A key that a head or cell names and no note has.
  let unknownKey: String?
  private let general: [Table.Note]
  private let lettered: [Table.Note]

  init(table: Table) {
    let known = Set(table.notes.compactMap(\.key))
    var order: [String] = []
    var unknown: String?
    for mark in table.calledNotes where !order.contains(mark) {
      if known.contains(mark) { order.append(mark) } else { unknown = unknown ?? mark }
    }
    var letters: [String: String] = [:]
    for (index, key) in order.enumerated() { letters[key] = Self.letter(index) }
    self.letters = letters
    unknownKey = unknown
    // A note that no cell calls is said in general.
    general = table.notes.filter { note in note.key.map { letters[$0] == nil } ?? true }
    lettered = order.compactMap { key in table.notes.first { $0.key == key } }
  }

  /// a, b, … z, aa, ab …
  static func letter(_ index: Int) -> String {
    let first = Character(Unicode.Scalar(UInt8(97 + index % 26)))
    return index < 26 ? String(first) : letter(index / 26 - 1) + String(first)
  }

  /// General notes on one run of lines, lettered ones on another.
  func paragraphs(setting: Setting, style: TextStyle) -> [[Piece]] {
    var paragraphs: [[Piece]] = []
    // Chinese journals say that it is a note.
    let opening: [Piece] = setting.type.isChineseJournal ? [.text("注：", style)] : []
    var pieces: [Piece] = []
    for note in general where !note.content.isEmpty {
      if !pieces.isEmpty { pieces.append(.text(" ", style)) }
      pieces += self.pieces(of: note, setting, style)
    }
    if !pieces.isEmpty { paragraphs.append(opening + pieces) }
    let isFirst = paragraphs.isEmpty
    pieces = []
    for note in lettered {
      if !pieces.isEmpty { pieces.append(.text(" ", style)) }
      let letter = note.key.flatMap { letters[$0] } ?? ""
      pieces += [.text(letter, style.raised), .gap(style.font.size * 0.15)]
      pieces += self.pieces(of: note, setting, style)
    }
    if !pieces.isEmpty { paragraphs.append((isFirst ? opening : []) + pieces) }
    return paragraphs
  }

  private func pieces(of note: Table.Note, _ setting: Setting, _ style: TextStyle) -> [Piece] {
    setting.reader.pieces(
      of: CaptionText.ended(note.content, language: setting.language), in: style)
  }
}
