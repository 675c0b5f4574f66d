/// Variances and covariances of areas under ROC curves from placement values.
enum DeLongVariance {
  /// The variance of one area; NaN with fewer than two cases or controls.
  static func variance(_ scores: ScoreDistribution) -> Double {
    let (cases, controls) = parts(scores)
    return cases + controls
  }

  /// The parts of the variance that cases and controls contribute.
  static func parts(_ scores: ScoreDistribution) -> (cases: Double, controls: Double) {
    let placements = scores.placements
    return (
      spread(placements.ofCases, scores.cases) / Double(scores.caseCount),
      spread(placements.ofControls, scores.controls) / Double(scores.controlCount)
    )
  }

  /// The covariance of the areas of two scores of the same rows.
  static func covariance(
    _ first: ScoreDistribution, _ second: ScoreDistribution, isCase: [Bool]
  ) -> Double {
    let (a, b) = (first.placements, second.placements)
    let (ma, mb) = (mean(a.ofCases, first.cases), mean(b.ofCases, second.cases))
    let (na, nb) = (mean(a.ofControls, first.controls), mean(b.ofControls, second.controls))
    var cases = 0.0
    var controls = 0.0
    for row in isCase.indices {
      let (i, j) = (Int(first.places[row]), Int(second.places[row]))
      if isCase[row] {
        cases += (a.ofCases[i] - ma) * (b.ofCases[j] - mb)
      } else {
        controls += (a.ofControls[i] - na) * (b.ofControls[j] - nb)
      }
    }
    let (m, n) = (Double(first.caseCount), Double(first.controlCount))
    return cases / (m - 1) / m + controls / (n - 1) / n
  }

  private static func mean(_ values: [Double], _ counts: [Int]) -> Double {
    var sum = 0.0
    var total = 0
    for index in values.indices {
      sum += values[index] * Double(counts[index])
      total += counts[index]
    }
    return sum / Double(total)
  }

  /// The variance of grouped values, with the divisor n − 1.
  private static func spread(_ values: [Double], _ counts: [Int]) -> Double {
    let center = mean(values, counts)
    var sum = 0.0
    var total = 0
    for index in values.indices {
      let distance = values[index] - center
      sum += distance * distance * Double(counts[index])
      total += counts[index]
    }
    return sum / Double(total - 1)
  }
}
