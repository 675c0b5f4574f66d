internal import Documents

extension [Block] {
  /// The blocks with each table and figure behind the paragraph that first speaks of it, if that
  /// comes later in the same section; the others of the section keep their order behind it.
  func withFloatsBehindReferences() -> [Block] {
    guard contains(where: { $0.floatLabels != nil }) else { return self }
    var firstReferences: [String: Int] = [:]
    for (index, block) in enumerated() {
      block.visitReferences { label in
        if firstReferences[label] == nil { firstReferences[label] = index }
      }
    }
    var result: [Block] = []
    result.reserveCapacity(count)
    var held: [(block: Block, release: Int)] = []
    var sectionEnd = 0
    for (index, block) in enumerated() {
      if index >= sectionEnd {
        result += held.map(\.block)
        held = []
        sectionEnd = self[(index + 1)...].firstIndex { $0.endsSection } ?? count
      }
      if let labels = block.floatLabels {
        let reference = labels.compactMap { firstReferences[$0] }.min() ?? index
        let release = reference > index && reference < sectionEnd ? reference : index
        held.append((block, release))
      } else {
        result.append(block)
      }
      let ready = held.prefix { $0.release <= index }.count
      result += held.prefix(ready).map(\.block)
      held.removeFirst(ready)
    }
    return result + held.map(\.block)
  }
}

extension Block {
  /// The labels by which a table or figure is spoken of; `nil` for other blocks.
  fileprivate var floatLabels: [String]? {
    switch self {
    case .table(let table): [table.label, table.group?.label].compactMap(\.self)
    case .figure(let figure): [figure.label, figure.group?.label].compactMap(\.self)
    default: nil
    }
  }

  fileprivate var endsSection: Bool {
    switch self {
    case .heading, .pageBreak: true
    case .division(let attributes, _): attributes.classes.contains("landscape")
    default: false
    }
  }

  /// Calls the closure with the label of each reference in running text.
  fileprivate func visitReferences(_ body: (String) -> Void) {
    switch self {
    case .paragraph(let inlines, _): inlines.visitReferences(body)
    case .list(let list): for item in list.items.joined() { item.visitReferences(body) }
    case .quotation(let blocks), .division(_, let blocks):
      for block in blocks { block.visitReferences(body) }
    default: break
    }
  }
}

extension [Inline] {
  fileprivate func visitReferences(_ body: (String) -> Void) {
    for inline in self {
      switch inline {
      case .reference(let reference): body(reference.label)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .superscript(let inner), .subscript(let inner), .link(let inner, _):
        inner.visitReferences(body)
      default: break
      }
    }
  }
}
