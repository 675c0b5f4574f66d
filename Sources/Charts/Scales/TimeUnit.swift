/// The unit in which times are counted, as far as words tell it.
package enum TimeUnit: String, Hashable, Sendable {
  case days, weeks, months, years

  /// The unit that a text names: `months`, `Years since surgery`, `Time (d)`, `术后时间（月）`; `nil` if
  /// it names none. The last unit named counts: "time since first year of treatment (months)".
  package init?(namedIn text: String) {
    let words = text.lowercased().split { !$0.isLetter }
    var found: TimeUnit?
    for word in words {
      switch word {
      case "d", "day", "days": found = .days
      case "w", "wk", "wks", "week", "weeks": found = .weeks
      case "m", "mo", "mos", "mon", "month", "months": found = .months
      case "y", "yr", "yrs", "year", "years": found = .years
      default: found = TimeUnit(character: word) ?? found
      }
    }
    guard let found else { return nil }
    self = found
  }

  private init?(character word: Substring) {
    let units: [(Character, TimeUnit)] = [
      ("天", .days), ("日", .days), ("周", .weeks), ("月", .months), ("年", .years),
    ]
    guard let unit = units.first(where: { word.contains($0.0) }) else { return nil }
    self = unit.1
  }

  /// The distances between ticks that are natural for the unit.
  package var spacing: TickSpacing {
    switch self {
    case .days: .days
    case .weeks: .weeks
    case .months: .months
    case .years: .years
    }
  }
}
