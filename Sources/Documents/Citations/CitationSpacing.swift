/// The white around and in citations, and whether raised numbers stand behind a mark.
enum CitationSpacing {
  /// Inlines whose citations stand right, raised numbers behind the marks that follow them, as far as
  /// these are among `marks`: "in women,³" for "in women³,".
  static func arranged(_ inlines: [Inline], behind marks: String) -> [Inline] {
    let arranged = arranged(inlines)
    return marks.isEmpty ? arranged : moved(arranged, behind: marks)
  }

  private static func moved(_ inlines: [Inline], behind marks: String) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      guard case .text(let text) = inline, case .citation(var citation)? = result.last,
        let raised = citation.words.last, case .superscript = raised
      else {
        result.append(inline)
        continue
      }
      let found = leading(text, marks)
      guard !found.isEmpty else {
        result.append(inline)
        continue
      }
      result.removeLast()
      // "Shin et al.³" has its full stop.
      let before = citation.words.count > 1 ? citation.words.dropLast() : result[...]
      let isDouble =
        found.hasPrefix(".") && before.last.map { [$0].plainText.hasSuffix(".") } == true
      let shown = Inline.text(String(isDouble ? found.dropFirst() : found))
      if citation.words.count > 1 {
        citation.words.insert(shown, at: citation.words.count - 1)
      } else {
        result = (result + [shown]).joined
      }
      result.append(.citation(citation))
      let rest = text.dropFirst(found.count)
      if !rest.isEmpty { result.append(.text(String(rest))) }
    }
    return result
  }

  /// The marks at the beginning, with the quotation marks that close behind them.
  private static func leading(_ text: String, _ marks: String) -> Substring {
    let found = text.prefix { marks.contains($0) }
    guard !found.isEmpty else { return found }
    return text.prefix { marks.contains($0) || "”’".contains($0) }
  }

  /// Inlines whose citations stand right: numbers in brackets stay with the word before them, raised
  /// ones touch it.
  static func arranged(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      if case .citation(let citation) = inline, !citation.isNarrative, !result.isEmpty {
        if citation.words.isRaised {
          result = result.withoutTrailingWhite
        } else if citation.words.isNumeric {
          result = result.keepingTrailingWhite
        }
      }
      result.append(inline)
    }
    return result
  }

  /// The words of one citation: a number stays with the name before it, raised ones touch it.
  static func words(_ words: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in words {
      if case .superscript = inline { result = result.withoutTrailingWhite }
      if case .text(let text) = inline {
        result.append(.text(text.replacing(" [", with: "\u{A0}[")))
      } else {
        result.append(inline)
      }
    }
    return result
  }
}

extension [Inline] {
  /// Whether the words stand above the line.
  fileprivate var isRaised: Bool {
    guard let first else { return false }
    if case .superscript = first { return true }
    return false
  }

  /// Whether the words are numbers between brackets.
  fileprivate var isNumeric: Bool {
    let text = plainText
    return text.first.map { "[(（［".contains($0) } == true && !text.contains(where: \.isLetter)
  }

  fileprivate var withoutTrailingWhite: [Inline] {
    var result = self
    while let last = result.last {
      if last == .softBreak {
        result.removeLast()
        continue
      }
      guard case .text(var text) = last, text.last?.isWhitespace == true else { break }
      while text.last?.isWhitespace == true { text.removeLast() }
      result.removeLast()
      if !text.isEmpty { result.append(.text(text)) }
    }
    return result
  }

  fileprivate var keepingTrailingWhite: [Inline] {
    let kept = withoutTrailingWhite
    return kept == self ? self : kept + [.text("\u{A0}")]
  }

  /// The words without the links among them.
  var unlinked: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(let inner, let address) where address.hasPrefix("#"): inner.unlinked
      case .superscript(let inner): [.superscript(inner.unlinked)]
      case .reference(let reference): reference.shown
      case .emphasis(let inner): [.emphasis(inner.unlinked)]
      case .strong(let inner): [.strong(inner.unlinked)]
      default: [inline]
      }
    }
  }
}
