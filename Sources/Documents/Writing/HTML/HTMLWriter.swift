package import Drawing

extension Document {
  /// The document as one HTML file that needs nothing else: figures are inline SVG, the style is
  /// inside, there is no script. Light and dark, on paper and on a telephone.
  ///
  /// - Throws: An error where a figure cannot be drawn, or where a reference leads to something that
  ///   only other formats show.
  public func html() throws -> String {
    try html { (picture, prefix) throws in try picture.svg(prefix: prefix, hasHeader: false) }
  }

  /// The same with another drawing of pictures: an `svg` element whose names begin with the prefix.
  package func html(svg: (_ picture: Picture, _ prefix: String) throws -> String) throws -> String {
    let document = try shown(in: .html).joined
    var pictures: [String] = []
    for figure in document.figures {
      var picture = figure.picture
      picture.description = figure.alternativeText
      pictures.append(try svg(picture, figure.label ?? figure.fileName))
    }
    var writer = HTMLWriter(document: document, pictures: pictures)
    return writer.page()
  }
}

/// Writes a document as HTML.
struct HTMLWriter {
  let document: Document
  let vocabulary: Vocabulary
  /// The figures' drawings as SVG, in order of appearance.
  let pictures: [String]
  var output = ""
  /// How many figures have been written.
  var drawn = 0
  /// How often each footnote has been referred to.
  var noteMarks: [Int: Int] = [:]
  /// How many tables have been written.
  var tables = 0
  /// The citations that have been written.
  var written: Set<Int> = []

  init(document: Document, pictures: [String]) {
    self.document = document
    self.pictures = pictures
    vocabulary = Vocabulary(language: document.language)
  }

  mutating func page() -> String {
    let title = document.title.plainText
    output = """
      <!DOCTYPE html>
      <html lang="\(Markup.escaped(document.language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup.escaped(title.isEmpty ? document.source : title))</title>

      """
    for author in document.authors {
      output += "<meta name=\"author\" content=\"\(Markup.escaped(author.name))\">\n"
    }
    if let date = document.date {
      output += "<meta name=\"date\" content=\"\(Markup.escaped(date))\">\n"
    }
    output += "<style>\n\(HTMLStyle.css)</style>\n</head>\n<body>\n"
    output +=
      "<a class=\"skip\" href=\"#content\">\(vocabulary.skipToText)</a>\n<div class=\"page\">\n"
    writeFront()
    output += "<main id=\"content\">\n"
    write(document.body)
    writeFootnotes()
    output += "</main>\n"
    writeFoot()
    output += "</div>\n</body>\n</html>\n"
    return output
  }

  // MARK: Blocks

  mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let heading): write(heading)
    case .paragraph(let content, _): output += "<p>\(inlines(content))</p>\n"
    case .list(let list): write(list)
    case .quotation(let inner): wrap(inner, "<blockquote>", "</blockquote>")
    case .listing(let code, let language):
      let name = language.map { " class=\"language-\(Markup.escaped($0))\"" } ?? ""
      let words = language == "swift" ? SwiftHighlighter.html(code) : Markup.escaped(code)
      output += "<pre class=\"listing\" tabindex=\"0\"><code\(name)>\(words)</code></pre>\n"
    case .printout(let text):
      output += "<pre class=\"printout\" tabindex=\"0\">\(Markup.escaped(text))</pre>\n"
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .equation(let equation): write(equation)
    case .thematicBreak: output += "<hr>\n"
    case .pageBreak: output += "<div class=\"page-break\"></div>\n"
    case .division(let attributes, let inner): write(inner, in: attributes)
    case .code: break
    }
  }

  private mutating func wrap(_ blocks: [Block], _ open: String, _ close: String) {
    output += open + "\n"
    write(blocks)
    output += close + "\n"
  }

  private mutating func write(_ heading: Heading) {
    // The document's title is the page's h1.
    let level = min(heading.level + (document.title.isEmpty ? 0 : 1), 6)
    let number = heading.number.map { "<span class=\"number\">\(Markup.escaped($0))</span> " } ?? ""
    output +=
      "<h\(level) id=\"\(Markup.escaped(heading.label))\">\(number)\(inlines(heading.content))</h\(level)>\n"
  }

  /// The formula in the middle, its number at the right.
  private mutating func write(_ equation: Equation) {
    let id = equation.label.map { " id=\"\(Markup.escaped($0))\"" } ?? ""
    let math = MathMLWriter(language: document.language).display(equation.formula)
    let number = (equation.number ?? equation.formula.tag).map {
      "<span class=\"eqno\">(\(Markup.escaped($0)))</span>"
    }
    output += "<div class=\"equation\"\(id)>\(math)\(number ?? "")</div>\n"
  }

  private mutating func write(_ list: List) {
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    let name = list.start == nil ? "ul" : "ol"
    output += "<\(name)\(start)\(list.isTight ? "" : " class=\"loose\"")>\n"
    for item in list.items {
      output += "<li>"
      for block in item {
        if list.isTight, case .paragraph(let content, _) = block {
          output += inlines(content)
        } else {
          write(block)
        }
      }
      output += "</li>\n"
    }
    output += "</\(name)>\n"
  }

  private mutating func write(_ blocks: [Block], in attributes: Attributes) {
    guard !attributes.isReferences else { return writeReferences(blocks, at: attributes) }
    let id = attributes.label.map { " id=\"\(Markup.escaped($0))\"" } ?? ""
    if attributes.isListing, case .paragraph(let words, _)? = blocks.first {
      output += "<figure\(id) class=\"code\">\n"
      output += "<figcaption>\(caption(attributes.title, words, stop: false))</figcaption>\n"
      return wrap(Array(blocks.dropFirst()), "", "</figure>")
    }
    let kind = attributes.classes.first { $0.hasPrefix("callout-") }?.dropFirst(8)
    guard let kind else {
      let names = attributes.classes.map(Markup.escaped).joined(separator: " ")
      let shown = names.isEmpty ? "" : " class=\"\(names)\""
      return wrap(blocks, "<div\(id)\(shown)>", "</div>")
    }
    let title = attributes.pairs.first { $0.key == "title" }?.value
    let words = title ?? kind.prefix(1).uppercased() + String(kind.dropFirst())
    wrap(
      blocks,
      "<aside\(id) class=\"callout \(kind)\">\n<p class=\"callout-title\">\(Markup.escaped(words))</p>",
      "</aside>")
  }

  // MARK: Footnotes and foot

  private mutating func writeFootnotes() {
    guard !document.footnotes.isEmpty else { return }
    output += "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n"
    for (index, blocks) in document.footnotes.enumerated() {
      let number = index + 1
      let count = max(noteMarks[number] ?? 1, 1)
      let links = (1...count).map { mark in
        " <a href=\"#fnref-\(number)\(mark == 1 ? "" : "-\(mark)")\" role=\"doc-backlink\" aria-label=\"↩\">↩\u{FE0E}</a>"
      }.joined()
      output += "<li id=\"fn-\(number)\">"
      var blocks = blocks
      if case .paragraph(let last, _)? = blocks.popLast() {
        write(blocks)
        output += "<p>\(inlines(last))\(links)</p>"
      } else {
        write(document.footnotes[index])
        output += "<p>\(links)</p>"
      }
      output += "</li>\n"
    }
    output += "</ol>\n</section>\n"
  }

  private mutating func writeFoot() {
    let stem =
      document.source.hasSuffix(".md") ? String(document.source.dropLast(3)) : document.source
    let date = document.shownDate.map { " · " + $0 } ?? ""
    output += "<footer><span>\(Markup.escaped(document.source + date))</span>"
    if vocabulary.language == "en", !stem.isEmpty {
      output += "<span>Every number is traced in \(Markup.escaped(stem)).ledger.json</span>"
    }
    output += "</footer>\n"
  }
}
