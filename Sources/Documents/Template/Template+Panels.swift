extension Template {
  /// For each Swift block the columns that its figures share with others side by side: of the block
  /// itself, or of the division in which it stands; `nil` where figures stand alone.
  var panelColumns: [Int?] {
    var columns = blocks.map(\.options.columns)
    func visit(_ blocks: [Block], _ around: Int?) {
      for block in blocks {
        switch block {
        case .code(let index):
          if columns.indices.contains(index), columns[index] == nil { columns[index] = around }
        case .division(let attributes, let inner): visit(inner, attributes.columns ?? around)
        case .list(let list): for item in list.items { visit(item, around) }
        case .quotation(let inner): visit(inner, around)
        default: break
        }
      }
    }
    visit(body, nil)
    return columns
  }
}

extension Attributes {
  /// The columns side by side that `layout-ncol` asks for.
  package var columns: Int? {
    guard let value = pairs.last(where: { $0.key == "layout-ncol" })?.value else { return nil }
    return Int(value.trimmed).flatMap { (1...12).contains($0) ? $0 : nil }
  }
}
