internal import Documents
internal import Drawing

/// The places of a document to which references and the outline lead.
struct DocumentLabels {
  /// The labels of headings, tables and figures.
  private(set) var names: Set<String> = []
  /// A heading that can be led to.
  private struct Section {
    var number: String
    var words: [Inline]
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

  /// The headings of the first levels for a list of contents, the least level being the first.
  func entries(depth: Int) -> [ContentsComposer.Entry] {
    let first = sections.map(\.level).min() ?? 1
    return sections.filter { $0.level < first + depth }.map { section in
      .init(
        number: section.number, words: section.words, level: section.level - first,
        anchor: section.label)
    }
  }

  private static func entries(
    from sections: inout ArraySlice<Section>, deeperThan level: Int
  ) -> [PDFFile.OutlineEntry] {
    var entries: [PDFFile.OutlineEntry] = []
    while let section = sections.first, section.level > level {
      sections.removeFirst()
      let inner = Self.entries(from: &sections, deeperThan: section.level)
      let number = section.number.isEmpty ? "" : section.number + " "
      let title = number + section.words.plainText
      entries.append(.init(title: title, anchor: section.label, entries: inner))
    }
    return entries
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        // Of two headings with one label the first is the place.
        if !heading.label.isEmpty, names.insert(heading.label).inserted {
          sections.append(
            Section(
              number: heading.number ?? "", words: heading.content, level: heading.level,
              label: heading.label))
        }
      case .table(let table):
        names.formUnion([table.label, table.group?.label].compactMap(\.self))
      case .figure(let figure):
        names.formUnion([figure.label, figure.group?.label].compactMap(\.self))
        names.formUnion(figure.innerLabels)
      case .list(let list): for item in list.items { add(item) }
      case .quotation(let inner): add(inner)
      case .division(let attributes, let inner):
        if let label = attributes.label { names.insert(label) }
        add(inner)
      case .equation(let equation): if let label = equation.label { names.insert(label) }
      case .paragraph, .listing, .printout, .thematicBreak, .pageBreak, .code: break
      }
    }
  }
}
