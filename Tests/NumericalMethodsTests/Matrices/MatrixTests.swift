import Dispatch
import NumericalMethods
import Synchronization
import Testing

private func near(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-12) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
}

@Suite struct MatrixTests {
  private let a = Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 5]])

  @Test("Products with a vector and a matrix")
  func products() {
    #expect(a.multiplied(by: [10, 1]) == [11, 12, 13, 15])
    #expect(a.transposedMultiplied(by: [1, 0, 2, 1]) == [4, 12])
    #expect(a.transposed.multiplied(by: a) == a.crossProduct())
  }

  @Test("Products and factors made side by side on several threads are those made one by one")
  func concurrent() {
    @Sendable func work(_ seed: Int) -> [Double] {
      let columns = (0..<3).map { column in
        (0..<60).map { Double(($0 * 37 + column * 11 + seed * 53) % 101) / 101 }
      }
      let x = Matrix(columns: columns)
      let product = x.crossProduct()
      return product.elements + x.crossProduct(weights: columns[0]).elements
        + (Cholesky(product)?.solved([1, 2, 3]) ?? [])
    }
    let expected = (0..<50).map(work)
    let spoilt = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 20_000) { index in
      if work(index % 50) != expected[index % 50] { spoilt.add(1, ordering: .relaxed) }
    }
    #expect(spoilt.load(ordering: .relaxed) == 0)
  }

  @Test("The weighted cross product sums over all blocks of rows")
  func weighted() {
    let n = 1500
    let x = Matrix(columns: [(0..<n).map { Double($0 % 7) }, (0..<n).map { Double($0 % 5) - 1 }])
    let weights = (0..<n).map { Double($0 % 3) }
    let product = x.crossProduct(weights: weights)
    for i in 0..<2 {
      for j in 0..<2 {
        let sum = (0..<n).reduce(0) { $0 + weights[$1] * x[$1, i] * x[$1, j] }
        #expect(abs(product[i, j] - sum) < 1e-9)
      }
    }
  }

  @Test("Cholesky solves, inverts and refuses what is not positive definite")
  func cholesky() throws {
    let matrix = Matrix(columns: [[4, 2], [2, 3]])
    let factor = try #require(Cholesky(matrix))
    #expect(near(factor.solved([8, 7]), [1.25, 1.5]))
    #expect(near(factor.inverse.multiplied(by: matrix).elements, [1, 0, 0, 1]))
    #expect(abs(factor.logDeterminant - 2.0794415416798357) < 1e-12)
    #expect(Cholesky(Matrix(columns: [[1, 2], [2, 1]])) == nil)
  }

  @Test("Least squares through four points, with the covariance of its coefficients")
  func leastSquares() {
    let qr = PivotedQR(a)
    // y = 2 + 3 x exactly.
    #expect(near(qr.leastSquares([5, 8, 11, 17]), [2, 3], 1e-12))
    let inverse = qr.inverseCrossProduct.multiplied(by: a.crossProduct())
    #expect(near(inverse.elements, [1, 0, 0, 1], 1e-12))
  }

  @Test("Of collinear columns the later is set aside; a column of zeros is dependent")
  func collinear() {
    let x = Matrix(columns: [
      [1, 1, 1, 1], [0, 1, 0, 1], [1, 0, 1, 0], [0, 0, 0, 0], [1, 2, 3, 4],
    ])
    let qr = PivotedQR(x)
    #expect(qr.independent == [0, 1, 4])
    #expect(qr.dependent == [2, 3])
  }

  @Test("Matrices without rows or columns are no trouble")
  func empty() {
    #expect(Matrix(columns: [], rowCount: 3).multiplied(by: []) == [0, 0, 0])
    #expect(Matrix(columns: [[]]).crossProduct().elements == [0])
    #expect(PivotedQR(Matrix(columns: [], rowCount: 3)).leastSquares([1, 2, 3]).isEmpty)
  }
}
