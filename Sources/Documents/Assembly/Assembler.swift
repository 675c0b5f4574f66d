import Reporting

/// Puts results into the gaps of a template, in reading order.
final class Assembler {
  let template: Template
  let vocabulary: Vocabulary
  private var blockResults: [Int: BlockResult] = [:]
  private var expressionResults: [Int: BlockResult] = [:]
  private var ids: [String: Int] = [:]
  var values: [ShownValue] = []
  var footnotes: [[Block]]
  /// Labels that are taken, with the place where, in words.
  var labels: [String: String] = [:]

  init(template: Template, results: [BlockResult]) {
    self.template = template
    vocabulary = Vocabulary(language: template.frontMatter.language)
    footnotes = template.footnotes
    for result in results {
      switch result.source {
      case .block(let index): blockResults[index].merge(result)
      case .expression(let index): expressionResults[index].merge(result)
      }
    }
  }

  func document() throws(TemplateError) -> Document {
    let front = template.frontMatter
    var document = Document()
    document.language = front.language
    document.authors = front.authors
    document.date = front.date
    document.dateFormat = front.dateFormat
    document.particulars = front.particulars
    document.frontLines = front.lines
    document.paper = front.paper
    document.house = front.house
    document.files = [template.path] + template.includedFiles
    document.source = String(template.path.split(separator: "/").last ?? "")
    document.title = try fill(front.title, .title)
    document.subtitle = try fill(front.subtitle, .title)
    document.shortTitle = try fill(front.shortTitle, .title)
    document.articleType = try fill(front.articleType, .title)
    document.issue = try fill(front.issue, .title)
    document.abstract = try fill(front.abstract, .abstract)
    for keyword in front.keywords { document.keywords.append(try fill(keyword, .title)) }
    document.second = try rewriter(block: nil).second(front.second)
    document.abstractTitle = try fill(front.abstractTitle, .title)
    try fillText(of: &document)
    document.wordCounts = WordCounts(abstract: document.abstract, body: document.body)
    let end = try fill(front.end)
    let written = document.body
    document.body = EndSections(
      end: end, authors: front.authors, vocabulary: vocabulary
    ).appended(to: document.body, citing: front.citations.bibliography != nil)
    var notes: [[Block]] = []
    for footnote in footnotes { notes.append(try fill(footnote, .footnote)) }
    document.footnotes = notes
    document.values = values
    document.warnings = warnings()
    let found = end.warnings(counts: document.wordCounts) {
      var own = document
      own.body = written
      return own.allText
    }
    document.warnings += (found + emptySupplement(document)).map(shown)
    if !end.abbreviations.isEmpty {
      var own = document
      own.body = written
      document.warnings += AbbreviationUse(own).warnings(
        listed: end.shortForms, initials: Set(front.authors.map(\.initials))
      ).map(shown)
    }
    return try Numbering(vocabulary: vocabulary, numbersSections: front.numberSections)
      .numbered(document)
  }

  /// The article and what is set apart from it, filled in the order of the source.
  private func fillText(of document: inout Document) throws(TemplateError) {
    let split = SupplementParts(template.body)
    let place = template.frontMatter.paper.supplement ?? (split.hasSupplement ? .end : nil)
    var apart: [Block] = []
    for part in split.parts {
      guard !part.isSupplement else {
        apart += try fill(part.blocks, .supplement)
        continue
      }
      let filled = try fill(part.blocks, .text)
      guard place != nil else {
        document.body += filled
        continue
      }
      var floats = SupplementaryFloats()
      document.body += floats.taken(from: filled)
      apart += floats.floats
    }
    guard let place, !apart.isEmpty else { return }
    var taken = Set(labels.keys)
    for blocks in [document.body, apart] {
      blocks.visit { if case .heading(let heading) = $0 { taken.insert(heading.label) } }
    }
    document.supplement = Supplement(
      apart, place: place, label: split.label, vocabulary: vocabulary,
      isFree: { !taken.contains($0) })
  }

  /// A supplement that is asked for has to hold something.
  private func emptySupplement(_ document: Document) -> [ReportWarning] {
    guard template.frontMatter.paper.supplement != nil, document.supplement == nil else {
      return []
    }
    return [
      ReportWarning(
        name: "empty-supplement",
        text: "“supplement” is asked for, but nothing stands in it; put it between "
          + "‘::: {.supplement}’ and ‘:::’, or label figures “suppfig-” and tables “supptbl-”")
    ]
  }

