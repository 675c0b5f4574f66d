import NumericalMethods
import Reporting

/// How far the flexible curve is from the predictions, over all patients.
struct CalibrationError: Sendable {
  let mean: Estimate
  let median: Estimate
  let ninetieth: Estimate
  let largest: Estimate

  /// Of a curve; `reason` says why its numbers are held back.
  init(_ smooth: SmoothedRisk, risks: [Double], reason: String?) {
    let distances = zip(smooth.values(at: risks), risks).map { abs($0 - $1) }.filter { !$0.isNaN }
    let sorted = SortOrder.ascending(distances).map { distances[Int($0)] }
    func estimate(_ value: Double) -> Estimate {
      if let reason { return .notEstimable(reason, unsupported: value.isNaN ? nil : value) }
      return value.isNaN ? .notEstimable("no curve") : Estimate(value)
    }
    mean = estimate(distances.reduce(0, +) / Double(distances.count))
    median = estimate(Quantile.of(sorted: sorted, 0.5))
    ninetieth = estimate(Quantile.of(sorted: sorted, 0.9))
    largest = estimate(sorted.last ?? .nan)
  }

  /// Without a curve.
  init(reason: String) {
    mean = .notEstimable(reason)
    median = mean
    ninetieth = mean
    largest = mean
  }
}

extension SmoothedRisk {
  /// The curve from the fifth smallest to the fifth largest risk, where the data support it.
  func points(over risks: [Double], level: Double) -> [CalibrationPoint] {
    let sorted = SortOrder.ascending(risks).map { risks[Int($0)] }
    let outer = min(4, (sorted.count - 1) / 2)
    guard sorted.count > 1, sorted[outer] < sorted[sorted.count - 1 - outer] else { return [] }
    let (from, to) = (sorted[outer], sorted[sorted.count - 1 - outer])
    let quantile = Normal.upperQuantile((1 - level) / 2)
    return (0...100).map { step in
      let risk = step == 100 ? to : from + (to - from) * Double(step) / 100
      let limits = band(at: risk, quantile: quantile)
      return CalibrationPoint(
        predicted: risk, observed: min(1, max(0, value(at: risk))), lower: limits?.lower,
        upper: limits?.upper)
    }
  }
}
