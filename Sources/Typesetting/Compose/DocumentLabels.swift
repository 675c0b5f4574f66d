internal import Documents

/// The places of a document to which references and the outline lead.
struct DocumentLabels {
  /// The labels of headings, tables and figures.
  private(set) var names: Set<String> = []
  /// The headings, in order.
  private(set) var outline: [TypesetDocument.OutlineEntry] = []

  init(_ blocks: [Block]) { add(blocks) }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        let number = heading.number.map { $0 + " " } ?? ""
        // Of two headings with one label the first is the place.
        if !heading.label.isEmpty, names.insert(heading.label).inserted {
          outline.append(
            .init(
              title: number + heading.content.plainText, level: heading.level,
              anchor: heading.label))
        }
      case .table(let table): if let label = table.label { names.insert(label) }
      case .figure(let figure): if let label = figure.label { names.insert(label) }
      case .list(let list): for item in list.items { add(item) }
      case .quotation(let inner), .division(_, let inner): add(inner)
      case .paragraph, .listing, .printout, .thematicBreak, .pageBreak, .code: break
      }
    }
  }
}
