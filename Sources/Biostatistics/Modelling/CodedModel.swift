package import DataFrames
import Foundation
import NumericalMethods
package import Reporting

/// A fitted model that still knows its rows and how they were coded: what figures of effects need.
package protocol CodedModel: FittedModel {
  /// The rows that the model was fitted on, with the labels and units of their columns.
  var fittedRows: CompleteRows { get }
  /// How the right side became columns.
  var fittedCoding: DesignCoding { get }
  /// The covariance of the coefficients, row by row, in their order; not a number or 0 where there is
  /// none.
  var covariance: [[Double]] { get }
  /// The degrees of freedom of Student's t for the coefficients; `nil` where they are taken as normal.
  var residualDegreesOfFreedom: Double? { get }
  /// The likelihood-ratio test of leaving a term out; `nil` where the model has none, or an interaction
  /// holds the term.
  func likelihoodRatioTest(of term: ModelTerm) -> TermTest?
  /// The test that the bends of a spline or polynomial are 0; `nil` for other terms.
  func bendTest(of term: ModelTerm) -> TermTest?
}

extension CodedModel {
  package var residualDegreesOfFreedom: Double? { nil }
  package func likelihoodRatioTest(of term: ModelTerm) -> TermTest? { nil }
  package func bendTest(of term: ModelTerm) -> TermTest? { nil }

  /// The confidence level of the intervals.
  package var intervalLevel: Double {
    coefficients.first { $0.estimate.value != nil }?.estimate.level ?? 0.95
  }

  /// What each of some rows has beyond a reference row: a ratio, in a linear model a difference, with
  /// Wald's interval and P value.
  ///
  /// - Parameters:
  ///   - rows: The rows; they hold all columns of the model.
  ///   - reference: A data frame of one row.
  ///   - places: The coefficients that count; all if left out.
  /// - Returns: One effect for each row.
  /// - Throws: Where a column is lacking or a level is new.
  package func effects(
    of rows: DataFrame, against reference: DataFrame, coefficients places: Range<Int>? = nil
  ) throws -> [Estimate] {
    let design = try fittedCoding.encoded(rows)
    let base = try fittedCoding.encoded(reference)
    let covariance = covariance
    let degrees = residualDegreesOfFreedom
    let tail = (1 - intervalLevel) / 2
    let width = degrees.map { StudentT.upperQuantile(tail, $0) } ?? Normal.upperQuantile(tail)
    let counted = Array(places ?? 0..<coefficients.count)
    return (0..<rows.count).map { row in
      let steps = counted.map { design[row, $0] - base[0, $0] }
      let moving = counted.indices.filter { steps[$0] != 0 }
      let kind: Estimate.Kind = scale == .difference ? .difference : .ratio
      guard steps.allSatisfy(\.isFinite),
        moving.allSatisfy({ coefficients[counted[$0]].value.isFinite })
      else { return .notEstimable("a coefficient of the effect is not estimable", kind: kind) }
      guard !moving.isEmpty else {
        let null = kind == .difference ? 0.0 : 1
        return Estimate(null, lower: null, upper: null, level: intervalLevel, kind: kind)
      }
      var value = 0.0
      var variance = 0.0
      for first in moving {
        value += steps[first] * coefficients[counted[first]].value
        for second in moving {
          variance += steps[first] * steps[second] * covariance[counted[first]][counted[second]]
        }
      }
      let error = max(variance, 0).squareRoot()
      let p = PValue(
        degrees.map { StudentT.twoSided(value / error, $0) } ?? Normal.twoSided(value / error))
      return ModelCoefficient.estimate(
        value, lower: value - width * error, upper: value + width * error, standardError: error,
        level: intervalLevel, p: p, scale: scale)
    }
  }

  /// A row with typical values: medians of numbers, the reference level of categories; of everything
  /// else what the first row has.
  package func typicalRow() -> DataFrame {
    let data = fittedRows.data
    var row = data.selectingRows([0])
    for term in terms {
      guard case .factor(let levels) = term.kind, term.columns.count == 1,
        let reference = levels.first?.name, let column = try? data.found(term.columns[0]),
        let place = (0..<data.count).first(where: { column.text(at: $0) == reference })
      else { continue }
      try? row.set(column.selecting([place]), as: term.columns[0])
    }
    for name in Set(terms.flatMap(\.columns)).sorted() {
      guard let column = try? data.found(name), case .numbers = column.storage,
        Grouping(categorical: column) == nil, let values = try? column.numbers()
      else { continue }
      let median = Quantile.median(values.filter { !$0.isNaN })
      try? row.set(Column([median]), as: name)
    }
    return row
  }
}

extension CoxRegression: CodedModel {
  package var fittedRows: CompleteRows { rows }
  package var fittedCoding: DesignCoding { coding }

  package func bendTest(of term: ModelTerm) -> TermTest? { nonlinearity(of: term) }

  /// None with robust variance: the likelihood does not know of clusters.
  package func likelihoodRatioTest(of term: ModelTerm) -> TermTest? {
    let factors = Set(term.label.split(separator: ":").map(String.init))
    let holds = terms.contains { other in
      other != term
        && Set(other.label.split(separator: ":").map(String.init)).isSuperset(of: factors)
    }
    guard !isRobust, !holds, fit.infinite.isEmpty,
      let smaller = try? keeping({ $0.label != term.label })
    else { return nil }
    return try? compared(to: smaller)
  }
}
