extension Document {
  /// The figures in order of appearance.
  public var figures: [FigureBlock] {
    var found: [FigureBlock] = []
    for part in parts { part.visit { if case .figure(let figure) = $0 { found.append(figure) } } }
    return found
  }

  /// The figures that become files: each with its parts behind it.
  public var figureFiles: [FigureBlock] { figures.flatMap { [$0] + $0.parts } }

  /// The tables in order of appearance.
  public var tables: [TableBlock] {
    var found: [TableBlock] = []
    for part in parts { part.visit { if case .table(let table) = $0 { found.append(table) } } }
    return found
  }

  /// The text and the supplement.
  private var parts: [[Block]] { [body, supplement?.body ?? []] }

  /// The document as one format shows it: without divisions that are meant for others, numbered
  /// again where that takes figures, tables or headings away.
  ///
  /// - Throws: An error where a reference leads to something that this format does not show.
  public func shown(in format: DocumentFormat) throws(TemplateError) -> Document {
    var document = self
    document.body = body.shown(in: format)
    document.footnotes = footnotes.map { $0.shown(in: format) }
    if let supplement { document.supplement?.body = supplement.body.shown(in: format) }
    guard
      document.body != body || document.footnotes != footnotes || document.supplement != supplement
    else { return document }
    var numbersSections = false
    for part in parts {
      part.visit {
        if case .heading(let heading) = $0, heading.number != nil { numbersSections = true }
      }
    }
    return try Numbering(
      vocabulary: Vocabulary(language: language), numbersSections: numbersSections
    ).numbered(document)
  }
}

extension [Block] {
  /// Calls the closure with every block, those within others after these.
  func visit(_ body: (Block) -> Void) {
    for block in self {
      body(block)
      switch block {
      case .list(let list): for item in list.items { item.visit(body) }
      case .quotation(let inner), .division(_, let inner): inner.visit(body)
      default: break
      }
    }
  }

  /// Without the divisions that are meant for other formats; the braces around what stays go too.
  fileprivate func shown(in format: DocumentFormat) -> [Block] {
    var result: [Block] = []
    for block in self {
      switch block {
      case .division(let attributes, let inner):
        let inner = inner.shown(in: format)
        if attributes.classes.contains("content-visible") {
          if attributes.names(format) ?? true { result += inner }
        } else if attributes.classes.contains("content-hidden") {
          if !(attributes.names(format) ?? true) { result += inner }
        } else {
          result.append(.division(attributes: attributes, inner))
        }
      case .list(var list):
        list.items = list.items.map { $0.shown(in: format) }
        result.append(.list(list))
      case .quotation(let inner): result.append(.quotation(inner.shown(in: format)))
      default: result.append(block)
      }
    }
    return result
  }
}

extension Attributes {
  /// Whether `when-format` and its like hold in a format; `nil` where none is given. Page
  /// pictures are pages.
  fileprivate func names(_ format: DocumentFormat) -> Bool? {
    let name = format == .png ? "pdf" : format.rawValue
    var result: Bool?
    for pair in pairs {
      if pair.key == "when-format" { result = (result ?? true) && pair.value == name }
      if pair.key == "unless-format" { result = (result ?? true) && pair.value != name }
      if pair.key == "when-meta" { result = (result ?? true) && pair.value == "true" }
      if pair.key == "unless-meta" { result = (result ?? true) && pair.value != "true" }
    }
    return result
  }
}
