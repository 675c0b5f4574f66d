import DataFrames
import Foundation
import NumericalMethods
import Reporting

extension Nomogram {
  /// What the total of points is turned into.
  public enum Prediction: Sendable, Hashable {
    /// The probability of a logistic model.
    case probability
    /// Survival, free of the event, at a time in the unit of the data.
    case survival(at: Double)
    /// The probability of the event by a time.
    case risk(at: Double)

    /// The time; `nil` of a probability.
    public var time: Double? {
      switch self {
      case .probability: nil
      case .survival(let time), .risk(let time): time
      }
    }
  }

  /// One prediction axis: a prediction, in a model with strata for one stratum.
  public struct PredictionAxis: Sendable, Hashable {
    /// What is predicted.
    public let prediction: Prediction
    /// The stratum; empty without strata.
    public let stratum: String
    /// Survival at the time of a patient whose linear predictor is 0 as `Nomogram` counts it; `nil` of a
    /// probability.
    public let baseline: Double?
    /// Why nothing is predicted: "0 at risk at 5 years"; `nil` where it is.
    public let reason: String?

    /// The prediction, 0…1, at a linear predictor.
    package func value(_ predictor: Double) -> Double {
      switch prediction {
      case .probability: predictor.isNaN ? .nan : 1 / (1 + exp(-predictor))
      case .survival: survival(predictor)
      case .risk: 1 - survival(predictor)
      }
    }

    /// The linear predictor at which the prediction is `value`; infinite at 0 and 1, not a number where
    /// there is none.
    package func linearPredictor(for value: Double) -> Double {
      switch prediction {
      case .probability: log(value / (1 - value))
      case .survival: log(log(value) / log(baseline ?? .nan))
      case .risk: log(log1p(-value) / log(baseline ?? .nan))
      }
    }

    /// The prediction as the report prints it.
    func estimate(_ predictor: Double) -> Estimate {
      let value = value(predictor)
      if let reason { return .notEstimable(reason, kind: .proportion, unsupported: value) }
      guard value.isFinite else { return .notEstimable("no total of points", kind: .proportion) }
      return Estimate(value, kind: .proportion)
    }

    private func survival(_ predictor: Double) -> Double {
      guard let baseline else { return .nan }
      return baseline == 1 ? 1 : exp(log(baseline) * exp(predictor))
    }
  }
}

extension CoxRegression {
  /// The prediction axes of a Cox model: for each prediction, for each stratum; `centre` is the linear
  /// predictor, nothing taken off, that counts as 0.
  func predictionAxes(
    _ predictions: [Nomogram.Prediction], centre: Double
  ) throws -> [Nomogram.PredictionAxis] {
    let baseline = baselineHazard
    return try predictions.flatMap { prediction in
      guard let time = prediction.time else {
        throw NomogramFailure.predictions(
          "a Cox model predicts survival: predicting: [.survival(at: 5)], not .probability")
      }
      guard time > 0, time < .infinity else {
        throw NomogramFailure.predictions(
          "a nomogram predicts at a time above 0, not at \(time.plainText)")
      }
      return baseline.strata.indices.map { index in
        let stratum = baseline.strata[index]
        let slot =
          fit.sets.slot(at: time, stratum: index) - index
          - fit.sets.eventTimesOfStrata[index].lowerBound
        let hazard = slot > 0 ? stratum.cumulativeHazard[slot - 1] : 0
        let atRisk = fit.sets.countAtRisk(at: time, stratum: index)
        warnNomogram(of: atRisk, in: stratum.name, at: time)
        return Nomogram.PredictionAxis(
          prediction: prediction, stratum: stratum.name, baseline: exp(-hazard * exp(centre)),
          reason: atRisk > 0 ? nil : "0 at risk at \(StudyTime.phrase(time))")
      }
    }
  }

  private func warnNomogram(of atRisk: Int, in stratum: String, at time: Double) {
    guard atRisk < 10 else { return }
    let place = stratum.isEmpty ? "" : " in \"\(stratum)\""
    ReportContext.warn(
      atRisk == 0 ? "not-estimable" : "low-precision",
      "the nomogram of \(formula) at \(StudyTime.phrase(time))\(place) rests on \(atRisk) at risk")
  }
}
