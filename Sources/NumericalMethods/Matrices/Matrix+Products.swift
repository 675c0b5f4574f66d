internal import COpenBLAS

extension Matrix {
  /// A v.
  package func multiplied(by vector: [Double]) -> [Double] {
    precondition(vector.count == columnCount, "a vector does not fit the matrix")
    var result = [Double](repeating: 0, count: rowCount)
    guard rowCount > 0, columnCount > 0 else { return result }
    OpenBLAS.enter()
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, Int32(rowCount), Int32(columnCount), 1, elements,
      Int32(rowCount), vector, 1, 0, &result, 1)
    OpenBLAS.leave()
    return result
  }

  /// Aᵀ v.
  package func transposedMultiplied(by vector: [Double]) -> [Double] {
    precondition(vector.count == rowCount, "a vector does not fit the matrix")
    var result = [Double](repeating: 0, count: columnCount)
    guard rowCount > 0, columnCount > 0 else { return result }
    OpenBLAS.enter()
    cblas_dgemv(
      CblasColMajor, CblasTrans, Int32(rowCount), Int32(columnCount), 1, elements,
      Int32(rowCount), vector, 1, 0, &result, 1)
    OpenBLAS.leave()
    return result
  }

  /// A B.
  package func multiplied(by other: Matrix) -> Matrix {
    precondition(columnCount == other.rowCount, "matrices do not fit")
    var result = Matrix(rowCount: rowCount, columnCount: other.columnCount)
    guard rowCount > 0, columnCount > 0, other.columnCount > 0 else { return result }
    OpenBLAS.enter()
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rowCount), Int32(other.columnCount),
      Int32(columnCount), 1, elements, Int32(rowCount), other.elements, Int32(other.rowCount), 0,
      &result.elements, Int32(rowCount))
    OpenBLAS.leave()
    return result
  }

  /// Aᵀ W A with a weight for each row, all 1 if left out: the information of a regression. Rows are
  /// taken in blocks, so that no second matrix of the same size is needed.
  package func crossProduct(weights: [Double]? = nil) -> Matrix {
    let size = columnCount
    var result = Matrix(rowCount: size, columnCount: size)
    guard rowCount > 0, size > 0 else { return result }
    guard let weights else {
      OpenBLAS.enter()
      cblas_dsyrk(
        CblasColMajor, CblasUpper, CblasTrans, Int32(size), Int32(rowCount), 1, elements,
        Int32(rowCount), 0, &result.elements, Int32(size))
      OpenBLAS.leave()
      result.mirrorUpper()
      return result
    }
    precondition(weights.count == rowCount, "weights do not fit the matrix")
    let height = min(rowCount, 512)
    var block = [Double](repeating: 0, count: height * size)
    var start = 0
    while start < rowCount {
      let count = min(height, rowCount - start)
      for column in 0..<size {
        let from = column * rowCount + start
        for row in 0..<count {
          block[column * height + row] = elements[from + row] * weights[start + row]
        }
      }
      elements.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return }
        OpenBLAS.enter()
        cblas_dgemm(
          CblasColMajor, CblasTrans, CblasNoTrans, Int32(size), Int32(size), Int32(count), 1,
          base + start, Int32(rowCount), block, Int32(height), 1, &result.elements, Int32(size))
        OpenBLAS.leave()
      }
      start += count
    }
    return result
  }

  /// Copies what is above the diagonal below it.
  package mutating func mirrorUpper() {
    for column in 0..<columnCount {
      for row in (column + 1)..<max(rowCount, column + 1) {
        self[row, column] = self[column, row]
      }
    }
  }
}
