internal import Documents
internal import Drawing

/// What all blocks of a document are set with.
final class Setting {
  /// The grid of the page on which things are set.
  private(set) var geometry: PageGeometry
  /// Whether that page is turned sideways.
  private(set) var isTurned = false
  /// The type of the page.
  let type: PageType
  let setter: ParagraphSetter
  let reader: PieceReader
  let wording: Wording
  let language: String
  /// The language of what is said a second time.
  let secondLanguage: String
  /// On which the numbers of a column align.
  let decimalMark: String
  /// The cited works.
  var references = References()
  /// The number of the last structure element.
  private(set) var elementCount = 0
  /// The places that are marked.
  private(set) var anchors: Set<String> = []
  /// The places that are on pages, where citations are led back to.
  var placesOnPages: Set<String> = []
  /// The last line of the template that is known, for errors.
  var line: Int?
  /// Whether what sticks out is a warning and no error.
  private let isDraft: Bool
  /// What sticks out in a draft, each once.
  private(set) var faults: [TypesettingFailure] = []

  init(
    paper: PaperSettings, setter: ParagraphSetter, reader: PieceReader, wording: Wording,
    language: String, secondLanguage: String = "en", decimalMark: String = "."
  ) {
    isDraft = paper.isDraft
    type = PageType(paper, language: language)
    geometry = PageGeometry(paper, type: type)
    self.setter = setter
    self.reader = reader
    self.wording = wording
    self.language = language
    self.secondLanguage = secondLanguage
    self.decimalMark = decimalMark
  }

  /// What is set goes into one file with what `earlier` has set.
  func follow(_ earlier: Setting) {
    elementCount = earlier.elementCount
    anchors = earlier.anchors
    placesOnPages = earlier.placesOnPages
  }

  /// What `compose` sets is meant for a page turned sideways.
  func turned<Result>(_ compose: () throws -> Result) rethrows -> Result {
    guard !isTurned else { return try compose() }
    let upright = geometry
    geometry = upright.turned
    isTurned = true
    defer {
      geometry = upright
      isTurned = false
    }
    return try compose()
  }

  /// What `compose` sets is meant for one column of several.
  func narrowed<Result>(_ compose: () throws -> Result) rethrows -> Result {
    let whole = geometry
    geometry = whole.narrowed
    defer { geometry = whole }
    return try compose()
  }

  /// A new structure element.
  func element(_ role: String, alternativeText: String? = nil) -> StructureElement {
    elementCount += 1
    return StructureElement(number: elementCount, role: role, alternativeText: alternativeText)
  }

  /// The place of that name; nothing if it is marked already, since names lead to one place.
  func anchor(_ name: String?, x: Double = 0) -> [PictureItem] {
    guard let name, !name.isEmpty, anchors.insert(name).inserted else { return [] }
    return [.anchor(name: name, at: Point(x: x, y: 0))]
  }

  /// The type of the running text.
  var textType: TextType {
    TextType(
      paragraph: ParagraphStyle(
        text: style(.serif, type.size), leading: type.leading, alignment: type.alignment,
        isHyphenated: type.isHyphenated),
      indent: type.indent, indentsAll: type.indentsAll, listSpace: type.listSpace)
  }

  /// A text style in the document's language.
  func style(
    _ face: Typeface, _ size: Double, bold: Bool = false, italic: Bool = false,
    color: Color = Ink.text, tabular: Bool = false
  ) -> TextStyle {
    let isChinese = face == .serif && type.isChineseJournal
    return TextStyle(
      font: Font(
        isChinese ? .chineseSerif : face, size: size, bold: bold, italic: italic,
        tabularFigures: tabular),
      color: color, language: language)
  }

  /// Sets a paragraph; an error names the line of the template that is known.
  func lines(
    _ pieces: [Piece], _ style: ParagraphStyle, measure: Double
  ) throws -> [SetLine] {
    do {
      let lines = try setter.lines(of: pieces, style: style, measure: measure)
      for line in lines {
        if let overhang = line.overhang { try report(overhang, after: line.lineEnds) }
      }
      return lines
    } catch TypesettingFailure.missingGlyph(let scalar, nil) {
      throw TypesettingFailure.missingGlyph(
        scalar, line: line.map { $0 + Self.lineEnds(before: scalar, in: pieces) })
    }
  }

  private func report(_ overhang: Overhang, after lineEnds: Int) throws {
    let needed = overhang.needed * 25.4 / 72
    let available = max(overhang.measure, 0) * 25.4 / 72
    if let line = overhang.formulaLine {
      return try report(
        .inlineFormulaTooWide(
          neededMillimetres: needed, availableMillimetres: available, line: line))
    }
    try report(
      .lineTooWide(
        neededMillimetres: needed, availableMillimetres: available,
        line: line.map { $0 + lineEnds }))
  }

  /// What does not fit is an error; in a draft it sticks out, with a warning.
  func report(_ fault: TypesettingFailure) throws {
    guard isDraft else { throw fault }
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// How many line ends of the source stand before the character.
  private static func lineEnds(before scalar: Unicode.Scalar, in pieces: [Piece]) -> Int {
    var count = 0
    for piece in pieces {
      switch piece {
      case .text(let text, _) where text.unicodeScalars.contains(scalar): return count
      case .softBreak, .lineBreak: count += 1
      default: break
      }
    }
    return 0
  }

  /// The lines as strips of the column.
  func strips(
    _ lines: [SetLine], _ style: ParagraphStyle, in column: Column, path: [StructureElement]
  ) -> [Strip] {
    let openings = openings(of: lines, style)
    return lines.indices.map { index in
      let line = lines[index]
      let baseline = style.baseline + openings[index]
      let isLast = index == lines.count - 1
      return Strip(
        items: line.items.map { $0.moved(x: column.x, y: baseline) },
        height: style.leading + openings[index] + (isLast ? openings[index + 1] : 0),
        footnotes: line.footnotes, path: path, baseline: baseline,
        sourceLine: self.line.map { $0 + line.lineEnds })
    }
  }

  /// How much white each line needs above it beyond the leading, and the last below it, so that high
  /// formulas keep clear of the lines around; none where they fit.
  private func openings(of lines: [SetLine], _ style: ParagraphStyle) -> [Double] {
    let size = style.text.font.size
    let least = size * 0.1
    var openings: [Double] = []
    var descent = size * 0.25
    for line in lines {
      let ascent = max(line.ascent, size * 0.75)
      openings.append(
        line.ascent > 0 || descent > size * 0.26
          ? max(descent + ascent + least - style.leading, 0) : 0)
      descent = max(line.descent, size * 0.25)
    }
    openings.append(
      descent > size * 0.26 ? max(descent + size * 0.75 + least - style.leading, 0) : 0)
    return openings
  }

  /// The strips of a paragraph, of which no single line is left alone on a page and no page ends in a
  /// part of a word.
  func paragraph(
    _ pieces: [Piece], _ style: ParagraphStyle, in column: Column, path: [StructureElement]
  ) throws -> [Strip] {
    let lines = try lines(pieces, style, measure: column.width)
    var strips = strips(lines, style, in: column, path: path)
    guard strips.count > 1 else { return strips }
    for index in strips.indices where lines[index].isHyphenated {
      strips[index].isBreakable = false
    }
    strips[0].isBreakable = false
    strips[strips.count - 2].isBreakable = false
    return strips
  }
}
