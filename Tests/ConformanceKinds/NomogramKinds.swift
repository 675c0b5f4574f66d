import Biostatistics
import DataFrames
import Foundation
import TestSupport

/// Kinds about nomograms, with the axes of R's rms.
let nomogramKinds: [String: ConformanceKinds.Computation] = [
  "nomogram_logistic": nomogramOfLogistic, "nomogram_cox": nomogramOfCox,
]

@Sendable private func nomogramOfLogistic(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let model = try asked.model()
  let nomogram = try Nomogram(model, axes: .pretty)
  let risks = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
  return try result(
    nomogram, model: model, frame: asked.frame, terms: question.texts("terms"),
    names: ["risk"], marked: risks)
}

@Sendable private func nomogramOfCox(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try question.factoredFrame()
  let terms = question.texts("terms")
  let model = try CoxRegression(
    question.survival() + " ~ " + terms.map(quoted).joined(separator: " + "), data: frame)
  let times = question.numbers("times")
  let nomogram = try Nomogram(
    model, predicting: times.map { .survival(at: $0) }, axes: .pretty)
  return try result(
    nomogram, model: model, frame: frame, terms: terms,
    names: times.map { "survival_\(Int($0))" },
    marked: [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05])
}

private func result(
  _ nomogram: Nomogram, model: any FittedModel, frame: DataFrame, terms: [String],
  names: [String], marked: [Double]
) throws -> [String: JSONValue] {
  let totals = nomogram.totals(for: frame)
  let predictors = totals.doubles.map { nomogram.linearPredictor(totalPoints: $0) }
  let (low, high) = (predictors.min() ?? .nan, predictors.max() ?? .nan)
  let values = PrettyNumbers.covering(low, high, count: 10)
  let slope = 1 / nomogram.pointsPerUnit
  let intercept = nomogram.linearPredictor(totalPoints: 0)
  let places = values.map { ($0 - intercept) / slope }
  var result: [String: JSONValue] = [
    "coefficient": .named(model.rmsNames, model.coefficients.map(\.value)),
    "datadist_limits": .object(
      Dictionary(uniqueKeysWithValues: try terms.map { ($0, try limits(frame.column($0))) })),
    "points_per_unit_linear_predictor": .of(nomogram.pointsPerUnit),
    "total_points_axis": .of(
      PrettyNumbers.covering(0, max(100, places.last ?? 100), count: 10)),
    "lp_axis_total_points": .of(places), "lp_axis_values": .of(values),
    "lp_from_points_intercept": .of(intercept), "lp_from_points_slope": .of(slope),
    "first10_linear_predictor": .of(Array(predictors.prefix(10))),
    "first10_total_points": .of(Array(totals.doubles.prefix(10))),
  ]
  var axes: [String: JSONValue] = [:]
  for axis in nomogram.axes {
    axes[axis.column] = .object([
      "values": axis.range == nil
        ? .of(axis.marks.map(\.text)) : .of(axis.marks.map { $0.value ?? .nan }),
      "xbeta": .of(axis.marks.map(\.effect)), "points": .of(axis.marks.map(\.points)),
    ])
  }
  result["axes"] = .object(axes)
  let ends = (low: values.first ?? .nan, high: values.last ?? .nan)
  result["fun_axes"] = .list(
    zip(nomogram.predictions, names).map { axis, name in
      let found = marked.map { rmsPredictor(of: axis, at: $0, from: ends.low, to: ends.high) }
      let shown = marked.indices.filter { !found[$0].isNaN }
      return .object([
        "name": .text(name),
        "total_points": .of(shown.map { (found[$0] - intercept) / slope }),
        "values": .of(shown.map { "\(marked[$0])" }),
      ])
    })
  return result
}

/// The linear predictor of a prediction as rms finds it: by straight lines between a thousand points of
/// its axis, which is off by up to a ten-thousandth of the points; not a number outside the axis.
private func rmsPredictor(
  of axis: Nomogram.PredictionAxis, at value: Double, from low: Double, to high: Double
) -> Double {
  let exact = axis.linearPredictor(for: value)
  let step = (high - low) / 999
  guard exact >= low, exact <= high, step > 0 else { return .nan }
  let place = min(((exact - low) / step).rounded(.down), 998)
  let (left, right) = (low + place * step, low + (place + 1) * step)
  let (first, second) = (axis.value(left), axis.value(right))
  return left + (value - first) / (second - first) * (right - left)
}

/// What rms's `datadist` knows of a column, as texts of fifteen digits. Two or three distinct numbers
/// stand for themselves; equal quartiles give way to the extremes.
private func limits(_ column: Column) throws -> JSONValue {
  let names = [
    "Low:effect", "Adjust to", "High:effect", "Low:prediction", "High:prediction", "Low", "High",
  ]
  let texts: [String?]
  if case .numbers(let values) = column.storage {
    let sorted = values.filter { !$0.isNaN }.sorted()
    let distinct = column.distinctNumbers(atMost: 3) ?? []
    let tail = 10 / Double(max(sorted.count, 200))
    func quantile(_ p: Double) -> Double { Quantile.of(sorted: sorted, p) }
    var shown = [0.25, 0.5, 0.75, tail, 1 - tail, 0, 1].map(quantile)
    if let least = distinct.first, let most = distinct.last {
      shown = [least, distinct[(distinct.count - 1) / 2], most, least, most, least, most]
    } else if shown[0] == shown[2] {
      (shown[0], shown[2]) = (shown[5], shown[6])
    }
    texts = shown.map(digits)
  } else {
    let levels = column.levels
    let counts = levels.map { level in column.texts.count { $0 == level } }
    let most = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    texts = [nil, levels[most], nil, levels.first, levels.last, levels.first, levels.last]
  }
  return .object(["name": .of(names), "value": .list(texts.map { $0.map { .text($0) } ?? .null })])
}

/// Up to fifteen significant digits, as R writes a number.
private func digits(_ value: Double) -> String { String(format: "%.15g", value) }
