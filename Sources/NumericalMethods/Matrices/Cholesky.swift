internal import COpenBLAS
import Foundation

/// A symmetric positive-definite matrix as L Lᵀ.
package struct Cholesky: Sendable {
  /// The number of rows and of columns.
  package let size: Int
  private var factor: [Double]

  /// Factorises; `nil` where the matrix is not positive definite. Only the lower half is read.
  package init?(_ matrix: Matrix) {
    precondition(matrix.rowCount == matrix.columnCount, "a factorised matrix is square")
    size = matrix.rowCount
    factor = matrix.elements
    guard size > 0 else { return }
    var n = Int32(size)
    var info: Int32 = 0
    OpenBLAS.enter()
    dpotrf_("L", &n, &factor, &n, &info)
    OpenBLAS.leave()
    guard info == 0 else { return nil }
  }

  /// A⁻¹ b.
  package func solved(_ vector: [Double]) -> [Double] {
    precondition(vector.count == size, "a vector does not fit the matrix")
    var result = vector
    guard size > 0 else { return result }
    var n = Int32(size)
    var one: Int32 = 1
    var info: Int32 = 0
    factor.withUnsafeBufferPointer {
      OpenBLAS.enter()
      dpotrs_("L", &n, &one, $0.baseAddress, &n, &result, &n, &info)
      OpenBLAS.leave()
    }
    return result
  }

  /// A⁻¹.
  package var inverse: Matrix {
    var result = Matrix(rowCount: size, columnCount: size, elements: factor)
    guard size > 0 else { return result }
    var n = Int32(size)
    var info: Int32 = 0
    OpenBLAS.enter()
    dpotri_("L", &n, &result.elements, &n, &info)
    OpenBLAS.leave()
    for column in 0..<size {
      for row in 0..<column { result[row, column] = result[column, row] }
    }
    return result
  }

  /// ln det A.
  package var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * log(factor[$1 * size + $1]) }
  }
}
