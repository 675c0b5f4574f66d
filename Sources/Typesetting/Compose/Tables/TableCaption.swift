internal import Documents
internal import Drawing

/// The caption of a table.
struct TableCaption {
  let setting: Setting
  let block: TableBlock
  /// What the table fills.
  let column: Column

  /// The caption with its title, above the table or below it.
  func strips() throws -> [Strip] {
    try strips(title: block.title, words: CaptionText.unended(block.caption), isFirst: true)
  }

  /// What stands above each further part: "Table 2 (continued)" and the caption again, or the title
  /// alone where the caption stands below.
  func continued() throws -> [Strip] {
    let title = block.title.isEmpty ? "" : setting.wording.continued(block.title)
    let words = block.isCaptionBelow ? [] : CaptionText.unended(block.caption)
    return try strips(title: title, words: words, isFirst: false)
  }

  private func strips(title: String, words: [Inline], isFirst: Bool) throws -> [Strip] {
    if setting.hasCentredCaptions(block.captionSecond) {
      var strips = try CentredCaption(setting: setting, column: column).strips(
        title: title, words: words, second: isFirst || !words.isEmpty ? block.captionSecond : nil)
      close(&strips, isFirst: isFirst)
      return strips
    }
    var style = ParagraphStyle(text: setting.style(.sans, 8.3), leading: 11.5)
    style.alignment = .leading
    var pieces: [Piece] = []
    if !title.isEmpty {
      let bold = setting.style(.sans, 8.3, bold: true, color: Ink.head)
      pieces = [.text(title.replacing(" ", with: "\u{A0}"), bold)]
      if !words.isEmpty { pieces.append(.gap(8.3 * 0.6)) }
    }
    pieces += setting.reader.pieces(of: words, in: style.text)
    var strips = setting.strips(
      try setting.lines(pieces, style, measure: column.width), style, in: column,
      path: [setting.element("Caption")])
    if isFirst {
      strips += try setting.secondCaption(block.captionSecond, style, in: column, ends: false)
    }
    close(&strips, isFirst: isFirst)
    return strips
  }

  private func close(_ strips: inout [Strip], isFirst: Bool) {
    for index in strips.indices {
      strips[index].isBreakable = false
      strips[index].isWide = true
      strips[index].kind = .float
      if !isFirst { strips[index].footnotes = [] }
    }
    if !strips.isEmpty {
      strips[0].before = block.isCaptionBelow && isFirst ? 5 : 10
      strips[strips.count - 1].after = 3.5
    }
  }
}
