internal import Documents
internal import Drawing

/// Sets figures: the caption beside a narrow one, below a wide one.
struct FigureComposer {
  let setting: Setting

  /// The figure with its caption, as one piece.
  func float(of figure: FigureBlock) throws -> Float {
    let width = figure.picture.size.width
    let geometry = setting.geometry
    // What is a little wider than the block stands out on both sides alike.
    let most = geometry.blockWidth + 2 * millimetres(6)
    guard width <= most else {
      throw failure(figure, needed: width, available: geometry.blockWidth, side: .width)
    }
    // In a column the caption stands below.
    let isNarrow =
      width <= millimetres(92.01) && geometry.blockWidth > millimetres(124)
      && !setting.hasCentredCaptions(figure.captionSecond)
    let isBeside = isNarrow && !(figure.title.isEmpty && figure.caption.isEmpty)
    let strip = isBeside ? try beside(figure) : try below(figure)
    guard strip.height <= geometry.height else {
      throw failure(figure, needed: strip.height, available: geometry.height, side: .height)
    }
    return Float(head: [], groups: [[strip]], breakRule: nil, foot: [])
  }

  private func failure(
    _ figure: FigureBlock, needed: Double, available: Double, side: TypesettingFailure.Side
  ) -> TypesettingFailure {
    .figureTooLarge(
      name: figure.title.isEmpty ? "the figure" : figure.title,
      neededMillimetres: needed * 25.4 / 72,
      availableMillimetres: available * 25.4 / 72, side: side, line: figure.line)
  }

  // MARK: - Placing

  private func beside(_ figure: FigureBlock) throws -> Strip {
    let picture = figure.picture.size
    let x = picture.width + millimetres(6)
    let column = Column(x: x, width: min(millimetres(79), setting.geometry.blockWidth - x))
    let caption = try caption(of: figure, in: column)
    let top = millimetres(4)
    return strip(
      figure, at: 0, caption: caption, captionTop: top,
      height: max(picture.height, top + caption.stackedHeight))
  }

  private func below(_ figure: FigureBlock) throws -> Strip {
    let picture = figure.picture.size
    let geometry = setting.geometry
    var column = geometry.text
    var x = geometry.textOffset
    if picture.width > geometry.textWidth + 0.5 {
      x = min(0, (geometry.blockWidth - picture.width) / 2)
      column = Column(
        x: 0, width: min(max(geometry.textWidth, millimetres(124)), geometry.blockWidth))
    }
    // Above a caption that is centred the picture is too.
    if setting.hasCentredCaptions(figure.captionSecond) {
      column = picture.width > geometry.textWidth + 0.5 ? geometry.block : geometry.text
      x = column.x + (column.width - picture.width) / 2
    }
    let caption = try caption(of: figure, in: column)
    let top = picture.height + (caption.isEmpty ? 0 : 4)
    return strip(
      figure, at: x, caption: caption, captionTop: top, height: top + caption.stackedHeight)
  }

  private func strip(
    _ figure: FigureBlock, at x: Double, caption: [Strip], captionTop: Double, height: Double
  ) -> Strip {
    let items = items(of: figure, at: Point(x: x, y: 0), caption: caption, captionTop: captionTop)
    return Strip(
      items: items, height: height, before: 10, after: 11,
      footnotes: caption.flatMap(\.footnotes), kind: .float, isWide: true)
  }

  /// The picture with its upper left corner at a place, and the lines of its caption.
  private func items(
    of figure: FigureBlock, at place: Point, caption: [Strip], captionTop: Double
  ) -> [PictureItem] {
    let words =
      figure.alternativeText.isEmpty ? figure.picture.description : figure.alternativeText
    var items = setting.anchor(figure.label, x: place.x)
    if figure.group?.part == 1 { items += setting.anchor(figure.group?.label, x: place.x) }
    for label in figure.panelLabels {
      items += setting.anchor(label, x: place.x).map { $0.moved(x: 0, y: place.y) }
    }
    for part in figure.parts {
      let corner = part.frame ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
      items += setting.anchor(part.label, x: place.x + corner.x).map {
        $0.moved(x: 0, y: place.y + corner.y)
      }
    }
    let order = StructureAttributes(order: setting.element("Figure").number)
    items.append(
      .group(
        PictureGroup(
          figure.picture.items, offset: place, role: "Figure",
          alternativeText: words.isEmpty ? nil : words, structure: order)))
    var y = captionTop
    var lines: [PictureItem] = []
    for (index, line) in caption.enumerated() {
      if index > 0 { y += line.before }
      lines += line.items.map { $0.moved(x: 0, y: y) }
      y += line.height
    }
    if !lines.isEmpty {
      items.append(.group(PictureGroup(lines, role: "Caption", structure: order)))
    }
    return items
  }

