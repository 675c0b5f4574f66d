import Foundation
package import NumericalMethods

/// The maximum of a Cox model's partial likelihood, by Newton and Raphson with step halving.
///
/// Columns that depend on earlier ones within strata and risk sets are set aside before the first step.
/// Where the likelihood has settled but steps do not shrink, it rises for ever: the coefficients that go
/// along are infinite (monotone likelihood). The other coefficients and the likelihood are then those of
/// the limit.
package struct CoxFit: Sendable {
  /// The columns with a coefficient; the others depend on columns before them.
  package let kept: [Int]
  /// The columns among all whose coefficients grow without bound.
  package private(set) var infinite: [Int] = []
  /// One coefficient for each column; 0 for those set aside.
  package private(set) var coefficients: [Double]
  /// The inverse of the information; rows and columns of those set aside are 0.
  package private(set) var covariance: Matrix
  /// ln of the partial likelihood with all coefficients 0.
  package let nullLogLikelihood: Double
  /// ln of the partial likelihood at its maximum.
  package private(set) var logLikelihood: Double
  /// The score test's chi-squared at 0.
  package private(set) var scoreStatistic = 0.0
  /// How many steps were made.
  package private(set) var iterationCount = 0
  /// Whether the coefficients settled, infinite ones aside.
  package private(set) var isConverged = true

  let sets: CoxRiskSets
  /// The kept columns.
  let columns: CoxColumns
  /// The offset of each sorted row, its mean taken out; empty without offsets.
  let offset: [Double]
  /// The mean offset.
  let offsetMean: Double
  private(set) var state: CoxState
  private var scaled: [Double]
  private let tolerance: Double?

  /// Fits columns of `matrix`, whose rows are in the order that was given to `sets`, like `offset`'s. With
  /// a tolerance it ends once the likelihood changes by less than that share.
  package init(
    _ sets: CoxRiskSets, _ matrix: Matrix, offset given: [Double]? = nil, tolerance: Double? = nil
  ) {
    self.sets = sets
    self.tolerance = tolerance
    let all = CoxColumns(matrix, sets)
    (offset, offsetMean) = Self.sorted(given, sets)
    let start = CoxState(
      sets, linearPredictors: offset.isEmpty ? [Double](repeating: 0, count: sets.count) : offset)
    state = start
    nullLogLikelihood = start.logLikelihood
    logLikelihood = start.logLikelihood
    let expected = start.expected(sets)
    let information = start.information(
      sets, all.matrix, means: start.means(sets, all.matrix), expected: expected)
    kept = Self.independent(information, all.matrix, expected)
    columns = all.selecting(kept)
    coefficients = [Double](repeating: 0, count: matrix.columnCount)
    covariance = Matrix(rowCount: matrix.columnCount, columnCount: matrix.columnCount)
    scaled = [Double](repeating: 0, count: kept.count)
    guard !kept.isEmpty else { return }
    let score = start.score(sets, columns.matrix, expected: expected)
    let own = information.selectingColumns(kept).selectingRows(kept)
    let inverse = climb(information: own, score: score)
    for (place, column) in kept.enumerated() {
      coefficients[column] = scaled[place] / columns.scales[place]
      for (other, second) in kept.enumerated() {
        covariance[column, second] =
          inverse[place, other] / (columns.scales[place] * columns.scales[other])
      }
    }
  }

  private static func sorted(
    _ offset: [Double]?, _ sets: CoxRiskSets
  ) -> (values: [Double], mean: Double) {
    guard let offset, sets.count > 0 else { return ([], 0) }
    let mean = offset.reduce(0, +) / Double(sets.count)
    return (sets.rows.map { offset[Int($0)] - mean }, mean)
  }

  /// The columns that carry information beyond that of the columns before them: pivots of a Cholesky
  /// factorisation in their own order.
  static func independent(
    _ information: Matrix, _ matrix: Matrix, _ expected: [Double]
  ) -> [Int] {
    var factor = information
    let size = information.rowCount
    var kept: [Int] = []
    for column in 0..<size {
      var total = 0.0
      for (weight, value) in zip(expected, matrix.column(column)) {
        total += weight * value * value
      }
      guard factor[column, column] > 2e-12 * total else { continue }
      kept.append(column)
      let pivot = factor[column, column]
      for other in (column + 1)..<max(size, column + 1) {
        let ratio = factor[other, column] / pivot
        guard ratio != 0 else { continue }
        for row in other..<size { factor[row, other] -= ratio * factor[row, column] }
      }
    }
    return kept
  }
}

