import DataFrames
import NumericalMethods

/// The outcome of a cohort as net benefit needs it: how many of those who reach each threshold have the
/// event, at all thresholds in one pass over the rows and one over the event times for each.
struct UtilitySample: Sendable {
  /// What share of the cohort is positive and has the event, and positive and has it not.
  struct Rates: Sendable, Hashable {
    /// Positive, with the event, of all.
    var truePositives: Double
    /// Positive, without the event, of all.
    var falsePositives: Double
    /// The share that is positive.
    var positives: Double
    /// Whether follow-up of the positive reaches the horizon.
    var isSupported: Bool
  }

  /// What a row does: nothing, have the event, or have another one that prevents it.
  private enum Fate: UInt8 { case none, event, other }

  /// The rows of each level of risk: `rows[starts[level]..<starts[level + 1]]` reach exactly the first
  /// `level` thresholds.
  struct Levels: Sendable {
    fileprivate var rows: [Int32]
    fileprivate var starts: [Int]

    /// How many thresholds there are.
    var thresholdCount: Int { starts.count - 2 }

    /// Puts risks into the levels of ascending thresholds; a risk at a threshold reaches it, unless it has
    /// to be `isStrict`ly above.
    init(_ risks: [Double], thresholds: [Double], isStrict: Bool = false) {
      let levels = risks.map { risk -> Int32 in
        var (low, high) = (0, thresholds.count)
        while low < high {
          let middle = (low + high) / 2
          let isReached = isStrict ? thresholds[middle] < risk : thresholds[middle] <= risk
          if isReached { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
      }
      starts = [Int](repeating: 0, count: thresholds.count + 2)
      for level in levels { starts[Int(level) + 1] += 1 }
      for index in 1..<starts.count { starts[index] += starts[index - 1] }
      rows = [Int32](repeating: 0, count: risks.count)
      var next = starts
      for (row, level) in levels.enumerated() {
        rows[next[Int(level)]] = Int32(row)
        next[Int(level)] += 1
      }
    }
  }

  /// How many rows there are.
  let count: Int
  private let fates: [Fate]
  /// Of a survival outcome: among the event times up to the horizon, the first that a row is not under
  /// observation at; one beyond the last of those who are at all. Empty of a binary outcome.
  private let departures: [Int32]
  private let reachesHorizon: [Bool]
  private let eventTimeCount: Int
  private let hasOthers: Bool

  init(isCase: [Bool]) {
    count = isCase.count
    fates = isCase.map { $0 ? .event : .none }
    departures = []
    reachesHorizon = []
    eventTimeCount = 0
    hasOthers = false
  }

  init(times: [Double], isEvent: [Bool], isCompeting: [Bool]? = nil, horizon: Double) {
    count = times.count
    hasOthers = isCompeting != nil
    fates = times.indices.map { row in
      guard times[row] <= horizon else { return .none }
      return isEvent[row] ? .event : isCompeting?[row] == true ? .other : .none
    }
    reachesHorizon = times.map { $0 >= horizon }
    var departures = [Int32](repeating: 0, count: times.count)
    var passed: Int32 = 0
    let order = SortOrder.ascending(times)
    var first = 0
    while first < order.count {
      let time = times[Int(order[first])]
      var end = first
      var hasEvent = false
      while end < order.count, times[Int(order[end])] == time {
        hasEvent = hasEvent || fates[Int(order[end])] != .none
        end += 1
      }
      if hasEvent { passed += 1 }
      for place in first..<end { departures[Int(order[place])] = passed }
      first = end
    }
    self.departures = departures
    eventTimeCount = Int(passed)
  }

  /// The rates of everybody, then of those who reach each threshold, ascending. With `weights`, each row
  /// counts that often.
  func rates(_ levels: Levels, weights: [Int32]? = nil) -> [Rates] {
    departures.isEmpty && count > 0
      ? binaryRates(levels, weights: weights) : survivalRates(levels, weights: weights)
  }

  private func binaryRates(_ levels: Levels, weights: [Int32]?) -> [Rates] {
    let n = Double(count)
    var rates = [Rates](
      repeating: Rates(truePositives: 0, falsePositives: 0, positives: 0, isSupported: true),
      count: levels.thresholdCount + 1)
    var (positives, hits) = (0, 0)
    for level in rates.indices.reversed() {
      for place in levels.starts[level]..<levels.starts[level + 1] {
        let row = Int(levels.rows[place])
        let weight = weights.map { Int($0[row]) } ?? 1
        positives += weight
        if fates[row] == .event { hits += weight }
      }
      rates[level].positives = Double(positives) / n
      rates[level].truePositives = Double(hits) / n
      rates[level].falsePositives = Double(positives - hits) / n
    }
    return rates
  }

  private func survivalRates(_ levels: Levels, weights: [Int32]?) -> [Rates] {
    let n = Double(count)
    var rates: [Rates] = []
    rates.reserveCapacity(levels.thresholdCount + 1)
    var last = Rates(truePositives: 0, falsePositives: 0, positives: 0, isSupported: true)
    var members = RiskSet(eventTimeCount)
    var (positives, followed) = (0, 0)
    for level in (0...levels.thresholdCount).reversed() {
      let added = levels.starts[level]..<levels.starts[level + 1]
      guard !added.isEmpty else {
        rates.append(last)
        continue
      }
      for place in added {
        let row = Int(levels.rows[place])
        let weight = weights?[row] ?? 1
        guard weight > 0 else { continue }
        positives += Int(weight)
        if reachesHorizon[row] { followed += Int(weight) }
        members.add(
          weight, departure: Int(departures[row]), isEvent: fates[row] == .event,
          isOther: fates[row] == .other)
      }
      if positives > 0 {
        let share = members.incidence(among: positives, hasOthers: hasOthers)
        let all = Double(positives) / n
        last = Rates(
          truePositives: all * share, falsePositives: all * (1 - share), positives: all,
          isSupported: followed > 0)
      }
      rates.append(last)
    }
    return rates.reversed()
  }
}

/// Who leaves and who has an event at each event time, among those added so far.
private struct RiskSet {
  private var gone: [Int32]
  private var events: [Int32]
  private var others: [Int32]

  init(_ timeCount: Int) {
    gone = [Int32](repeating: 0, count: timeCount + 1)
    events = [Int32](repeating: 0, count: timeCount)
    others = events
  }

  mutating func add(_ weight: Int32, departure: Int, isEvent: Bool, isOther: Bool) {
    gone[departure] += weight
    if isEvent { events[departure - 1] += weight }
    if isOther { others[departure - 1] += weight }
  }

  /// The probability of the event by the horizon: one minus Kaplan and Meier's estimate, or where others
  /// compete, Aalen and Johansen's.
  func incidence(among count: Int, hasOthers: Bool) -> Double {
    var left = Int32(truncatingIfNeeded: count)
    var survival = 1.0
    var incidence = 0.0
    let (gone, events, others) = (gone.span, events.span, others.span)
    for index in 0..<events.count {
      left -= gone[index]
      if hasOthers {
        let (own, other) = (events[index], others[index])
        if own + other == 0 { continue }
        incidence += survival * Double(own) / Double(left)
        survival *= 1 - Double(own + other) / Double(left)
      } else if events[index] > 0 {
        survival *= 1 - Double(events[index]) / Double(left)
      }
    }
    return hasOthers ? incidence : 1 - survival
  }
}
