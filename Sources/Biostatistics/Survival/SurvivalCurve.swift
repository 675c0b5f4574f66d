import Foundation
import NumericalMethods

/// The product-limit estimate of one group: the pass over its risk sets and what is read from it.
package struct SurvivalCurve: Sendable {
  /// The distinct times of follow-up, ascending.
  package internal(set) var times: [Double] = []
  /// How many were under observation just before each time. Counts are `Int32`, half the size: a million
  /// distinct times have as many of each.
  package internal(set) var atRisk: [Int32] = []
  /// How many events happened at each time.
  package internal(set) var events: [Int32] = []
  /// How many were censored at each time.
  package internal(set) var censored: [Int32] = []
  /// S(t) from each time on.
  package internal(set) var survival: [Double] = []
  /// Greenwood's standard error of ln S(t); infinite where S is 0.
  package internal(set) var logError: [Double] = []
  /// How many rows the group has.
  package let count: Int
  /// The sums of weights at risk and of those with an event, where rows have weights; else empty.
  package internal(set) var weighted: (atRisk: [Double], events: [Double]) = ([], [])
  /// The cumulative hazard and its error, where rows have weights; else empty, and computed when asked for.
  var weightedHazard: (values: [Double], errors: [Double]) = ([], [])
  /// Whether errors are robust, by the infinitesimal jackknife, because weights are no counts.
  package internal(set) var isRobust = false

  /// Follows one group of `data` through time.
  package init(_ data: SurvivalTimes, group: Int) {
    let range = data.range(of: group)
    count = range.count
    var pass = Pass(left: data.entries == nil ? range.count : 0, entry: range.lowerBound)
    reserve(min(range.count, 4096))
    var row = range.lowerBound
    while row < range.upperBound {
      let time = data.times[row]
      if let entries = data.entries {
        while pass.entry < range.upperBound, entries[pass.entry] < time {
          pass.left += 1
          pass.entry += 1
        }
      }
      var eventCount = 0
      let first = row
      while row < range.upperBound, data.times[row] == time {
        if data.isEvent[row] { eventCount += 1 }
        row += 1
      }
      append(time, events: eventCount, leaving: row - first, &pass)
    }
  }

  /// The same rows with events and censorings swapped: the distribution of the follow-up time. Of rows
  /// without weights only.
  package func reversed() -> SurvivalCurve {
    var result = SurvivalCurve(count: count)
    result.reserve(times.count)
    var pass = Pass(left: 0, entry: 0)
    for index in times.indices {
      pass.left = Int(atRisk[index])
      result.append(
        times[index], events: Int(censored[index]),
        leaving: Int(events[index] + censored[index]), &pass)
    }
    return result
  }

  private init(count: Int) { self.count = count }

  private struct Pass {
    var left: Int
    var entry: Int
    var survival = 1.0
    var greenwood = 0.0
  }

  private mutating func reserve(_ capacity: Int) {
    times.reserveCapacity(capacity)
    atRisk.reserveCapacity(capacity)
    events.reserveCapacity(capacity)
    censored.reserveCapacity(capacity)
    survival.reserveCapacity(capacity)
    logError.reserveCapacity(capacity)
  }

  private mutating func append(
    _ time: Double, events eventCount: Int, leaving: Int, _ pass: inout Pass
  ) {
    let n = Double(pass.left)
    let d = Double(eventCount)
    if eventCount > 0 {
      // Ŝ(t) = Π (1 − dᵢ/nᵢ); var ln Ŝ = Σ dᵢ / (nᵢ (nᵢ − dᵢ))      (Greenwood 1926)
      pass.survival *= (n - d) / n
      pass.greenwood += d / (n * (n - d))
    }
    times.append(time)
    atRisk.append(Int32(pass.left))
    events.append(Int32(eventCount))
    censored.append(Int32(leaving - eventCount))
    survival.append(pass.survival)
    logError.append(pass.greenwood.squareRoot())
    pass.left -= leaving
  }

  /// The index of the last time that is not after `time`; `nil` before the first. A time that differs
  /// from an observed one by rounding only (1e-13 of it) is that time: 5 years are 1826.25 / 365.25.
  package func index(at time: Double) -> Int? {
    let count = countNotAfter(time + Self.rounding * abs(time))
    return count == 0 ? nil : count - 1
  }

  /// The index of the first time that is not before `time`, rounding set aside; `nil` after the last.
  package func indexFrom(_ time: Double) -> Int? {
    let next = countNotAfter((time - Self.rounding * abs(time)).nextDown)
    return next < times.count ? next : nil
  }

  private static let rounding = 1e-13

  private func countNotAfter(_ time: Double) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: - Hazards

extension SurvivalCurve {
  /// Σ d / n, Nelson and Aalen's cumulative hazard, from each time on. O(n) at each call: it is not kept.
  package var hazard: [Double] {
    if !weighted.atRisk.isEmpty { return weightedHazard.values }
    var sum = 0.0
    return times.indices.map { index in
      if events[index] > 0 { sum += Double(events[index]) / Double(atRisk[index]) }
      return sum
    }
  }

  /// Its standard error, √(Σ d / n²).
  package var hazardError: [Double] {
    if !weighted.atRisk.isEmpty { return weightedHazard.errors }
    var sum = 0.0
    return times.indices.map { index in
      let n = Double(atRisk[index])
      if events[index] > 0 { sum += Double(events[index]) / (n * n) }
      return sum.squareRoot()
    }
  }
}

// MARK: - Quantiles and areas

extension SurvivalCurve {
  /// The time at which `curve` (values from each time on, NaN where undefined) first has fallen to
  /// 1 − `probability`; the middle of the step where it stays exactly there; `nil` where it does not
  /// get there. Limits may rise again late; the first fall counts, as in R's `print(survfit)`, whose
  /// `quantile(survfit)` sorts the limits and then gives a later time.
  package func timeOfFall(_ curve: [Double], to probability: Double) -> Double? {
    let tolerance = 1.4901161193847656e-8
    let level = 1 - probability
    if probability <= tolerance { return times.isEmpty ? nil : 0 }
    guard let first = curve.firstIndex(where: { $0 <= level + tolerance }) else { return nil }
    guard abs(curve[first] - level) < tolerance else { return times[first] }
    // Flat at the level: to the next fall, or to the end of the curve.
    let next = curve[first...].firstIndex { $0 < level - tolerance }
    if let next { return (times[first] + times[next]) / 2 }
    return (times[first] + times[curve.count - 1]) / 2
  }

  /// The area below the curve up to `horizon`, the mean time lived until then, with its standard error.
  package func restrictedMean(to horizon: Double) -> (value: Double, standardError: Double) {
    var areas = [Double](repeating: 0, count: times.count)
    var total = 0.0
    var previous = 0.0
    var height = 1.0
    for index in times.indices where times[index] < horizon {
      total += (times[index] - previous) * height
      areas[index] = total
      previous = times[index]
      height = survival[index]
    }
    total += max(0, horizon - previous) * height
    // Var = Σ (area beyond tᵢ)² dᵢ / (nᵢ (nᵢ − dᵢ))
    var variance = 0.0
    for index in times.indices where times[index] < horizon && events[index] > 0 {
      let n = weighted.atRisk.isEmpty ? Double(atRisk[index]) : weighted.atRisk[index]
      let d = weighted.atRisk.isEmpty ? Double(events[index]) : weighted.events[index]
      if atRisk[index] > events[index] {
        variance += (total - areas[index]) * (total - areas[index]) * d / (n * (n - d))
      }
    }
    return (total, variance.squareRoot())
  }
}
