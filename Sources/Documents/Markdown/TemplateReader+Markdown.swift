extension TemplateReader {
  /// Reads Markdown that may hold anything; the footnotes that it refers to are added to the others.
  func readBlocks(
    _ lines: [SourceLine], at path: String
  ) throws(TemplateError) -> [Block] {
    var scanner = BlockScanner(lines, reader: self, includes: [FilePath.normalized(path)])
    let firstBlock = blocks.count
    try scanner.scan()
    let text = scanner.output
    let tree = TreeReader(reader: self, text: text)
    let source = text.lines.joined(separator: "\n") + "\n"
    _ = try CommonMark.withTree(of: source) { (root) throws(TemplateError) in
      try tree.read(root)
    }
    if let lost = blocks[firstBlock...].first(where: { !tree.blocksSeen.contains($0.index) }) {
      throw TemplateError(
        path: lost.path, line: lost.line,
        message:
          "this block is not read as code here; begin its ‘```{swift}’ at the start of the line")
    }
    footnotes += tree.footnotes
    return tree.body
  }

  /// Reads text that stands in one line, such as a caption: inlines only.
  func readInlines(_ lines: [SourceLine]) throws(TemplateError) -> [Inline] {
    guard let first = lines.first(where: { !$0.isBlank }) else { return [] }
    var scanner = InlineScanner(lines.filter { !$0.isBlank }, reader: self)
    try scanner.scan()
    // A stand-in for nothing at the start keeps "1. First" from being read as a list.
    let mark = try standIns.add(.literal, source: "", line: first)
    let words = scanner.output.lines.map(\.trimmed).joined(separator: "\n\(mark)")
    var text = PreparedText()
    for (line, origin) in zip(words.split(separator: "\n"), scanner.output.origins) {
      text.append(String(line), from: origin)
    }
    let tree = TreeReader(reader: self, text: text)
    let inlines = try CommonMark.withTree(of: String(mark) + words + "\n") {
      (root) throws(TemplateError) in
      var result: [Inline] = []
      for child in root.children { result += try tree.inlines(of: child) }
      return result
    }
    return inlines ?? []
  }
}
