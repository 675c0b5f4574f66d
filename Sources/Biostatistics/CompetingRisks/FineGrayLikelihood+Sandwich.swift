import NumericalMethods

extension FineGrayLikelihood {
  /// The sandwich covariance I⁻¹ Σ (ηᵢ + ψᵢ)(ηᵢ + ψᵢ)ᵀ I⁻¹: ηᵢ is a patient's part of the score, ψᵢ what
  /// the estimated censoring distribution adds (Fine & Gray 1999, eq. 7–8). O(n p²).
  func sandwich(at coefficients: [Double], inverseInformation: Matrix) -> Matrix {
    let residuals = residuals(relativeRisks(coefficients))
    return inverseInformation.multiplied(by: residuals.crossProduct())
      .multiplied(by: inverseInformation)
  }

  /// ηᵢ + ψᵢ, a row for each row of the design.
  private func residuals(_ risks: [Double]) -> Matrix {
    let p = columnCount
    let steps = steps(risks)
    var result = Matrix(rowCount: design.rowCount, columnCount: p)
    // Σ dΛ and Σ z̄ dΛ up to and at the run; Σ G dΛ and Σ G z̄ dΛ from it on.
    var past = Line(p)
    var future = Line(p)
    for step in steps { future.add(step.rise * step.free, step.mean) }
    var others = Line(p)
    var censored = [Double](repeating: 0, count: p)
    for run in 0..<(runs.count - 1) {
      let step = steps[run]
      let range = runs[run]..<runs[run + 1]
      // q(u) / π(u), with those who had other events before u and the events from u on.
      let pull = (0..<p).map {
        (others.vector[$0] * future.weight - others.weight * future.vector[$0])
          / Double(atRisk[run])
      }
      let leaving = Double(range.count { endings[$0] == .censored }) / Double(atRisk[run])
      for i in 0..<p { censored[i] += pull[i] * leaving }
      past.add(step.rise, step.mean)
      future.add(-step.rise * step.free, step.mean)
      for row in range {
        let risk = risks[row]
        for i in 0..<p {
          let z = design[row, i]
          var residual = -risk * (z * past.weight - past.vector[i]) - censored[i]
          switch endings[row] {
          case .own: residual += z - step.mean[i]
          case .censored: residual += pull[i]
          case .other:
            residual -= risk / censoring[run] * (z * future.weight - future.vector[i])
          }
          result[row, i] = residual
        }
      }
      for row in range where endings[row] == .other {
        others.add(risks[row] / censoring[run], design.row(row))
      }
    }
    return result
  }

  /// A weight and a weighted sum of vectors.
  private struct Line {
    var weight = 0.0
    var vector: [Double]

    init(_ p: Int) { vector = [Double](repeating: 0, count: p) }

    mutating func add(_ w: Double, _ x: [Double]) {
      guard w != 0 else { return }
      weight += w
      for i in x.indices { vector[i] += w * x[i] }
    }
  }

  /// At each run the rise of the baseline, the mean of the covariates at risk, and G(t−).
  private func steps(_ risks: [Double]) -> [(rise: Double, mean: [Double], free: Double)] {
    let p = columnCount
    var still = Line(p)
    var others = Line(p)
    for run in 0..<(runs.count - 1) {
      for row in runs[run]..<runs[run + 1] where endings[row] == .other {
        others.add(risks[row] / censoring[run], design.row(row))
      }
    }
    var steps: [(rise: Double, mean: [Double], free: Double)] = []
    for run in (0..<(runs.count - 1)).reversed() {
      var deaths = 0.0
      for row in runs[run]..<runs[run + 1] {
        let z = design.row(row)
        still.add(risks[row], z)
        if endings[row] == .other { others.add(-risks[row] / censoring[run], z) }
        if endings[row] == .own { deaths += 1 }
      }
      let free = censoring[run]
      let weight = still.weight + free * others.weight
      let mean = (0..<p).map { (still.vector[$0] + free * others.vector[$0]) / weight }
      steps.append((deaths / weight, mean, free))
    }
    return steps.reversed()
  }
}
