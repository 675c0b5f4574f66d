public import Reporting

extension Sequence<Inline> {
  /// The words alone, without styles, as for a bookmark or an alternative text. Footnotes are left
  /// out; an expression that has not been run is empty.
  public var plainText: String {
    var result = ""
    for inline in self {
      switch inline {
      case .text(let text): result += text
      case .code(let code): result += code
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .superscript(let inner), .subscript(let inner), .link(let inner, _):
        result += inner.plainText
      case .softBreak, .lineBreak: result += " "
      case .footnote, .expression: break
      case .math(let formula): result += formula.plainText
      case .citation(let citation): result += citation.words.plainText
      case .reference(let reference): result += reference.shown.plainText
      case .value(let value, _): result += value.inlines.plainText
      }
    }
    return result
  }

  /// The same inlines with neighbouring texts made one.
  var joined: [Inline] {
    var result: [Inline] = []
    for inline in self {
      if case .text(let next) = inline, case .text(let last)? = result.last {
        result[result.count - 1] = .text(last + next)
      } else {
        result.append(inline)
      }
    }
    return result
  }
}

extension ReportedValue {
  /// The text with its symbols in italics: what stands between asterisks becomes emphasis.
  public var inlines: [Inline] {
    var result: [Inline] = []
    var isEmphasis = false
    var rest = text[...]
    while let star = rest.firstIndex(of: "*") {
      let closes = isEmphasis || rest[rest.index(after: star)...].contains("*")
      guard closes else { break }
      let part = String(rest[..<star])
      if !part.isEmpty { result.append(isEmphasis ? .emphasis([.text(part)]) : .text(part)) }
      isEmphasis.toggle()
      rest = rest[rest.index(after: star)...]
    }
    if !rest.isEmpty { result.append(.text(String(rest))) }
    return result
  }

  /// The text as read aloud or pasted: without the asterisks of its symbols.
  public var plainText: String { inlines.plainText }
}

extension Inline {
  /// Whether it is an expression or holds one.
  var holdsExpression: Bool {
    switch self {
    case .expression: true
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .superscript(let inner), .subscript(let inner), .link(let inner, _):
      inner.contains(where: \.holdsExpression)
    case .reference(let reference): reference.words.contains(where: \.holdsExpression)
    default: false
    }
  }
}
