import Foundation
import NumericalMethods

/// The partial likelihood of a Cox model at one set of linear predictors, with all that follows from it
/// without the covariates: hazard increments and expected events.
///
/// Score and information need no second pass over risk sets: with E the events that the model expects
/// of a row and x̄ the mean covariates of a risk set, the score is Xᵀ(wδ − E) and the information
/// Xᵀ diag(E) X − Σ w x̄ x̄ᵀ, both products of matrices.
struct CoxState: Sendable {
  /// The relative risk of each sorted row, without its weight.
  let risks: [Double]
  /// The same times the weight.
  let weightedRisks: [Double]
  /// ln of the partial likelihood; not finite where the linear predictors overflow.
  let logLikelihood: Double
  /// The denominator of each step.
  let denominators: [Double]
  /// What each step adds to the baseline hazard.
  let increments: [Double]

  /// Evaluates at the linear predictors of the sorted rows.
  init(_ sets: CoxRiskSets, linearPredictors: [Double]) {
    risks = linearPredictors.map { exp($0) }
    weightedRisks = zip(sets.weights, risks).map { $0 * $1 }
    let (atRisk, tied) = sets.sums(of: weightedRisks)
    var denominators = [Double](repeating: 0, count: sets.stepCount)
    var increments = denominators
    var logLikelihood = 0.0
    for row in 0..<sets.count where sets.isEvent[row] {
      logLikelihood += sets.weights[row] * linearPredictors[row]
    }
    for (index, eventTime) in sets.eventTimes.enumerated() {
      let weight = sets.stepWeight(of: eventTime)
      for step in eventTime.steps {
        let denominator = atRisk[index] - sets.leftOut(step, of: eventTime) * tied[index]
        denominators[step] = denominator
        increments[step] = weight / denominator
        logLikelihood -= weight * log(denominator)
      }
    }
    self.denominators = denominators
    self.increments = increments
    self.logLikelihood = logLikelihood
  }

  /// The cumulative hazard by slot, each event time's share multiplied by `factors`, and what tied
  /// events are spared of their own time.
  func hazard(_ sets: CoxRiskSets, factors: [Double]? = nil) -> (
    cumulative: [Double], spared: [Double]
  ) {
    var cumulative = [Double](repeating: 0, count: sets.slotCount)
    var spared = [Double](repeating: 0, count: sets.eventTimes.count)
    for range in sets.eventTimesOfStrata {
      var sum = 0.0
      for index in range {
        let eventTime = sets.eventTimes[index]
        let factor = factors?[index] ?? 1
        var own = 0.0
        for step in eventTime.steps {
          sum += factor * increments[step]
          own += sets.leftOut(step, of: eventTime) * increments[step]
        }
        spared[index] = factor * own
        cumulative[sets.slot(of: index)] = sum
      }
    }
    return (cumulative, spared)
  }

  /// How many events, weights counted, the model expects of each sorted row; with `factors` each event
  /// time counts as often as they say.
  func expected(_ sets: CoxRiskSets, factors: [Double]? = nil) -> [Double] {
    let (cumulative, spared) = hazard(sets, factors: factors)
    var expected = [Double](repeating: 0, count: sets.count)
    for row in 0..<sets.count {
      var hazard = cumulative[Int(sets.slots[row])]
      if sets.hasEntries { hazard -= cumulative[Int(sets.entrySlots[row])] }
      expected[row] = weightedRisks[row] * hazard
    }
    for (index, eventTime) in sets.eventTimes.enumerated() where spared[index] != 0 {
      for row in eventTime.rows where sets.isEvent[row] {
        expected[row] -= weightedRisks[row] * spared[index]
      }
    }
    return expected
  }

  /// The mean of each column over the risk set of each step: steps × columns.
  func means(_ sets: CoxRiskSets, _ matrix: Matrix) -> Matrix {
    var means = Matrix(rowCount: sets.stepCount, columnCount: matrix.columnCount)
    for column in 0..<matrix.columnCount {
      let (atRisk, tied) = sets.sums(of: weightedRisks, times: matrix.column(column))
      let start = column * sets.stepCount
      for (index, eventTime) in sets.eventTimes.enumerated() {
        for step in eventTime.steps {
          let sum = atRisk[index] - sets.leftOut(step, of: eventTime) * tied[index]
          means.elements[start + step] = sum / denominators[step]
        }
      }
    }
    return means
  }

  /// The observed information, each event time counted as often as `factors` say.
  func information(
    _ sets: CoxRiskSets, _ matrix: Matrix, means: Matrix, factors: [Double]? = nil,
    expected: [Double]? = nil
  ) -> Matrix {
    let expected = expected ?? self.expected(sets, factors: factors)
    var result = matrix.crossProduct(weights: expected)
    var weights = [Double](repeating: 0, count: sets.stepCount)
    for (index, eventTime) in sets.eventTimes.enumerated() {
      let weight = (factors?[index] ?? 1) * sets.stepWeight(of: eventTime)
      for step in eventTime.steps { weights[step] = weight }
    }
    let plain = weights.allSatisfy { $0 == 1 }
    let between = means.crossProduct(weights: plain ? nil : weights)
    for index in result.elements.indices { result.elements[index] -= between.elements[index] }
    return result
  }

  /// The score: observed minus expected events, summed over each column.
  func score(_ sets: CoxRiskSets, _ matrix: Matrix, expected: [Double]) -> [Double] {
    var differences = expected.map { -$0 }
    for row in 0..<sets.count where sets.isEvent[row] { differences[row] += sets.weights[row] }
    return matrix.transposedMultiplied(by: differences)
  }
}
