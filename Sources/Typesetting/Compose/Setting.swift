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
  /// The cited works.
  var references = References()
  /// The number of the last structure element.
  private var elementCount = 0
  private var anchors: Set<String> = []
  /// The last line of the template that is known, for errors.
  var line: Int?

  init(
    paper: PaperSettings, setter: ParagraphSetter, reader: PieceReader, wording: Wording,
    language: String, secondLanguage: String = "en"
  ) {
    type = PageType(paper, language: language)
    geometry = PageGeometry(paper, type: type)
    self.setter = setter
    self.reader = reader
    self.wording = wording
    self.language = language
    self.secondLanguage = secondLanguage
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
      return try setter.lines(of: pieces, style: style, measure: measure)
    } catch TypesettingFailure.missingGlyph(let scalar, nil) {
      throw TypesettingFailure.missingGlyph(
        scalar, line: line.map { $0 + Self.lineEnds(before: scalar, in: pieces) })
    }
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
    lines.map { line in
      Strip(
        items: line.items.map { $0.moved(x: column.x, y: style.baseline) }, height: style.leading,
        footnotes: line.footnotes, path: path, baseline: style.baseline,
        sourceLine: self.line.map { $0 + line.lineEnds })
    }
  }

  /// The strips of a paragraph, of which no single line is left alone on a page.
  func paragraph(
    _ pieces: [Piece], _ style: ParagraphStyle, in column: Column, path: [StructureElement]
  ) throws -> [Strip] {
    var strips = strips(
      try lines(pieces, style, measure: column.width), style, in: column, path: path)
    guard strips.count > 1 else { return strips }
    strips[0].isBreakable = false
    strips[strips.count - 2].isBreakable = false
    return strips
  }
}
