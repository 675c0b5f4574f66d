public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

extension CoxRegression {
  /// The linear predictor of each row of `data`, centred as R's `predict(type = "lp")` does: the means of
  /// the rows used are taken from numbers, nothing from columns of −1, 0 and 1 alone (indicators), and the
  /// mean offset from offsets. With strata the means are those of all strata together. A row that misses
  /// something is missing. An unknown level or a column that lacks ends the report.
  ///
  /// The column knows the rows that the model was fitted on.
  public func linearPredictor(_ data: DataFrame, line: Int = #line) -> Column {
    stopping(at: line) {
      column(try rawLinearPredictors(data).map { $0 - centre }, named: "linear predictor")
    }
  }

  /// Survival at a time of each row of `data`, 0…1, at the baseline hazard of the row's stratum. Missing
  /// where the row misses something, and, with a warning, where nobody of the stratum was at risk any more.
  public func survival(at time: Double, for data: DataFrame, line: Int = #line) -> Column {
    stopping(at: line) {
      let values = try supportedSurvival(at: time, for: data)
      return column(values, named: "survival at \(StudyTime.phrase(time))")
    }
  }

  /// The risk of the event by a time of each row of `data`: 1 − survival; see `survival(at:for:)`.
  public func risk(at time: Double, for data: DataFrame, line: Int = #line) -> Column {
    stopping(at: line) {
      let values = try supportedSurvival(at: time, for: data).map { 1 - $0 }
      return column(values, named: "risk by \(StudyTime.phrase(time))")
    }
  }

  /// Survival at a time of each row of `data` with its interval, which counts the chance in the
  /// coefficients and in the baseline hazard. Not estimable beyond the follow-up of the row's stratum.
  /// Intervals are made on the log(−log) scale, as those of `KaplanMeier`, and stay within 0…1; R's
  /// `survfit` of a Cox model has `.log`.
  public func survivalEstimates(
    at time: Double, for data: DataFrame, confidence: SurvivalConfidence = .logLog
  ) throws -> [Estimate] {
    let z = Normal.upperQuantile((1 - level) / 2)
    return try predictions(at: time, for: data).map { prediction in
      let value = prediction.survival
      guard !value.isNaN else { return .notEstimable("the row misses a value", kind: .proportion) }
      guard prediction.isSupported else {
        return .notEstimable(
          "0 at risk at \(StudyTime.phrase(time))", kind: .proportion, unsupported: value)
      }
      let limits = confidence.limits(value, logError: prediction.logError, quantile: z)
      return Estimate(
        value, lower: limits.lower.known, upper: limits.upper.known,
        standardError: value * prediction.logError, level: level, kind: .proportion)
    }
  }

  /// The risk by a time of each row of `data` with its interval; see `survivalEstimates(at:for:)`.
  public func riskEstimates(
    at time: Double, for data: DataFrame, confidence: SurvivalConfidence = .logLog
  ) throws -> [Estimate] {
    try survivalEstimates(at: time, for: data, confidence: confidence).map { survival in
      var risk = survival
      risk.value = survival.value.map { 1 - $0 }
      risk.lower = survival.upper.map { 1 - $0 }
      risk.upper = survival.lower.map { 1 - $0 }
      risk.unsupported = survival.unsupported.map { 1 - $0 }
      return risk
    }
  }

  private func stopping<Value>(at line: Int, _ body: () throws -> Value) -> Value {
    do { return try body() } catch { ReportContext.current.stop("\(error)", line) }
  }

  private func column(_ values: [Double], named name: String) -> Column {
    var column = Column(values)
    column.name = name
    column.fittedOn = rows.data.rows
    return column
  }
}

// MARK: - The parts of a prediction

extension CoxRegression {
  /// Survival of one row at one time.
  struct Prediction {
    let survival: Double
    /// The standard error of its logarithm, that is of the cumulative hazard.
    let logError: Double
    /// Whether somebody of the row's stratum was at risk.
    let isSupported: Bool
  }

  /// What R takes off linear predictors.
  var centre: Double {
    var sum = 0.0
    for column in fit.kept where !isIndicator(column) {
      sum += fit.coefficients[column] * meanOfColumn(column)
    }
    return sum + fit.offsetMean
  }

  /// The value of each coefficient's column that a linear predictor of 0 stands for: its mean, weights
  /// counted, or 0 for a column of −1, 0 and 1 alone.
  public var means: [Double] {
    coefficients.indices.map { isIndicator($0) ? 0 : meanOfColumn($0) }
  }

  private func isIndicator(_ column: Int) -> Bool {
    matrix.column(column).allSatisfy { $0 == 0 || $0 == 1 || $0 == -1 }
  }

