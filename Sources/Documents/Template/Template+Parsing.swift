extension Template {
  /// Parses a template.
  ///
  /// - Parameters:
  ///   - source: The Markdown with its front matter.
  ///   - path: The path of the file as it is to stand in messages.
  ///   - surroundings: The day, the defaults of the folders above, overrides, and how to read parts.
  /// - Throws: The first fault, with its line and how to mend it.
  public init(
    source: String, path: String, surroundings: Surroundings = Surroundings()
  ) throws(TemplateError) {
    let reader = TemplateReader(path: path, surroundings: surroundings)
    let lines = SourceLine.lines(of: source, path: path)
    try reader.readMacros(lines)
    let start = try reader.readFrontMatter(lines)
    reader.place = nil
    let body = try reader.readBlocks(Array(lines[start...]), at: path)
    try reader.checkSecondLanguage()
    reader.finishCrossReferenceWords()
    try reader.checkReferences()
    try reader.checkCitations()
    try reader.checkFootnotes()
    self.init(
      path: path, frontMatter: reader.frontMatter, body: body, footnotes: reader.footnotes,
      blocks: reader.blocks, expressions: reader.expressions, notes: reader.notes,
      includedFiles: reader.includedFiles)
    warnings = reader.warnings
    macros = reader.macros
  }
}
