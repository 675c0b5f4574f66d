/// Numbers in rows and columns, stored column by column as LAPACK wants them.
///
/// Columns are variables and rows patients throughout, so that a column is contiguous.
package struct Matrix: Hashable, Sendable {
  /// The number of rows.
  package let rowCount: Int
  /// The number of columns.
  package let columnCount: Int
  /// The elements, column after column.
  package var elements: [Double]

  /// A matrix of one value.
  package init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = [Double](repeating: value, count: rowCount * columnCount)
  }

  /// A matrix of elements given column after column.
  package init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(elements.count == rowCount * columnCount, "the elements do not fill the matrix")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix of columns of equal length; `rowCount` is needed where there may be no column.
  package init(columns: [[Double]], rowCount: Int? = nil) {
    let height = rowCount ?? columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == height }, "columns of a matrix differ in length")
    self.init(
      rowCount: height, columnCount: columns.count, elements: Array(columns.joined()))
  }

  /// A square matrix with ones on the diagonal.
  package static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rowCount: size, columnCount: size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  /// An element, by row and column from 0.
  package subscript(row: Int, column: Int) -> Double {
    get { elements[column * rowCount + row] }
    set { elements[column * rowCount + row] = newValue }
  }

  /// One column, without a copy.
  package func column(_ index: Int) -> ArraySlice<Double> {
    elements[(index * rowCount)..<((index + 1) * rowCount)]
  }

  /// One row.
  package func row(_ index: Int) -> [Double] { (0..<columnCount).map { self[index, $0] } }

  /// The elements of the diagonal.
  package var diagonal: [Double] {
    (0..<min(rowCount, columnCount)).map { self[$0, $0] }
  }

  /// Rows and columns exchanged.
  package var transposed: Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for column in 0..<columnCount {
      for row in 0..<rowCount { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The columns of these indices, in their order.
  package func selectingColumns(_ indices: [Int]) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: indices.count,
      elements: Array(indices.map { column($0) }.joined()))
  }

  /// The rows of these indices, in their order.
  package func selectingRows(_ indices: [Int]) -> Matrix {
    var result = Matrix(rowCount: indices.count, columnCount: columnCount)
    for column in 0..<columnCount {
      let from = column * rowCount
      let to = column * indices.count
      for (place, row) in indices.enumerated() {
        result.elements[to + place] = elements[from + row]
      }
    }
    return result
  }
}
