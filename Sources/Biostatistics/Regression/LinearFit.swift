import NumericalMethods

/// Least squares of numbers on columns, each row with its weight.
///
/// Householder's orthogonal triangular form of columns centred and scaled, so that neither units nor a
/// large constant cost digits. A column that can be computed from those before it is set aside.
struct LinearFit: Sendable {
  /// The columns that have a coefficient.
  let kept: [Int]
  /// One coefficient for each column as it was given; 0 for those set aside.
  let coefficients: [Double]
  /// (XᵀWX)⁻¹ of the columns as they were given; 0 for those set aside.
  let unscaledCovariance: Matrix
  /// What the model says of each row, its offset counted in.
  let fitted: [Double]
  /// Outcome − fitted, not weighted.
  let residuals: [Double]
  /// The weighted sum of squared residuals; 0 where they are rounding.
  let residualSquares: Double
  /// The weighted sum of squares that the terms explain: about the mean where there is a constant.
  let modelSquares: Double
  /// Whether the residuals are rounding only.
  let isExact: Bool

  init(
    _ matrix: Matrix, hasIntercept: Bool, outcome: [Double], weights: [Double]?, offset: [Double]?
  ) {
    let design = StandardizedDesign(matrix, hasIntercept: hasIntercept)
    let target = offset.map { zip(outcome, $0).map { $0 - $1 } } ?? outcome
    // A constant outcome becomes zeros, so that its slopes are exactly 0.
    let shift = hasIntercept ? target.first ?? 0 : 0
    let roots = weights?.map { $0.squareRoot() }
    let factor = PivotedQR(design.matrix.scalingRows(by: roots), tolerance: 1e-9)
    let values = factor.leastSquares(
      target.indices.map { (target[$0] - shift) * (roots?[$0] ?? 1) })
    let inverse = factor.inverseCrossProduct
    var beta = [Double](repeating: 0, count: design.columnCount)
    var covariance = Matrix(rowCount: design.columnCount, columnCount: design.columnCount)
    for (place, column) in factor.independent.enumerated() {
      beta[column] = values[place]
      for (other, second) in factor.independent.enumerated() {
        covariance[column, second] = inverse[place, other]
      }
    }
    let explained = design.matrix.multiplied(by: beta)
    kept = factor.independent
    residuals = target.indices.map { target[$0] - shift - explained[$0] }
    fitted = target.indices.map { explained[$0] + shift + (offset?[$0] ?? 0) }
    let sums = Self.squares(
      explained: explained, residuals: residuals, target: target, weights: weights,
      shift: shift, hasIntercept: hasIntercept)
    isExact = sums.residual <= 1e-28 * sums.target
    residualSquares = isExact ? 0 : sums.residual
    modelSquares = sums.model
    if hasIntercept { beta[0] += shift }
    coefficients = design.original(beta)
    unscaledCovariance = design.original(covariance)
  }

  /// Sums of squares of what is explained, of what is left and of the outcome as it is.
  private static func squares(
    explained: [Double], residuals: [Double], target: [Double], weights: [Double]?, shift: Double,
    hasIntercept: Bool
  ) -> (model: Double, residual: Double, target: Double) {
    var centre = 0.0
    if hasIntercept {
      var total = 0.0
      for row in explained.indices {
        let weight = weights?[row] ?? 1
        centre += weight * explained[row]
        total += weight
      }
      centre /= total
    }
    var (model, residual, square) = (0.0, 0.0, 0.0)
    for row in explained.indices {
      let weight = weights?[row] ?? 1
      let distance = explained[row] - centre
      model += weight * distance * distance
      residual += weight * residuals[row] * residuals[row]
      square += weight * target[row] * target[row]
    }
    return (model, residual, square)
  }
}

extension Matrix {
  /// Each row times its factor; the matrix itself without factors.
  fileprivate func scalingRows(by factors: [Double]?) -> Matrix {
    guard let factors else { return self }
    var result = self
    for column in 0..<columnCount {
      let start = column * rowCount
      for row in 0..<rowCount { result.elements[start + row] *= factors[row] }
    }
    return result
  }
}
