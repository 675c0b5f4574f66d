import Foundation

/// What bootstrap resamples make of the rates: true and false positives of each strategy at each threshold.
struct UtilityReplicates: Sendable {
  /// By resample, then by strategy, then by threshold; everybody first, as in `UtilitySample.rates`.
  let rates: [[[UtilitySample.Rates]]]
  /// The level of intervals.
  let level: Double

  /// The limits of a number over the resamples: percentiles of type 7. A number that is not there in more
  /// than a tenth of the resamples has none, since those that are left would be a selection.
  func limits(_ number: ([[UtilitySample.Rates]]) -> Double?) -> (lower: Double, upper: Double)? {
    var values = rates.compactMap { number($0) }.filter(\.isFinite)
    guard values.count > 1, Double(values.count) >= 0.9 * Double(rates.count) else { return nil }
    values.sort()
    // Resamples that are all alike say nothing about uncertainty.
    guard values[0] < values[values.count - 1] else { return nil }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(values.count - 1)
      let index = Int(place)
      let next = min(index + 1, values.count - 1)
      return values[index] + (values[next] - values[index]) * (place - Double(index))
    }
    let tail = (1 - level) / 2
    return (quantile(tail), quantile(1 - tail))
  }

  /// Resamples the rows; the same on any number of cores.
  init(
    _ sample: UtilitySample, _ levels: [UtilitySample.Levels], count: Int, seed: UInt64,
    level: Double
  ) {
    self.level = level
    rates = ResampleRun.map(count, seed: seed) { stream in
      let weights = ResampleRun.weights(sample.count, from: &stream)
      return levels.map { sample.rates($0, weights: weights) }
    }
  }
}
