internal import Drawing

/// Gives a document's structure what its groups do not say: the parts of tables, the scope of heads,
/// captions within what they belong to, languages.
struct StructureRefinement {
  private(set) var tree: StructureTree
  /// The languages of elements that differ from that of what they stand in, by the element's place.
  private(set) var languages: [Int: String] = [:]

  init(_ tree: StructureTree, language: String) {
    self.tree = tree
    dropEmpty()
    for index in tree.elements.indices { order(index) }
    for index in tree.elements.indices where tree.elements[index].role == "Table" { divide(index) }
    for index in tree.elements.indices where tree.elements[index].role == "LI" { label(index) }
    for index in tree.elements.indices { takeCaptions(index) }
    nameLanguages(of: language)
  }

  // MARK: - Order

  /// Puts the parts of an element into the order of the text: a table or figure that stands on a later
  /// page, a footnote at a page's end are read where the text brings them. A part without a number
  /// stays behind the one that is drawn before it.
  private mutating func order(_ index: Int) {
    let kids = tree.elements[index].kids
    guard kids.count > 1 else { return }
    var last = Int.min
    var isSorted = true
    let places = kids.enumerated().map { place, kid -> (number: Int, place: Int) in
      var number = last
      if case .element(let part) = kid, let attributes = tree.elements[part].attributes {
        number = attributes.order ?? attributes.number ?? last
      }
      if number < last { isSorted = false }
      last = number
      return (number, place)
    }
    if !isSorted { tree.elements[index].kids = places.sorted(by: <).map { kids[$0.place] } }
  }

  // MARK: - Tables and captions

  /// Puts a caption that stands right before a table into it.
  private mutating func takeCaptions(_ index: Int) {
    var kids: [StructureTree.Kid] = []
    for kid in tree.elements[index].kids {
      if case .element(let table) = kid, tree.elements[table].role == "Table",
        case .element(let caption)? = kids.last, tree.elements[caption].role == "Caption"
      {
        kids.removeLast()
        tree.elements[table].kids.insert(.element(caption), at: 0)
      }
      kids.append(kid)
    }
    tree.elements[index].kids = kids
  }

  /// Divides the rows of a table into its head, the first rows of head cells alone, and its body.
  private mutating func divide(_ table: Int) {
    let rows = tree.elements[table].kids
    var hasParts = false
    for case .element(let part) in rows where tree.elements[part].role.first == "T" {
      let inner = tree.elements[part].kids[...]
      switch tree.elements[part].role {
      case "THead": name(inner, .column)
      case "TBody", "TFoot": name(inner, .row)
      default: continue
      }
      hasParts = true
    }
    guard !hasParts else { return }
    let head = rows.prefix { isHead($0) }
    let body = rows.dropFirst(head.count)
    guard !body.isEmpty else {
      name(head, .column)
      return
    }
    name(head, .column)
    name(body, .row)
    guard !head.isEmpty, body.allSatisfy({ role(of: $0) == "TR" }) else { return }
    tree.elements[table].kids = [part("THead", head), part("TBody", body)]
  }

  private func role(of kid: StructureTree.Kid) -> String? {
    if case .element(let index) = kid { tree.elements[index].role } else { nil }
  }

  private func isHead(_ kid: StructureTree.Kid) -> Bool {
    guard case .element(let row) = kid, tree.elements[row].role == "TR" else { return false }
    return tree.elements[row].kids.allSatisfy { role(of: $0) == "TH" }
  }

  private mutating func part(
    _ role: String, _ rows: ArraySlice<StructureTree.Kid>
  ) -> StructureTree.Kid {
    var element = StructureTree.Element(role: role)
    element.kids = Array(rows)
    tree.elements.append(element)
    return .element(tree.elements.count - 1)
  }

  private mutating func name(
    _ rows: ArraySlice<StructureTree.Kid>, _ scope: StructureAttributes.Scope
  ) {
    for case .element(let row) in rows {
      for case .element(let cell) in tree.elements[row].kids
      where tree.elements[cell].role == "TH" && tree.elements[cell].attributes?.scope == nil {
        var attributes = tree.elements[cell].attributes ?? StructureAttributes()
        attributes.scope = scope
        tree.elements[cell].attributes = attributes
      }
    }
  }

  // MARK: - Lists

  /// Takes the label of a list's item out of its first paragraph; the rest is the item's body.
  private mutating func label(_ item: Int) {
    guard case .element(let first)? = tree.elements[item].kids.first,
      case .element(let label)? = tree.elements[first].kids.first,
      tree.elements[label].role == "Lbl"
    else { return }
    tree.elements[first].kids.removeFirst()
    let body = part("LBody", tree.elements[item].kids[...])
    tree.elements[item].kids = [.element(label), body]
  }

  // MARK: - Empty elements

  /// Takes elements away that hold nothing, cells excepted: those keep the columns in order.
  private mutating func dropEmpty() {
    // Parts stand behind what they are parts of.
    var isEmpty = Array(repeating: false, count: tree.elements.count)
    for index in tree.elements.indices.reversed() {
      tree.elements[index].kids.removeAll {
        if case .element(let part) = $0 { isEmpty[part] } else { false }
      }
      let role = tree.elements[index].role
      isEmpty[index] =
        index > 0 && tree.elements[index].kids.isEmpty && role != "TD" && role != "TH"
    }
  }

  // MARK: - Languages

  /// Names the language of the outermost elements all of whose text is in another language.
  private mutating func nameLanguages(of document: String) {
    var known: [Int: String] = [:]
    _ = commonLanguage(of: 0, document, &known)
    name(0, inherited: document, known)
  }

  /// The one language of all text in an element; the empty text for a mixture, `nil` for no text.
  private func commonLanguage(
    of index: Int, _ document: String, _ known: inout [Int: String]
  ) -> String? {
    var common: String?
    for kid in tree.elements[index].kids {
      let language =
        switch kid {
        case .element(let part): commonLanguage(of: part, document, &known)
        case .run(let run): tree.runs[run].language
        }
      guard let language else { continue }
      common = common == nil || common == language ? language : ""
    }
    known[index] = common
    return common
  }

  private mutating func name(_ index: Int, inherited: String, _ known: [Int: String]) {
    var inherited = inherited
    if let own = known[index], !own.isEmpty, own != inherited, PDFNotation.isLanguage(own),
      index > 0
    {
      languages[index] = own
      inherited = own
    }
    guard known[index] != inherited else { return }
    var spans: [Int: StructureTree.Kid] = [:]
    for (place, kid) in tree.elements[index].kids.enumerated() {
      switch kid {
      case .element(let part): name(part, inherited: inherited, known)
      case .run(let run):
        guard let own = tree.runs[run].language, own != inherited, PDFNotation.isLanguage(own)
        else { continue }
        var span = StructureTree.Element(role: "Span")
        span.kids = [kid]
        languages[tree.elements.count] = own
        spans[place] = .element(tree.elements.count)
        tree.elements.append(span)
      }
    }
    for (place, span) in spans { tree.elements[index].kids[place] = span }
  }
}
