/// Where in a document inlines stand.
enum InlinePlace: Hashable {
  case title, abstract, text, footnote, supplement
  case figure(label: String?)
  case alternativeText(label: String?)
  case table(label: String?)

  /// As the ledger writes it.
  var words: String {
    switch self {
    case .title: "title"
    case .abstract: "abstract"
    case .text: "text"
    case .footnote: "footnote"
    case .supplement: "supplement"
    case .figure(let label): label.map { "figure \($0)" } ?? "figure"
    case .alternativeText(let label):
      label.map { "alternative text of \($0)" } ?? "alternative text"
    case .table(let label): label.map { "table \($0)" } ?? "table"
    }
  }
}

/// Goes through blocks in reading order and changes the inlines, one at a time.
struct InlineRewriter {
  /// What an inline becomes; called for leaves and, after their content, for what contains others.
  let change: (Inline, InlinePlace) throws(TemplateError) -> [Inline]
  /// What becomes of a row of inlines once each has been changed.
  var arrange: ([Inline]) -> [Inline] = { $0 }

  func inlines(_ inlines: [Inline], _ place: InlinePlace) throws(TemplateError) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      switch inline {
      case .emphasis(let inner): result.append(.emphasis(try self.inlines(inner, place)))
      case .strong(let inner): result.append(.strong(try self.inlines(inner, place)))
      case .strikethrough(let inner): result.append(.strikethrough(try self.inlines(inner, place)))
      case .superscript(let inner): result.append(.superscript(try self.inlines(inner, place)))
      case .subscript(let inner): result.append(.subscript(try self.inlines(inner, place)))
      case .link(let inner, let address):
        result.append(.link(try self.inlines(inner, place), address: address))
      case .reference(var reference):
        reference.words = try self.inlines(reference.words, place)
        result += try change(.reference(reference), place)
      default: result += try change(inline, place)
      }
    }
    return arrange(result)
  }

  func blocks(_ blocks: [Block], _ place: InlinePlace) throws(TemplateError) -> [Block] {
    var result: [Block] = []
    for block in blocks { result.append(try self.block(block, place)) }
    return result
  }

  func block(_ block: Block, _ place: InlinePlace) throws(TemplateError) -> Block {
    switch block {
    case .heading(var heading):
      heading.content = try inlines(heading.content, place)
      return .heading(heading)
    case .paragraph(let content, let mark):
      return .paragraph(try inlines(content, place), at: mark)
    case .list(var list):
      for index in list.items.indices { list.items[index] = try blocks(list.items[index], place) }
      return .list(list)
    case .quotation(let inner): return .quotation(try blocks(inner, place))
    case .table(let table): return .table(try self.table(table))
    case .figure(let figure): return .figure(try self.figure(figure))
    case .division(let attributes, let inner):
      return .division(attributes: attributes, try blocks(inner, place))
    case .equation, .listing, .printout, .thematicBreak, .pageBreak, .code: return block
    }
  }

  func figure(_ figure: FigureBlock) throws(TemplateError) -> FigureBlock {
    var figure = figure
    figure.caption = try inlines(figure.caption, .figure(label: figure.label))
    figure.notes = try inlines(figure.notes, .figure(label: figure.label))
    figure.captionSecond = try second(figure.captionSecond, .figure(label: figure.label))
    if let words = figure.openAlternative {
      figure.describe(try inlines(words, .alternativeText(label: figure.label)).plainText)
    }
    return figure
  }

  func table(_ block: TableBlock) throws(TemplateError) -> TableBlock {
    var block = block
    let place = InlinePlace.table(label: block.label)
    block.caption = try inlines(block.caption, place)
    block.captionSecond = try second(block.captionSecond, place)
    for index in block.table.columns.indices {
      block.table.columns[index].head = try inlines(block.table.columns[index].head, place)
      block.table.columns[index].subhead = try inlines(block.table.columns[index].subhead, place)
    }
    try spanners(&block.table.columns, place)
    for row in block.table.rows.indices {
      for column in block.table.rows[row].cells.indices {
        let cell = block.table.rows[row].cells[column]
        block.table.rows[row].cells[column].content = try inlines(cell.content, place)
        block.table.rows[row].cells[column].companion = try inlines(cell.companion, place)
      }
    }
    for index in block.table.notes.indices {
      block.table.notes[index].content = try inlines(block.table.notes[index].content, place)
    }
    return block
  }

  /// What neighbours share stays the same for both: a head over several columns is gone through once.
  private func spanners(
    _ columns: inout [Table.Column], _ place: InlinePlace
  ) throws(TemplateError) {
    let given = columns
    for index in given.indices {
      let before = index > 0 ? given[index - 1] : nil
      columns[index].spanner =
        given[index].spanner == before?.spanner
        ? columns[index - 1].spanner : try inlines(given[index].spanner, place)
      for (level, words) in given[index].outerSpanners.enumerated() {
        let levels = before?.outerSpanners ?? []
        columns[index].outerSpanners[level] =
          level < levels.count && levels[level] == words
          ? columns[index - 1].outerSpanners[level] : try inlines(words, place)
      }
    }
  }

  func second(
    _ caption: SecondCaption?, _ place: InlinePlace
  ) throws(TemplateError) -> SecondCaption? {
    guard var caption else { return nil }
    caption.caption = try inlines(caption.caption, place)
    for index in caption.notes.indices {
      caption.notes[index] = try inlines(caption.notes[index], place)
    }
    return caption
  }

  func second(_ second: SecondLanguage?) throws(TemplateError) -> SecondLanguage? {
    guard var second else { return nil }
    second.title = try inlines(second.title, .title)
    second.subtitle = try inlines(second.subtitle, .title)
    second.issue = try inlines(second.issue, .title)
    second.abstract = try blocks(second.abstract, .abstract)
    for index in second.keywords.indices {
      second.keywords[index] = try inlines(second.keywords[index], .title)
    }
    return second
  }

  /// All of a document, in reading order.
  func document(_ document: Document) throws(TemplateError) -> Document {
    var document = document
    document.title = try inlines(document.title, .title)
    document.subtitle = try inlines(document.subtitle, .title)
    document.shortTitle = try inlines(document.shortTitle, .title)
    document.articleType = try inlines(document.articleType, .title)
    document.issue = try inlines(document.issue, .title)
    document.abstract = try blocks(document.abstract, .abstract)
    for index in document.keywords.indices {
      document.keywords[index] = try inlines(document.keywords[index], .title)
    }
    document.second = try second(document.second)
    document.body = try blocks(document.body, .text)
    if var supplement = document.supplement {
      supplement.heading.content = try inlines(supplement.heading.content, .supplement)
      supplement.body = try blocks(supplement.body, .supplement)
      document.supplement = supplement
    }
    for index in document.footnotes.indices {
      document.footnotes[index] = try blocks(document.footnotes[index], .footnote)
    }
    return document
  }
}
