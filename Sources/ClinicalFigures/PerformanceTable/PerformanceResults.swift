import Biostatistics
import DataFrames
import Reporting

/// What each model does in each cohort, as numbers.
struct PerformanceResults {
  /// On which rows a score is judged, relative to those it was fitted on.
  enum Origin: Hashable {
    /// On its own rows; `share` of them where not on all.
    case apparent(shared: Int, of: Int)
    case crossValidated
    case external
    /// The score came with the data.
    case unknown
  }

  /// What a model does at a horizon.
  struct Horizon {
    let time: Double
    let cases: Int
    let atRisk: Int
    let auc: Estimate
    let brier: Estimate?
    let accuracy: Estimate?
  }

  /// What a model does in a cohort.
  struct Result {
    let origin: Origin
    let rowsUsed: Int
    let rowsDropped: Int
    let cases: Int
    /// Of a binary outcome the area; of survival the concordance.
    let discrimination: Estimate
    var point: OperatingPoint?
    /// Whether the cut was set on these rows.
    var isOwnCut = false
    var horizons: [Horizon] = []
  }

  /// By model, then by cohort.
  let results: [[Result]]
  let isSurvival: Bool

  init(_ table: PerformanceTable) throws {
    let isSurvival: Bool
    if case .survival = try Formula(table.outcome + " ~ 1").outcome {
      isSurvival = true
    } else {
      isSurvival = false
    }
    self.isSurvival = isSurvival
    if isSurvival, table.options.cut != nil {
      throw PerformanceFailure.unsuitable(
        "a cut classifies a binary outcome; of \(table.outcome) give horizons instead: times: [1, 3, 5]"
      )
    }
    if !isSurvival, !table.options.times.isEmpty {
      throw PerformanceFailure.unsuitable(
        "times belong to survival, Surv(time, event); \(table.outcome) has none")
    }
    results = try table.entries.map { entry in
      try isSurvival ? Self.survival(entry, table) : Self.binary(entry, table)
    }
  }

  private static func formula(_ table: PerformanceTable, _ column: String) -> String {
    "\(table.outcome) ~ `\(column)`"
  }

  static func origin(of column: String, in data: DataFrame) throws -> Origin {
    let score = try data.found(column)
    if score.fitting == .crossFitted { return .crossValidated }
    guard let fitted = score.fittedOn else { return .unknown }
    let shared = data.rows.countShared(with: fitted)
    return shared == 0 ? .external : .apparent(shared: shared, of: data.count)
  }

  // MARK: - Binary

  private static func binary(
    _ entry: PerformanceTable.Entry, _ table: PerformanceTable
  ) throws -> [Result] {
    let options = table.options
    let curves = try table.cohorts.map { cohort in
      try ROCCurve(
        formula(table, entry.column), data: cohort.data, direction: options.direction,
        level: options.level)
    }
    let cut = try threshold(table, curves)
    return try zip(table.cohorts, curves).map { cohort, curve in
      var result = Result(
        origin: try origin(of: entry.column, in: cohort.data), rowsUsed: curve.rowsUsed,
        rowsDropped: curve.rowsDropped, cases: curve.caseCount, discrimination: curve.auc)
      if let cut {
        result.point = curve.operatingPoint(.threshold(cut), interval: options.interval)
        result.isOwnCut = cut.rows.map { !$0.isDisjoint(with: cohort.data.rows) } ?? false
      }
      return result
    }
  }

  private static func threshold(
    _ table: PerformanceTable, _ curves: [ROCCurve]
  ) throws -> Threshold? {
    switch table.options.cut?.rule {
    case .none: return nil
    case .fixed(let threshold): return threshold
    case .found(let rule, let name, _):
      guard let place = table.cohorts.firstIndex(where: { $0.name == name }) else {
        throw PerformanceFailure.unknownCohort(name, known: table.cohorts.map(\.name))
      }
      return curves[place].operatingPoint(rule).threshold
    }
  }

  // MARK: - Survival

  private static func survival(
    _ entry: PerformanceTable.Entry, _ table: PerformanceTable
  ) throws -> [Result] {
    let options = table.options
    let formula = formula(table, entry.column)
    if !entry.risks.isEmpty, entry.risks.count != options.times.count {
      throw PerformanceFailure.unsuitable(
        "\"\(entry.model)\" has \(entry.risks.count) columns of risks for \(options.times.count) "
          + "horizons; give one for each")
    }
    return try table.cohorts.map { cohort in
      let concordance = try Concordance(
        formula, data: cohort.data, direction: options.direction, level: options.level)
      let curves = try TimeDependentROC(
        formula, data: cohort.data, times: options.times, direction: options.direction,
        level: options.level)
      let horizons = try options.times.enumerated().map { index, time in
        let error =
          entry.risks.isEmpty
          ? nil
          : try PredictionError(
            Self.formula(table, entry.risks[index]), data: cohort.data, at: time,
            level: options.level)
        return Horizon(
          time: time, cases: curves.cases(at: time), atRisk: curves.controls(at: time),
          auc: curves.auc(at: time), brier: error?.brier(at: time), accuracy: error?.ipa(at: time))
      }
      let outcome = try SurvivalOutcome(Formula(formula), data: cohort.data)
      return Result(
        origin: try origin(of: entry.column, in: cohort.data), rowsUsed: concordance.rowsUsed,
        rowsDropped: concordance.rowsDropped, cases: outcome.isEvent.count { $0 },
        discrimination: concordance.estimate, horizons: horizons)
    }
  }
}
