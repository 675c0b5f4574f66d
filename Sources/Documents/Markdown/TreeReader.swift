/// Turns CommonMark's tree into our blocks and inlines and puts back what was taken out.
final class TreeReader {
  let reader: TemplateReader
  let text: PreparedText
  private(set) var body: [Block] = []
  private(set) var footnotes: [[Block]] = []
  /// How many footnotes there are from elsewhere.
  let firstFootnote: Int
  private(set) var blocksSeen: Set<Int> = []

  init(reader: TemplateReader, text: PreparedText) {
    self.reader = reader
    self.text = text
    firstFootnote = reader.footnotes.count
  }

  func read(_ root: CommonMarkNode) throws(TemplateError) {
    let children = root.children
    let definitions = children.filter { $0.kind == .footnoteDefinition }
    for definition in definitions { footnotes.append(try blocks(of: definition)) }
    body = try blocks(children.filter { $0.kind != .footnoteDefinition })
  }

  func blocks(of node: CommonMarkNode) throws(TemplateError) -> [Block] {
    try blocks(node.children)
  }

  private func blocks(_ nodes: [CommonMarkNode]) throws(TemplateError) -> [Block] {
    var fold = DivisionFold()
    for node in nodes {
      let line = text.origin(ofLine: node.line)
      if node.kind == .paragraph {
        try readParagraph(node, line, into: &fold)
      } else if let block = try block(node, line) {
        fold.append(block)
      }
    }
    return try fold.finish()
  }

  private func readParagraph(
    _ node: CommonMarkNode, _ line: SourceLine, into fold: inout DivisionFold
  ) throws(TemplateError) {
    let children = node.children
    let first = children.first.flatMap { $0.kind == .text ? $0.literal.unicodeScalars.first : nil }
    let entry = first.flatMap { reader.standIns[$0] }
    switch entry?.standIn {
    case .divisionStart(let attributes): return fold.open(attributes, at: entry?.line ?? line)
    case .divisionEnd: return try fold.close(at: entry?.line ?? line)
    case .pageBreak: return fold.append(.pageBreak)
    case .math(display: true):
      if let block = try displayMath(node, entry, line) { return fold.append(block) }
    case .caption:
      return try readCaption(node, line, into: &fold)
    default: break
    }
    if let picture = try picture(node, line) { return fold.append(picture) }
    let inlines = try inlines(of: node)
    if node.children.contains(where: { $0.kind == .image }) {
      reader.note(
        "unset-picture", at: line,
        "a picture within a line is left out; give it a paragraph of its own")
    }
    if !inlines.isEmpty { fold.append(.paragraph(inlines)) }
  }

  private func block(_ node: CommonMarkNode, _ line: SourceLine) throws(TemplateError) -> Block? {
    switch node.kind {
    case .heading: return .heading(try heading(node, line))
    case .list:
      var items: [[Block]] = []
      for item in node.children {
        var blocks = try blocks(of: item)
        if item.kind == .tasklist { tick(&blocks, item.isChecked) }
        items.append(blocks)
      }
      return .list(List(start: node.listStart, isTight: node.isTight, items: items))
    case .blockQuote: return .quotation(try blocks(of: node))
    case .codeBlock: return code(node)
    case .thematicBreak: return .thematicBreak
    case .table: return .table(try table(node, line))
    case .htmlBlock:
      reader.note("unused-html", at: line, "HTML is left out; write Markdown")
      return nil
    default:
      let inlines = try inlines(of: node)
      return inlines.isEmpty ? nil : .paragraph(inlines)
    }
  }

  private func code(_ node: CommonMarkNode) -> Block {
    let info = node.fenceInfo
    if let scalar = info.unicodeScalars.first,
      case .block(let index)? = reader.standIns[scalar]?.standIn
    {
      blocksSeen.insert(index)
      return .code(index)
    }
    var code = reader.standIns.restored(node.literal)
    if code.hasSuffix("\n") { code.removeLast() }
    var language = reader.standIns.restored(info)
    if language.hasPrefix("{"), let attributes = AttributeParser.parse(language) {
      language = attributes.classes.first ?? ""
    }
    let word = language.prefix { !$0.isWhitespace }
    return .listing(code: code, language: word.isEmpty ? nil : String(word))
  }

  /// A box before the first words of a task.
  private func tick(_ blocks: inout [Block], _ isChecked: Bool) {
    let box = Inline.text(isChecked ? "\u{2612} " : "\u{2610} ")
    if case .paragraph(let inlines)? = blocks.first {
      blocks[0] = .paragraph([box] + inlines)
    } else {
      blocks.insert(.paragraph([box]), at: 0)
    }
  }

  private func heading(_ node: CommonMarkNode, _ line: SourceLine) throws(TemplateError) -> Heading
  {
    var (content, attributes) = try splitAttributes(try inlineParts(of: node))
    if case .text(let text)? = content.last {
      let trimmed = String(text.reversed().drop(while: \.isWhitespace).reversed())
      content[content.count - 1] = .text(trimmed)
    }
    var label = attributes?.label
    if let given = label {
      try reader.define(given, at: line)
    } else {
      label = reader.slug(of: content.plainText)
    }
    var heading = Heading(
      level: node.headingLevel, content: content, label: label ?? "", line: line.number)
    heading.isNumbered = attributes?.classes.contains("unnumbered") != true
    return heading
  }

  /// `$$…$$ {#eq-x}` on its own: its source, until mathematics is set.
  private func displayMath(
    _ node: CommonMarkNode, _ entry: StandIns.Entry?, _ line: SourceLine
  ) throws(TemplateError) -> Block? {
    guard let entry else { return nil }
    let (content, attributes) = try splitAttributes(try inlineParts(of: node))
    let rest = content.dropFirst().plainText.trimmed
    guard rest.isEmpty else { return nil }
    let listing = Block.listing(code: entry.source, language: "math")
    guard let attributes, let label = attributes.label else { return listing }
    try reader.define(label, at: entry.line)
    return .division(attributes: attributes, [listing])
  }
}

extension TemplateReader {
  /// A label for a heading that gives none: its words in lower case, joined by hyphens, unique.
  func slug(of text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        slug.append(character)
      } else if character.isWhitespace || character == "-", !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    if slug.isEmpty { slug = "section" }
    let count = slugs[slug, default: 0]
    slugs[slug] = count + 1
    return count == 0 ? slug : "\(slug)-\(count)"
  }
}
