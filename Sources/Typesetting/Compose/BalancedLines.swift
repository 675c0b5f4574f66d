internal import Documents
internal import Drawing

/// Headings and the like in lines of nearly equal length.
extension Setting {
  /// The most even lines, no more of them than the whole width needs; lines that end with an article or
  /// a preposition are avoided, those that end at a colon preferred.
  private func balancedLines(
    _ pieces: [Piece], _ style: ParagraphStyle, width: Double
  ) throws -> (lines: [SetLine], measure: Double) {
    var best = (lines: try lines(pieces, style, measure: width), measure: width)
    guard best.lines.count > 1 else { return best }
    var cost = Self.cost(of: best.lines, width)
    let narrowest = width / Double(best.lines.count) * 0.6
    for step in 1...Self.measures {
      let share = Double(step) / Double(Self.measures)
      let measure = width - (width - narrowest) * share
      let lines = try lines(pieces, style, measure: measure)
      guard lines.count == best.lines.count, lines.allSatisfy({ $0.width <= measure }) else {
        break
      }
      let own = Self.cost(of: lines, width)
      if own <= cost { (best, cost) = ((lines, measure), own) }
    }
    return best
  }

  /// How many measures are tried.
  private static let measures = 40

  /// How uneven lines are, in parts of the measure, with what their ends add.
  private static func cost(of lines: [SetLine], _ width: Double) -> Double {
    let widths = lines.map(\.width)
    let unevenness = ((widths.max() ?? 0) - (widths.min() ?? 0)) / width
    return lines.dropLast().reduce(unevenness) { sum, line in
      let word = line.lastWord
      if word.hasSuffix(":") || word.hasSuffix("：") { return sum - 0.3 }
      return weakWords.contains(word.lowercased()) ? sum + 0.4 : sum
    }
  }

  /// English words that lead on to the next.
  private static let weakWords: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "its",
  ]

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

extension SetLine {
  /// The last word that is set.
  fileprivate var lastWord: Substring {
    func last(_ items: [PictureItem]) -> Substring? {
      for item in items.reversed() {
        switch item {
        case .text(let run):
          if let word = run.text.split(separator: " ").last { return word }
        case .group(let group):
          if let word = last(group.items) { return word }
        case .path, .image, .link, .anchor: continue
        }
      }
      return nil
    }
    return last(items) ?? ""
  }
}
