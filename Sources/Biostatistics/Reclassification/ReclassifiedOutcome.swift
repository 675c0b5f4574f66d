import Foundation
import NumericalMethods

/// An outcome as reclassification needs it: among rows that moved, how many are cases and controls.
///
/// Every sum counts a row as often as a resample drew it.
struct ReclassifiedOutcome: Sendable {
  /// The shares of cases and of controls that moved up and down, 0…1.
  struct Moves: Sendable, Hashable {
    var casesUp = 0.0
    var casesDown = 0.0
    var controlsUp = 0.0
    var controlsDown = 0.0
  }

  private enum Kind: Sendable {
    case binary([Bool])
    /// The rows by ascending time.
    case survival(order: [Int32], times: [Double], isEvent: [Bool], horizon: Double)
  }

  private let kind: Kind
  /// How many rows there are.
  let count: Int

  init(isCase: [Bool]) {
    kind = .binary(isCase)
    count = isCase.count
  }

  init(times: [Double], isEvent: [Bool], horizon: Double) {
    kind = .survival(
      order: SortOrder.ascending(times), times: times, isEvent: isEvent, horizon: horizon)
    count = times.count
  }

  /// Whether there are times.
  var isSurvival: Bool {
    if case .survival = kind { return true }
    return false
  }

  /// The rows by ascending time, the times, whether each is an event, and the horizon; `nil` of a binary
  /// outcome.
  var survival: (order: [Int32], times: [Double], isEvent: [Bool], horizon: Double)? {
    guard case .survival(let order, let times, let isEvent, let horizon) = kind else { return nil }
    return (order, times, isEvent, horizon)
  }

  /// Whether each row is a case, a control, or (`nil`) censored before the horizon.
  var known: [Bool?] {
    switch kind {
    case .binary(let isCase): isCase
    case .survival(_, let times, let isEvent, let horizon):
      times.indices.map { row in
        if times[row] <= horizon, isEvent[row] { return true }
        return times[row] > horizon ? false : nil
      }
    }
  }

  /// The moves of rows with a direction, 1 up, −1 down, 0 neither.
  func moves(
    _ directions: [Int8], _ estimator: NetReclassification.Estimator, drawn: [Int32]? = nil
  ) -> Moves {
    if case .survival(let order, let times, let isEvent, let horizon) = kind,
      estimator == .kaplanMeier
    {
      return Self.byKaplanMeier(order, times, isEvent, horizon, directions, drawn)
    }
    let (cases, controls) = weights(drawn: drawn, afterTies: true)
    var moves = Moves()
    var (caseTotal, controlTotal) = (0.0, 0.0)
    for row in 0..<count {
      caseTotal += cases[row]
      controlTotal += controls[row]
      if directions[row] > 0 {
        moves.casesUp += cases[row]
        moves.controlsUp += controls[row]
      } else if directions[row] < 0 {
        moves.casesDown += cases[row]
        moves.controlsDown += controls[row]
      }
    }
    moves.casesUp /= caseTotal
    moves.casesDown /= caseTotal
    moves.controlsUp /= controlTotal
    moves.controlsDown /= controlTotal
    return moves
  }

  /// The mean of values among cases and among controls.
  func means(_ values: [Double], drawn: [Int32]? = nil) -> (cases: Double, controls: Double) {
    let (cases, controls) = weights(drawn: drawn, afterTies: false)
    var sums = (0.0, 0.0)
    var totals = (0.0, 0.0)
    for row in 0..<count {
      sums.0 += cases[row] * values[row]
      sums.1 += controls[row] * values[row]
      totals.0 += cases[row]
      totals.1 += controls[row]
    }
    return (sums.0 / totals.0, sums.1 / totals.1)
  }

  // MARK: - Weights

