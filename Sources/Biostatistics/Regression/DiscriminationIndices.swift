import NumericalMethods

/// How well a score ranks cases above non-cases, over all pairs of a case and a non-case.
public struct DiscriminationIndices: Sendable, Hashable {
  /// The share of pairs in which the case has the higher score, ties counting one half: the area under
  /// the ROC curve.
  public let concordance: Double
  /// Somers' Dxy: 2 C − 1.
  public let somers: Double
  /// Goodman and Kruskal's gamma: as Dxy, among the pairs without ties.
  public let gamma: Double
  /// Kendall's τ-a: concordant minus discordant pairs among all pairs of rows.
  public let tauA: Double

  /// From a score and an outcome for each row.
  package init(scores: [Double], isCase: [Bool]) {
    var (greater, tied, below) = (0.0, 0.0, 0.0)
    let order = SortOrder.ascending(scores).map(Int.init)
    var start = 0
    while start < order.count {
      var end = start
      var (cases, others) = (0.0, 0.0)
      while end < order.count, scores[order[end]] == scores[order[start]] {
        if isCase[order[end]] { cases += 1 } else { others += 1 }
        end += 1
      }
      greater += cases * below
      tied += cases * others
      below += others
      start = end
    }
    let cases = Double(scores.count) - below
    let pairs = cases * below
    let rest = pairs - greater - tied
    concordance = (greater + tied / 2) / pairs
    somers = (greater - rest) / pairs
    gamma = (greater - rest) / (greater + rest)
    let all = Double(scores.count)
    tauA = (greater - rest) / (all * (all - 1) / 2)
  }

  /// Gini's mean difference: the mean distance of two values.
  static func meanDifference(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let n = Double(sorted.count)
    guard n > 1 else { return .nan }
    var sum = 0.0
    for (place, value) in sorted.enumerated() { sum += (2 * Double(place) - n + 1) * value }
    return 2 * sum / (n * (n - 1))
  }
}
