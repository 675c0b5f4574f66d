import Foundation

extension Nomogram {
  /// The nomogram as JSON, for a calculator or another program: each axis with the points of its marks,
  /// the linear predictor of a total, and the predictions with their baselines. Keys are sorted, numbers
  /// in shortest exact form.
  ///
  /// points → linear predictor: `intercept + total / pointsPerUnit`; survival is `baseline` to the power
  /// of exp(linear predictor), a probability 1 / (1 + exp(−linear predictor)).
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let written = try? encoder.encode(NomogramRecord(self))
    return written.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

/// What the JSON of a nomogram holds.
private struct NomogramRecord: Encodable {
  struct Mark: Encodable {
    let label: String
    let value: Double?
    let effect: Double
    let points: Double
  }

  struct Axis: Encodable {
    let predictor: String
    let label: String
    let unit: String?
    let holding: [String: String]
    let lowest: Double?
    let highest: Double?
    let marks: [Mark]
  }

  struct Prediction: Encodable {
    let kind: String
    let time: Double?
    let stratum: String?
    let baseline: Double?
    let notEstimable: String?
  }

  let formula: String
  let outcome: String
  let rows: Int
  let events: Int?
  let pointsPerUnit: Double
  let intercept: Double
  let axes: [Axis]
  let predictions: [Prediction]

  init(_ nomogram: Nomogram) {
    formula = nomogram.formula
    outcome = nomogram.outcome
    rows = nomogram.rowsUsed
    events = nomogram.eventCount
    pointsPerUnit = nomogram.pointsPerUnit
    intercept = nomogram.linearPredictor(totalPoints: 0)
    axes = nomogram.axes.map { axis in
      Axis(
        predictor: axis.column, label: axis.label, unit: axis.unit,
        holding: Dictionary(axis.conditions.map { ($0.column, $0.value) }) { first, _ in first },
        lowest: axis.range?.lowerBound, highest: axis.range?.upperBound,
        marks: axis.marks.map {
          Mark(label: $0.text, value: $0.value, effect: $0.effect, points: $0.points)
        })
    }
    predictions = nomogram.predictions.map { axis in
      let kind =
        switch axis.prediction {
        case .probability: "probability"
        case .survival: "survival"
        case .risk: "risk"
        }
      return Prediction(
        kind: kind, time: axis.prediction.time, stratum: axis.stratum.isEmpty ? nil : axis.stratum,
        baseline: axis.baseline, notEstimable: axis.reason)
    }
  }
}