  // MARK: - Rows

  /// The white between figures side by side.
  static let gutter = 14.0

  /// Narrow figures side by side, each with its caption below; their feet stand on one line.
  func row(of figures: [FigureBlock]) throws -> Float {
    let free =
      setting.geometry.blockWidth - Self.gutter * Double(figures.count - 1)
      - figures.reduce(0) { $0 + $1.picture.size.width }
    let tallest = figures.map(\.picture.size.height).max() ?? 0
    var items: [PictureItem] = []
    var footnotes: [Int] = []
    var height = tallest
    var x = 0.0
    for figure in figures {
      let size = figure.picture.size
      let cell = size.width + free / Double(figures.count)
      let caption = try caption(of: figure, in: Column(x: x, width: min(cell, millimetres(124))))
      let top = tallest + (caption.isEmpty ? 0 : 4)
      items += self.items(
        of: figure, at: Point(x: x, y: tallest - size.height), caption: caption, captionTop: top)
      footnotes += caption.flatMap(\.footnotes)
      height = max(height, top + caption.stackedHeight)
      x += cell + Self.gutter
    }
    guard height <= setting.geometry.height else {
      throw failure(
        figures[0], needed: height, available: setting.geometry.height, side: .height)
    }
    let strip = Strip(
      items: items, height: height, before: 10, after: 11, footnotes: footnotes, kind: .float,
      isWide: true)
    return Float(head: [], groups: [[strip]], breakRule: nil, foot: [])
  }

  // MARK: - Caption

  private func caption(of figure: FigureBlock, in column: Column) throws -> [Strip] {
    if let scalar = setting.setter.widths.missingGlyph(in: figure.picture) {
      throw TypesettingFailure.missingGlyph(scalar, line: figure.line)
    }
    if setting.hasCentredCaptions(figure.captionSecond) {
      return try CentredCaption(setting: setting, column: column).strips(
        title: figure.title, words: CaptionText.unended(figure.caption),
        second: figure.captionSecond, notes: figure.notes)
    }
    var style = ParagraphStyle(text: setting.style(.sans, 8.3), leading: 11.5)
    style.alignment = .leading
    var pieces: [Piece] = []
    if !figure.title.isEmpty {
      let bold = setting.style(.sans, 8.3, bold: true, color: Ink.head)
      pieces = [.text(figure.title.replacing(" ", with: "\u{A0}"), bold), .gap(8.3 * 0.6)]
    }
    if !figure.caption.isEmpty {
      let words = CaptionText.ended(figure.caption, language: setting.language)
      pieces += setting.reader.pieces(of: words, in: style.text)
    }
    var strips = setting.strips(
      try setting.lines(pieces, style, measure: column.width), style, in: column, path: [])
    strips += try setting.secondCaption(figure.captionSecond, style, in: column, ends: true)
    if !figure.notes.isEmpty {
      var small = ParagraphStyle(text: setting.style(.sans, 7.5), leading: 10)
      small.alignment = .leading
      var notes = setting.strips(
        try setting.lines(
          setting.reader.pieces(of: figure.notes, in: small.text), small, measure: column.width),
        small, in: column, path: [])
      if !notes.isEmpty { notes[0].before = 3 }
      strips += notes
    }
    return strips
  }
}

/// The full stop of captions: a figure's ends with one, a table's without.
enum CaptionText {
  /// The words with a full stop, unless they end in a mark already.
  static func ended(_ words: [Inline], language: String) -> [Inline] {
    guard let last = words.plainText.last(where: { !$0.isWhitespace }),
      !".!?。！？…".contains(last)
    else { return words }
    return words + [.text(language.hasPrefix("zh") ? "。" : ".")]
  }

  /// The words without a full stop at their end.
  static func unended(_ words: [Inline]) -> [Inline] {
    guard case .text(let text)? = words.last else { return words }
    var kept = text[...]
    while let last = kept.last, last.isWhitespace { kept = kept.dropLast() }
    guard let last = kept.last, last == "." || last == "。", !kept.hasSuffix("..") else {
      return words
    }
    kept = kept.dropLast()
    return Array(words.dropLast()) + (kept.isEmpty ? [] : [.text(String(kept))])
  }
}