  /// What each row counts as a case and as a control: of censored data by the inverse of the probability
  /// of being observed as such, at the row's own time, after censorings at that time or before them.
  private func weights(
    drawn: [Int32]?, afterTies: Bool
  ) -> (cases: [Double], controls: [Double]) {
    var cases = [Double](repeating: 0, count: count)
    var controls = cases
    func times(_ row: Int) -> Double { drawn.map { Double($0[row]) } ?? 1 }
    guard case .survival(let order, let ends, let isEvent, let horizon) = kind else {
      if case .binary(let isCase) = kind {
        for row in 0..<count {
          if isCase[row] { cases[row] = times(row) } else { controls[row] = times(row) }
        }
      }
      return (cases, controls)
    }
    var atRisk = (0..<count).reduce(0.0) { $0 + times($1) }
    var observed = 1.0
    var place = 0
    while place < count, ends[Int(order[place])] <= horizon {
      let time = ends[Int(order[place])]
      var (leaving, censored) = (0.0, 0.0)
      let first = place
      while place < count, ends[Int(order[place])] == time {
        let row = Int(order[place])
        leaving += times(row)
        if !isEvent[row] { censored += times(row) }
        place += 1
      }
      let before = observed
      if censored > 0, atRisk > 0 { observed *= 1 - censored / atRisk }
      atRisk -= leaving
      for index in first..<place where isEvent[Int(order[index])] {
        let row = Int(order[index])
        if times(row) > 0 { cases[row] = times(row) / (afterTies ? observed : before) }
      }
    }
    for index in place..<max(place, count) {
      let row = Int(order[index])
      controls[row] = times(row) / observed
    }
    return (cases, controls)
  }

  // MARK: - Kaplan and Meier

  /// P(up | case) = P(up) F(t | up) / F(t), with F by Kaplan and Meier; the others alike.
  private static func byKaplanMeier(
    _ order: [Int32], _ times: [Double], _ isEvent: [Bool], _ horizon: Double,
    _ directions: [Int8], _ drawn: [Int32]?
  ) -> Moves {
    // Down, neither and up; then all.
    var atRisk = [0.0, 0, 0, 0]
    for row in times.indices {
      let weight = drawn.map { Double($0[row]) } ?? 1
      atRisk[Int(directions[row]) + 1] += weight
      atRisk[3] += weight
    }
    let sizes = atRisk
    var survival = [1.0, 1, 1, 1]
    var place = 0
    while place < order.count, times[Int(order[place])] <= horizon {
      let time = times[Int(order[place])]
      var events = [0.0, 0, 0, 0]
      var leaving = events
      while place < order.count, times[Int(order[place])] == time {
        let row = Int(order[place])
        let weight = drawn.map { Double($0[row]) } ?? 1
        for group in [Int(directions[row]) + 1, 3] {
          leaving[group] += weight
          if isEvent[row] { events[group] += weight }
        }
        place += 1
      }
      for group in 0..<4 {
        if events[group] > 0 { survival[group] *= 1 - events[group] / atRisk[group] }
        atRisk[group] -= leaving[group]
      }
    }
    let (down, up) = (sizes[0] / sizes[3], sizes[2] / sizes[3])
    let (cases, controls) = (1 - survival[3], survival[3])
    return Moves(
      casesUp: up * (1 - survival[2]) / cases, casesDown: down * (1 - survival[0]) / cases,
      controlsUp: up * survival[2] / controls, controlsDown: down * survival[0] / controls)
  }
}

// MARK: - Recalibration

extension ReclassifiedOutcome {
  /// The risks by the horizon of a Cox model on a column alone; the column itself of a binary outcome, and
  /// where the model has no finite coefficient.
  func recalibrated(_ risks: [Double]) -> [Double] {
    guard let horizon = survival?.horizon, let fit = recalibration(risks) else { return risks }
    let hazard = CoxHazard(fit, at: horizon)
    return risks.map { -expm1(-hazard.cumulative(at: [$0]).value) }
  }

  /// The Cox model on a column alone; `nil` of a binary outcome, and where it has no finite coefficient.
  func recalibration(_ risks: [Double]) -> CoxFit? {
    guard let survival else { return nil }
    let sets = CoxRiskSets(times: survival.times, isEvent: survival.isEvent)
    let fit = CoxFit(
      sets, Matrix(rowCount: risks.count, columnCount: 1, elements: risks))
    return fit.kept.isEmpty || !fit.isConverged || !fit.infinite.isEmpty ? nil : fit
  }
}
