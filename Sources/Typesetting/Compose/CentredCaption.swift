internal import Documents
internal import Drawing

/// A caption as Chinese journals print it: centred, in bold, with the same in English below it.
struct CentredCaption {
  let setting: Setting
  let column: Column

  /// The lines of the caption: its own language, the second, the notes.
  func strips(
    title: String, words: [Inline], second: SecondCaption?, notes: [Inline] = []
  ) throws -> [Strip] {
    let element = setting.element("Caption")
    var strips = try lines(title, words, language: setting.language, element)
    if let second {
      strips += try lines(
        second.title, CaptionText.unended(second.caption), language: setting.secondLanguage, element
      )
    }
    if !notes.isEmpty {
      var style = ParagraphStyle(text: setting.style(.serif, 7.5), leading: 11)
      style.alignment = .leading
      let pieces = [.text("注：", style.text)] + setting.reader.pieces(of: notes, in: style.text)
      var lines = setting.strips(
        try setting.lines(pieces, style, measure: column.width), style, in: column, path: [element])
      if !lines.isEmpty { lines[0].before = 2 }
      strips += lines
    }
    return strips
  }

  private func lines(
    _ title: String, _ words: [Inline], language: String, _ element: StructureElement
  ) throws -> [Strip] {
    guard !title.isEmpty || !words.isEmpty else { return [] }
    var style = ParagraphStyle(text: setting.style(.serif, 8, bold: true), leading: 12)
    style.text.language = language
    style.alignment = .center
    style.isHyphenated = false
    var pieces: [Piece] = []
    if !title.isEmpty {
      pieces = [.text(title.replacing(" ", with: "\u{A0}"), style.text)]
      if !words.isEmpty { pieces.append(.gap(8)) }
    }
    pieces += setting.reader.pieces(of: words, in: style.text)
    return setting.strips(
      try setting.lines(pieces, style, measure: column.width), style, in: column, path: [element])
  }
}

extension Setting {
  /// Whether captions are centred, with the second language below: in Chinese journals, and in Chinese
  /// wherever there is a second caption.
  func hasCentredCaptions(_ second: SecondCaption?) -> Bool {
    type.isChineseJournal || type.isIdeographic && second != nil
  }
}

extension Setting {
  /// The caption in the second language, below the first in the same type.
  func secondCaption(
    _ second: SecondCaption?, _ style: ParagraphStyle, in column: Column, ends: Bool
  ) throws -> [Strip] {
    guard let second, !second.caption.isEmpty else { return [] }
    var style = style
    style.text.language = secondLanguage
    var pieces: [Piece] = []
    if !second.title.isEmpty {
      let bold = style.text.with {
        $0.font.isBold = true
        $0.color = Ink.head
      }
      pieces = [
        .text(second.title.replacing(" ", with: "\u{A0}"), bold), .gap(style.text.font.size * 0.6),
      ]
    }
    let words =
      ends
      ? CaptionText.ended(second.caption, language: secondLanguage)
      : CaptionText.unended(second.caption)
    pieces += reader.pieces(of: words, in: style.text)
    return strips(
      try lines(pieces, style, measure: column.width), style, in: column,
      path: [element("Caption")])
  }
}
