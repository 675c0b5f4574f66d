internal import Documents
internal import Drawing

/// Sets what stands before the text of a manuscript: a page with title, authors and whom to write
/// to, a page with abstract and keywords. What is missing leaves neither gap nor page.
struct ManuscriptFrontComposer {
  let setting: Setting
  let document: Document

  private var column: Column { setting.geometry.text }

  /// The strips, with the page breaks between the parts.
  func strips() throws -> [FlowItem] {
    var flow: [FlowItem] = []
    let title = try title() + authors() + correspondence()
    if !title.isEmpty {
      flow += title.unnumbered.map(FlowItem.strip)
      flow.append(.pageBreak)
    }
    let abstract = try abstract()
    if !abstract.isEmpty { flow += abstract + [.pageBreak] }
    return flow
  }

  private func plain(_ text: TextStyle, leading: Double) -> ParagraphStyle {
    ParagraphStyle(text: text, leading: leading, alignment: .leading, isHyphenated: false)
  }

  private func paragraph(_ pieces: [Piece], _ style: ParagraphStyle) throws -> [Strip] {
    try setting.paragraph(pieces, style, in: column, path: [setting.element("P")])
  }

  // MARK: - Title page

  private func title() throws -> [Strip] {
    var strips: [Strip] = []
    if !document.title.isEmpty {
      setting.line = document.frontLines.title
      let style = plain(setting.style(.serif, 17, bold: true), leading: 26)
      strips += try paragraph(setting.reader.pieces(of: document.title, in: style.text), style)
    }
    if !document.subtitle.isEmpty {
      setting.line = document.frontLines.subtitle
      let style = plain(setting.style(.serif, 13, italic: true), leading: 20)
      strips += try paragraph(
        setting.reader.pieces(of: document.subtitle, in: style.text), style
      ).spaced(8)
    }
    return strips
  }

  private func authors() throws -> [Strip] {
    guard !document.authors.isEmpty else { return [] }
    setting.line = document.frontLines.authors
    let list = AuthorList(document.authors, wording: setting.wording)
    let style = plain(setting.style(.serif, 12), leading: 20)
    var strips = try paragraph(list.pieces(in: style.text), style).spaced(24)
    let small = plain(setting.style(.serif, 10.5), leading: 16)
    for (index, place) in list.affiliations.enumerated() {
      var pieces: [Piece] = [.text(place, small.text)]
      if list.affiliations.count > 1 {
        pieces = [.text(String(index + 1), small.text.raised), .gap(2)] + pieces
      }
      strips += try paragraph(pieces, small).spaced(index == 0 ? 10 : 0)
    }
    return strips
  }

  /// The lines that an article has in its side column, below the authors.
  private func correspondence() throws -> [Strip] {
    let style = plain(setting.style(.serif, 10.5), leading: 16)
    let column = SideColumnComposer(setting: setting, document: document)
    var strips: [Strip] = []
    for item in column.paragraphs(in: style.text) {
      for (index, pieces) in item.enumerated() {
        strips += try paragraph(pieces, style).spaced(index == 0 ? 14 : 0)
      }
    }
    if let counts = setting.wording.counts(of: document), !document.title.isEmpty {
      strips += try paragraph([.text(counts, style.text)], style).spaced(14)
    }
    guard let date = document.shownDate, !strips.isEmpty || !document.title.isEmpty else {
      return strips
    }
    return strips
      + (try paragraph([.text(date, style.text)], style).spaced(14))
  }

  // MARK: - Abstract

  private func abstract() throws -> [FlowItem] {
    let type = setting.textType
    var flow: [FlowItem] = []
    if !document.abstract.isEmpty {
      flow += try head(document.abstractHeading).map(FlowItem.strip)
      for block in document.abstract.flatMap(TitleBlockComposer.labelled) {
        guard case .paragraph(let inlines, let mark) = block,
          case .strong(let label)? = inlines.first
        else {
          flow += try BlockComposer(setting: setting, type: type, column: column).compose([block])
          continue
        }
        if let line = mark.line { setting.line = line }
        let bold = type.paragraph.text.with { $0.font.isBold = true }
        let pieces =
          setting.reader.pieces(of: label, in: bold)
          + setting.reader.pieces(of: Array(inlines.dropFirst()), in: type.paragraph.text)
        flow += try paragraph(pieces, type.paragraph).map(FlowItem.strip)
      }
    }
    guard !document.keywords.isEmpty else { return flow }
    setting.line = document.frontLines.keywords
    let bold = type.paragraph.text.with { $0.font.isBold = true }
    var pieces: [Piece] = [.text(setting.wording.vocabulary.keywords + ": ", bold)]
    for (index, keyword) in document.keywords.enumerated() {
      if index > 0 { pieces.append(.text("; ", type.paragraph.text)) }
      pieces += setting.reader.pieces(of: keyword, in: type.paragraph.text)
    }
    return flow
      + (try paragraph(pieces, type.paragraph).spaced(flow.isEmpty ? 0 : 12)).map(FlowItem.strip)
  }

  private func head(_ words: String) throws -> [Strip] {
    let look = setting.type.heading(1)
    let style = plain(
      setting.style(look.face, look.size, bold: true, color: look.color), leading: look.leading)
    var strips = try paragraph([.text(words, style.text)], style)
    for index in strips.indices { strips[index].isBreakable = false }
    return strips
  }
}

extension [Strip] {
  /// The strips, left out where lines are numbered.
  var unnumbered: [Strip] {
    map { strip in
      var strip = strip
      strip.baseline = nil
      return strip
    }
  }
}
