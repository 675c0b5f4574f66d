/// Puts the blocks between `::: {…}` and `:::` into divisions and captions onto their tables.
struct DivisionFold {
  private var open: [(attributes: Attributes, line: SourceLine, blocks: [Block])] = []
  private var blocks: [Block] = []

  /// Whether a division has begun and not ended.
  var isOpen: Bool { !open.isEmpty }

  mutating func append(_ block: Block) {
    if open.isEmpty { blocks.append(block) } else { open[open.count - 1].blocks.append(block) }
  }

  mutating func open(_ attributes: Attributes, at line: SourceLine) {
    open.append((attributes, line, []))
  }

  mutating func close(at line: SourceLine) throws(TemplateError) {
    guard let last = open.popLast() else {
      throw line.error(
        "this ‘:::’ and the one that it closes do not stand in the same list or quotation")
    }
    append(Self.titled(.division(attributes: last.attributes, last.blocks)))
  }

  /// A heading with which a callout begins is its title, not a section of the text.
  private static func titled(_ block: Block) -> Block {
    guard case .division(var attributes, var blocks) = block,
      attributes.classes.contains(where: { $0.hasPrefix("callout-") }),
      case .heading(let heading)? = blocks.first
    else { return block }
    if attributes.pairs.contains(where: { $0.key == "title" })
      || heading.content.contains(where: \.holdsExpression)
    {
      blocks[0] = .paragraph([.strong(heading.content)], at: SourceMark(line: heading.line))
    } else {
      attributes.pairs.append(.init(key: "title", value: heading.content.plainText))
      blocks.removeFirst()
    }
    return .division(attributes: attributes, blocks)
  }

  /// The table that a caption below it belongs to.
  mutating func takeTable() -> TableBlock? {
    let last = open.isEmpty ? blocks.last : open[open.count - 1].blocks.last
    guard case .table(let table)? = last else { return nil }
    if open.isEmpty { blocks.removeLast() } else { open[open.count - 1].blocks.removeLast() }
    return table
  }

  func finish() throws(TemplateError) -> [Block] {
    if let last = open.last {
      throw last.line.error(
        "this ‘:::’ and the one that closes it do not stand in the same list or quotation")
    }
    return blocks
  }
}
