internal import Drawing

/// Puts the items between two breaks on a line: one run for each stretch of one style.
struct LineSetter {
  let widths: WidthCache
  let paragraph: Paragraph
  let style: ParagraphStyle
  let measure: Double

  /// A run that is being collected.
  private struct Stretch {
    var style: Int
    var isWide: Bool
    var text = ""
    var natural = 0.0
    var spaceCount = 0
    var ornament: Ornament?
    var formula: PlacedFormula?
    /// How far white without text gives way.
    var stretch = 0.0
    var shrink = 0.0
    var run = TextRun("", font: Font(.serif, size: 1), origin: Point(x: 0, y: 0))
    var width = 0.0
  }

  /// The line of the items from `start` to the break `end`.
  func line(from start: Int, to end: Int) -> SetLine {
    var stretches: [Stretch] = []
    var cursor = 0.0
    var footnotes: [Int] = []
    let first = firstBox(from: start, before: end)
    let leadingHang = first > 0 ? paragraph.items[first].item.leadingHang : 0
    cursor -= leadingHang
    for index in first..<end {
      let piece = paragraph.items[index]
      if piece.item.kind == .penalty { continue }
      if let footnote = piece.footnote { footnotes.append(footnote) }
      if piece.text.isEmpty, piece.ornament == nil, piece.formula == nil {
        if piece.item.stretch < 1e6 {
          // White ends a run: the next one begins at its own place.
          stretches.append(
            Stretch(
              style: -1, isWide: false, natural: piece.item.width, stretch: piece.item.stretch,
              shrink: piece.item.shrink))
        }
      } else {
        add(piece, to: &stretches)
      }
    }
    let last = paragraph.items[end].item
    if last.isHyphen, last.width > 0, let index = stretches.lastIndex(where: { $0.style >= 0 }) {
      stretches[index].text += "-"
      stretches[index].natural += last.width
    }
    let isJustified = style.alignment == .justified
    let isFull = isJustified && last.penalty > -.infinity
    justify(&stretches, from: cursor, hang: last.hang, isFull: isFull)
    var line = place(
      stretches, from: -leadingHang, footnotes: footnotes, isJustified: isFull)
    line.isHyphenated = last.isHyphen
    line.lineEnds = first < paragraph.items.count ? paragraph.items[first].lineEnds : 0
    return line
  }

  private func firstBox(from start: Int, before end: Int) -> Int {
    var index = start
    while index < end, paragraph.items[index].item.kind != .box { index += 1 }
    return index
  }

  private func add(_ piece: ParagraphItem, to stretches: inout [Stretch]) {
    let isSpace = piece.item.kind == .glue
    if piece.ornament == nil, piece.formula == nil, let last = stretches.last,
      last.style == piece.style, last.isWide == piece.isWide, last.ornament == nil,
      last.formula == nil
    {
      stretches[stretches.count - 1].text += piece.text
      stretches[stretches.count - 1].natural += piece.item.width
      if isSpace { stretches[stretches.count - 1].spaceCount += 1 }
    } else {
      stretches.append(
        Stretch(
          style: piece.style, isWide: piece.isWide, text: piece.text,
          natural: piece.item.width, spaceCount: isSpace ? 1 : 0, ornament: piece.ornament,
          formula: piece.formula))
    }
  }

  /// What sticks out of the line between two breaks, all white closed; `nil` where nothing does.
  func overhang(from start: Int, to end: Int) -> Overhang? {
    let first = firstBox(from: start, before: end)
    let items = paragraph.items[first..<end].filter { $0.item.kind != .penalty }
    let last = paragraph.items[end].item
    let hang = last.hang + (first > 0 ? items.first?.item.leadingHang ?? 0 : 0)
    let needed = items.reduce((last.kind == .penalty ? last.width : 0) - hang) {
      $0 + $1.item.width - $1.item.shrink
    }
    guard needed > measure + 1 else { return nil }
    let formula = items.first { ($0.formula?.box.width ?? 0) > measure }?.formula
    return Overhang(
      needed: formula?.box.width ?? needed, measure: measure, formulaLine: formula?.line)
  }

  // MARK: - Justification

  /// Widens or closes the letters a little and the spaces by the rest, so that the line fills the
  /// measure exactly; a line that would need spaces of more than 2.5 times their width stays short.
  private func justify(
    _ stretches: inout [Stretch], from start: Double, hang: Double, isFull: Bool
  ) {
    let target = measure + hang
    let natural = stretches.reduce(start) { $0 + $1.natural }
    let missing = target - natural
    let isTooWide = missing < 0 && style.alignment == .justified
    let share = isFull || isTooWide ? spacingShare(of: stretches, missing: missing) : 0
    var width = start
    for index in stretches.indices {
      build(&stretches[index], share: share)
      width += stretches[index].width
    }
    if isFull || isTooWide { spread(target - width, over: &stretches) }
  }

