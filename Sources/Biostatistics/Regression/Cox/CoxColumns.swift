import NumericalMethods

/// The covariates of a Cox model as its passes need them: in the order of the sorted rows, each column
/// with mean 0 and standard deviation 1. The partial likelihood does not feel the shift; the scaling
/// makes one tolerance serve all columns.
struct CoxColumns: Sendable {
  let matrix: Matrix
  /// The mean of each column among the rows used.
  let means: [Double]
  /// The standard deviation of each column; 1 for a column without variation, which becomes 0.
  let scales: [Double]

  init(_ matrix: Matrix, _ sets: CoxRiskSets) {
    let count = matrix.rowCount
    var elements = [Double](repeating: 0, count: matrix.elements.count)
    var means: [Double] = []
    var scales: [Double] = []
    for column in 0..<matrix.columnCount {
      let start = column * count
      var sum = 0.0
      var largest = 0.0
      for value in matrix.column(column) {
        sum += value
        largest = max(largest, abs(value))
      }
      let mean = sum / Double(max(1, count))
      var squares = 0.0
      for value in matrix.column(column) { squares += (value - mean) * (value - mean) }
      var scale = (squares / Double(max(1, count))).squareRoot()
      // What rounding leaves of a constant is not variation.
      let isConstant = !(scale > 1e-13 * largest)
      if isConstant { scale = 1 }
      for place in 0..<count where !isConstant {
        let row = Int(sets.rows[place])
        elements[start + place] = (matrix.elements[start + row] - mean) / scale
      }
      means.append(mean)
      scales.append(scale)
    }
    self.matrix = Matrix(rowCount: count, columnCount: matrix.columnCount, elements: elements)
    self.means = means
    self.scales = scales
  }

  private init(_ other: CoxColumns, columns: [Int]) {
    matrix = other.matrix.selectingColumns(columns)
    means = columns.map { other.means[$0] }
    scales = columns.map { other.scales[$0] }
  }

  /// Some of the columns.
  func selecting(_ columns: [Int]) -> CoxColumns {
    columns.count == means.count ? self : CoxColumns(self, columns: columns)
  }
}
