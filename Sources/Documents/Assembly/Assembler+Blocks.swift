import Drawing
import Reporting

extension Assembler {
  /// What a Swift block leaves in the document.
  func outputs(ofBlock index: Int) throws(TemplateError) -> [Block] {
    guard template.blocks.indices.contains(index) else { return [] }
    let block = template.blocks[index]
    let options = block.options
    guard options.include else { return [] }
    var blocks: [Block] = []
    if options.echo ?? template.frontMatter.echo {
      let caption = try fill(options.listingCaption ?? [], .text, block: options.label)
      if let label = options.listingLabel { try claim(label, block) }
      blocks.append(
        .listing(
          code: block.code, language: "swift", label: options.listingLabel, caption: caption,
          at: SourceMark(line: mark(block))))
    } else if options.listingLabel != nil || options.listingCaption != nil {
      throw error(
        block.line,
        "“lst-label” and “lst-cap” name the code of this block, which is not shown; "
          + "write “echo: true”", path: block.path)
    }
    guard options.eval else { return blocks }
    guard let result = result(ofBlock: index) else {
      throw error(block.line, "this block was not run", path: block.path)
    }
    if let label = options.label { try claim(label, block) }
    guard options.output else { return blocks }
    let printed = result.standardOutput.trimmedEnd
    if !printed.isEmpty { blocks.append(.printout(printed)) }
    if result.error == nil { try checkCaptions(block, result.outputs) }
    blocks += try self.blocks(of: result.outputs, block)
    if let message = result.error { blocks.append(.printout("Error: " + message)) }
    return blocks
  }

  private func blocks(
    of outputs: [BlockResult.Output], _ block: CodeBlock
  ) throws(TemplateError) -> [Block] {
    var blocks: [Block] = []
    let counts = Counts(outputs)
    let options = block.options
    // A list of captions means the figures one by one, a single one all of them.
    let shared =
      options.figureSubcaptions?.first == options.figureCaption ? nil : options.figureCaption
    let caption =
      counts.figures > 1
      ? try fill(shared ?? [], .figure(label: options.label), block: options.label) : []
    var figure = 0
    var table = 0
    for output in outputs {
      switch output {
      case .values(let shown):
        let label = block.options.label
        let line = mark(block)
        let base = label ?? "block \(block.index + 1)"
        let words = inlineValues(shown, id: base, block: label, line: line, .text)
        blocks.append(.paragraph(words, at: SourceMark(line: line)))
      case .text(let text): blocks.append(.printout(text))
      case .markdown(let text):
        blocks += try fill(markdownBlocks(text, line: block.line, path: block.path), .text)
      case .table(let value, let placement):
        let part = placement.label == nil && counts.tables > 1 ? table : nil
        if placement.label == nil { table += 1 }
        blocks.append(.table(try tableBlock(value, placement, block, part: part)))
      case .figure(let picture, let placement):
        let part = placement.label == nil && counts.figures > 1 ? figure : nil
        if placement.label == nil { figure += 1 }
        blocks.append(.figure(try figureBlock(picture, placement, block, part: part)))
      }
    }
    return counts.figures > 1 ? joined(blocks, of: block, caption: caption) : blocks
  }

  /// The number that stands for the line of a block.
  private func mark(_ block: CodeBlock) -> Int { template.mark(block.line, in: block.path) }

  /// How many figures and tables share the block's label.
  private struct Counts {
    var figures = 0
    var tables = 0

    init(_ outputs: [BlockResult.Output]) {
      for output in outputs {
        if case .figure(_, let placement) = output, placement.label == nil { figures += 1 }
        if case .table(_, let placement) = output, placement.label == nil { tables += 1 }
      }
    }
  }

  /// A label is given once in the document, also by `display(label:)`.
  private func claim(_ label: String, _ block: CodeBlock) throws(TemplateError) {
    if let line = labels[label] {
      throw error(
        block.line, "the label “\(label)” is already given in \(line); labels are unique",
        path: block.path)
    }
    labels[label] =
      block.path.isEmpty || block.path == template.path
      ? "line \(block.line)" : "\(block.path):\(block.line)"
  }

  /// A caption or label that speaks of a figure needs one; the same for tables.
  private func checkCaptions(
    _ block: CodeBlock, _ outputs: [BlockResult.Output]
  ) throws(TemplateError) {
    var figures = false
    var tables = false
    for output in outputs {
      if case .figure = output { figures = true }
      if case .table = output { tables = true }
    }
    let label = block.options.label ?? ""
    let wantsFigure = LabelKind.figure.includes(label) ? "the label “\(label)”" : "“fig-cap”"
    let wantsTable = LabelKind.table.includes(label) ? "the label “\(label)”" : "“tbl-cap”"
    if !figures, LabelKind.figure.includes(label) || block.options.figureCaption != nil {
      let instead = tables ? "a table; write “tbl-” instead" : "no figure; end it with one"
      throw error(
        block.line, "\(wantsFigure) names a figure, but this block shows \(instead)",
        path: block.path)
    }
    if !tables, LabelKind.table.includes(label) || block.options.tableCaption != nil {
      let instead = figures ? "a figure; write “fig-” instead" : "no table; end it with one"
      throw error(
        block.line, "\(wantsTable) names a table, but this block shows \(instead)", path: block.path
      )
    }
  }

