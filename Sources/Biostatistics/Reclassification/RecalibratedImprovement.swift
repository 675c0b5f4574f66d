import Foundation
import NumericalMethods

/// Uno's three measures of what new risks add by a horizon, after each column passed through a Cox model.
///
/// Of the gain in risk of each patient, they compare the share of cases (an event before the horizon,
/// weighing the inverse of the probability of being under observation at their time, as the exponential of
/// minus the cumulative hazard of censoring) with the share of controls (followed up to the horizon or
/// longer) that gain more than s, for s from −1 to 1. The hazard at the horizon is read off the straight
/// line between the observed times around it.
///
/// R's survIDINRI reports these numbers and sums the shares in single precision in the order of the rows. So
/// does this, to be held against published values: beyond the sixth digit the numbers are rounding.
///
/// **Source:** Uno *et al.*, *Stat Med* 2013;32:2430–42; checked against R's survIDINRI.
public struct RecalibratedImprovement: Sendable, Hashable {
  /// The integrated discrimination improvement: the area between the two curves, −1…1, by trapezoids on
  /// 2000 equidistant s and 0.
  public let integratedDiscrimination: Double
  /// Half the continuous net reclassification improvement, −1…1: the difference of the shares that gain
  /// anything.
  public let halfReclassification: Double
  /// The median gain of cases less that of controls; each median lies on a step of the 2000 s or halfway
  /// between two.
  public let medianGain: Double
}

extension RecalibratedImprovement {
  /// The measures; `nil` without cases or without controls, and where a Cox model has no finite coefficient.
  init?(_ outcome: ReclassifiedOutcome, old: [Double], new: [Double]) {
    guard let survival = outcome.survival,
      let before = outcome.interpolatedRisks(old), let after = outcome.interpolatedRisks(new)
    else { return nil }
    let (times, isEvent, horizon) = (survival.times, survival.isEvent, survival.horizon)
    let weights = outcome.exponentialWeights
    let gains = zip(before, after).map { $1 - $0 }
    let rows = gains.indices
    guard
      let cases = Self.shares(
        rows.filter { isEvent[$0] && times[$0] < horizon }.map { (gains[$0], weights[$0]) }),
      let controls = Self.shares(
        rows.filter { times[$0] >= horizon }.map { (gains[$0], 1) })
    else { return nil }
    let points = Self.points
    var area = 0.0
    for place in 1..<points.count {
      let heights =
        cases[place] - controls[place] + cases[place - 1] - controls[place - 1]
      area += heights / 2 * (points[place] - points[place - 1])
    }
    integratedDiscrimination = area
    halfReclassification = cases[Self.middle] - controls[Self.middle]
    medianGain = Self.median(cases) - Self.median(controls)
  }

  private static let middle = 1000
  /// The s, 0 in the middle.
  private static let points: [Double] =
    (0..<middle).map { -1 + Double($0) * (2 / 1999) } + [0]
    + (middle..<2 * middle).map { -1 + Double($0) * (2 / 1999) }

  /// The weighted share of gains above each s; `nil` without gains.
  private static func shares(_ gains: [(gain: Double, weight: Float)]) -> [Double]? {
    guard !gains.isEmpty else { return nil }
    let points = points
    var sums = [Float](repeating: 0, count: points.count)
    var total: Float = 0
    for (gain, weight) in gains {
      total += weight
      var (low, high) = (0, points.count)
      while low < high {
        let half = (low + high) / 2
        if points[half] < gain { low = half + 1 } else { high = half }
      }
      for place in 0..<low { sums[place] += weight }
    }
    return sums.map { Double($0 / total) }
  }

  /// Halfway between the last s that half of the gains exceed and the first that no more than half do.
  private static func median(_ shares: [Double]) -> Double {
    let last = shares.lastIndex { $0 >= 0.5 } ?? 0
    let first = shares.firstIndex { $0 <= 0.5 } ?? shares.count - 1
    return (points[last] + points[first]) / 2
  }
}

extension ReclassifiedOutcome {
  /// 1 / G(T) of each row, with G the exponential of minus the cumulative hazard of censoring, which counts
  /// all at risk at a time, events too.
  fileprivate var exponentialWeights: [Float] {
    guard let survival else { return [] }
    let (order, times, isEvent) = (survival.order, survival.times, survival.isEvent)
    var weights = [Float](repeating: 1, count: count)
    var hazard = 0.0
    var place = 0
    while place < count {
      let (first, time) = (place, times[Int(order[place])])
      var censored = 0
      while place < count, times[Int(order[place])] == time {
        if !isEvent[Int(order[place])] { censored += 1 }
        place += 1
      }
      hazard += Double(censored) / Double(count - first)
      for index in first..<place { weights[Int(order[index])] = Float(exp(hazard)) }
    }
    return weights
  }

  /// The risks by the horizon of a Cox model on a column alone, with the cumulative hazard interpolated
  /// between observed times; `nil` beyond the last of them and where there is no finite coefficient.
  fileprivate func interpolatedRisks(_ risks: [Double]) -> [Double]? {
    guard let survival else { return nil }
    let horizon = survival.horizon
    guard let later = survival.times.lazy.filter({ $0 >= horizon }).min(),
      let fit = recalibration(risks)
    else { return nil }
    let earlier = survival.times.lazy.filter { $0 <= horizon }.max() ?? 0
    let share = later > earlier ? (horizon - earlier) / (later - earlier) : 0
    let column = Matrix(rowCount: risks.count, columnCount: 1, elements: risks)
    let low = CoxHazard(fit, at: earlier).cumulative(column)
    let high = CoxHazard(fit, at: later).cumulative(column)
    return zip(low, high).map { -expm1(-($0 + share * ($1 - $0))) }
  }
}