  func result(ofBlock index: Int) -> BlockResult? { blockResults[index] }

  func error(_ line: Int, _ message: String, path: String = "") -> TemplateError {
    TemplateError(path: path.isEmpty ? template.path : path, line: line, message: message)
  }

  /// An error at a line of the document, which may be that of a part.
  func error(atLine mark: Int, _ message: String) -> TemplateError {
    let place = template.place(ofLine: mark)
    return error(place.line, message, path: place.path)
  }

  // MARK: Gaps

  /// Blocks with their gaps filled; a Swift block may become several or none.
  func fill(_ blocks: [Block], _ place: InlinePlace) throws(TemplateError) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      switch block {
      case .code(let index): result += try outputs(ofBlock: index)
      case .list(var list):
        var items: [[Block]] = []
        for item in list.items { items.append(try fill(item, place)) }
        list.items = items
        result.append(.list(list))
      case .quotation(let inner): result.append(.quotation(try fill(inner, place)))
      case .division(let attributes, let inner):
        let filled = try fill(inner, place)
        if let label = attributes.label, LabelKind.figure.includes(label) {
          try checkContent(inner, of: label)
          result += panel(filled, label: label, columns: attributes.columns)
        } else if let label = attributes.label, LabelKind.table.includes(label) {
          result += try named(filled, inner, label: label)
        } else if let label = attributes.label, label.hasPrefix("lst-") {
          guard let listing = Block.listing(filled, label: label) else {
            throw error(
              atLine: line(of: inner),
              "the division “\(label)” holds no code; put a listing between ``` into it")
          }
          result.append(listing)
        } else {
          result.append(.division(attributes: attributes, filled))
        }
      default: result.append(try rewriter(block: nil).block(block, place))
      }
    }
    return result
  }

  /// Inlines with their expressions' values.
  func fill(
    _ inlines: [Inline], _ place: InlinePlace, block: String? = nil
  ) throws(TemplateError) -> [Inline] {
    try rewriter(block: block).inlines(inlines, place)
  }

  /// The end matter with its expressions' values.
  private func fill(_ end: EndMatter) throws(TemplateError) -> EndMatter {
    var end = end
    for index in end.statements.indices {
      end.statements[index].heading = try fill(end.statements[index].heading, .text)
      end.statements[index].content = try fill(end.statements[index].content, .text)
    }
    if let funding = end.funding {
      end.funding?.content = try fill(funding.content, .text)
    }
    if let thanks = end.acknowledgements {
      end.acknowledgements?.content = try fill(thanks.content, .text)
    }
    for index in end.abbreviations.indices {
      end.abbreviations[index].meaning = try fill(end.abbreviations[index].meaning, .text)
    }
    return end
  }

  /// A warning of the document as a whole.
  private func shown(_ warning: ReportWarning) -> ShownWarning {
    let silenced = template.frontMatter.silencedWarnings.first { $0.name == warning.name }?.reason
    return ShownWarning(
      warning: warning, block: nil, silenced: silenced,
      isPrinted: template.frontMatter.warning && silenced == nil)
  }

  /// A caption in the second language; `nil` where the block gives none.
  func fill(
    _ second: SecondCaption, _ place: InlinePlace, block: String?
  ) throws(TemplateError) -> SecondCaption? {
    second == SecondCaption() ? nil : try rewriter(block: block).second(second, place)
  }

  private func rewriter(block: String?) -> InlineRewriter {
    InlineRewriter { (inline, place) throws(TemplateError) in
      guard case .expression(let index) = inline else { return [inline] }
      return try self.words(ofExpression: index, place, block: block)
    }
  }

  private func words(
    ofExpression index: Int, _ place: InlinePlace, block: String?
  ) throws(TemplateError) -> [Inline] {
    guard template.expressions.indices.contains(index) else { return [] }
    let expression = template.expressions[index]
    guard let result = expressionResults[index] else {
      throw error(expression.line, "`\(expression.code)` was not run", path: expression.path)
    }
    var inlines: [Inline] = []
    for output in result.outputs {
      switch output {
      case .values(let shown):
        let base = expression.code.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        inlines += inlineValues(
          shown, id: base, block: block, line: template.mark(expression.line, in: expression.path),
          place)
      case .text(let text): inlines.append(.text(text))
      case .markdown(let text):
        inlines += try markdownInlines(text, line: expression.line, path: expression.path)
      case .table, .figure:
        throw error(
          expression.line,
          "`\(expression.code)` is a table or figure, which cannot stand in a sentence; give it a block of its own",
          path: expression.path)
      }
    }
    return inlines
  }

  /// Values as a list in the document's language; each is noted for the ledger.
  func inlineValues(
    _ shown: [ReportedValue], id base: String, block: String?, line: Int, _ place: InlinePlace
  ) -> [Inline] {
    var inlines: [Inline] = []
    let group = uniqueID(base)
    for (index, value) in shown.enumerated() {
      let id = shown.count > 1 ? "\(group)[\(index)]" : group
      let separator = vocabulary.separator(before: index, of: shown.count)
      if !separator.isEmpty { inlines.append(.text(separator)) }
      inlines.append(.value(value, id: id))
      values.append(ShownValue(id: id, value: value, block: block, line: line, place: place.words))
    }
    return inlines
  }

  /// A name that is not taken: the second of the same name ends in “ #2”.
  private func uniqueID(_ base: String) -> String {
    let count = ids[base, default: 0] + 1
    ids[base] = count
    return count == 1 ? base : "\(base) #\(count)"
  }

  // MARK: Markdown that the program made

  func markdownInlines(_ text: String, line: Int, path: String) throws(TemplateError) -> [Inline] {
    let reader = markdownReader()
    let lines = [SourceLine(text: text, path: path.isEmpty ? template.path : path, number: line)]
    let inlines = try reader.readInlines(lines)
    try refuseCode(in: reader)
    return inlines
  }

  func markdownBlocks(_ text: String, line: Int, path: String) throws(TemplateError) -> [Block] {
    let reader = markdownReader()
    reader.footnotes = footnotes
    let path = path.isEmpty ? template.path : path
    let lines = SourceLine.lines(of: text, path: path).map {
      SourceLine(text: $0.text, path: path, number: line)
    }
    let blocks = try reader.readBlocks(lines, at: path)
    try refuseCode(in: reader)
    footnotes = reader.footnotes
    return blocks
  }

  private func markdownReader() -> TemplateReader {
    let reader = TemplateReader(path: template.path, surroundings: Surroundings())
    reader.includedFiles = template.includedFiles
    reader.macros = template.macros
    reader.hasBibliography = template.frontMatter.citations.bibliography != nil
    return reader
  }

  private func refuseCode(in reader: TemplateReader) throws(TemplateError) {
    let message = "Text(…) holds Swift, which is not run there; use an interpolation, \\(…)"
    if let block = reader.blocks.first { throw error(block.line, message, path: block.path) }
    if let expression = reader.expressions.first {
      throw error(expression.line, message, path: expression.path)
    }
  }

  // MARK: Warnings

  private func warnings() -> [ShownWarning] {
    var shown = template.warnings.map { warning in
      let silenced = template.frontMatter.silencedWarnings.first { $0.name == warning.name }?.reason
      return ShownWarning(
        warning: warning, block: nil, silenced: silenced,
        isPrinted: template.frontMatter.warning && silenced == nil)
    }
    func add(_ result: BlockResult, block: CodeBlock?, path: String, line: Int) {
      for warning in result.warnings {
        var warning = warning
        warning.line = template.mark(warning.line ?? line, in: path)
        let silenced = template.frontMatter.silencedWarnings.first { $0.name == warning.name }?
          .reason
        let isPrinted = block?.options.warning ?? template.frontMatter.warning
        shown.append(
          ShownWarning(
            warning: warning, block: block?.options.label, silenced: silenced,
            isPrinted: isPrinted && silenced == nil))
      }
    }
    for block in template.blocks {
      guard let result = blockResults[block.index] else { continue }
      add(result, block: block, path: block.path, line: block.line)
    }
    for expression in template.expressions {
      if let result = expressionResults[expression.index] {
        add(result, block: nil, path: expression.path, line: expression.line)
      }
    }
    return shown
  }
}

extension BlockResult? {
  /// Adds what a later record of the same source says.
  fileprivate mutating func merge(_ next: BlockResult) {
    guard var result = self else {
      self = next
      return
    }
    result.outputs += next.outputs
    result.standardOutput += next.standardOutput
    result.warnings += next.warnings
    result.error = result.error ?? next.error
    result.duration += next.duration
    self = result
  }
}
