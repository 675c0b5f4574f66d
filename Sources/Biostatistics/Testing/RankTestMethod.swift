import NumericalMethods

/// How the P value of a test on ranks is obtained.
public enum RankTestMethod: Sendable, Hashable {
  /// Exact below 50 values a group and without ties, else asymptotic with continuity correction, as R
  /// does.
  case automatic
  /// The permutation distribution, given the ties.
  case exact
  /// The normal approximation with the variance corrected for ties.
  case asymptotic(continuity: Bool = true)
}

/// The normal approximation to a statistic on ranks.
enum RankApproximation {
  /// The two-sided P value; `deviation` is the statistic minus its expectation. The correction moves it
  /// by ½ towards zero.
  static func twoSided(deviation: Double, standardDeviation: Double, continuity: Bool) -> Double {
    let correction = continuity && deviation != 0 ? (deviation > 0 ? 0.5 : -0.5) : 0
    return min(1, Normal.twoSided((deviation - correction) / standardDeviation))
  }
}
