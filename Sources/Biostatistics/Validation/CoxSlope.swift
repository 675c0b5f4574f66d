import Foundation

/// The Cox regression of an outcome on one linear predictor: its slope, and how much it explains. In one
/// pass over the sorted rows per step of Newton's method, without columns.
struct CoxSlope {
  /// The slope: 1 where predictions are neither too extreme nor too moderate.
  let slope: Double
  /// ln of the partial likelihood at the slope.
  let logLikelihood: Double

  /// Climbs from a slope of 1; `nil` where it does not settle. Rows without delayed entry only.
  init?(_ predictors: [Double], _ sets: CoxRiskSets) {
    let mean = predictors.reduce(0, +) / Double(max(1, predictors.count))
    let values = predictors.map { $0 - mean }
    let spread = (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
    guard spread > 0, spread.isFinite else { return nil }
    var slope = 1.0
    var before = -Double.infinity
    for _ in 0..<25 {
      let point = Self.point(slope, values, sets)
      guard point.information > 0, point.logLikelihood.isFinite,
        point.logLikelihood >= before - 1e-9 * abs(before)
      else { return nil }
      before = point.logLikelihood
      let step = point.score / point.information
      slope += step
      if abs(step) * spread < 1e-7 {
        self.slope = slope
        logLikelihood = point.logLikelihood
        return
      }
    }
    return nil
  }

  private static func point(
    _ slope: Double, _ values: [Double], _ sets: CoxRiskSets
  ) -> (logLikelihood: Double, score: Double, information: Double) {
    var result = (logLikelihood: 0.0, score: 0.0, information: 0.0)
    for (stratum, range) in sets.eventTimesOfStrata.enumerated() {
      var next = sets.strata[stratum].upperBound
      var all = Moments3()
      for index in range.reversed() {
        let eventTime = sets.eventTimes[index]
        var tied = Moments3()
        while next > eventTime.rows.lowerBound {
          next -= 1
          let risk = sets.weights[next] * exp(slope * values[next])
          all.add(risk, values[next])
          guard next < eventTime.rows.upperBound, sets.isEvent[next] else { continue }
          tied.add(risk, values[next])
          result.logLikelihood += sets.weights[next] * slope * values[next]
          result.score += sets.weights[next] * values[next]
        }
        let weight = sets.stepWeight(of: eventTime)
        for step in eventTime.steps {
          let share = sets.leftOut(step, of: eventTime)
          let denominator = all.sum - share * tied.sum
          let first = (all.first - share * tied.first) / denominator
          let second = (all.second - share * tied.second) / denominator
          result.logLikelihood -= weight * log(denominator)
          result.score -= weight * first
          result.information += weight * (second - first * first)
        }
      }
    }
    return result
  }

  /// Sums of risks, and of risks times values and their squares.
  private struct Moments3 {
    var sum = 0.0
    var first = 0.0
    var second = 0.0

    @inline(__always)
    mutating func add(_ risk: Double, _ value: Double) {
      sum += risk
      first += risk * value
      second += risk * value * value
    }
  }
}