  private func meanOfColumn(_ column: Int) -> Double {
    let values = matrix.column(column)
    guard let weights else { return values.reduce(0, +) / Double(max(1, values.count)) }
    return zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  /// The linear predictor of each row with nothing taken off.
  package func rawLinearPredictors(_ data: DataFrame) throws -> [Double] {
    let encoded = try coding.encoded(data)
    var result = encoded.multiplied(by: fit.coefficients)
    if let offset = try coding.offset(in: data) {
      for row in result.indices { result[row] += offset[row] }
    }
    return result
  }

  /// Survival at a time without its error; NaN where a row misses something or nobody is at risk.
  private func supportedSurvival(at time: Double, for data: DataFrame) throws -> [Double] {
    let moment = try Moment(self, time, data)
    let (hazard, _) = fit.state.hazard(fit.sets)
    return moment.predictors.indices.map { row in
      let stratum = Int(moment.codes[row])
      guard stratum >= 0, !time.isNaN, moment.atRisk[stratum] > 0 else { return .nan }
      return exp(-hazard[moment.slots[stratum]] * exp(moment.predictors[row]))
    }
  }

  func predictions(at time: Double, for data: DataFrame) throws -> [Prediction] {
    let moment = try Moment(self, time, data)
    let baseline = CoxBaseline(fit, covariance: covarianceUsed)
    let encoded = try coding.encoded(data)
    return moment.predictors.indices.map { row in
      let stratum = Int(moment.codes[row])
      guard stratum >= 0, !moment.predictors[row].isNaN, !time.isNaN else {
        return Prediction(survival: .nan, logError: .nan, isSupported: false)
      }
      let hazard = baseline.cumulativeHazard(
        standardized(encoded, row), linearPredictor: moment.predictors[row],
        slot: moment.slots[stratum])
      return Prediction(
        survival: exp(-hazard.value), logError: hazard.standardError,
        isSupported: moment.atRisk[stratum] > 0)
    }
  }

  /// A row's kept columns on the scale of the fit.
  func standardized(_ encoded: Matrix, _ row: Int) -> [Double] {
    fit.kept.enumerated().map { place, column in
      (encoded[row, column] - fit.columns.means[place]) / fit.columns.scales[place]
    }
  }

  /// What all rows share at one time.
  private struct Moment {
    /// The linear predictors on the fit's own centre.
    let predictors: [Double]
    /// The stratum of each row; −1 where missing.
    let codes: [Int32]
    /// For each stratum its slot.
    let slots: [Int]
    /// For each stratum how many are at risk.
    let atRisk: [Int]

    init(_ model: CoxRegression, _ time: Double, _ data: DataFrame) throws {
      let sets = model.fit.sets
      let shift = model.shift
      predictors = try model.rawLinearPredictors(data).map { $0 - shift }
      codes = try model.strataCodes(of: data)
      slots = sets.strata.indices.map { sets.slot(at: time, stratum: $0) }
      atRisk = sets.strata.indices.map { sets.countAtRisk(at: time, stratum: $0) }
      model.warn(of: atRisk, model.strata?.levels ?? [""], used: Set(codes), at: time)
    }
  }

  private func warn(of atRisk: [Int], _ names: [String], used: Set<Int32>, at time: Double) {
    for stratum in names.indices where used.contains(Int32(stratum)) && atRisk[stratum] < 10 {
      let place = names[stratum].isEmpty ? "" : " in \"\(names[stratum])\""
      let slots = fit.sets.eventTimesOfStrata[stratum]
      guard
        atRisk[stratum] == 0
          || (!slots.isEmpty && fit.sets.eventTimes[slots.lowerBound].time <= time)
      else { continue }
      ReportContext.warn(
        atRisk[stratum] == 0 ? "not-estimable" : "low-precision",
        "survival of \(formula) at \(StudyTime.phrase(time))\(place) rests on "
          + "\(atRisk[stratum]) at risk")
    }
  }

  /// The stratum of each row of other data; −1 where missing.
  func strataCodes(of data: DataFrame) throws -> [Int32] {
    guard let strata else { return [Int32](repeating: 0, count: data.count) }
    let found = try Grouping(
      crossing: rows.rightSide.strata.map { FormulaTerm(factors: [$0]) }, of: outcome.formula,
      in: data)
    let places = found.levels.map { name in strata.levels.firstIndex(of: name).map(Int32.init) }
    for row in found.codes.indices where found.codes[row] >= 0 {
      let level = Int(found.codes[row])
      guard places[level] == nil else { continue }
      throw CoxFailure.unknownStratum(
        found.levels[level], place: data.rows.place(at: row), known: strata.levels)
    }
    return found.codes.map { $0 < 0 ? -1 : places[Int($0)] ?? -1 }
  }
}

extension CoxRiskSets {
  /// How many rows of a stratum are under observation at a time.
  func countAtRisk(at time: Double, stratum: Int) -> Int {
    let range = strata[stratum]
    let limit = time - 1.5e-8 * max(1, abs(time))
    let later = range.count { times[$0] >= limit }
    guard hasEntries else { return later }
    return later - countEntering(from: limit, stratum: stratum)
  }
}
