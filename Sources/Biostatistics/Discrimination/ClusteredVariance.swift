/// Variances and covariances of areas under ROC curves of rows that belong together: several lesions or
/// images of a patient, cases and controls among them.
///
/// The placement values of a cluster are summed before they are squared. With one row in each cluster it
/// is DeLong's variance.
///
/// **Source:** Obuchowski, *Biometrics* 1997;53:567–78.
enum ClusteredVariance {
  /// The covariance of the areas of two scores of the same rows, of one score its variance.
  ///
  /// - Parameters:
  ///   - first: A score.
  ///   - second: A score of the same rows, in the same order.
  ///   - isCase: Whether each row is a case.
  ///   - clusters: The cluster of each row, from 0.
  /// - Returns: The covariance; NaN with fewer than two clusters that hold cases, or controls.
  static func covariance(
    _ first: ScoreDistribution, _ second: ScoreDistribution, isCase: [Bool], clusters: [Int32]
  ) -> Double {
    let count = Int(clusters.max() ?? -1) + 1
    let a = sums(first, isCase, clusters, count)
    let b = sums(second, isCase, clusters, count)
    var hasCase = [Bool](repeating: false, count: count)
    var hasControl = hasCase
    for (row, cluster) in clusters.enumerated() {
      if isCase[row] { hasCase[Int(cluster)] = true } else { hasControl[Int(cluster)] = true }
    }
    var (cases, controls, mixed) = (0.0, 0.0, 0.0)
    for cluster in 0..<count {
      cases += a.cases[cluster] * b.cases[cluster]
      controls += a.controls[cluster] * b.controls[cluster]
      mixed += a.cases[cluster] * b.controls[cluster] + a.controls[cluster] * b.cases[cluster]
    }
    let (m, n) = (Double(first.caseCount), Double(first.controlCount))
    let withCases = Double(hasCase.count { $0 })
    let withControls = Double(hasControl.count { $0 })
    let all = Double(zip(hasCase, hasControl).count { $0 || $1 })
    return withCases / (withCases - 1) * cases / (m * m)
      + withControls / (withControls - 1) * controls / (n * n)
      + all / (all - 1) * mixed / (m * n)
  }

  /// For each cluster how far the placement values of its cases, and of its controls, sum up beyond what
  /// the area lets expect.
  private static func sums(
    _ scores: ScoreDistribution, _ isCase: [Bool], _ clusters: [Int32], _ count: Int
  ) -> (cases: [Double], controls: [Double]) {
    let placements = scores.placements
    let pairs = Double(scores.caseCount) * Double(scores.controlCount)
    let area = scores.doubledConcordance / (2 * pairs)
    var cases = [Double](repeating: 0, count: count)
    var controls = cases
    for (row, cluster) in clusters.enumerated() {
      let place = Int(scores.places[row])
      if isCase[row] {
        cases[Int(cluster)] += placements.ofCases[place] - area
      } else {
        controls[Int(cluster)] += placements.ofControls[place] - area
      }
    }
    return (cases, controls)
  }
}
