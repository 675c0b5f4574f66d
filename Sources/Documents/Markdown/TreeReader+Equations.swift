extension TreeReader {
  /// A paragraph, and the equations that stand in it on lines of their own.
  func blocks(of parts: [Part], from line: Int) throws(TemplateError) -> [Block] {
    var blocks: [Block] = []
    var words: [Inline] = []
    var number = line
    func flush() {
      let paragraph = words.joined.withoutBlankEnds
      let blankLines = words.prefix { $0.isBlank }.count { $0.endsLine }
      let mark = SourceMark(line: number + blankLines)
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph, at: mark)) }
      number += words.count { $0.endsLine }
      words = []
    }
    var index = 0
    while index < parts.count {
      guard case .display(let formula, let line, let lineEnds) = parts[index] else {
        words.append(parts[index].inline)
        index += 1
        continue
      }
      flush()
      index += 1
      number = reader.mark(line) + lineEnds
      var equation = Equation(formula: formula)
      var next = index
      while next < parts.count, parts[next].inline.isBlank { next += 1 }
      if next < parts.count, case .attributes(let attributes, _) = parts[next],
        let label = attributes.label
      {
        try reader.define(label, at: line)
        equation.label = label
        index = next + 1
      } else if let label = formula.label {
        try reader.define(label, at: line)
        equation.label = label
      }
      blocks.append(.equation(equation))
    }
    guard !blocks.isEmpty else {
      let paragraph = words.joined
      return paragraph.isEmpty ? [] : [.paragraph(paragraph, at: SourceMark(line: line))]
    }
    flush()
    return blocks
  }
}

extension Inline {
  /// Whether it is a line end of the source.
  fileprivate var endsLine: Bool { self == .softBreak || self == .lineBreak }

  /// Whether it is white space or the end of a line.
  fileprivate var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}

extension [Inline] {
  /// Without the white space and line ends before the first and behind the last words.
  fileprivate var withoutBlankEnds: [Inline] {
    var inlines = self[...]
    while let last = inlines.last, last.isBlank { inlines.removeLast() }
    while let first = inlines.first, first.isBlank { inlines.removeFirst() }
    if case .text(let text)? = inlines.first {
      inlines[inlines.startIndex] = .text(String(text.drop(while: \.isWhitespace)))
    }
    return Array(inlines)
  }
}
