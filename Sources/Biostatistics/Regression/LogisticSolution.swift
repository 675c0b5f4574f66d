import NumericalMethods

/// The fit of a logistic model, with what separation leaves of it.
///
/// Where some rows are separated and others overlap, the likelihood has a limit although some
/// coefficients have none: it is the likelihood of the overlapping rows, and there the other
/// coefficients have their values and standard errors.
struct LogisticSolution: Sendable {
  /// The coefficients; of those without a maximum the number reached.
  var coefficients: [Double]
  /// Their covariance; NaN in the rows and columns of those without a maximum.
  var covariance: Matrix
  var deviance: Double
  var linearPredictors: [Double]
  /// For each coefficient whether it grows without bound.
  var isAffected: [Bool]
  /// Whether cases and non-cases are told apart altogether.
  var isSeparated: Bool

  init(_ problem: LogisticProblem, tolerance: Double? = nil) throws(LogisticFit.Failure) {
    let fit = try LogisticFit(problem, tolerance: tolerance)
    coefficients = fit.coefficients
    covariance = fit.covariance
    deviance = fit.deviance
    linearPredictors = fit.linearPredictors
    isAffected = [Bool](repeating: false, count: coefficients.count)
    isSeparated = false
    guard let separation = fit.separation else { return }
    isAffected = separation.isAffected
    isSeparated = separation.isComplete || !isAffected.contains(false)
    if !isSeparated { try takeLimit(problem, separation) }
    for column in isAffected.indices where isAffected[column] {
      for other in isAffected.indices {
        covariance[column, other] = .nan
        covariance[other, column] = .nan
      }
    }
  }

  /// Fits the overlapping rows, without the affected columns that are no longer needed there.
  private mutating func takeLimit(
    _ problem: LogisticProblem, _ separation: Separation
  ) throws(LogisticFit.Failure) {
    let rows = separation.overlapping
    let raw = problem.design.originalRows(rows)
    let order =
      isAffected.indices.filter { !isAffected[$0] } + isAffected.indices.filter { isAffected[$0] }
    let independent = PivotedQR(raw.selectingColumns(order)).independent
    let columns = independent.map { order[$0] }.sorted()
    guard !columns.isEmpty else { return }
    let part = LogisticProblem(
      design: StandardizedDesign(
        raw.selectingColumns(columns),
        hasIntercept: problem.design.hasIntercept && columns.first == 0),
      isCase: rows.map { problem.isCase[$0] },
      weights: problem.weights.map { weights in rows.map { weights[$0] } },
      offset: problem.offset.map { offset in rows.map { offset[$0] } })
    let limit = try LogisticSolution(part)
    deviance = limit.deviance
    for (place, column) in columns.enumerated() where !isAffected[column] {
      coefficients[column] = limit.coefficients[place]
      isAffected[column] = limit.isAffected[place] || limit.isSeparated
      for (other, otherColumn) in columns.enumerated() where !isAffected[otherColumn] {
        covariance[column, otherColumn] = limit.covariance[place, other]
      }
    }
    isSeparated = !isAffected.contains(false)
  }
}
