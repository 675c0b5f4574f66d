import Yams

extension TemplateReader {
  /// `statements`, `funding`, `acknowledgements`, `abbreviations`, `word-limits`.
  func readEndMatter(_ name: String, _ value: OptionValue) throws(TemplateError) -> Bool {
    switch name {
    case "statements": try readStatements(value)
    case "funding": frontMatter.end.funding = try readFunding(value)
    case "acknowledgements", "acknowledgments", "thanks":
      let statement = try statement([], value)
      if var known = frontMatter.end.acknowledgements {
        known.content += statement.content
        frontMatter.end.acknowledgements = known
      } else {
        frontMatter.end.acknowledgements = statement
      }
    case "abbreviations": try readAbbreviations(value)
    case "word-limits": try readWordLimits(value)
    default: return false
    }
    return true
  }

  private func statement(
    _ heading: [Inline], _ value: OptionValue
  ) throws(TemplateError) -> EndMatter.Statement {
    guard let scalar = value.node.scalar else { throw value.mismatch("a text") }
    return EndMatter.Statement(
      heading: heading,
      content: try readBlocks(value.sourceLines(scalar), at: value.line.path),
      line: mark(value.line))
  }

  /// `statements: [{heading: Ethics, text: "…"}]`; a map `{Ethics: "…"}` is understood too.
  private func readStatements(_ value: OptionValue) throws(TemplateError) {
    if let mapping = value.node.mapping {
      for (key, node) in mapping {
        frontMatter.end.statements.append(
          try statement(
            try value.with(key).inlines(), value.with(node, name: key.string)))
      }
      return
    }
    guard let sequence = value.node.sequence else {
      throw value.mismatch("a list: [{heading: Ethics, text: …}]")
    }
    for item in sequence {
      let line = value.with(item).line
      var heading: [Inline]?
      var text: OptionValue?
      for (name, part) in try pairs(of: value.with(item), known: ["heading", "text"]) {
        if name == "heading" { heading = try part.inlines() } else { text = part }
      }
      guard let heading, let text else {
        throw line.error("a statement has a “heading” and a “text”")
      }
      frontMatter.end.statements.append(try statement(heading, text))
    }
  }

  /// A text, or Quarto's list of `{source: …, award-number: …, statement: …}`.
  private func readFunding(_ value: OptionValue) throws(TemplateError) -> EndMatter.Statement {
    if value.node.scalar != nil { return try statement([], value) }
    let nodes = value.node.sequence.map(Array.init) ?? [value.node]
    var blocks: [Block] = []
    for node in nodes {
      let item = value.with(node)
      guard node.mapping != nil else {
        blocks += try statement([], item).content
        continue
      }
      var words: [Inline] = []
      var statementOfIt: [Block] = []
      let known = ["statement", "source", "award-number", "recipient", "name", "id"]
      for (name, part) in try pairs(of: item, known: known, unused: ["investigator", "sponsor"]) {
        switch name {
        case "statement": statementOfIt = try statement([], part).content
        case "source", "name": words = try part.inlines() + words
        case "award-number": words += [.text(words.isEmpty ? "" : " ")] + (try part.inlines())
        default: break
        }
      }
      blocks += statementOfIt.isEmpty ? [.paragraph(words + [.text(".")])] : statementOfIt
    }
    return EndMatter.Statement(heading: [], content: blocks, line: mark(value.line))
  }

  /// `abbreviations: {OS: overall survival}`
  private func readAbbreviations(_ value: OptionValue) throws(TemplateError) {
    guard let mapping = value.node.mapping else {
      throw value.mismatch("a map from abbreviations to what they mean: {OS: overall survival}")
    }
    for (key, node) in mapping {
      let part = value.with(node, name: key.string)
      frontMatter.end.abbreviations.append(
        .init(
          short: key.string ?? "", meaning: try part.inlines(),
          line: mark(value.with(key).line)))
    }
  }

  private func readWordLimits(_ value: OptionValue) throws(TemplateError) {
    frontMatter.end.wordLimits.line = mark(value.line)
    for (name, part) in try pairs(of: value, known: ["abstract", "text"]) {
      let limit = Int(try part.number(above: 0).rounded())
      if name == "abstract" {
        frontMatter.end.wordLimits.abstract = limit
      } else {
        frontMatter.end.wordLimits.text = limit
      }
    }
  }

  /// `crossref: {fig-title: Fig., fig-prefix: Fig., tbl-title: …}`, Quarto's words for captions and
  /// references.
  func readCrossReferenceWords(_ value: OptionValue) throws(TemplateError) {
    let unused = [
      "lst-prefix", "lst-title", "fig-labels", "tbl-labels",
      "subref-labels", "ref-hyperlink", "chapters", "custom", "labels", "thm-title", "thm-prefix",
    ]
    let known = [
      "fig-title", "fig-prefix", "tbl-title", "tbl-prefix", "eq-prefix", "sec-prefix",
      "title-delim",
    ]
    for (name, part) in try pairs(of: value, known: known, unused: unused) {
      // Quarto's custom of ending a mark with a blank is the writers' business here.
      let word = part.node.scalar?.string.trimmed ?? ""
      switch name {
      case "fig-title": frontMatter.house.captions.figure = word
      case "fig-prefix":
        frontMatter.house.captions.figureInText = word
        frontMatter.house.captions.figureOpening = nil
      case "tbl-title": frontMatter.house.captions.table = word
      case "tbl-prefix":
        frontMatter.house.captions.tableInText = word
        frontMatter.house.captions.tableOpening = nil
      case "eq-prefix": frontMatter.house.captions.equationInText = word
      case "sec-prefix": frontMatter.house.captions.sectionInText = word
      default: frontMatter.house.captions.mark = word
      }
    }
    hasCrossReferenceWords = true
  }

  /// The words of `crossref:` are meant for the document's language, whichever it is.
  func finishCrossReferenceWords() {
    guard hasCrossReferenceWords else { return }
    frontMatter.house.captions.language = Vocabulary(language: frontMatter.language).language
  }
}
