import Drawing

extension Assembler {
  private func composer(columns: Int?) -> PanelComposer {
    let front = template.frontMatter
    return PanelComposer(
      columns: columns, width: front.figures.panelWidth ?? front.figures.width,
      style: front.house.figures,
      language: front.language)
  }

  /// `::: {#fig-panel layout-ncol=2}`: its figures become one with letters; the paragraph at its end is
  /// the caption, what else it holds stands behind it. Figures that no page can hold together share
  /// the number.
  func panel(_ blocks: [Block], label: String, columns: Int?) -> [Block] {
    var others: [Block] = []
    var caption: [Inline] = []
    var second: SecondCaption?
    var figures: [FigureBlock] = []
    for block in blocks {
      if let found = SecondCaption(block) {
        second = found
      } else if case .figure(let figure) = block {
        figures += figure.parts.isEmpty ? [figure] : Self.separated(figure)
      } else {
        others.append(block)
      }
    }
    if blocks.count > 1, case .paragraph(let words, _)? = blocks.last {
      caption = words
      others.removeLast()
    }
    if var whole = composer(columns: columns).composed(figures, label: label, caption: caption) {
      whole.captionSecond = second ?? whole.captionSecond
      return [.figure(whole)] + others
    }
    for index in figures.indices {
      if figures.count > 1 { figures[index].group = BlockGroup(label: label, part: index + 1) }
      if figures.count == 1, figures[index].label == nil { figures[index].label = label }
    }
    if !figures.isEmpty, !caption.isEmpty {
      let own = figures[0].caption
      figures[0].caption = own.isEmpty ? caption : caption + [.text(" ")] + own
    }
    if !figures.isEmpty, let second { figures[0].captionSecond = second }
    return figures.map(Block.figure) + others
  }

  /// A division for a figure has to hold one; what its blocks show is known only where they ran.
  func checkContent(_ blocks: [Block], of label: String) throws(TemplateError) {
    let holds = blocks.contains { block in
      switch block {
      case .figure, .code, .division: true
      default: false
      }
    }
    guard !holds else { return }
    throw error(
      atLine: line(of: blocks),
      "the division “\(label)” holds no figure; put pictures or blocks into it")
  }

  /// `::: {#tbl-x}` around one table: the label is the table's, the paragraph below it the caption.
  func named(
    _ blocks: [Block], _ written: [Block], label: String
  ) throws(TemplateError) -> [Block] {
    var blocks = blocks
    let places = blocks.indices.filter { if case .table = blocks[$0] { true } else { false } }
    guard let place = places.first, places.count == 1, case .table(var table) = blocks[place] else {
      if written.contains(where: { if case .code = $0 { true } else { false } }), places.isEmpty {
        return blocks
      }
      throw error(
        atLine: line(of: written),
        "the division “\(label)” holds \(places.count) tables; it names one, so give each its own")
    }
    if let own = table.label {
      throw error(
        atLine: table.line, "the table has the label “\(own)” already; leave out “\(label)”")
    }
    table.label = label
    if table.caption.isEmpty, blocks.count > 1, case .paragraph(let words, _)? = blocks.last {
      table.caption = words
      blocks.removeLast()
    }
    blocks[place] = .table(table)
    return blocks
  }

  /// The line of the first words among blocks; 0 where none knows it.
  func line(of blocks: [Block]) -> Int {
    for block in blocks {
      switch block {
      case .paragraph(_, let mark): if let line = mark.line { return line }
      case .heading(let heading): return heading.line
      case .table(let table): return table.line
      case .figure(let figure): return figure.line
      default: continue
      }
    }
    return 0
  }

  /// The parts of a figure as figures again, its caption with the first.
  private static func separated(_ figure: FigureBlock) -> [FigureBlock] {
    var parts = figure.parts
    parts[0].caption = figure.caption
    parts[0].notes = figure.notes
    return parts
  }

  /// The figures of one block that share its label: one with letters where a page can hold it, at the
  /// place of the first.
  func joined(
    _ blocks: [Block], of block: CodeBlock, caption: [Inline]
  ) -> [Block] {
    var figures: [FigureBlock] = []
    for case .figure(let figure) in blocks where figure.group != nil { figures.append(figure) }
    let isNamed =
      block.options.label != nil || !caption.isEmpty || figures.contains { !$0.caption.isEmpty }
    guard figures.count > 1, isNamed else { return blocks }
    let composer = composer(columns: block.options.columns)
    var whole = composer.composed(figures, label: block.options.label, caption: caption)
    whole?.captionSecond = figures[0].captionSecond
    if let given = block.options.figureAlternativeText, !given.isEmpty {
      whole?.alternativeText = figures[0].alternativeText
    }
    var result: [Block] = []
    var isFirst = true
    for block in blocks {
      guard case .figure(var figure) = block, figure.group != nil else {
        result.append(block)
        continue
      }
      if let whole {
        if isFirst { result.append(.figure(whole)) }
      } else {
        if isFirst, !caption.isEmpty {
          figure.caption =
            figure.caption.isEmpty ? caption : caption + [.text(" ")] + figure.caption
        }
        result.append(.figure(figure))
      }
      isFirst = false
    }
    return result
  }
}
