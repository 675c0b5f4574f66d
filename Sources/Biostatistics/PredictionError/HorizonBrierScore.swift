/// The weighted Brier score of one prediction at one horizon, with what every row contributes to it.
struct HorizonBrierScore: Sendable {
  /// The mean squared distance of risk and outcome.
  let value: Double
  /// The influence of every row.
  let influence: [Double]

  init(risks: [Double], weights: HorizonWeights, censoring: CensoringDistribution) {
    let n = Double(risks.count)
    var early = [Double](repeating: 0, count: risks.count)
    var late = early
    for row in risks.indices {
      early[row] = weights.cases[row] * (1 - risks[row]) * (1 - risks[row]) / n
      late[row] = weights.controls[row] * risks[row] * risks[row] / n
    }
    let score = zip(early, late).reduce(0) { $0 + $1.0 + $1.1 }
    var influence = censoring.influence(early: early, late: late, horizon: weights.horizon)
    for row in risks.indices {
      influence[row] = n * (influence[row] + early[row] + late[row]) - score
    }
    value = risks.isEmpty ? .nan : score
    self.influence = influence
  }
}
