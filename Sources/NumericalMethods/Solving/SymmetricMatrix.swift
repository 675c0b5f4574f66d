import Foundation

/// A small symmetric matrix, such as a covariance, stored in full by rows.
package struct SymmetricMatrix: Sendable {
  /// The number of rows and of columns.
  package let size: Int
  private var elements: [Double]

  /// A matrix of zeros.
  package init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
  }

  /// An element; setting it sets its mirror too.
  package subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set {
      elements[row * size + column] = newValue
      elements[column * size + row] = newValue
    }
  }

  /// The rows, in order.
  package var rows: [[Double]] {
    (0..<size).map { Array(elements[($0 * size)..<(($0 + 1) * size)]) }
  }

  /// Eigenvalues and eigenvectors (`vectors[k]` belongs to `values[k]`), by Jacobi's rotations.
  package func eigen() -> (values: [Double], vectors: [[Double]]) {
    var a = rows
    var v = (0..<size).map { i in (0..<size).map { $0 == i ? 1.0 : 0.0 } }
    for _ in 0..<100 {
      var off = 0.0
      var diagonal = 0.0
      for i in 0..<size {
        diagonal += a[i][i] * a[i][i]
        for j in 0..<i { off += a[i][j] * a[i][j] }
      }
      if off <= 1e-34 * diagonal { break }
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where a[p][q] != 0 {
          Self.rotate(&a, &v, p, q)
        }
      }
    }
    return (a.indices.map { a[$0][$0] }, v)
  }

  /// xᵀ A⁻ x with the Moore–Penrose inverse, and the rank. An eigenvalue counts as zero below
  /// `threshold` times the largest.
  package func inverseQuadraticForm(
    _ x: [Double], threshold: Double = 1.49e-8
  ) -> (value: Double, rank: Int) {
    let (values, vectors) = eigen()
    let limit = threshold * (values.map(abs).max() ?? 0)
    var sum = 0.0
    var rank = 0
    for (value, vector) in zip(values, vectors) where abs(value) > limit {
      var projection = 0.0
      for (component, element) in zip(vector, x) { projection += component * element }
      sum += projection * projection / value
      rank += 1
    }
    return (sum, rank)
  }

  /// One rotation that makes a[p][q] zero; rows of `v` collect the eigenvectors.
  private static func rotate(_ a: inout [[Double]], _ v: inout [[Double]], _ p: Int, _ q: Int) {
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + sqrt(theta * theta + 1))
    let c = 1 / sqrt(t * t + 1)
    let s = t * c
    for k in a.indices {
      let (x, y) = (a[k][p], a[k][q])
      a[k][p] = c * x - s * y
      a[k][q] = s * x + c * y
    }
    for k in a.indices {
      let (x, y) = (a[p][k], a[q][k])
      a[p][k] = c * x - s * y
      a[q][k] = s * x + c * y
      let (vx, vy) = (v[p][k], v[q][k])
      v[p][k] = c * vx - s * vy
      v[q][k] = s * vx + c * vy
    }
  }
}
