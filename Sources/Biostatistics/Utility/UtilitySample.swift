import DataFrames
import NumericalMethods

/// The outcome of a cohort as net benefit needs it: how many of those above a threshold have the event.
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

  private enum Outcome {
    case binary([Bool])
    /// The rows by ascending time, and the horizon.
    case survival(order: [Int32], times: [Double], isEvent: [Bool], horizon: Double)
  }

  private let outcome: Outcome
  /// How many rows there are.
  let count: Int

  init(isCase: [Bool]) {
    outcome = .binary(isCase)
    count = isCase.count
  }

  init(times: [Double], isEvent: [Bool], horizon: Double) {
    outcome = .survival(
      order: SortOrder.ascending(times), times: times, isEvent: isEvent, horizon: horizon)
    count = times.count
  }

  /// The rates of the rows marked as positive.
  func rates(of isPositive: [Bool]) -> Rates {
    let n = Double(count)
    let positives = Double(isPositive.count { $0 })
    guard positives > 0 else {
      return Rates(truePositives: 0, falsePositives: 0, positives: 0, isSupported: true)
    }
    let share: Double
    var isSupported = true
    switch outcome {
    case .binary(let isCase):
      var hits = 0
      for row in 0..<count where isPositive[row] && isCase[row] { hits += 1 }
      share = Double(hits) / positives
    case .survival(let order, let times, let isEvent, let horizon):
      (share, isSupported) = Self.incidence(
        order, times, isEvent, horizon: horizon, among: isPositive, count: positives)
    }
    return Rates(
      truePositives: positives / n * share, falsePositives: positives / n * (1 - share),
      positives: positives / n, isSupported: isSupported)
  }

  /// One minus Kaplan and Meier's survival at the horizon among the marked rows, and whether any of them
  /// is followed that far.
  private static func incidence(
    _ order: [Int32], _ times: [Double], _ isEvent: [Bool], horizon: Double,
    among isMarked: [Bool], count: Double
  ) -> (share: Double, isSupported: Bool) {
    var survival = 1.0
    var atRisk = count
    var place = 0
    while place < order.count {
      let time = times[Int(order[place])]
      if time > horizon { return (1 - survival, true) }
      var (events, leaving) = (0.0, 0.0)
      while place < order.count, times[Int(order[place])] == time {
        let row = Int(order[place])
        if isMarked[row] {
          leaving += 1
          if isEvent[row] { events += 1 }
        }
        place += 1
      }
      if events > 0 { survival *= 1 - events / atRisk }
      atRisk -= leaving
      if atRisk <= 0 { return (1 - survival, time >= horizon) }
    }
    return (1 - survival, false)
  }
}
