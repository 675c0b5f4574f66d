import Drawing

extension HTMLWriter {
  mutating func write(_ figure: FigureBlock) {
    let svg = drawn < pictures.count ? pictures[drawn] : ""
    drawn += 1
    let id = figure.label ?? figure.fileName
    let isNarrow = figure.picture.size.width <= 92 * 72 / 25.4 + 0.01
    output +=
      "<figure id=\"\(Markup.escaped(id))\" class=\"wide drawing\(isNarrow ? " narrow" : "")\">\n"
    if let group = figure.group, group.part == 1, let label = group.label {
      output += "<span id=\"\(Markup.escaped(label))\"></span>"
    }
    let points = (figure.picture.size.width * 100).rounded() / 100
    output += "<div class=\"sheet\" style=\"width:\(JSON.shortest(points))pt\">"
    output += InlineSVG.embedded(svg, prefix: id, label: figure.alternativeText)
    output += "</div>\n"
    if !figure.title.isEmpty || !figure.caption.isEmpty || !figure.notes.isEmpty {
      output += "<figcaption>\(caption(figure.title, figure.caption, stop: true))"
      if !figure.notes.isEmpty {
        output += " <span class=\"notes\">\(inlines(figure.notes))</span>"
      }
      output += "</figcaption>\n"
    }
    output += "</figure>\n"
  }

  /// "Figure 1" in bold, then the words; a figure's caption ends with a full stop.
  mutating func caption(_ title: String, _ content: [Inline], stop: Bool) -> String {
    var words = inlines(content)
    if stop, let last = content.plainText.last, !".!?。！？…".contains(last) {
      words += vocabulary.isIdeographic ? "。" : "."
    }
    let label = title.isEmpty ? "" : "<b>\(Markup.escaped(title))</b>"
    return [label, words].filter { !$0.isEmpty }.joined(separator: "\u{2002}")
  }
}

/// An SVG document made fit to stand within a page.
enum InlineSVG {
  /// Without prologue, with names that no other figure uses, and with its words for those who cannot
  /// see it.
  static func embedded(_ svg: String, prefix: String, label: String) -> String {
    guard let start = svg.firstRange(of: "<svg") else {
      return "<p>\(Markup.escaped(label))</p>"
    }
    var body = String(svg[start.lowerBound...])
    for mark in ["id=\"", "url(#", "href=\"#"] {
      body = body.replacing(mark, with: mark + prefix + "-")
    }
    // `data-id` and its like were not meant.
    body = body.replacing("-id=\"\(prefix)-", with: "-id=\"")
    let opening = body.firstRange(of: ">").map { body[..<$0.lowerBound] } ?? ""
    let hasRole = opening.contains(" role=")
    let words = Markup.escaped(label)
    let attributes = hasRole ? "" : " role=\"img\""
    let labelled = opening.contains(" aria-label") ? "" : " aria-label=\"\(words)\""
    return "<svg\(attributes)\(labelled)" + body.dropFirst(4).trimmedEnd
  }
}

extension Substring {
  fileprivate var trimmedEnd: String { String(self).trimmedEnd }
}
