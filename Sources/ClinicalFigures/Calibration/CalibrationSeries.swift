import Biostatistics
import Foundation
package import Reporting

/// What a calibration plot shows of one set of predictions, in columns of plain numbers; risks 0…1.
package struct CalibrationSeries: Sendable {
  /// A group of patients of similar risk.
  package struct Group: Sendable, Hashable {
    package var predicted: Double
    package var observed: Double
    package var lower: Double?
    package var upper: Double?

    /// A group.
    package init(predicted: Double, observed: Double, lower: Double?, upper: Double?) {
      self.predicted = predicted
      self.observed = observed
      self.lower = lower
      self.upper = upper
    }
  }

  /// A place of the flexible curve.
  package typealias Place = Group

  package var name: String
  /// The horizon; `nil` of a binary outcome.
  package var horizon: Double?
  /// The flexible curve by ascending risk; empty where the data do not support one.
  package var curve: [Place] = []
  package var groups: [Group] = []
  /// How many groups were asked for.
  package var groupCount: Int
  /// The risks of those with the event.
  package var withEvent: [Double]
  /// The risks of those known to be without.
  package var withoutEvent: [Double]
  package var count: Int
  package var events: Int
  package var observedToExpected: Estimate
  package var inTheLarge: Estimate
  package var slope: Estimate
  package var ici: Estimate
  package var e90: Estimate
  /// On which rows the predictions are judged; empty where that is not known.
  package var evaluation: String

  /// Predictions from columns of numbers.
  package init(
    name: String, horizon: Double? = nil, curve: [Place], groups: [Group], withEvent: [Double],
    withoutEvent: [Double], count: Int, events: Int, observedToExpected: Estimate,
    inTheLarge: Estimate, slope: Estimate, ici: Estimate, e90: Estimate, evaluation: String = ""
  ) {
    self.name = name
    self.horizon = horizon
    self.curve = curve
    self.groups = groups
    groupCount = groups.count
    self.withEvent = withEvent
    self.withoutEvent = withoutEvent
    self.count = count
    self.events = events
    self.observedToExpected = observedToExpected
    self.inTheLarge = inTheLarge
    self.slope = slope
    self.ici = ici
    self.e90 = e90
    self.evaluation = evaluation
  }

  init(_ calibration: Calibration, name: String) {
    let rows = calibration.risks.indices
    self.init(
      name: name, curve: calibration.curve.map(Place.init),
      groups: calibration.groups.compactMap(Group.init),
      withEvent: rows.filter { calibration.isCase[$0] }.map { calibration.risks[$0] },
      withoutEvent: rows.filter { !calibration.isCase[$0] }.map { calibration.risks[$0] },
      count: calibration.rowsUsed, events: calibration.events,
      observedToExpected: calibration.observedToExpected, inTheLarge: calibration.inTheLarge,
      slope: calibration.slope, ici: calibration.ici, e90: calibration.e90,
      evaluation: calibration.evaluation.description)
  }

  init(_ calibration: SurvivalCalibration, name: String) {
    let rows = calibration.risks.indices
    self.init(
      name: name, horizon: calibration.horizon, curve: calibration.curve.map(Place.init),
      groups: calibration.groups.compactMap(Group.init),
      withEvent: rows.filter { calibration.outcomes[$0] == true }.map { calibration.risks[$0] },
      withoutEvent: rows.filter { calibration.outcomes[$0] == false }
        .map { calibration.risks[$0] },
      count: calibration.rowsUsed, events: calibration.events,
      observedToExpected: calibration.observedToExpected, inTheLarge: calibration.inTheLarge,
      slope: calibration.slope, ici: calibration.ici, e90: calibration.e90,
      evaluation: calibration.evaluation.description)
    groupCount = calibration.groups.count
  }

  /// Why nothing of it is estimable; `nil` where something is.
  var refusal: String? {
    observedToExpected.value == nil && slope.value == nil ? observedToExpected.reason : nil
  }
}

extension CalibrationSeries.Group {
  fileprivate init(_ point: CalibrationPoint) {
    self.init(
      predicted: point.predicted, observed: point.observed, lower: point.lower,
      upper: point.upper)
  }

  fileprivate init?(_ group: CalibrationGroup) {
    guard let observed = group.observed.value else { return nil }
    self.init(
      predicted: group.meanPredicted, observed: observed, lower: group.observed.lower,
      upper: group.observed.upper)
  }
}
