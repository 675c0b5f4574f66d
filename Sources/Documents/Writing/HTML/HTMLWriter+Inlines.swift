import Reporting

extension HTMLWriter {
  /// Running text as HTML.
  mutating func inlines(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines { result += html(inline) }
    return result
  }

  private mutating func html(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): Markup.escaped(text)
    case .emphasis(let inner): "<em>\(inlines(inner))</em>"
    case .strong(let inner): "<strong>\(inlines(inner))</strong>"
    case .strikethrough(let inner): "<del>\(inlines(inner))</del>"
    case .superscript(let inner): "<sup>\(inlines(inner))</sup>"
    case .subscript(let inner): "<sub>\(inlines(inner))</sub>"
    case .code(let code): "<code>\(Markup.escaped(code))</code>"
    case .link(let inner, let address):
      "<a href=\"\(Markup.address(address))\">\(inlines(inner))</a>"
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .footnote(let number): mark(number)
    case .reference(let reference):
      "<a href=\"#\(Markup.escaped(reference.label))\">\(Markup.escaped(reference.text))</a>"
    case .value(let value, let id): html(value, id: id)
    case .expression: ""
    }
  }

  /// A number with its place in the ledger; an interval is not parted at a line's end.
  private mutating func html(_ value: ReportedValue, id: String) -> String {
    let words = inlines(value.inlines)
    guard value.value != nil else { return words }
    return "<span class=\"v\" data-id=\"\(Markup.escaped(id))\">\(words)</span>"
  }

  private mutating func mark(_ number: Int) -> String {
    let count = noteMarks[number, default: 0] + 1
    noteMarks[number] = count
    let id = "fnref-\(number)\(count == 1 ? "" : "-\(count)")"
    return
      "<sup class=\"mark\"><a id=\"\(id)\" href=\"#fn-\(number)\" role=\"doc-noteref\">\(number)</a></sup>"
  }
}
