import NumericalMethods

/// A design with its columns centred and scaled in place, so that normal equations lose no digits to
/// units: a texture of hundreds beside a smoothness of hundredths.
///
/// Without a constant columns are scaled but not centred.
struct StandardizedDesign: Sendable {
  /// The columns, the constant untouched.
  private(set) var matrix: Matrix
  private(set) var centres: [Double]
  private(set) var scales: [Double]
  let hasIntercept: Bool

  init(_ design: consuming Matrix, hasIntercept: Bool) {
    let count = design.rowCount
    self.hasIntercept = hasIntercept
    centres = [Double](repeating: 0, count: design.columnCount)
    scales = [Double](repeating: 1, count: design.columnCount)
    for column in (hasIntercept ? 1 : 0)..<max(design.columnCount, hasIntercept ? 1 : 0) {
      let range = (column * count)..<((column + 1) * count)
      var centre = 0.0
      if hasIntercept {
        for index in range { centre += design.elements[index] }
        centre /= Double(count)
      }
      var sum = 0.0
      for index in range {
        let distance = design.elements[index] - centre
        sum += distance * distance
      }
      let scale = (sum / Double(count)).squareRoot()
      guard scale > 0, scale.isFinite else { continue }
      for index in range { design.elements[index] = (design.elements[index] - centre) / scale }
      centres[column] = centre
      scales[column] = scale
    }
    matrix = design
  }

  /// The number of coefficients.
  var columnCount: Int { matrix.columnCount }

  /// Coefficients of the columns as they were, from those of the standardized ones.
  func original(_ standardized: [Double]) -> [Double] {
    var result = zip(standardized, scales).map { $0 / $1 }
    guard hasIntercept else { return result }
    for column in 1..<max(columnCount, 1) { result[0] -= result[column] * centres[column] }
    return result
  }

  /// Coefficients of the standardized columns, from those of the columns as they were.
  func standardized(_ original: [Double]) -> [Double] {
    var result = zip(original, scales).map { $0 * $1 }
    guard hasIntercept else { return result }
    for column in 1..<max(columnCount, 1) { result[0] += original[column] * centres[column] }
    return result
  }

  /// The covariance of the coefficients of the columns as they were.
  func original(_ covariance: Matrix) -> Matrix {
    var map = Matrix(rowCount: columnCount, columnCount: columnCount)
    for column in 0..<columnCount {
      map[column, column] = 1 / scales[column]
      if hasIntercept, column > 0 { map[0, column] = -centres[column] / scales[column] }
    }
    return map.multiplied(by: covariance).multiplied(by: map.transposed)
  }

  /// Some rows of the columns as they were.
  func originalRows(_ rows: [Int]) -> Matrix {
    var result = matrix.selectingRows(rows)
    for column in 0..<columnCount {
      for row in rows.indices {
        result[row, column] = result[row, column] * scales[column] + centres[column]
      }
    }
    return result
  }

  /// The first column that is constant or can be computed from those before it; `nil` where there is
  /// none. A cheap look at the pivots decides except where they come near the limit of precision.
  func dependentColumn(tolerance: Double = 1e-9) -> Int? {
    let product = matrix.crossProduct()
    if Self.smallestPivot(of: product) > 1e-10 { return nil }
    return PivotedQR(matrix, tolerance: tolerance).dependent.first
  }

  /// The smallest pivot of a Cholesky elimination in relation to its diagonal element.
  private static func smallestPivot(of product: Matrix) -> Double {
    var rest = product
    var smallest = Double.infinity
    for pivot in 0..<rest.columnCount {
      let diagonal = product[pivot, pivot]
      guard diagonal > 0 else { return 0 }
      let share = rest[pivot, pivot] / diagonal
      smallest = min(smallest, share)
      guard share > 1e-14 else { return 0 }
      for column in (pivot + 1)..<max(rest.columnCount, pivot + 1) {
        let factor = rest[pivot, column] / rest[pivot, pivot]
        for row in (pivot + 1)..<rest.columnCount {
          rest[row, column] -= factor * rest[row, pivot]
        }
      }
    }
    return smallest
  }
}
