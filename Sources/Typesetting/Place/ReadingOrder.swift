extension [PlacedStrip] {
  /// The strips in the order in which they are read: a table or figure that stands amid the lines of
  /// a paragraph comes behind its last line. `last` is the last line of text of the page before;
  /// it becomes that of this page.
  func inReadingOrder(after last: inout Strip?) -> [PlacedStrip] {
    var result: [PlacedStrip] = []
    result.reserveCapacity(count)
    var held: [PlacedStrip] = []
    for placed in self {
      if placed.strip.kind == .float {
        held.append(placed)
        continue
      }
      if !held.isEmpty, last?.path.last != placed.strip.path.last || placed.strip.path.isEmpty {
        result += held
        held = []
      }
      result.append(placed)
      last = placed.strip
    }
    return result + held
  }
}
