import NumericalMethods

/// The probability G of being under observation still, by Kaplan and Meier with censoring as the event;
/// at one time events come before censorings. In groups, where patients of one centre are followed
/// longer than those of another.
///
/// What a quantity weighted by 1/G owes to the estimation of G follows from the same passes
/// (`influence`), so that standard errors cost no more than the weights.
struct CensoringDistribution: Sendable {
  /// For each row the place of its time among the distinct times of its group, which follow each other.
  private let slots: [Int32]
  private let groups: [Int32]
  private let isEvent: [Bool]
  /// Where the times of each group begin, and where those of the last end.
  private var starts: [Int]
  /// The distinct times of each group.
  private var times: [Double] = []
  /// G after each time.
  private var survival: [Double] = []
  /// Those that could be censored at each time.
  private var atRisk: [Double] = []
  /// Those that were.
  private var censored: [Double] = []
  /// Whether G was estimated on other rows and is taken as known.
  private let isForeign: Bool

  /// Estimates G from all rows; `groups` numbers the group of each row from 0. `isOfRows` steps at a time
  /// as often as it has rows: see `TimeDependentROC.Censoring.kaplanMeierOfRows`.
  init(
    times rowTimes: [Double], isEvent: [Bool], groups: [Int32]? = nil, groupCount: Int = 1,
    isOfRows: Bool = false
  ) {
    self.groups = groups ?? [Int32](repeating: 0, count: rowTimes.count)
    self.isEvent = isEvent
    isForeign = false
    var slots = [Int32](repeating: 0, count: rowTimes.count)
    let members = Self.members(
      SortOrder.ascending(rowTimes), groups: groups, groupCount: max(groupCount, 1))
    starts = [0]
    for rows in members {
      let first = times.count
      var events: [Double] = []
      for row in rows {
        let row = Int(row)
        if times.count == first || times[times.count - 1] != rowTimes[row] {
          times.append(rowTimes[row])
          censored.append(0)
          events.append(0)
        }
        slots[row] = Int32(times.count - 1)
        if isEvent[row] { events[events.count - 1] += 1 } else { censored[times.count - 1] += 1 }
      }
      var left = Double(rows.count)
      var value = 1.0
      for slot in first..<times.count {
        let staying = left - events[slot - first]
        if isOfRows {
          let rows = Int(censored[slot] + events[slot - first])
          for row in 0..<rows { value *= max(0, 1 - censored[slot] / (left - Double(row))) }
        } else if censored[slot] > 0 {
          value *= 1 - censored[slot] / staying
        }
        atRisk.append(staying)
        survival.append(value)
        left = staying - censored[slot]
      }
      starts.append(times.count)
    }
    self.slots = slots
  }

  /// The rows of each group, in the order given.
  private static func members(
    _ order: [Int32], groups: [Int32]?, groupCount: Int
  ) -> [[Int32]] {
    guard let groups, groupCount > 1 else { return [order] }
    var members = [[Int32]](repeating: [], count: groupCount)
    for row in order { members[Int(groups[Int(row)])].append(row) }
    return members
  }

  /// G as estimated on other rows, in one group, for rows with these times: just before a row's own time,
  /// or with the censorings of that time, `isAtOwnTime`.
  init(_ other: CensoringDistribution, times rowTimes: [Double], isAtOwnTime: Bool = false) {
    self.init(
      known: other,
      slots: rowTimes.map {
        Int32(
          isAtOwnTime
            ? other.last(at: $0, in: 0).map { $0 + 1 } ?? 0 : other.count(before: $0, in: 0))
      })
  }

  private init(known other: CensoringDistribution, slots: [Int32]) {
    self.slots = slots
    groups = [Int32](repeating: 0, count: slots.count)
    isEvent = [Bool](repeating: false, count: slots.count)
    starts = other.starts
    times = other.times
    survival = other.survival
    atRisk = other.atRisk
    censored = other.censored
    isForeign = true
  }

  /// G just before the row's own time.
  func beforeTime(ofRow row: Int) -> Double {
    let slot = Int(slots[row])
    return slot == starts[Int(groups[row])] ? 1 : survival[slot - 1]
  }

  /// G at a time, censorings at that time included, in each group.
  func survival(at time: Double) -> [Double] {
    (0..<starts.count - 1).map { group in last(at: time, in: group).map { survival[$0] } ?? 1 }
  }

  /// The group of a row.
  func group(ofRow row: Int) -> Int { Int(groups[row]) }

  /// How many times of a group lie before a time.
  private func count(before time: Double, in group: Int) -> Int {
    var (low, high) = (starts[group], starts[group + 1])
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last of a group's times that is not after a time.
  private func last(at time: Double, in group: Int) -> Int? {
    var (low, high) = (starts[group], starts[group + 1])
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low == starts[group] ? nil : low - 1
  }

  /// What each row contributes, through the estimate of G, to Σ `early` + Σ `late`, in which `early` are
  /// terms weighted by 1/G just before the row's own time and `late` terms weighted by 1/G at `horizon`.
  func influence(early: [Double], late: [Double], horizon: Double) -> [Double] {
    if isForeign { return [Double](repeating: 0, count: early.count) }
    var (perCensoring, hazard) = dependence(early: early, late: late, horizon: horizon)
    // hazard[u]: Σ over times up to u of (terms that depend on u) × dΛ(u) / at risk.
    for group in 0..<starts.count - 1 {
      var running = 0.0
      for slot in starts[group]..<starts[group + 1] {
        let left = atRisk[slot]
        if censored[slot] > 0 {
          running += perCensoring[slot] * censored[slot] / (left * left)
        }
        hazard[slot] = running
        perCensoring[slot] = left > 0 ? perCensoring[slot] / left : 0
      }
    }
    var result = [Double](repeating: 0, count: slots.count)
    let (slots, isEvent) = (slots.span, isEvent.span)
    for row in 0..<slots.count {
      let slot = Int(slots[row])
      if isEvent[row] {
        result[row] = slot > starts[Int(groups[row])] ? -hazard[slot - 1] : 0
      } else {
        result[row] = perCensoring[slot] - hazard[slot]
      }
    }
    return result
  }

  /// For each time the sum of the terms whose weight depends on what happens at it, and as many zeros.
  private func dependence(
    early: [Double], late: [Double], horizon: Double
  ) -> (sums: [Double], zeros: [Double]) {
    let zeros = [Double](repeating: 0, count: times.count)
    var sums = zeros
    let lasts = (0..<starts.count - 1).map { last(at: horizon, in: $0) }
    var lateSums = [Double](repeating: 0, count: lasts.count)
    let (slots, groups) = (slots.span, groups.span)
    for row in 0..<slots.count {
      let group = Int(groups[row])
      let slot = Int(slots[row])
      // A term with the weight before its time depends on the times before it.
      if early[row] != 0, slot > starts[group] { sums[slot - 1] += early[row] }
      lateSums[group] += late[row]
    }
    for (group, last) in lasts.enumerated() {
      if let last { sums[last] += lateSums[group] }
      var sum = 0.0
      for slot in (starts[group]..<starts[group + 1]).reversed() {
        sum += sums[slot]
        sums[slot] = sum
      }
    }
    return (sums, zeros)
  }
}
