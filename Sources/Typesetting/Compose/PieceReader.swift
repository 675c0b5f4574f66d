internal import Documents
internal import Drawing
internal import Reporting

/// Reads inlines into pieces with their styles.
struct PieceReader {
  /// The labels that the document defines; a reference to another is set without a link.
  var labels: Set<String> = []
  /// The labels of what stands in another file, with its name; `nil` where there is none.
  var elsewhere: (labels: Set<String>, file: String)?
  /// Whether the text is a supplement's, whose footnotes are counted apart.
  var isSupplement = false
  /// How many footnotes the document has.
  var footnoteCount = 0
  /// Whether citations become places to which the list of references leads back: wherever they are
  /// cited, but not where a list of contents says a heading again. Of a place that stands on several
  /// pages the first is kept.
  var marksCitations = true

  /// The name of the place to which a footnote's mark leads.
  func anchor(ofFootnote number: Int) -> String {
    (isSupplement ? "supplement-footnote-" : "footnote-") + "\(number)"
  }

  /// The pieces of the inlines, `style` being that of plain text.
  func pieces(of inlines: [Inline], in style: TextStyle) -> [Piece] {
    var pieces: [Piece] = []
    for inline in inlines { add(inline, in: style, to: &pieces) }
    return pieces
  }

  private func add(_ inlines: [Inline], in style: TextStyle, to pieces: inout [Piece]) {
    for inline in inlines { add(inline, in: style, to: &pieces) }
  }

  private func add(_ inline: Inline, in style: TextStyle, to pieces: inout [Piece]) {
    switch inline {
    case .text(let text): pieces += self.pieces(of: text, in: style)
    case .emphasis(let inner):
      add(inner, in: style.with { $0.font.isItalic.toggle() }, to: &pieces)
    case .strong(let inner):
      add(inner, in: style.with { $0.font.isBold = true }, to: &pieces)
    case .strikethrough(let inner):
      add(inner, in: style.with { $0.isStruck = true }, to: &pieces)
    case .superscript(let inner): add(inner, in: style.raised, to: &pieces)
    case .subscript(let inner): add(inner, in: style.lowered, to: &pieces)
    case .code(let code): pieces.append(.text(code, Self.monospaced(style)))
    case .link(let inner, let address) where address.hasPrefix("#"):
      add(inner, in: linked(style, to: String(address.dropFirst())), to: &pieces)
    case .link(let inner, let address):
      let linked = style.with {
        $0.color = Ink.link
        $0.link = .address(address)
      }
      add(inner, in: linked, to: &pieces)
    case .softBreak: pieces.append(.softBreak(style))
    case .lineBreak: pieces.append(.lineBreak)
    case .footnote(let number):
      let isKnown = (1...max(footnoteCount, 1)).contains(number) && footnoteCount > 0
      let mark = style.raised.with {
        if isKnown { $0.link = .anchor(anchor(ofFootnote: number)) }
      }
      pieces.append(.footnote(number, mark))
    case .reference(let reference) where reference.form == .words:
      add(reference.shown, in: linked(style, to: reference.label), to: &pieces)
    case .reference(let reference): pieces.append(piece(of: reference, in: style))
    case .value(let value, _):
      let isNumber = value.value != nil
      add(isNumber ? value.inlines.map(Self.kept) : value.inlines, in: style, to: &pieces)
    case .math(let formula): pieces.append(.math(formula, style))
    case .citation(let citation):
      if marksCitations, citation.number > 0 {
        pieces.append(.ornament(.place(citation.anchor), width: 0, link: nil))
      }
      add(citation.words, in: style, to: &pieces)
    case .expression: break
    }
  }

  /// A number whose parts stay on one line: `P = .03` and `(95% CI 0.76–0.87)` break nowhere, a number
  /// may part from the bracket that follows it.
  private static func kept(_ inline: Inline) -> Inline {
    switch inline {
    case .text(let text):
      return .text(
        text.replacing(" ", with: "\u{A0}").replacing("\u{A0}(", with: " ("))
    case .emphasis(let inner): return .emphasis(inner.map(kept))
    default: return inline
    }
  }

  /// The text, the boxes of tasks drawn.
  private func pieces(of text: String, in style: TextStyle) -> [Piece] {
    guard let first = text.unicodeScalars.first, (0x2610...0x2612).contains(first.value) else {
      return [.text(text, style)]
    }
    let ornament: Ornament = first.value == 0x2610 ? .box : .tickedBox
    let rest = text.dropFirst().drop(while: \.isWhitespace)
    let width = style.font.size * 0.68
    return [
      .ornament(ornament, width: width, link: nil), .gap(style.font.size * 0.4),
      .text(String(rest), style),
    ]
  }

  private func piece(of reference: Reference, in style: TextStyle) -> Piece {
    let words = reference.text.isEmpty ? reference.label : reference.text
    let text = words.replacing(" ", with: "\u{A0}")
    return .text(text, linked(style, to: reference.label))
  }

  /// The style of a link to a place of the document; plain where there is no such place.
  private func linked(_ style: TextStyle, to label: String) -> TextStyle {
    let target: LinkItem.Target
    if labels.contains(label) {
      target = .anchor(label)
    } else if let elsewhere, elsewhere.labels.contains(label) {
      target = .remote(file: elsewhere.file, anchor: label)
    } else {
      return style
    }
    return style.with {
      $0.color = Ink.link
      $0.link = target
    }
  }

  /// The monospaced face at the size at which its x-height suits the text around it.
  static func monospaced(_ style: TextStyle) -> TextStyle {
    style.with {
      $0.font.face = .monospaced
      $0.font.size *= 0.93
      $0.isDivisible = false
    }
  }
}
