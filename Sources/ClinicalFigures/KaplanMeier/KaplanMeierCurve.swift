package import Reporting

/// One group of a Kaplan–Meier plot as columns of numbers.
package struct KaplanMeierCurve: Sendable {
  /// The group's name; empty where there is only one.
  package var name: String
  /// How many patients the group has.
  package var count: Int
  /// The distinct times of events and censorings, ascending.
  package var times: [Double]
  /// How many were under observation at each time: those whose own time is not before it.
  package var atRisk: [Int]
  /// How many events happened at each time.
  package var events: [Int]
  /// How many were censored at each time; they count as at risk at it.
  package var censored: [Int]
  /// The survival from each time on, 0…1.
  package var survival: [Double]
  /// The lower confidence limit, 0…1; not a number where there is none.
  package var lower: [Double]
  /// The upper confidence limit, 0…1; not a number where there is none.
  package var upper: [Double]
  /// The median; without a value where the curve does not reach one half.
  package var median: Estimate

  /// A curve; all columns are as long as `times`.
  package init(
    name: String, count: Int, times: [Double], atRisk: [Int], events: [Int], censored: [Int],
    survival: [Double], lower: [Double], upper: [Double], median: Estimate
  ) {
    precondition(
      [atRisk.count, events.count, censored.count, survival.count, lower.count, upper.count]
        .allSatisfy { $0 == times.count }, "columns of a survival curve differ")
    self.name = name
    self.count = count
    self.times = times
    self.atRisk = atRisk
    self.events = events
    self.censored = censored
    self.survival = survival
    self.lower = lower
    self.upper = upper
    self.median = median
  }

  /// The number of events in all.
  package var eventCount: Int { events.reduce(0, +) }

  /// How many are at risk at a time: those whose own time is not before it.
  package func atRiskCount(at time: Double) -> Int {
    let index = firstIndex { $0 >= time }
    return index < times.count ? atRisk[index] : 0
  }

  /// How many events happened up to a time, at it included.
  package func eventCount(until time: Double) -> Int {
    events[..<firstIndex { $0 > time }].reduce(0, +)
  }

  /// The last time that so many patients reach: 10 and a tenth of the group. A group of fewer than 20
  /// would lose most of its curve and keeps it whole.
  package var supportedEnd: Double {
    guard count >= 20 else { return times.last ?? 0 }
    let least = max(10, (count + 9) / 10)
    return atRisk.lastIndex { $0 >= least }.map { times[$0] } ?? 0
  }

  /// The mean survival up to a time: by it, curves are ordered from top to bottom.
  func area(until end: Double) -> Double {
    var (area, last, level) = (0.0, 0.0, 1.0)
    for (time, value) in zip(times, survival) {
      guard time < end else { break }
      area += level * (time - last)
      (last, level) = (time, value)
    }
    return area + level * max(end - last, 0)
  }

  /// The first index whose time satisfies the condition, which holds from some time on; by halving.
  private func firstIndex(where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(times[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
