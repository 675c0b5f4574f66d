import NumericalMethods

/// Follow-up times in ascending order within groups, as every pass over risk sets needs them.
///
/// Times that differ by less than 1.5e-8 of their mean (or of 1) count as equal, so that rounding in the
/// data's arithmetic does not break ties; R's survival package does the same. Whole numbers are exact and
/// are never merged, where R merges those that differ by 1 once their mean is above 67 million.
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
    let byTime = SortOrder.ascending(times)
    let byEntry = entries.map(SortOrder.ascending)
    let merged = Self.withoutRounding(times, byTime, also: entries, byEntry)
    let (order, starts) = Self.grouped(byTime, codes, groupCount)
    self.starts = starts
    rows = order
    self.times = order.map { merged.times[Int($0)] }
    self.isEvent = order.map { isEvent[Int($0)] }
    if let byEntry, let values = merged.entries {
      entryRows = Self.grouped(byEntry, codes, groupCount).order
      self.entries = entryRows.map { values[Int($0)] }
    } else {
      entryRows = []
      self.entries = nil
    }
  }

  /// The rows of a group.
  package func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// An ascending order taken apart by group.
  private static func grouped(
    _ byValue: [Int32], _ codes: [Int32]?, _ groupCount: Int
  ) -> (order: [Int32], starts: [Int]) {
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

  /// The times with runs of almost equal ones set to the first of the run, which keeps their order.
  private static func withoutRounding(
    _ times: [Double], _ byTime: [Int32], also entries: [Double]?, _ byEntry: [Int32]?
  ) -> (times: [Double], entries: [Double]?) {
    // Whole numbers, the usual case, cannot be almost equal.
    let isWhole = times.allSatisfy { $0.rounded() == $0 }
    if isWhole, entries?.allSatisfy({ $0.rounded() == $0 }) ?? true { return (times, entries) }
    guard let entries, byEntry != nil else { return (merged(times, byTime), nil) }
    let all = merged(times + entries, SortOrder.ascending(times + entries))
    return (Array(all[..<times.count]), Array(all[times.count...]))
  }

  private static func merged(_ values: [Double], _ order: [Int32]) -> [Double] {
    var distinct = 0
    var sum = 0.0
    var last = Double.nan
    for index in order where values[Int(index)] != last {
      last = values[Int(index)]
      sum += last
      distinct += 1
    }
    let tolerance = 1.4901161193847656e-8 * max(1, sum / Double(max(1, distinct)))
    var result = values
    var previous = -Double.infinity
    var anchor = -Double.infinity
    for index in order {
      let value = values[Int(index)]
      if value - previous > tolerance {
        anchor = value
      } else if value != anchor {
        result[Int(index)] = anchor
      }
      previous = value
    }
    return result
  }
}
