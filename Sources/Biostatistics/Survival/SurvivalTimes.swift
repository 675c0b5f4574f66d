import NumericalMethods

/// Follow-up times in ascending order within groups, as every pass over risk sets needs them.
///
/// Times that differ by less than 1.5e-8 of their mean (or of 1) count as equal, so that rounding in the
/// data's arithmetic does not break ties; R's survival package does the same.
package struct SurvivalTimes: Sendable {
  /// The time of each row, groups one after the other, ascending within a group.
  package let times: [Double]
  /// Whether the row's follow-up ended with the event, in the same order.
  package let isEvent: [Bool]
  /// The place of each sorted row among the rows that were given.
  package let rows: [Int32]
  /// Entry times, ascending within each group in an order of their own; `nil` where all entered at 0.
  package let entries: [Double]?
  /// The row that each entry time belongs to, among the rows that were given.
  package let entryRows: [Int32]
  /// Where each group's rows begin, and behind the last group their number.
  package let starts: [Int]

  /// Sorts rows by group and time. Groups are `codes` in 0..<`groupCount`; rows with −1 are left out.
  package init(
    times: [Double], isEvent: [Bool], entries: [Double]?, codes: [Int32]?, groupCount: Int
  ) {
    let merged = Self.withoutRounding(times, also: entries)
    let (order, starts) = Self.order(merged.times, codes, groupCount)
    self.starts = starts
    rows = order
    self.times = order.map { merged.times[Int($0)] }
    self.isEvent = order.map { isEvent[Int($0)] }
    if let values = merged.entries {
      let (entryOrder, _) = Self.order(values, codes, groupCount)
      self.entries = entryOrder.map { values[Int($0)] }
      entryRows = entryOrder
    } else {
      self.entries = nil
      entryRows = []
    }
  }

  /// The rows of a group.
  package func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// By group, then by value, then by row.
  private static func order(
    _ values: [Double], _ codes: [Int32]?, _ groupCount: Int
  ) -> (order: [Int32], starts: [Int]) {
    let byValue = SortOrder.ascending(values)
    guard let codes, groupCount > 0 else { return (byValue, [0, byValue.count]) }
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for code in codes where code >= 0 { starts[Int(code) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var next = starts
    var order = [Int32](repeating: 0, count: starts[groupCount])
    for row in byValue {
      let code = Int(codes[Int(row)])
      guard code >= 0 else { continue }
      order[next[code]] = row
      next[code] += 1
    }
    return (order, starts)
  }

  /// The times with runs of almost equal ones set to the first of the run.
  private static func withoutRounding(
    _ times: [Double], also entries: [Double]?
  ) -> (times: [Double], entries: [Double]?) {
    // Whole numbers, the usual case, cannot be almost equal.
    if times.allSatisfy({ $0.rounded() == $0 }), entries?.allSatisfy({ $0.rounded() == $0 }) ?? true
    {
      return (times, entries)
    }
    let all = times + (entries ?? [])
    let order = SortOrder.ascending(all)
    var distinct = 0
    var sum = 0.0
    var last = Double.nan
    for index in order where all[Int(index)] != last {
      last = all[Int(index)]
      sum += last
      distinct += 1
    }
    let tolerance = 1.4901161193847656e-8 * max(1, sum / Double(max(1, distinct)))
    var merged = all
    var previous = -Double.infinity
    var anchor = -Double.infinity
    var changed = false
    for index in order {
      let value = all[Int(index)]
      if value - previous > tolerance {
        anchor = value
      } else if value != anchor {
        changed = true
      }
      merged[Int(index)] = anchor
      previous = value
    }
    guard changed else { return (times, entries) }
    return (Array(merged[..<times.count]), entries == nil ? nil : Array(merged[times.count...]))
  }
}
