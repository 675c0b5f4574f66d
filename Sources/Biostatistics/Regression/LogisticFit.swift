import Foundation
import NumericalMethods

/// The maximum of a logistic likelihood, by Newton's method with halved steps.
struct LogisticFit: Sendable {
  /// The coefficients of the columns as they are.
  var coefficients: [Double]
  /// Their covariance: the inverse information.
  var covariance: Matrix
  /// −2 log-likelihood.
  var deviance: Double
  var linearPredictors: [Double]
  var iterations: Int
  /// Whether the likelihood has no maximum, and why.
  var separation: Separation?

  /// Why no maximum was found.
  enum Failure: Error {
    case notConverged(iterations: Int)
  }

  /// Maximises from `start`, coefficients of the columns as they are, or from the least-squares fit of
  /// the outcomes' log odds when pulled halfway to one half, as R's `glm` does.
  ///
  /// Without a tolerance it ends one step after that which would change the deviance by less than 10⁻¹⁴
  /// of itself. With one it ends as `glm` does, once the deviance changes by less than that share, and the
  /// covariance is that of the point before the last step.
  init(
    _ problem: LogisticProblem, start: [Double]? = nil, tolerance: Double? = nil
  ) throws(Failure) {
    var point = try Self.first(problem, start: start)
    for iteration in 1...60 {
      guard let factor = Cholesky(point.information) else {
        throw .notConverged(iterations: iteration)
      }
      let step = factor.solved(point.score)
      let gain = zip(step, point.score).reduce(0) { $0 + $1.0 * $1.1 }
      let isSettled = gain <= 1e-14 * (point.deviance + 0.1)
      if isSettled || iteration >= 15,
        let found = Separation(problem, direction: step, isLate: iteration >= 30)
      {
        self = LogisticFit(problem, point, factor, iteration, found)
        return
      }
      guard !isSettled, let next = Self.next(problem, point, step) else {
        // No step improves on rounding: as near as numbers can tell.
        guard gain <= 1e-8 * (point.deviance + 0.1) else {
          throw .notConverged(iterations: iteration)
        }
        self = LogisticFit(problem, point, factor, iteration, nil)
        // One step more squares the error that is left.
        if isSettled, gain > 1e-24 * (point.deviance + 0.1),
          let last = Self.next(problem, point, step), let sharp = Cholesky(last.information)
        {
          self = LogisticFit(problem, last, sharp, iteration, nil)
        }
        return
      }
      let change = abs(next.deviance - point.deviance)
      if let tolerance, change < tolerance * (next.deviance + 0.1),
        next.largestMovement(from: point) < 0.3
      {
        self = LogisticFit(problem, next, factor, iteration, nil)
        return
      }
      point = next
    }
    throw .notConverged(iterations: 60)
  }

  /// Where the iteration begins.
  private static func first(
    _ problem: LogisticProblem, start: [Double]?
  ) throws(Failure) -> LogisticProblem.Point {
    if let start {
      let point = problem.point(problem.design.standardized(start))
      if point.deviance.isFinite, Cholesky(point.information) != nil { return point }
    }
    guard let point = problem.pulledStart.map(problem.point) else {
      throw .notConverged(iterations: 0)
    }
    return point
  }

  private init(
    _ problem: LogisticProblem, _ point: LogisticProblem.Point, _ factor: Cholesky,
    _ iterations: Int, _ separation: Separation?
  ) {
    coefficients = problem.design.original(point.beta)
    covariance = problem.design.original(factor.inverse)
    deviance = point.deviance
    linearPredictors = point.linearPredictors
    self.iterations = iterations
    self.separation = separation
  }

  /// The point after a step, halved until the deviance does not rise.
  private static func next(
    _ problem: LogisticProblem, _ point: LogisticProblem.Point, _ step: [Double]
  ) -> LogisticProblem.Point? {
    var share = 1.0
    for _ in 0..<30 {
      let next = problem.point(zip(point.beta, step).map { $0 + share * $1 })
      if next.deviance <= point.deviance * (1 + 1e-13) { return next }
      share /= 2
    }
    return nil
  }
}
