import NumericalMethods

/// That some combination of the columns tells cases from non-cases without error, so that a logistic
/// likelihood has no maximum: coefficients grow along a direction for ever.
///
/// Where the likelihood flattens out while Newton's steps do not shrink, the step is such a direction;
/// it is proven by looking at every row: none may move to the wrong side.
/// **Source:** Albert and Anderson, *Biometrika* 1984;71:1–10.
struct Separation: Sendable {
  /// Whether every row is told apart; otherwise some rows overlap.
  let isComplete: Bool
  /// For each column whether its coefficient grows without bound.
  let isAffected: [Bool]
  /// The rows that the direction leaves where they are.
  let overlapping: [Int]

  /// Looks whether a step of Newton's method, for standardized columns, is a direction of separation;
  /// `nil` where it is not.
  init?(_ problem: LogisticProblem, direction: [Double], isLate: Bool) {
    let movement = problem.design.matrix.multiplied(by: direction)
    var (lowest, highest) = (0.0, 0.0)
    for row in movement.indices where problem.weights.map({ $0[row] > 0 }) ?? true {
      let towards = problem.isCase[row] ? movement[row] : -movement[row]
      lowest = min(lowest, towards)
      highest = max(highest, towards)
    }
    guard highest > 0.3, highest.isFinite, lowest > -(isLate ? 1e-3 : 1e-5) * highest else {
      return nil
    }
    let limit = 0.01
    overlapping = movement.indices.filter { abs(movement[$0]) <= limit }
    isComplete = overlapping.isEmpty
    let original = problem.design.original(direction)
    let largest = direction.map(abs).max() ?? 0
    var affected = direction.map { abs($0) > 1e-3 * largest }
    // The constant moves only where it would as the columns are, not centred.
    if problem.design.hasIntercept {
      affected[0] = abs(original[0]) > 1e-3 * largest
    }
    isAffected = affected
  }
}
