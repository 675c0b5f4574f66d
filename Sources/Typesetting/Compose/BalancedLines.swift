internal import Documents
internal import Drawing

/// Headings and the like in lines of nearly equal length.
extension Setting {
  /// The lines at the smallest measure that needs no more of them than the whole width does.
  private func balancedLines(
    _ pieces: [Piece], _ style: ParagraphStyle, width: Double
  ) throws -> (lines: [SetLine], measure: Double) {
    var best = (lines: try lines(pieces, style, measure: width), measure: width)
    guard best.lines.count > 1 else { return best }
    var low = width / Double(best.lines.count) * 0.6
    var high = width
    while high - low > 4 {
      let middle = (low + high) / 2
      let lines = try lines(pieces, style, measure: middle)
      if lines.count > best.lines.count || lines.contains(where: { $0.width > middle }) {
        low = middle
      } else {
        best = (lines, middle)
        high = middle
      }
    }
    return best
  }

  /// The strips of lines of nearly equal length that begin at the left.
  func balanced(
    _ pieces: [Piece], _ style: ParagraphStyle, in column: Column, path: [StructureElement]
  ) throws -> [Strip] {
    let best = try balancedLines(pieces, style, width: column.width)
    return strips(best.lines, style, in: column, path: path)
  }

  /// The strips of lines of nearly equal length on the column's middle axis.
  func centred(
    _ pieces: [Piece], _ style: ParagraphStyle, in column: Column, path: [StructureElement]
  ) throws -> [Strip] {
    var style = style
    style.alignment = .center
    let best = try balancedLines(pieces, style, width: column.width)
    let middle = Column(
      x: column.x + (column.width - best.measure) / 2, width: best.measure)
    return strips(best.lines, style, in: middle, path: path)
  }
}
