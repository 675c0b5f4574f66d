internal import Drawing

/// Writes the tree of a document's structure into its file.
struct StructureWriter {
  private let refined: StructureRefinement
  private let marks: [Mark]
  /// The numbers of the elements' objects; `nil` for those that hang nowhere.
  private var numbers: [Int?]
  private let treeNumber: Int

  /// Where a run stands in the file.
  struct Mark {
    /// The object of its page.
    var page: Int
    /// Its number on the page.
    var number: Int
    /// The object of its annotation, where it is a link.
    var annotation: Int?
  }

  /// A writer that has given each element a number.
  init(
    _ refined: StructureRefinement, marks: [Mark], tree: Int, in revision: inout PDFRevision
  ) {
    self.refined = refined
    self.marks = marks
    treeNumber = tree
    numbers = Array(repeating: nil, count: refined.tree.elements.count)
    var waiting = [0]
    while let index = waiting.popLast() {
      numbers[index] = revision.reserve()
      for case .element(let part) in refined.tree.elements[index].kids { waiting.append(part) }
    }
  }

  /// Writes all elements, the root, and the way back from marks to elements.
  func write(to revision: inout PDFRevision) {
    var owners: [Int: Int] = [:]
    var parents: [Int?] = Array(repeating: nil, count: numbers.count)
    var notes: [String] = []
    for (index, element) in refined.tree.elements.enumerated() {
      guard let number = numbers[index] else { continue }
      for kid in element.kids {
        switch kid {
        case .element(let part): parents[part] = number
        case .run(let run): owners[run] = number
        }
      }
    }
    for (index, element) in refined.tree.elements.enumerated() {
      guard let number = numbers[index] else { continue }
      var body = "<< /Type /StructElem\n   /S /\(element.role)\n"
      body += "   /P \(parents[index] ?? treeNumber) 0 R\n"
      if element.role == "Note" {
        let name = "note-\(notes.count + 1)"
        notes.append("(\(name)) \(number) 0 R")
        body += "   /ID (\(name))\n"
      }
      body += entries(of: index, element) + kids(of: element) + ">>"
      revision.write(number, Array(body.utf8))
    }
    let parentTree = revision.add(parentTree(owners, revision.old))
    var root = "<< /Type /StructTreeRoot\n   /K [ \(numbers[0] ?? 0) 0 R ]\n"
    root += "   /ParentTree \(parentTree) 0 R\n"
    // Notes are numbered as they are written; names stand in the order of their bytes.
    if !notes.isEmpty {
      root += "   /IDTree << /Names [ \(notes.sorted().joined(separator: " ")) ] >>\n"
    }
    revision.change(treeNumber, to: root + ">>")
  }

  private func entries(of index: Int, _ element: StructureTree.Element) -> String {
    var text = ""
    if let alternative = element.alternativeText, !alternative.isEmpty {
      text += "   /Alt \(PDFNotation.text(alternative))\n"
    }
    if let actual = element.attributes?.actualText {
      text += "   /ActualText \(PDFNotation.text(actual))\n"
    }
    if let language = refined.languages[index] { text += "   /Lang (\(language))\n" }
    var attributes = ""
    if let scope = element.attributes?.scope { attributes += " /Scope /\(scope.rawValue)" }
    if let span = element.attributes?.columnSpan, span > 1 { attributes += " /ColSpan \(span)" }
    if let span = element.attributes?.rowSpan, span > 1 { attributes += " /RowSpan \(span)" }
    if !attributes.isEmpty { text += "   /A << /O /Table\(attributes) >>\n" }
    return text
  }

  /// The page of the element's first content, and its parts.
  private func kids(of element: StructureTree.Element) -> String {
    var page: Int?
    for case .run(let run) in element.kids where page == nil { page = marks[run].page }
    let parts = element.kids.compactMap { kid -> String? in
      switch kid {
      case .element(let part): return numbers[part].map { "\($0) 0 R" }
      case .run(let run):
        let mark = marks[run]
        let content =
          mark.page == page
          ? "\(mark.number)" : "<< /Type /MCR /Pg \(mark.page) 0 R /MCID \(mark.number) >>"
        guard let annotation = mark.annotation else { return content }
        return content + " << /Type /OBJR /Pg \(mark.page) 0 R /Obj \(annotation) 0 R >>"
      }
    }
    let head = page.map { "   /Pg \($0) 0 R\n" } ?? ""
    return parts.isEmpty ? head : head + "   /K [ \(parts.joined(separator: " ")) ]\n"
  }

  // MARK: - From marks to elements

  /// For each page the elements of its marks, for each annotation its element, by the keys that Cairo
  /// has given to pages and annotations.
  private func parentTree(_ owners: [Int: Int], _ file: PDFObjects) -> String {
    var pages: [Int: [String]] = [:]
    var entries: [(key: Int, value: String)] = []
    for (run, mark) in marks.enumerated() {
      let owner = owners[run].map { "\($0) 0 R" } ?? "null"
      let place = mark.number
      pages[mark.page, default: []].put(owner, at: place)
      if let annotation = mark.annotation,
        let key = file.value("StructParent", of: annotation).flatMap({ PDFScanner($0).firstNumber })
      {
        entries.append((key, owner))
      }
    }
    for (page, owners) in pages {
      guard let key = file.value("StructParents", of: page).flatMap({ PDFScanner($0).firstNumber })
      else { continue }
      entries.append((key, "[ \(owners.joined(separator: " ")) ]"))
    }
    entries.sort { $0.key < $1.key }
    return "<< /Nums [\n"
      + entries.map { "   \($0.key) \($0.value)\n" }.joined() + "] >>"
  }
}

extension [String] {
  /// Puts an element at a place, nulls before it where there is nothing yet.
  fileprivate mutating func put(_ element: String, at place: Int) {
    while count <= place { append("null") }
    self[place] = element
  }
}
