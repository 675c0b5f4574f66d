public import DataFrames
import Foundation
public import Reporting

/// A model as points that are added up by hand: an axis of points for each predictor, the total, and
/// for each total the prediction.
///
/// A predictor has 0 points where it adds least to the linear predictor and in proportion more elsewhere;
/// the one whose axis spans most has 100. Factors, splines, polynomials and transformations are
/// evaluated as the model has them. Predictors that interact share their points: one axis for each
/// combination of what the others hold (of many numbers the 10th, 50th and 90th percentiles), of which a
/// patient has one. Values beyond an axis have points by the same rule, below 0 or above its end. A
/// prediction beyond the follow-up is not estimable.
///
/// **Source:** Banks, *Encyclopedia of Statistical Sciences* 1985;6:257–65; Harrell, *Regression Modeling
/// Strategies*, 2nd ed., 2015, §5.3; checked against R's rms.
public struct Nomogram: Sendable {
  /// The model as a formula; empty of coefficients that were written out.
  public let formula: String
  /// What is predicted, by the label of its column; empty where unknown.
  public let outcome: String
  /// The rows of predictors, from top to bottom.
  public let axes: [Axis]
  /// The predictions, each stratum on its own.
  public let predictions: [PredictionAxis]
  /// How many points one unit of the linear predictor is worth.
  public let pointsPerUnit: Double
  /// How many rows the model was fitted on, or the data have; 0 where there are none.
  public let rowsUsed: Int
  /// How many of them are events; `nil` where unknown.
  public let eventCount: Int?
  /// The totals of points of the data, ascending; empty without data.
  package let totals: [Double]
  /// The linear predictor, as `linearPredictor(totalPoints:)` counts it, of a total of 0.
  let intercept: Double
  /// For each group of predictors the effect that has 0 points.
  let minima: [Double]
  let source: NomogramSource

  init(
    _ drafts: [NomogramBuilder.Draft], source: NomogramSource, constant: Double,
    formula: String, outcome: String, predictions: [PredictionAxis], data: DataFrame?,
    eventCount: Int?
  ) throws {
    guard let last = drafts.map(\.group).max() else { throw NomogramFailure.noPredictors }
    var extents = [ClosedRange<Double>?](repeating: nil, count: last + 1)
    for draft in drafts {
      let known = extents[draft.group] ?? draft.extent
      extents[draft.group] =
        min(
          known.lowerBound, draft.extent.lowerBound)...max(
          known.upperBound, draft.extent.upperBound)
    }
    let minima = extents.map { $0?.lowerBound ?? 0 }
    let widest = extents.map { $0.map { $0.upperBound - $0.lowerBound } ?? 0 }.max() ?? 0
    guard widest > 0, (100 / widest).isFinite else { throw NomogramFailure.flat }
    let scale = 100 / widest
    self.formula = formula
    self.outcome = outcome
    self.predictions = predictions
    self.source = source
    self.minima = minima
    self.eventCount = eventCount
    pointsPerUnit = scale
    intercept = constant + minima.reduce(0, +)
    rowsUsed = data?.count ?? 0
    axes = drafts.map { Axis($0, data: data, minimum: minima[$0.group], scale: scale) }
    totals =
      try data.map { try Self.totals($0, source, minima, scale).filter(\.isFinite).sorted() } ?? []
  }

  static func totals(
    _ data: DataFrame, _ source: NomogramSource, _ minima: [Double], _ scale: Double
  ) throws -> [Double] {
    var sums = [Double](repeating: 0, count: data.count)
    for (effects, minimum) in zip(try source.effects(of: data), minima) {
      for row in sums.indices { sums[row] += (effects[row] - minimum) * scale }
    }
    return sums
  }

  // MARK: - Totals

  /// The total of points of each row of `data`, offsets not counted; missing where the row misses
  /// something. A lacking column or an unknown level ends the report.
  public func totals(for data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) { Column(try Self.totals(data, source, minima, pointsPerUnit)) }
  }

  /// The total of points of a data frame of one row; not a number where it misses something.
  public func total(for row: DataFrame, line: Int = #line) -> Double {
    orStop(line: line) {
      guard row.count == 1 else {
        throw NomogramFailure.invalid(
          "total(for:) takes one row, not \(row.count); totals(for:) takes many")
      }
      return try Self.totals(row, source, minima, pointsPerUnit)[0]
    }
  }

  /// The total of points of a patient who is written out: `["age": 58, "stage": "II"]`.
  public func total(for patient: KeyValuePairs<String, Cell>, line: Int = #line) -> Double {
    total(
      for: orStop(line: line) { try self.row(of: patient.map { ($0.key, $0.value) }) }, line: line)
  }

  // MARK: - Predictions

  /// The linear predictor of a total: of a Cox model counted from its mean over the rows used, of a
  /// logistic model the log odds.
  public func linearPredictor(totalPoints: Double) -> Double {
    intercept + totalPoints / pointsPerUnit
  }

  /// The total at which the linear predictor has a value.
  package func totalPoints(linearPredictor: Double) -> Double {
    (linearPredictor - intercept) * pointsPerUnit
  }

  /// What a total predicts, in the order of `predictions`.
  public func prediction(totalPoints: Double) -> [Estimate] {
    predictions.map { $0.estimate(linearPredictor(totalPoints: totalPoints)) }
  }

  /// One of the predictions of a total, in a model with strata for the stratum named. One that was not
  /// asked for ends the report.
  public func prediction(
    totalPoints: Double, of prediction: Prediction, in stratum: String? = nil, line: Int = #line
  ) -> Estimate {
    let found = predictions.filter {
      $0.prediction == prediction && (stratum == nil || $0.stratum == stratum)
    }
    guard found.count == 1 else {
      let known = predictions.map {
        "\($0.prediction)" + ($0.stratum.isEmpty ? "" : " in \($0.stratum)")
      }
      ReportContext.current.stop(
        "the nomogram does not have one axis of \(prediction)\(stratum.map { " in \($0)" } ?? ""); "
          + "it has \(known.joined(separator: ", "))", line)
    }
    return found[0].estimate(linearPredictor(totalPoints: totalPoints))
  }
}

extension Nomogram.Axis {
  fileprivate init(
    _ draft: NomogramBuilder.Draft, data: DataFrame?, minimum: Double, scale: Double
  ) {
    column = draft.column
    let known = data.flatMap { $0.hasColumn(draft.column) ? $0 : nil }
    label = draft.label ?? known?.label(of: draft.column) ?? draft.column
    unit = draft.unit ?? known?.unit(of: draft.column)
    conditions = draft.conditions
    range = draft.range
    isDiscrete = draft.isDiscrete
    values = draft.values
    group = draft.group
    cells = draft.cells
    marks = draft.texts.indices.map { index in
      Mark(
        text: draft.texts[index], value: draft.numbers?[index], effect: draft.effects[index],
        points: (draft.effects[index] - minimum) * scale, count: draft.counts?[index])
    }
  }
}