  // MARK: Tables

  private func tableBlock(
    _ table: Table, _ placement: BlockResult.Placement, _ block: CodeBlock, part: Int?
  ) throws(TemplateError) -> TableBlock {
    let label = try self.label(placement, block, part: part)
    let place = InlinePlace.table(label: label)
    var caption: [Inline] = []
    if let text = placement.caption {
      caption = try markdownInlines(text, line: block.line, path: block.path)
    } else {
      caption = try tableCaption(place, block, part: part)
    }
    let widths = block.options.tableColumnWidths ?? []
    guard widths.isEmpty || widths.count == table.columns.count else {
      throw error(
        block.line, TableBlock.wrongWidths(widths.count, columns: table.columns.count),
        path: block.path)
    }
    var table = table
    for note in block.options.tableNotes ?? [] {
      table.notes.append(.init(try fill(note, place, block: block.options.label)))
    }
    var result = TableBlock(label: label, caption: caption, table: table, line: mark(block))
    result.group = part.map { BlockGroup(label: block.options.label, part: $0 + 1) }
    if part ?? 0 == 0 {
      result.captionSecond = try fill(
        block.options.tableSecond, place, block: block.options.label)
    }
    result.columnWidths = widths
    result.isCaptionBelow = block.options.isTableCaptionBelow
    result.isLandscape = block.options.isTableLandscape
    return result
  }

  /// The caption of a block's table: of several the first says what is common to them, and each what
  /// is its own. A list of captions means the tables one by one.
  private func tableCaption(
    _ place: InlinePlace, _ block: CodeBlock, part: Int?
  ) throws(TemplateError) -> [Inline] {
    let options = block.options
    var caption: [Inline] = []
    let isShared = options.tableSubcaptions?.first != options.tableCaption
    if part ?? 0 == 0, isShared || part == nil, let words = options.tableCaption {
      caption = try fill(words, place, block: options.label)
    }
    guard let part, let own = options.tableSubcaptions, part < own.count else { return caption }
    let words = try fill(own[part], place, block: options.label)
    guard let last = caption.plainText.last(where: { !$0.isWhitespace }), !words.isEmpty else {
      return caption + words
    }
    let isChinese = template.frontMatter.language.hasPrefix("zh")
    let isEnded = ".!?。！？".contains(last)
    let stop = isChinese ? (isEnded ? "" : "。") : (isEnded ? " " : ". ")
    return caption + [.text(stop)] + words
  }

  // MARK: Figures

  private func figureBlock(
    _ picture: Picture, _ placement: BlockResult.Placement, _ block: CodeBlock, part: Int?
  ) throws(TemplateError) -> FigureBlock {
    let label = try self.label(placement, block, part: part)
    let options = block.options
    let place = InlinePlace.figure(label: label)
    var caption: [Inline] = []
    if let text = placement.caption {
      caption = try markdownInlines(text, line: block.line, path: block.path)
    } else if let parts = options.figureSubcaptions, let part, part < parts.count {
      caption = try fill(parts[part], place, block: options.label)
    } else if part == nil, let option = options.figureCaption {
      caption = try fill(option, place, block: options.label)
    }
    var alternative = placement.alternativeText
    if alternative == nil, let option = options.figureAlternativeText {
      alternative =
        try fill(option, .alternativeText(label: label), block: options.label).plainText
    }
    var figure = FigureBlock(
      label: label, caption: caption,
      notes: try fill(options.figureNotes ?? [], place, block: options.label),
      alternativeText: alternative ?? picture.description, picture: picture, line: mark(block))
    figure.group = part.map { BlockGroup(label: options.label, part: $0 + 1) }
    if part ?? 0 == 0 {
      figure.captionSecond = try fill(options.figureSecond, place, block: options.label)
    }
    figure.formats = options.figureFormats ?? template.frontMatter.figures.formats
    figure.resolution = options.figureResolution ?? template.frontMatter.figures.resolution
    return figure
  }

  /// The label of one output: its own, or the block's, with a number where the block shows several.
  private func label(
    _ placement: BlockResult.Placement, _ block: CodeBlock, part: Int?
  ) throws(TemplateError) -> String? {
    if let own = placement.label {
      guard TemplateReader.isLabel(own) else {
        throw error(
          block.line,
          "the label “\(own)” names a file: use letters, digits, '-', '_' and '.', beginning with a letter",
          path: block.path)
      }
      if own != block.options.label { try claim(own, block) }
      return own
    }
    guard let label = block.options.label else { return nil }
    guard let part else { return label }
    return "\(label)-\(part + 1)"
  }
}
