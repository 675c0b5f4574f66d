internal import COpenBLAS

/// A = Q R with columns that depend on earlier ones set aside, as a regression needs it.
///
/// Columns are taken in their own order and a dependent one goes to the end, as R's `lm` does, so that
/// of two collinear variables the later is the one that is named.
package struct PivotedQR: Sendable {
  /// The columns kept, in order; the first `rank` of them span the matrix.
  package let independent: [Int]
  /// The columns that the kept ones make.
  package let dependent: [Int]
  private let rowCount: Int
  private var factor: [Double]
  private var tau: [Double]

  /// The number of independent columns.
  package var rank: Int { independent.count }

  /// Factorises. A column counts as dependent where less than `tolerance` of its length is left once
  /// the columns before it are taken out.
  package init(_ matrix: Matrix, tolerance: Double = 1e-7) {
    (independent, dependent) = Self.columns(of: matrix, tolerance: tolerance)
    rowCount = matrix.rowCount
    factor = matrix.selectingColumns(independent).elements
    tau = [Double](repeating: 0, count: max(1, independent.count))
    guard !independent.isEmpty else { return }
    var m = Int32(rowCount)
    var n = Int32(independent.count)
    var size = Int32(64 * independent.count)
    var work = [Double](repeating: 0, count: Int(size))
    var info: Int32 = 0
    OpenBLAS.enter()
    dgeqrf_(&m, &n, &factor, &m, &tau, &work, &size, &info)
    OpenBLAS.leave()
  }

  /// The coefficients of least squares of the independent columns on `vector`.
  package func leastSquares(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rowCount, "a vector does not fit the matrix")
    guard rank > 0 else { return [] }
    var result = vector
    var m = Int32(rowCount)
    var k = Int32(rank)
    var one: Int32 = 1
    var size = Int32(64 * max(1, rank))
    var work = [Double](repeating: 0, count: Int(size))
    var info: Int32 = 0
    OpenBLAS.enter()
    dormqr_("L", "T", &m, &one, &k, factor, &m, tau, &result, &m, &work, &size, &info)
    dtrtrs_("U", "N", "N", &k, &one, factor, &m, &result, &m, &info)
    OpenBLAS.leave()
    return Array(result[..<rank])
  }

  /// (AᵀA)⁻¹ of the independent columns.
  package var inverseCrossProduct: Matrix {
    var inverse = Matrix.identity(rank)
    guard rank > 0 else { return inverse }
    var m = Int32(rowCount)
    var k = Int32(rank)
    var info: Int32 = 0
    OpenBLAS.enter()
    dtrtrs_("U", "N", "N", &k, &k, factor, &m, &inverse.elements, &k, &info)
    OpenBLAS.leave()
    return inverse.multiplied(by: inverse.transposed)
  }

  /// Which columns are independent, by Gram and Schmidt with a second pass.
  private static func columns(
    of matrix: Matrix, tolerance: Double
  ) -> (independent: [Int], dependent: [Int]) {
    var basis: [[Double]] = []
    var independent: [Int] = []
    var dependent: [Int] = []
    for index in 0..<matrix.columnCount {
      var rest = Array(matrix.column(index))
      let length = norm(rest)
      for _ in 0..<2 {
        for direction in basis {
          let share = cblas_ddot(Int32(rest.count), direction, 1, rest, 1)
          cblas_daxpy(Int32(rest.count), -share, direction, 1, &rest, 1)
        }
      }
      let left = norm(rest)
      guard length > 0, left > tolerance * length, basis.count < matrix.rowCount else {
        dependent.append(index)
        continue
      }
      cblas_dscal(Int32(rest.count), 1 / left, &rest, 1)
      basis.append(rest)
      independent.append(index)
    }
    return (independent, dependent)
  }

  private static func norm(_ vector: [Double]) -> Double {
    cblas_dnrm2(Int32(vector.count), vector, 1)
  }
}
