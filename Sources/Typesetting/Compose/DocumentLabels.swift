internal import Documents
internal import Drawing

/// The places of a document to which references and the outline lead.
struct DocumentLabels {
  /// The labels of headings, tables and figures.
  private(set) var names: Set<String> = []
  /// A heading that can be led to.
  private struct Section {
    var title: String
    var level: Int
    var label: String
  }
  private var sections: [Section] = []

  init(_ blocks: [Block]) { add(blocks) }

  /// The headings as a tree: each with the deeper ones that follow it.
  var outline: [PDFFile.OutlineEntry] {
    var rest = sections[...]
    return Self.entries(from: &rest, deeperThan: 0)
  }

  private static func entries(
    from sections: inout ArraySlice<Section>, deeperThan level: Int
  ) -> [PDFFile.OutlineEntry] {
    var entries: [PDFFile.OutlineEntry] = []
    while let section = sections.first, section.level > level {
      sections.removeFirst()
      let inner = Self.entries(from: &sections, deeperThan: section.level)
      entries.append(.init(title: section.title, anchor: section.label, entries: inner))
    }
    return entries
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        let number = heading.number.map { $0 + " " } ?? ""
        // Of two headings with one label the first is the place.
        if !heading.label.isEmpty, names.insert(heading.label).inserted {
          sections.append(
            Section(
              title: number + heading.content.plainText, level: heading.level,
              label: heading.label))
        }
      case .table(let table): if let label = table.label { names.insert(label) }
      case .figure(let figure):
        names.formUnion(([figure] + figure.parts).compactMap(\.label))
      case .list(let list): for item in list.items { add(item) }
      case .quotation(let inner), .division(_, let inner): add(inner)
      case .equation, .paragraph, .listing, .printout, .thematicBreak, .pageBreak, .code: break
      }
    }
  }
}