// MARK: - Newton and Raphson

extension CoxFit {
  /// Climbs to the maximum; gives the inverse of the information there, on the scale of the columns.
  private mutating func climb(information: Matrix, score: [Double]) -> Matrix {
    var (information, score) = (information, score)
    var factor = Cholesky(information)
    scoreStatistic = factor.map { zip($0.solved(score), score).reduce(0) { $0 + $1.0 * $1.1 } } ?? 0
    var sizes: [Double] = []
    var isSettled = false
    var isSingular = false
    while let current = factor {
      let step = current.solved(score)
      let size = step.map(abs).max() ?? 0
      guard size > 1e-9 else {
        for index in scaled.indices { scaled[index] += step[index] }
        break
      }
      if isSettled {
        sizes.append(size)
        if sizes.count > 3, size > 0.3 * sizes[sizes.count - 3] {
          if size > 1e-6 { infinite = grown(step, size) }
          break
        }
      }
      guard iterationCount < 100 else {
        isConverged = isSingular
        break
      }
      iterationCount += 1
      let before = logLikelihood
      guard advance(by: step) else {
        isConverged = isSingular || size < 1e-5
        break
      }
      isSettled = isSettled || logLikelihood - before <= 1e-10 * (abs(logLikelihood) + 0.1)
      (information, score) = derivatives()
      factor = Cholesky(information)
      isSingular = factor == nil
      if let tolerance, abs(1 - before / logLikelihood) <= tolerance { break }
      // Where nothing tells some direction apart any more, climb on along the others.
      if isSingular { factor = Self.supported(information) }
    }
    if isSingular { infinite = farthest }
    return factor?.inverse ?? Matrix(rowCount: kept.count, columnCount: kept.count)
  }

  /// Makes a step, halved until the likelihood does not fall. False where no part of it helps.
  private mutating func advance(by step: [Double]) -> Bool {
    var share = 1.0
    let slack = 1e-13 * abs(logLikelihood) + 1e-13
    for _ in 0..<40 {
      let trial = zip(scaled, step).map { $0 + share * $1 }
      let next = CoxState(sets, linearPredictors: linearPredictors(trial))
      if next.logLikelihood.isFinite, next.logLikelihood >= logLikelihood - slack {
        scaled = trial
        state = next
        logLikelihood = next.logLikelihood
        return true
      }
      share /= 2
    }
    return false
  }

  private func derivatives() -> (information: Matrix, score: [Double]) {
    let expected = state.expected(sets)
    return (
      state.information(
        sets, columns.matrix, means: state.means(sets, columns.matrix), expected: expected),
      state.score(sets, columns.matrix, expected: expected)
    )
  }

  private func linearPredictors(_ scaled: [Double]) -> [Double] {
    var result = columns.matrix.multiplied(by: scaled)
    if !offset.isEmpty {
      for row in result.indices { result[row] += offset[row] }
    }
    return result
  }

  /// A factor of the information with as little added to its diagonal as makes it one.
  private static func supported(_ information: Matrix) -> Cholesky? {
    let mean =
      information.diagonal.reduce(0) { $0 + abs($1) } / Double(max(1, information.rowCount))
    var ridge = 1e-10 * mean
    for _ in 0..<12 where ridge > 0 && ridge.isFinite {
      var raised = information
      for index in 0..<raised.rowCount { raised[index, index] += ridge }
      if let factor = Cholesky(raised) { return factor }
      ridge *= 10
    }
    return nil
  }

  /// The columns whose coefficients went farthest where the information ended singular.
  private var farthest: [Int] {
    let far = scaled.indices.filter { abs(scaled[$0]) > 10 }
    return (far.isEmpty ? Array(scaled.indices) : far).map { kept[$0] }
  }

  /// The columns that a step without end moves.
  private func grown(_ step: [Double], _ size: Double) -> [Int] {
    step.indices.filter { abs(step[$0]) > 1e-3 * size }.map { kept[$0] }
  }
}
