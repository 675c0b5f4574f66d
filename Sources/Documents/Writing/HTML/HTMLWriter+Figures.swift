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
    for label in figure.innerLabels {
      output += "<span id=\"\(Markup.escaped(label))\"></span>"
    }
    // The page's 970 pixels stand for the 174 mm of the printed one.
    let pixels = (figure.picture.size.width * 970 / (174 * 72 / 25.4)).rounded()
    output += "<div class=\"sheet\" style=\"width:\(JSON.shortest(pixels))px\">"
    output += svg
    output += "</div>\n"
    if !figure.title.isEmpty || !figure.caption.isEmpty || !figure.notes.isEmpty {
      output += "<figcaption>\(caption(figure.title, figure.caption, stop: true))"
      if !figure.notes.isEmpty {
        output += " <span class=\"notes\">\(inlines(figure.notes))</span>"
      }
      output += second(figure.captionSecond, stop: true)
      output += "</figcaption>\n"
    }
    output += secondNotes(figure.captionSecond)
    output += "</figure>\n"
  }

  /// "Figure 1" in bold, then the words; a figure's caption ends with a full stop.
  mutating func caption(_ title: String, _ content: [Inline], stop: Bool) -> String {
    var words = inlines(content)
    if stop, let last = content.plainText.last, !".!?。！？…".contains(last) {
      // A caption in another language than the document's ends as that one does.
      words += vocabulary.isIdeographic && !last.isASCII ? "。" : "."
    }
    let label = title.isEmpty ? "" : "<b>\(Markup.escaped(title))</b>"
    return [label, words].filter { !$0.isEmpty }.joined(separator: "\u{2002}")
  }
}
