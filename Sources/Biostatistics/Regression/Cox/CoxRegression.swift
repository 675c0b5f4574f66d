public import DataFrames
import NumericalMethods
import Reporting

/// Cox's proportional-hazards regression.
///
/// The formula may hold `strata(…)` (own baseline hazards), `cluster(…)` (variance robust to
/// dependence within clusters), `offset(…)` and delayed entry, `Surv(start, stop, event)`, which also
/// serves covariates that change with time. At one time events come before censorings. Rows with missing
/// values are left out, with a warning. A coefficient that the data cannot support has no value but a
/// reason, and a warning: its column can be computed from those before it, or its hazard ratio is
/// infinite. O(n p²) for a step of Newton and Raphson's method.
///
/// **Source:** Cox, *J R Stat Soc B* 1972;34:187–220; ties: Efron, *J Am Stat Assoc* 1977;72:557–65;
/// robust variance: Lin & Wei, *J Am Stat Assoc* 1989;84:1074–8; checked against R's `coxph`.
public struct CoxRegression: FittedModel {
  /// The formula as it was written.
  public let formula: String
  /// What became of events at the same time.
  public let ties: TieHandling
  /// The coefficients in the order of the formula; there is no constant.
  public let coefficients: [ModelCoefficient]
  /// The terms of the formula, with the places of their coefficients.
  public let terms: [ModelTerm]
  /// The level of the confidence intervals, 0…1.
  public let level: Double
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  /// Whether standard errors are Lin and Wei's robust ones: with `cluster(…)` and with weights that are
  /// not whole numbers.
  public let isRobust: Bool

  package let outcome: SurvivalOutcome
  package let rows: CompleteRows
  package let coding: DesignCoding
  package let fit: CoxFit
  /// The strata; `nil` without.
  let strata: Grouping?
  let clusters: [Int32]?
  /// The name of the column of weights.
  let weightName: String?
  let weights: [Double]?
  /// The columns as the formula makes them, rows in the order of the data.
  let matrix: Matrix
  let offset: [Double]?
  /// The robust covariance; that of the information where `isRobust` is false.
  let covarianceUsed: Matrix
  let caseCounts: [Int: [Int]]

  /// Fits the model to the complete rows of `data`. `weights` names a column of case weights, each
  /// above 0; `tolerance` is the share of the log-likelihood by which it changes in the last step, for
  /// agreement with a program that ends early (`rms::cph`: 1e-4).
  public init(
    _ formula: String, data: DataFrame, ties: TieHandling = .efron, weights: String? = nil,
    level: Double = 0.95, tolerance: Double? = nil
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try SurvivalOutcome(
      Formula(formula), data: data, alsoCompleteFor: weights.map { [$0] } ?? [])
    try self.init(
      outcome, rows: outcome.rows, ties: ties, weights: weights, level: level, tolerance: tolerance)
    warnOfWhatIsNotEstimable()
    rows.warnOfLeaks(in: formula)
  }

  /// Fits the terms of `rows`, which are the rows of `outcome`.
  init(
    _ outcome: SurvivalOutcome, rows: CompleteRows, ties: TieHandling, weights name: String?,
    level: Double, tolerance: Double? = nil
  ) throws {
    let source = outcome.formula.source
    guard rows.data.count > 0 else { throw RegressionFailure.noRows(formula: source) }
    guard outcome.isEvent.contains(true) else { throw CoxFailure.noEvents(formula: source) }
    let design = try DesignMatrix(outcome.formula, rows: rows, constant: .implied)
    weights = try name.map { try Self.weights($0, rows.data) }
    let sets = CoxRiskSets(
      times: outcome.times, isEvent: outcome.isEvent, entries: outcome.entryTimes,
      weights: weights, strata: design.strata?.codes, strataCount: design.strata?.levels.count ?? 1,
      ties: ties)
    fit = CoxFit(sets, design.matrix, offset: design.offset, tolerance: tolerance)
    guard fit.isConverged, fit.logLikelihood.isFinite else {
      throw CoxFailure.notConverged(formula: source, iterations: fit.iterationCount)
    }
    isRobust =
      design.clusters != nil || weights?.contains { $0.rounded() != $0 } ?? false
    covarianceUsed =
      isRobust
      ? fit.robustCovariance(clusters: design.clusters) : fit.covariance
    coefficients = Self.coefficients(design.coding.names, fit, covarianceUsed, level: level)
    self.formula = source
    self.ties = ties
    self.level = level
    self.outcome = outcome
    self.rows = rows
    coding = design.coding
    terms = design.coding.terms
    strata = design.strata
    clusters = design.clusters
    weightName = name
    matrix = design.matrix
    offset = design.offset
    rowsUsed = rows.data.count
    rowsDropped = rows.droppedCount
    caseCounts = design.caseCounts(outcome.isEvent)
  }

