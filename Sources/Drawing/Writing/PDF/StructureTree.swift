/// What the groups of a document's pages say of its structure, and which marked contents of the
/// drawn file belong to what.
package struct StructureTree: Sendable {
  /// An element, with its parts in reading order.
  package struct Element: Sendable {
    /// `P`, `H1`, `Table` …
    package var role: String
    /// What stands for it where it cannot be seen.
    package var alternativeText: String?
    /// What is said of it beyond its role.
    package var attributes: StructureAttributes?
    /// Its parts.
    package var kids: [Kid] = []

    package init(
      role: String, alternativeText: String? = nil, attributes: StructureAttributes? = nil
    ) {
      self.role = role
      self.alternativeText = alternativeText
      self.attributes = attributes
    }
  }

  /// A part of an element.
  package enum Kid: Sendable {
    /// An element below it, by its place in `elements`.
    case element(Int)
    /// Content drawn on a page, by its place in `runs`.
    case run(Int)
  }

  /// Content that was drawn between one mark and the next.
  package struct Run: Sendable {
    /// Whether it belongs to no element: running lines, rules.
    package var isArtifact: Bool
    /// The language of its text where it has one.
    package var language: String?
    /// What it says where it is a link.
    package var linkText: String?
    /// Where it leads where it is a link.
    package var target: LinkItem.Target?
  }

  /// The elements; the first is the document.
  package var elements: [Element] = [Element(role: "Document")]
  /// The runs in the order in which they were drawn.
  package var runs: [Run] = []

  /// Elements that go on in another group.
  private var numbered: [Key: Int] = [:]

  private struct Key: Hashable {
    var parent: Int
    var role: String
    var number: Int
  }

  /// The element of a group within another: a new one, or one that goes on.
  mutating func element(of group: PictureGroup, role: String, in parent: Int) -> Int {
    let key = group.structure?.number.map { Key(parent: parent, role: role, number: $0) }
    if let key, let known = numbered[key] { return known }
    let index = elements.count
    elements.append(
      Element(
        role: role, alternativeText: group.alternativeText, attributes: group.structure))
    elements[parent].kids.append(.element(index))
    if let key { numbered[key] = index }
    return index
  }

  /// Notes a run that is drawn next; `nil` for one that belongs to no element.
  mutating func add(_ run: Run, to element: Int?) {
    if let element { elements[element].kids.append(.run(runs.count)) }
    runs.append(run)
  }
}

/// A file as it was drawn, with the structure that its marks stand for.
package struct DrawnPDF: Sendable {
  /// The file.
  package var bytes: [UInt8]
  /// The structure; its runs are the leaves of the file's own tree, in order.
  package var structure: StructureTree
  /// For every page the long paths whose stand-ins are to be replaced, in the order of drawing.
  package var longPaths: [[LongPath]]
}
