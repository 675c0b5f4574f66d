import Foundation

/// The area under the cumulative/dynamic ROC curve of one score at one horizon, with what every row
/// contributes to it.
struct TimeDependentArea: Sendable {
  /// The area; NaN without cases or controls.
  let value: Double
  /// The influence of every row: its mean is 0, its standard deviation over √n the standard error.
  let influence: [Double]

  /// The area of weighted cases and controls.
  ///
  /// - Parameters:
  ///   - order: The rows by ascending score.
  ///   - scores: The scores.
  ///   - weights: Cases and controls with their weights.
  ///   - censoring: The distribution that the weights are made of; `nil` where they are not made of
  ///     one, which leaves no influence.
  init(
    order: [Int32], scores: [Double], weights: HorizonWeights,
    censoring: CensoringDistribution?
  ) {
    let n = scores.count
    let (b, c) = (weights.caseTotal, weights.controlTotal)
    guard b > 0, c > 0 else {
      value = .nan
      influence = []
      return
    }
    // Controls below each case, and cases above each control, ties counting one half.
    var controlsBelow = [Double](repeating: 0, count: n)
    var casesAbove = controlsBelow
    var first = 0
    var (cases, controls) = (0.0, 0.0)
    while first < n {
      var end = first
      var (tiedCases, tiedControls) = (0.0, 0.0)
      let score = scores[Int(order[first])]
      while end < n, scores[Int(order[end])] == score {
        tiedCases += weights.cases[Int(order[end])]
        tiedControls += weights.controls[Int(order[end])]
        end += 1
      }
      for place in first..<end {
        controlsBelow[Int(order[place])] = controls + tiedControls / 2
        casesAbove[Int(order[place])] = b - cases - tiedCases / 2
      }
      cases += tiedCases
      controls += tiedControls
      first = end
    }
    var sum = 0.0
    for row in 0..<n { sum += weights.cases[row] * controlsBelow[row] }
    let area = sum / (b * c)
    value = area
    guard let censoring else {
      influence = []
      return
    }
    var early = [Double](repeating: 0, count: n)
    var late = early
    for row in 0..<n {
      early[row] = weights.cases[row] * (controlsBelow[row] / c - area) / b
      let term = weights.controls[row] * (casesAbove[row] / b - area) / c
      if weights.isEarlyControl?[row] == true { early[row] += term } else { late[row] = term }
    }
    var influence = censoring.influence(early: early, late: late, horizon: weights.horizon)
    for row in 0..<n { influence[row] = Double(n) * (influence[row] + early[row] + late[row]) }
    self.influence = influence
  }

  /// The standard error from influences; NaN of fewer than two rows.
  static func standardError(_ influence: [Double]) -> Double {
    let n = Double(influence.count)
    guard n > 1 else { return .nan }
    let mean = influence.reduce(0, +) / n
    var sum = 0.0
    for value in influence { sum += (value - mean) * (value - mean) }
    return sqrt(sum / (n - 1) / n)
  }
}