  private static func weights(_ name: String, _ data: DataFrame) throws -> [Double] {
    let values = try data.column(name).numbers()
    for row in values.indices where !(values[row] > 0 && values[row] < .infinity) {
      throw CoxFailure.weight(column: name, value: values[row], place: data.rows.place(at: row))
    }
    return values
  }

  private static func coefficients(
    _ names: [String], _ fit: CoxFit, _ covariance: Matrix, level: Double
  ) -> [ModelCoefficient] {
    names.indices.map { index in
      let name = names[index]
      guard fit.kept.contains(index) else {
        let reason = "\"\(name)\" is constant or can be computed from the terms before it"
        return ModelCoefficient(
          name: name, value: .nan, standardError: .nan, z: .nan, p: PValue(reason: reason),
          estimate: .notEstimable(reason, kind: .ratio), scale: .hazardRatio)
      }
      guard !fit.infinite.contains(index) else {
        return ModelCoefficient(
          name: name,
          notEstimable:
            "the hazard ratio of \"\(name)\" has no finite estimate: the likelihood rises for ever",
          reached: fit.coefficients[index], scale: .hazardRatio)
      }
      return ModelCoefficient(
        name: name, value: fit.coefficients[index],
        standardError: covariance[index, index].squareRoot(), scale: .hazardRatio, level: level)
    }
  }

  private func warnOfWhatIsNotEstimable() {
    for coefficient in coefficients {
      guard let reason = coefficient.estimate.reason else { continue }
      ReportContext.warn("not-estimable", "\(formula): \(reason)")
    }
  }
}

// MARK: - As tables need it

extension CoxRegression {
  /// `.hazardRatio`
  public var scale: ModelCoefficient.Scale { .hazardRatio }

  /// How many of the rows used ended with the event.
  public var eventCount: Int? { fit.sets.eventCount }

  /// How many rows of each level of a factor had the event, in the order of its levels; `nil` for other
  /// terms.
  public func eventCounts(of term: ModelTerm) -> [Int]? {
    guard let place = terms.firstIndex(of: term) else { return nil }
    return caseCounts[place]
  }

  /// The coefficient of this name, as R writes it: `age`, `stageIII`. A name that the model does not
  /// have ends the report.
  public func coefficient(_ name: String, line: Int = #line) -> ModelCoefficient {
    if let found = coefficients.first(where: { $0.name == name }) { return found }
    let failure = RegressionFailure.noCoefficient(name, known: coefficients.map(\.name))
    ReportContext.current.stop(failure.description, line)
  }

  /// The covariance of the coefficients, row by row in their order; 0 for those that can be computed
  /// from others. Robust where `isRobust`.
  public var covariance: [[Double]] {
    coefficients.indices.map { covarianceUsed.row($0) }
  }

  /// The same kind of model with each term alone, on the rows of this one; strata, clusters, offsets and
  /// weights stay.
  public func univariable() throws -> [any FittedModel] {
    try rows.rightSide.terms.map { term in try keeping { $0 == term } }
  }

  /// The model with some of its terms, on the same rows.
  func keeping(_ isKept: (FormulaTerm) -> Bool) throws -> CoxRegression {
    try CoxRegression(
      outcome, rows: rows.keepingTerms(isKept), ties: ties, weights: weightName, level: level)
  }
}
