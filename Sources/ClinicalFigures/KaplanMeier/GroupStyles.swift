import Charts
import Drawing

/// Chooses how groups are drawn: by name where a name speaks of risk, else in the order of levels, so
/// that a group keeps its colour from figure to figure.
enum GroupStyles {
  /// A style for each name, in order.
  static func styles(for names: [String], palette: Palette) -> [SeriesStyle] {
    let risks = names.map(risk(named:))
    let known = risks.compactMap { $0 }
    if names.count > 1, known.count == names.count, Set(known).count == known.count {
      return known.map { risk in
        switch risk {
        case .low: palette.style(palette.low, 1)
        case .middle: palette.style(palette.middle, 2)
        case .high: palette.style(palette.high, 0)
        }
      }
    }
    return palette.styles(names.count)
  }

  private enum Risk: Hashable {
    case low, middle, high
  }

  /// The risk that a name speaks of: `low`, `Low risk`, `intermediate`, `高危` …
  private static func risk(named name: String) -> Risk? {
    let words = name.lowercased().split { !$0.isLetter }
    guard let first = words.first else { return nil }
    switch first {
    case "low", "lower": return .low
    case "intermediate", "medium", "middle", "moderate": return .middle
    case "high", "higher": return .high
    default: break
    }
    switch first.first {
    case "低": return .low
    case "中": return .middle
    case "高": return .high
    default: return nil
    }
  }
}
