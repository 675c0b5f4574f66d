import Foundation
import NumericalMethods

/// The likelihood of a logistic regression: rows, outcomes, weights and offsets.
struct LogisticProblem: Sendable {
  let design: StandardizedDesign
  let isCase: [Bool]
  /// How often each row counts; all once where `nil`.
  let weights: [Double]?
  /// What is added to each row's linear predictor; nothing where `nil`.
  let offset: [Double]?

  /// What Newton's method needs at a point.
  struct Point {
    /// The coefficients of the standardized columns.
    let beta: [Double]
    let linearPredictors: [Double]
    let deviance: Double
    /// The first derivative of the log-likelihood.
    let score: [Double]
    /// Minus its second.
    let information: Matrix
    /// Weight times p (1 − p) of each row.
    let curvature: [Double]

    /// How far the linear predictor of any row is from that of another point.
    func largestMovement(from other: Point) -> Double {
      var largest = 0.0
      for row in linearPredictors.indices {
        largest = max(largest, abs(linearPredictors[row] - other.linearPredictors[row]))
      }
      return largest
    }
  }

  func point(_ beta: [Double]) -> Point {
    var predictors = design.matrix.multiplied(by: beta)
    if let offset {
      for row in predictors.indices { predictors[row] += offset[row] }
    }
    let count = predictors.count
    var residuals = [Double](repeating: 0, count: count)
    var curvature = residuals
    var sum = 0.0
    for row in 0..<count {
      let cell = LogisticCell(predictors[row], isCase: isCase[row])
      let weight = weights?[row] ?? 1
      sum += weight * cell.loss
      residuals[row] = weight * cell.residual
      curvature[row] = weight * cell.curvature
    }
    return Point(
      beta: beta, linearPredictors: predictors, deviance: 2 * sum,
      score: design.matrix.transposedMultiplied(by: residuals),
      information: design.matrix.crossProduct(weights: curvature), curvature: curvature)
  }

  /// The least-squares fit to log odds of 3 to 1 for what happened, one step of Newton's method beyond;
  /// `nil` where the columns are not independent.
  var pulledStart: [Double]? {
    let matrix = design.matrix
    var curvature = [Double](repeating: 0, count: matrix.rowCount)
    var working = curvature
    for row in curvature.indices {
      let weight = weights?[row] ?? 1
      // (weight · y + ½) / (weight + 1)
      let mean = ((isCase[row] ? weight : 0) + 0.5) / (weight + 1)
      let spread = mean * (1 - mean)
      curvature[row] = weight * spread
      let target = log(mean / (1 - mean)) + ((isCase[row] ? 1 : 0) - mean) / spread
      working[row] = curvature[row] * (target - (offset?[row] ?? 0))
    }
    let information = matrix.crossProduct(weights: curvature)
    return Cholesky(information)?.solved(matrix.transposedMultiplied(by: working))
  }

  /// The weight of the cases and of all rows.
  var totals: (cases: Double, all: Double) {
    guard let weights else { return (Double(isCase.count { $0 }), Double(isCase.count)) }
    var (cases, all) = (0.0, 0.0)
    for (row, weight) in weights.enumerated() {
      all += weight
      if isCase[row] { cases += weight }
    }
    return (cases, all)
  }
}

/// One row's share in a logistic likelihood, exact for probabilities however near to 0 or 1.
struct LogisticCell {
  /// The probability of being a case.
  let probability: Double
  /// Outcome − probability.
  let residual: Double
  /// p (1 − p).
  let curvature: Double
  /// −log of the probability of what happened.
  let loss: Double

  @inline(__always)
  init(_ predictor: Double, isCase: Bool) {
    let decay = exp(-abs(predictor))
    let large = 1 / (1 + decay)
    let small = decay * large
    let isPositive = predictor >= 0
    probability = isPositive ? large : small
    residual = isCase ? (isPositive ? small : large) : -(isPositive ? large : small)
    curvature = small * large
    loss = log1p(decay) + (isPositive == isCase ? 0 : abs(predictor))
  }
}
