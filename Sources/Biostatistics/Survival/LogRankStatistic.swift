import Foundation
package import NumericalMethods

/// Observed and expected events of k groups with the covariance of their difference, summed over strata.
///
/// At each event time, with d events among n at risk, group j expects d nⱼ/n events; the covariance is
/// hypergeometric, with the tie factor (n − d)/(n − 1). Each time is weighted by S(t−)^ρ of the pooled
/// Kaplan–Meier estimate of its stratum. O(n + times × k²) after sorting.
///
/// **Source:** Harrington & Fleming, *Biometrika* 1982;69:553–66; checked against R's `survdiff`.
package struct LogRankStatistic: Sendable {
  /// How many rows each group has.
  package private(set) var counts: [Int]
  /// The weighted number of events of each group.
  package private(set) var observed: [Double]
  /// The weighted number expected where all groups share one hazard.
  package private(set) var expected: [Double]
  /// The covariance of observed − expected.
  package private(set) var covariance: SymmetricMatrix
  private let rho: Double

  /// Compares the groups `codes` in 0..<`groupCount` within the strata of `data`, which was sorted by
  /// stratum.
  package init(_ data: SurvivalTimes, codes: [Int32], groupCount: Int, rho: Double) {
    counts = [Int](repeating: 0, count: groupCount)
    observed = [Double](repeating: 0, count: groupCount)
    expected = observed
    covariance = SymmetricMatrix(size: groupCount)
    self.rho = rho
    let sorted = data.rows.map { codes[Int($0)] }
    for code in sorted { counts[Int(code)] += 1 }
    // The covariance is summed as a plain triangle: a subscript a cell would be the slowest part.
    var triangle = [Double](repeating: 0, count: groupCount * groupCount)
    for stratum in 0..<(data.starts.count - 1) {
      add(data, data.range(of: stratum), sorted, codes, &triangle)
    }
    for i in 0..<groupCount {
      for j in 0...i { covariance[i, j] = triangle[i * groupCount + j] }
    }
  }

  private mutating func add(
    _ data: SurvivalTimes, _ range: Range<Int>, _ sorted: [Int32], _ codes: [Int32],
    _ triangle: inout [Double]
  ) {
    let k = counts.count
    var atRisk = [Double](repeating: 0, count: k)
    if data.entries == nil {
      for row in range { atRisk[Int(sorted[row])] += 1 }
    }
    var entry = range.lowerBound
    var survival = 1.0
    var left = atRisk.reduce(0, +)
    var leaving = atRisk
    var row = range.lowerBound
    while row < range.upperBound {
      let time = data.times[row]
      if let entries = data.entries {
        while entry < range.upperBound, entries[entry] < time {
          atRisk[Int(codes[Int(data.entryRows[entry])])] += 1
          left += 1
          entry += 1
        }
      }
      let weight = rho == 0 ? 1 : pow(survival, rho)
      for group in 0..<k { leaving[group] = 0 }
      var deaths = 0.0
      let first = row
      while row < range.upperBound, data.times[row] == time {
        let group = Int(sorted[row])
        leaving[group] += 1
        if data.isEvent[row] {
          deaths += 1
          observed[group] += weight
        }
        row += 1
      }
      if deaths > 0 {
        expect(deaths, of: left, atRisk, weight, &triangle)
        survival *= (left - deaths) / left
      }
      for group in 0..<k { atRisk[group] -= leaving[group] }
      left -= Double(row - first)
    }
  }

  /// Adds what one event time expects.
  @inline(__always)
  private mutating func expect(
    _ deaths: Double, of left: Double, _ atRisk: [Double], _ weight: Double,
    _ triangle: inout [Double]
  ) {
    let k = atRisk.count
    let share = weight * deaths / left
    for group in 0..<k { expected[group] += share * atRisk[group] }
    guard left > 1 else { return }
    let factor = weight * weight * deaths * (left - deaths) / ((left - 1) * left)
    for i in 0..<k where atRisk[i] > 0 {
      let own = factor * atRisk[i]
      triangle[i * k + i] += own
      let ratio = own / left
      for j in 0...i { triangle[i * k + j] -= ratio * atRisk[j] }
    }
  }

  /// (O − E)ᵀ V⁻ (O − E) over the groups that expect events, and its degrees of freedom.
  package var chiSquared: (value: Double, degrees: Double) {
    let groups = expected.indices.filter { expected[$0] > 0 }
    guard groups.count > 1 else { return (.nan, 0) }
    var matrix = SymmetricMatrix(size: groups.count)
    for (i, row) in groups.enumerated() {
      for (j, column) in groups.enumerated() where j <= i { matrix[i, j] = covariance[row, column] }
    }
    let differences = groups.map { observed[$0] - expected[$0] }
    // All rows and columns sum to 0, so one direction is always without variance.
    let (value, rank) = matrix.inverseQuadraticForm(differences, threshold: 1e-12)
    return rank == 0 ? (.nan, Double(groups.count - 1)) : (value, Double(groups.count - 1))
  }

  /// (Σ s (O − E))² / sᵀ V s, for scores that rise over ordered groups.
  package func trend(scores: [Double]) -> Double {
    var numerator = 0.0
    var variance = 0.0
    for i in scores.indices {
      numerator += scores[i] * (observed[i] - expected[i])
      for j in scores.indices { variance += scores[i] * scores[j] * covariance[i, j] }
    }
    return numerator * numerator / variance
  }
}
