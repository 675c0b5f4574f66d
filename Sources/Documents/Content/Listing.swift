/// Code with a number and a caption, as a division around it: "Listing 1".
///
/// The division has the class `listing`, its first block is the caption (a paragraph, which may be
/// empty), its second the code; its pair `title` is what the caption begins with.
extension Attributes {
  /// The class of a division that holds a listing with its caption.
  static let listing = "listing"

  /// Whether the division is a listing with its caption.
  package var isListing: Bool { classes.contains(Self.listing) }

  /// "Listing 1"; empty where nothing is said.
  package var title: String { pairs.first { $0.key == "title" }?.value ?? "" }

  /// The same with another title.
  func titled(_ title: String) -> Attributes {
    var attributes = self
    attributes.pairs.removeAll { $0.key == "title" }
    attributes.pairs.append(.init(key: "title", value: title))
    return attributes
  }
}

extension Block {
  /// Code with a label and a caption; without either the code alone.
  static func listing(
    code: String, language: String?, label: String?, caption: [Inline], at mark: SourceMark
  ) -> Block {
    let listing = Block.listing(code: code, language: language)
    guard label != nil || !caption.isEmpty else { return listing }
    let attributes = Attributes(label: label, classes: [Attributes.listing])
    return .division(attributes: attributes, [.paragraph(caption, at: mark), listing])
  }

  /// `::: {#lst-x}` around code: the paragraph at its end is the caption.
  static func listing(_ blocks: [Block], label: String) -> Block? {
    guard let code = blocks.first(where: { if case .listing = $0 { true } else { false } }) else {
      return nil
    }
    var caption = Block.paragraph([])
    var others = blocks.filter { $0 != code }
    if case .paragraph? = others.last { caption = others.removeLast() }
    let attributes = Attributes(label: label, classes: [Attributes.listing])
    return .division(attributes: attributes, [caption, code] + others)
  }
}
