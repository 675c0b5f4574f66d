/// Turns pandoc's inlines into ours.
enum PandocInlines {
  /// The words of a list of inlines.
  static func words(of node: PandocNode?) -> [Inline] {
    var result: [Inline] = []
    for inline in node?.list ?? [] { result += words(ofInline: inline) }
    return result.joined
  }

  /// The words of one inline.
  static func words(ofInline node: PandocNode) -> [Inline] {
    switch node.tag {
    case "Str": return [.text(node.content?.text ?? "")]
    case "Space", "SoftBreak": return [.text(" ")]
    case "LineBreak": return [.lineBreak]
    case "Emph": return [.emphasis(words(of: node.content))]
    case "Strong": return [.strong(words(of: node.content))]
    case "Strikeout": return [.strikethrough(words(of: node.content))]
    case "Superscript": return [.superscript(words(of: node.content))]
    case "Subscript": return [.subscript(words(of: node.content))]
    case "Underline", "SmallCaps": return words(of: node.content)
    case "Span", "Cite": return words(of: node.attributed)
    case "Quoted": return quoted(node)
    case "Link", "Image": return link(node)
    case "Code": return [.code(node.attributed?.text ?? "")]
    case "Math": return [.math(Formula(source: node.attributed?.text ?? "", line: 0))]
    default: return []
    }
  }

  private static func quoted(_ node: PandocNode) -> [Inline] {
    let isSingle = node.content?.list?.first?.tag == "SingleQuote"
    let marks = isSingle ? ("‘", "’") : ("“", "”")
    return [.text(marks.0)] + words(of: node.attributed) + [.text(marks.1)]
  }

  /// A link; those to the list of references lead to `#ref-KEY`.
  private static func link(_ node: PandocNode) -> [Inline] {
    let parts = node.content?.list ?? []
    let address = parts.count > 2 ? parts[2].list?.first?.text ?? "" : ""
    let inner = words(of: node.attributed)
    return address.isEmpty || node.tag == "Image" ? inner : [.link(inner, address: address)]
  }
}
