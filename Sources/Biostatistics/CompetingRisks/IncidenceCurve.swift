import NumericalMethods

/// Aalen and Johansen's estimate of one group: the pass over its risk sets.
///
/// Arrays have one element for each distinct time of follow-up, ascending; those by cause are indexed
/// by cause first.
package struct IncidenceCurve: Sendable {
  /// The distinct times of follow-up, ascending.
  package private(set) var times: [Double] = []
  /// How many were under observation just before each time.
  package private(set) var atRisk: [Int] = []
  /// How many events of each cause happened at each time.
  package private(set) var events: [[Int]]
  /// How many were censored at each time.
  package private(set) var censored: [Int] = []
  /// The probability of no event so far, from each time on.
  package private(set) var survival: [Double] = []
  /// The probability of each cause so far, from each time on.
  package private(set) var incidence: [[Double]]
  /// How many rows the group has.
  package let count: Int
  /// Who leaves, in the order of times: the cause (0 censored) and how many times were before the
  /// patient's entry; empty where all entered at 0.
  package private(set) var departures: [(code: Int32, entry: Int32)] = []

  /// Follows one group of `data` through time; `codes` belong to the rows that were given, 0 where
  /// censored, else the cause from 1.
  package init(_ data: SurvivalTimes, codes: [Int32], causeCount: Int, group: Int) {
    let range = data.range(of: group)
    count = range.count
    events = [[Int]](repeating: [], count: causeCount)
    incidence = [[Double]](repeating: [], count: causeCount)
    var left = data.entries == nil ? range.count : 0
    var entry = range.lowerBound
    var state = State(survival: 1, incidence: [Double](repeating: 0, count: causeCount))
    var row = range.lowerBound
    while row < range.upperBound {
      let time = data.times[row]
      if let entries = data.entries {
        while entry < range.upperBound, entries[entry] < time {
          left += 1
          entry += 1
        }
      }
      var counts = [Int](repeating: 0, count: causeCount + 1)
      let first = row
      while row < range.upperBound, data.times[row] == time {
        counts[Int(codes[Int(data.rows[row])])] += 1
        row += 1
      }
      append(time, counts, left: left, &state)
      left -= row - first
    }
    if data.entries != nil { noteDepartures(data, codes, range) }
  }

  private mutating func noteDepartures(
    _ data: SurvivalTimes, _ codes: [Int32], _ range: Range<Int>
  ) {
    guard let entries = data.entries else { return }
    var places = [Int32](repeating: 0, count: codes.count)
    for index in range {
      places[Int(data.entryRows[index])] = Int32(countNotAfter(entries[index]))
    }
    departures = range.map { index in
      let row = Int(data.rows[index])
      return (codes[row], places[row])
    }
  }

  private struct State {
    var survival: Double
    var incidence: [Double]
  }

  private mutating func append(
    _ time: Double, _ counts: [Int], left: Int, _ state: inout State
  ) {
    // F̂ₖ(t) = Σ Ŝ(tᵢ−) dₖᵢ / nᵢ; Ŝ(t) = Π (1 − dᵢ/nᵢ)
    var deaths = 0
    for cause in events.indices {
      let own = counts[cause + 1]
      if own > 0 { state.incidence[cause] += state.survival * Double(own) / Double(left) }
      events[cause].append(own)
      incidence[cause].append(state.incidence[cause])
      deaths += own
    }
    if deaths > 0 { state.survival *= Double(left - deaths) / Double(left) }
    times.append(time)
    atRisk.append(left)
    censored.append(counts[0])
    survival.append(state.survival)
  }

  /// How many events of any cause happened at the time with this index.
  package func deaths(at index: Int) -> Int { events.reduce(0) { $0 + $1[index] } }

  /// The index of the last time that is not after `time`, rounding set aside; `nil` before the first.
  package func index(at time: Double) -> Int? {
    let count = countNotAfter(time + Self.rounding * abs(time))
    return count == 0 ? nil : count - 1
  }

  /// How many are under observation at a time, rounding set aside.
  package func atRisk(at time: Double) -> Int {
    let next = countNotAfter((time - Self.rounding * abs(time)).nextDown)
    return next < times.count ? atRisk[next] : 0
  }

  /// As in `SurvivalCurve`: 5 years are 1826.25 / 365.25.
  private static let rounding = 1e-13

  package func countNotAfter(_ time: Double) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
