/// Finds the references that open a sentence: "Table 1 shows …", also where the text otherwise writes
/// "table 1" or "Fig. 1".
///
/// What is read is a row of inlines with all that it contains; the last row read is the outermost, so
/// that what its words say of a nested reference holds.
struct SentenceOpening {
  /// The words of a reference where it opens a sentence and elsewhere; `nil` leaves it as it is.
  let words: (_ reference: Reference, _ isOpening: Bool) -> String?

  /// The row with the words of its references.
  func arranged(_ row: [Inline]) -> [Inline] {
    guard row.contains(where: Self.holdsReference) else { return row }
    var before = ""
    return read(row, after: &before)
  }

  private static func holdsReference(_ inline: Inline) -> Bool {
    switch inline {
    case .reference: true
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .superscript(let inner), .subscript(let inner), .link(let inner, _):
      inner.contains(where: holdsReference)
    default: false
    }
  }

  private func read(_ row: [Inline], after before: inout String) -> [Inline] {
    row.map { inline in
      switch inline {
      case .text(let text):
        before = String((before + text).suffix(Self.memory))
        return inline
      case .softBreak, .lineBreak:
        before += " "
        return inline
      case .emphasis(let inner): return .emphasis(read(inner, after: &before))
      case .strong(let inner): return .strong(read(inner, after: &before))
      case .strikethrough(let inner): return .strikethrough(read(inner, after: &before))
      case .superscript(let inner): return .superscript(read(inner, after: &before))
      case .subscript(let inner): return .subscript(read(inner, after: &before))
      case .link(let inner, let address):
        return .link(read(inner, after: &before), address: address)
      case .reference(var reference) where reference.form == .words:
        reference.words = read(reference.words, after: &before)
        return .reference(reference)
      case .reference(var reference):
        if let text = words(reference, Self.opensSentence(after: before)) { reference.text = text }
        before = reference.text
        return .reference(reference)
      // The mark of a note or a citation stands behind the full stop.
      case .footnote, .citation: return inline
      case .code, .math, .value, .expression:
        before = "…"
        return inline
      }
    }
  }

  /// As much of the text before a reference as can tell; more would be work for nothing.
  private static let memory = 40

  /// Whether a new sentence begins behind a text: behind its full stop, and where there is no text.
  static func opensSentence(after text: String) -> Bool {
    var rest = text[...]
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    guard let end = rest.last else { return true }
    if "。！？".contains(end) { return true }
    guard rest.endIndex < text.endIndex else { return false }
    while let last = rest.last, "”’\"')]»".contains(last) { rest = rest.dropLast() }
    guard let mark = rest.last, ".!?".contains(mark) else { return false }
    let word = rest.split(whereSeparator: { $0.isWhitespace || $0 == "(" }).last ?? ""
    // An initial or "e.g." ends no sentence.
    let isInitial = word.count == 2 && word.first?.isUppercase == true
    return mark != "." || !(isInitial || abbreviations.contains(word.lowercased()))
  }

  private static let abbreviations: Set<String> = [
    "e.g.", "i.e.", "cf.", "vs.", "v.", "viz.", "ca.", "approx.", "resp.", "see.", "fig.", "figs.",
    "tab.", "eq.", "no.", "dr.", "prof.", "z.b.", "vgl.", "d.h.",
  ]
}
