import CCommonMark

/// A node of the tree that libcmark-gfm makes.
struct CommonMarkNode {
  /// What a node is. CommonMark's extensions give out their types when they are registered, so the
  /// name is asked for.
  enum Kind: String {
    case document, paragraph, heading, list, item, tasklist, text, softbreak, linebreak, code, emph,
      strong
    case link, image, strikethrough, table
    case blockQuote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case htmlInline = "html_inline"
    case thematicBreak = "thematic_break"
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case footnoteReference, footnoteDefinition
  }

  let pointer: OpaquePointer

  /// What the node is; `nil` for something that we do not know.
  var kind: Kind? {
    switch cmark_node_get_type(pointer) {
    // The library has no names for these two.
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: Kind(rawValue: String(cString: cmark_node_get_type_string(pointer)))
    }
  }

  /// The text of a leaf.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  /// The address of a link or picture.
  var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// What stands behind a fence.
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// The line where a block begins, from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The level of a heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The number of a list's first item; `nil` for bullets.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  /// Whether a list's items follow without space.
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// Whether an item of a task list is ticked off.
  var isChecked: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

  /// The letters `l`, `r`, `c` or 0 for each column of a table.
  var columnAlignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { letters[$0] }
  }

  /// The nodes within.
  var children: [CommonMarkNode] {
    var result: [CommonMarkNode] = []
    var child = cmark_node_first_child(pointer)
    while let node = child {
      result.append(CommonMarkNode(pointer: node))
      child = cmark_node_next(node)
    }
    return result
  }
}

/// CommonMark with GitHub's extensions, footnotes and typographic quotes, as libcmark-gfm reads it.
enum CommonMark {
  /// Registering is not safe from several threads; a lazy constant does it once.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses a text and hands its root to the closure, which must not keep it.
  static func withTree<Result, Failure: Error>(
    of text: String, _ body: (CommonMarkNode) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard isRegistered else { return nil }
    let options =
      CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
      | CMARK_OPT_UNSAFE
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist", "autolink"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    return try body(CommonMarkNode(pointer: root))
  }
}
