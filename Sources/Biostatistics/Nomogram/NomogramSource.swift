import DataFrames
import NumericalMethods

/// What tells how much predictors add to the linear predictor: a fitted model, or coefficients that were
/// written out.
enum NomogramSource: Sendable {
  /// A model: its coefficients, how rows become columns, a row with typical values, and for each group the
  /// places of its coefficients.
  case model(values: [Double], coding: DesignCoding, typical: DataFrame, groups: [[Int]])
  /// Coefficients by name.
  case coefficients([(name: String, effect: Nomogram.Effect)])

  /// For each group what it adds, row by row; not a number where a row misses something.
  func effects(of data: DataFrame) throws -> [[Double]] {
    switch self {
    case .model(let values, let coding, _, let groups):
      let design = try coding.encoded(data)
      return groups.map { places in
        var sums = [Double](repeating: 0, count: data.count)
        for place in places {
          let value = values[place]
          for (row, cell) in design.column(place).enumerated() { sums[row] += value * cell }
        }
        return sums
      }
    case .coefficients(let entries):
      return try entries.map { name, effect in
        try effect.values(of: try data.found(name), named: name)
      }
    }
  }

  /// What a group adds at values of one column, the others held.
  func effects(
    ofGroup group: Int, at values: Column, of column: String,
    holding cells: [(name: String, cell: Column)]
  ) throws -> [Double] {
    var rows: DataFrame
    let zeros = [Int](repeating: 0, count: values.count)
    switch self {
    case .model(_, _, let typical, _): rows = typical.selectingRows(zeros)
    case .coefficients(let entries):
      return try entries[group].effect.values(of: values, named: column)
    }
    for (name, cell) in cells { try rows.set(cell.selecting(zeros), as: name) }
    try rows.set(values, as: column)
    return try effects(of: rows)[group]
  }
}