  /// Shares what is still missing among the spaces, and among Chinese characters where there are
  /// such.
  private func spread(_ missing: Double, over stretches: inout [Stretch]) {
    let places = stretches.reduce(0) { $0 + $1.spaceCount + ($1.isWide ? $1.text.count : 0) }
    guard places > 0 else { return }
    let space = style.text.font.size * 0.25
    let extra = min(missing / Double(places), space * 1.5)
    for index in stretches.indices where stretches[index].style >= 0 {
      if stretches[index].isWide { stretches[index].run.letterSpacing += extra }
      if stretches[index].spaceCount > 0, !stretches[index].isWide {
        stretches[index].run.wordSpacing = extra
      }
      let count =
        stretches[index].isWide ? stretches[index].text.count : stretches[index].spaceCount
      stretches[index].width += extra * Double(count)
    }
  }

  /// The ratio by which the line must give, −1…1, of which the letters take their part.
  private func spacingShare(of stretches: [Stretch], missing: Double) -> Double {
    var stretch = 0.0
    var shrink = 0.0
    for piece in stretches where piece.style >= 0 {
      let size = paragraph.styles[piece.style].font.size
      let letters = Double(piece.text.count) * size
      let spaces = Double(piece.spaceCount) * size * 0.25
      stretch += piece.isWide ? letters * 0.06 : letters * ParagraphBuilder.LetterSpacing.most
      shrink += piece.isWide ? 0 : letters * ParagraphBuilder.LetterSpacing.least
      stretch += spaces * 0.5
      shrink += spaces * 0.25
    }
    for piece in stretches where piece.style < 0 {
      stretch += piece.stretch
      shrink += piece.shrink
    }
    if missing >= 0 { return stretch > 0 ? min(missing / stretch, 1) : 0 }
    return shrink > 0 ? max(missing / shrink, -1) : 0
  }

  private func build(_ stretch: inout Stretch, share: Double) {
    guard stretch.style >= 0 else {
      stretch.width =
        stretch.natural + share * (share > 0 ? stretch.stretch : stretch.shrink)
      return
    }
    let style = paragraph.styles[stretch.style]
    guard stretch.ornament == nil, stretch.formula == nil else {
      stretch.width = stretch.natural
      return
    }
    stretch.run = TextRun(
      stretch.text, font: style.font, color: style.color, origin: Point(x: 0, y: -style.rise),
      language: style.language)
    let size = style.font.size
    if stretch.isWide {
      stretch.run.letterSpacing = max(share, 0) * size * 0.06
    } else if share > 0 {
      stretch.run.letterSpacing = share * size * ParagraphBuilder.LetterSpacing.most
    } else {
      stretch.run.letterSpacing = share * size * ParagraphBuilder.LetterSpacing.least
    }
    stretch.width = widths.width(ofRun: stretch.run)
  }

  // MARK: - Placing

  private func place(
    _ stretches: [Stretch], from start: Double, footnotes: [Int], isJustified: Bool
  ) -> SetLine {
    var x = start
    var items: [PictureItem] = []
    var formulas = FormulaLine(face: widths.mathFace)
    for stretch in stretches {
      if stretch.style >= 0 {
        let style = paragraph.styles[stretch.style]
        if let ornament = stretch.ornament {
          items += ornament.items(
            width: stretch.width, x: x, size: self.style.text.font.size)
        } else if let formula = stretch.formula {
          formulas.add(formula, style, x: x, to: &items)
        } else {
          var run = stretch.run
          run.origin.x = x
          items.append(.text(run))
        }
        items += decoration(of: stretch, style, x: x)
      }
      x += stretch.width
    }
    let offset =
      switch style.alignment {
      case .justified, .leading: 0.0
      case .trailing: measure - x
      case .center: (measure - x) / 2
      }
    if offset != 0 { items = items.map { $0.moved(x: offset, y: 0) } }
    return SetLine(
      items: items, width: x + offset, footnotes: footnotes, isJustified: isJustified,
      ascent: formulas.ascent, descent: formulas.descent)
  }

  private func decoration(of stretch: Stretch, _ style: TextStyle, x: Double) -> [PictureItem] {
    var items: [PictureItem] = []
    if style.isStruck {
      let y = -style.rise - style.font.size * 0.24
      items.append(
        .path(
          PathItem(
            Path(polyline: [Point(x: x, y: y), Point(x: x + stretch.width, y: y)]),
            stroke: Stroke(style.color, width: style.font.size * 0.05))))
    }
    if let target = style.link {
      let size = style.font.size
      items.append(
        .link(
          LinkItem(
            Rectangle(
              x: x, y: -style.rise - size * 0.75, width: stretch.width, height: size),
            target: target)))
    }
    return items
  }
}
