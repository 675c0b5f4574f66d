import Reporting

extension HTMLWriter {
  /// Running text as HTML.
  mutating func inlines(_ inlines: [Inline]) -> String {
    var result = ""
    var rest = inlines.withoutBreaksInHan[...]
    while let inline = rest.popFirst() {
      guard case .math = inline, case .text(let text)? = rest.first else {
        result += html(inline)
        continue
      }
      // No line begins with the comma behind a formula.
      let mark = text.prefix { ",.;:!?)]%，。；：、）".contains($0) }
      rest[rest.startIndex] = .text(String(text.dropFirst(mark.count)))
      result +=
        mark.isEmpty
        ? html(inline) : "<span class=\"m\">\(html(inline))\(words(String(mark)))</span>"
    }
    return result
  }

  private mutating func html(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): words(text)
    case .emphasis(let inner): "<em>\(inlines(inner))</em>"
    case .strong(let inner): "<strong>\(inlines(inner))</strong>"
    case .strikethrough(let inner): "<del>\(inlines(inner))</del>"
    case .superscript(let inner): "<sup>\(inlines(inner))</sup>"
    case .subscript(let inner): "<sub>\(inlines(inner))</sub>"
    case .code(let code): "<code>\(Markup.escaped(code))</code>"
    case .link(let inner, let address):
      "<a href=\"\(Markup.address(address))\"\(address.hasPrefix("#ref-") || address.hasPrefix("#supplement-ref-") ? " role=\"doc-biblioref\"" : "")>\(inlines(inner))</a>"
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .footnote(let number): mark(number)
    case .reference(let reference):
      "<a href=\"#\(Markup.escaped(reference.label))\">\(inlines(reference.shown))</a>"
    case .value(let value, let id): html(value, id: id)
    case .math(let formula):
      MathMLWriter(language: document.language).math(formula, isDisplay: false)
    case .citation(let citation): html(citation)
    case .expression: ""
    }
  }

  /// Text; Han characters in a document of another language are marked, so that they come out in the
  /// Chinese form and not in that of the reader's system.
  private func words(_ text: String) -> String {
    guard !vocabulary.isIdeographic, text.unicodeScalars.contains(where: \.isHan) else {
      return Markup.escaped(text)
    }
    var result = ""
    var run = ""
    var runIsHan = false
    func flush() {
      let words = Markup.escaped(run)
      result += runIsHan && !run.isEmpty ? "<span lang=\"zh-Hans\">\(words)</span>" : words
      run = ""
    }
    for scalar in text.unicodeScalars {
      let isHan = scalar.isHan
      if isHan != runIsHan {
        flush()
        runIsHan = isHan
      }
      run.unicodeScalars.append(scalar)
    }
    flush()
    return result
  }

  /// A number with its place in the ledger; an interval is not parted at a line's end.
  private mutating func html(_ value: ReportedValue, id: String) -> String {
    let words = inlines(value.inlines)
    guard value.value != nil else { return words }
    return "<span class=\"v\" data-id=\"\(Markup.escaped(id))\">\(Self.keepingRanges(words))</span>"
  }

  /// The words with ranges that no line end parts, also where a narrow screen parts the rest: 0.63–0.69.
  private static func keepingRanges(_ words: String) -> String {
    guard words.contains("–"), words.contains(where: \.isWhitespace) else { return words }
    var result = ""
    for part in words.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
      if part.startIndex > words.startIndex { result += words[..<part.startIndex].suffix(1) }
      let isRange = part.contains("–") && !part.contains("<")
      result += isRange ? "<span class=\"r\">\(part)</span>" : String(part)
    }
    return result
  }

  private mutating func mark(_ number: Int) -> String {
    let count = noteMarks[number, default: 0] + 1
    noteMarks[number] = count
    let id = "fnref-\(number)\(count == 1 ? "" : "-\(count)")"
    return
      "<sup class=\"mark\"><a id=\"\(id)\" href=\"#fn-\(number)\" role=\"doc-noteref\">\(number)</a></sup>"
  }
}
