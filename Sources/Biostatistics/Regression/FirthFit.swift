import Foundation
import NumericalMethods

/// A logistic likelihood with Jeffreys' prior, ℓ + ½ log |information|, and its maximum under
/// constraints.
///
/// **Source:** Firth, *Biometrika* 1993;80:27–38; Heinze and Schemper, *Stat Med* 2002;21:2409–19.
struct FirthFit: Sendable {
  /// The coefficients of the standardized columns.
  var beta: [Double]
  /// The inverse information, of the standardized columns.
  var inverse: Matrix
  /// Weight times p (1 − p) (1 + leverage) of each row: the information of the data that the penalty
  /// amounts to.
  var augmentedCurvature: [Double]
  /// The penalised log-likelihood, of the columns as they were.
  var penalized: Double

  private struct Point {
    let beta: [Double]
    let penalized: Double
    let inverse: Matrix
    let score: [Double]
    let augmentedCurvature: [Double]
  }

  /// Maximises from `start` among the coefficients that keep what the constraints (vectors whose product
  /// with the coefficients is held) have there.
  init(
    _ problem: LogisticProblem, start: [Double], constraints: [[Double]] = []
  ) throws(LogisticFit.Failure) {
    guard var point = Self.point(problem, start) else { throw .notConverged(iterations: 0) }
    for iteration in 1...1000 {
      let step = Self.step(point, constraints)
      let gain = zip(step, point.score).reduce(0) { $0 + $1.0 * $1.1 }
      let size = step.map(abs).max() ?? 0
      if size < 1e-10 || gain < 1e-18 {
        self.init(point)
        return
      }
      // Standardized coefficients that move by more than 5 overshoot.
      var share = min(1, 5 / size)
      var next: Point?
      for _ in 0..<30 {
        next = Self.point(problem, zip(point.beta, step).map { $0 + share * $1 })
        if let next, next.penalized >= point.penalized - 1e-12 * abs(point.penalized) { break }
        next = nil
        share /= 2
      }
      guard let next else {
        guard gain < 1e-8 else { throw .notConverged(iterations: iteration) }
        self.init(point)
        return
      }
      point = next
    }
    throw .notConverged(iterations: 1000)
  }

  private init(_ point: Point) {
    beta = point.beta
    inverse = point.inverse
    augmentedCurvature = point.augmentedCurvature
    penalized = point.penalized
  }

  /// Likelihood and modified score; `nil` where the information is singular to rounding.
  private static func point(_ problem: LogisticProblem, _ beta: [Double]) -> Point? {
    let plain = problem.point(beta)
    guard let factor = Cholesky(plain.information) else { return nil }
    let inverse = factor.inverse
    let matrix = problem.design.matrix
    let product = matrix.multiplied(by: inverse)
    var shift = [Double](repeating: 0, count: matrix.rowCount)
    var augmented = shift
    for row in shift.indices {
      var leverage = 0.0
      for column in 0..<matrix.columnCount {
        leverage += product[row, column] * matrix[row, column]
      }
      leverage *= plain.curvature[row]
      augmented[row] = plain.curvature[row] * (1 + leverage)
      let probability = LogisticCell(plain.linearPredictors[row], isCase: true).probability
      shift[row] = leverage * (0.5 - probability)
    }
    let penalty = matrix.transposedMultiplied(by: shift)
    let scales = problem.design.scales.reduce(0) { $0 + log($1) }
    return Point(
      beta: beta, penalized: -plain.deviance / 2 + factor.logDeterminant / 2 + scales,
      inverse: inverse, score: zip(plain.score, penalty).map { $0 + $1 },
      augmentedCurvature: augmented)
  }

  /// The step of Fisher's scoring that leaves the constraints as they are.
  private static func step(_ point: Point, _ constraints: [[Double]]) -> [Double] {
    var step = point.inverse.multiplied(by: point.score)
    guard !constraints.isEmpty else { return step }
    let directions = constraints.map { point.inverse.multiplied(by: $0) }
    var gram = Matrix(rowCount: constraints.count, columnCount: constraints.count)
    for row in constraints.indices {
      for column in constraints.indices {
        gram[row, column] = zip(constraints[row], directions[column]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    let excess = constraints.map { zip($0, step).reduce(0) { $0 + $1.0 * $1.1 } }
    guard let shares = Cholesky(gram)?.solved(excess) else { return step.map { _ in 0 } }
    for (share, direction) in zip(shares, directions) {
      for column in step.indices { step[column] -= share * direction[column] }
    }
    return step
  }
}

extension FirthFit {
  /// The covariance of the coefficients of the columns as they were: the inverse information of the data
  /// augmented as the penalty has it.
  func covariance(_ problem: LogisticProblem) -> Matrix? {
    Cholesky(problem.design.matrix.crossProduct(weights: augmentedCurvature)).map {
      problem.design.original($0.inverse)
    }
  }
}

extension StandardizedDesign {
  /// The vector whose product with standardized coefficients is a coefficient of the columns as they were.
  func original(place: Int) -> [Double] {
    var vector = [Double](repeating: 0, count: columnCount)
    vector[place] = 1 / scales[place]
    guard hasIntercept, place == 0 else { return vector }
    for column in 1..<max(1, columnCount) { vector[column] = -centres[column] / scales[column] }
    return vector
  }
}
