internal import Documents
internal import Drawing

/// The caption above code, set as that of a table: "Listing 1" and the words.
struct ListingCaption {
  let title: String
  let words: [Inline]

  /// The strips, which stay with the code below them.
  func strips(
    _ setting: Setting, in column: Column, path: [StructureElement]
  ) throws -> [Strip] {
    let size = 8.3
    var style = ParagraphStyle(text: setting.style(.sans, size), leading: 11.5)
    style.alignment = .leading
    let bold = setting.style(.sans, size, bold: true, color: Ink.head)
    var pieces: [Piece] = [.text(title.replacing(" ", with: "\u{A0}"), bold)]
    if !words.isEmpty { pieces.append(.gap(size * 0.6)) }
    pieces += setting.reader.pieces(of: CaptionText.unended(words), in: style.text)
    var strips = setting.strips(
      try setting.lines(pieces, style, measure: column.width), style, in: column,
      path: path + [setting.element("Caption")])
    for index in strips.indices { strips[index].isBreakable = false }
    if let last = strips.indices.last {
      strips[0].before = 10
      strips[last].after = 2
    }
    return strips
  }
}
