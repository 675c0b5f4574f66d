public import DataFrames
import NumericalMethods
import Reporting

/// Fine and Gray's regression on the cumulative incidence of one cause, other causes competing.
///
/// A coefficient is the logarithm of a subdistribution hazard ratio: above 1 the incidence is higher; it
/// is not a ratio of rates among those still free of events, for which fit a Cox model to the cause.
/// Those who had other events stay at risk with inverse-probability-of-censoring weights from the
/// Kaplan–Meier estimate of censoring in all rows; tied events share their risk set (Breslow); standard
/// errors are the sandwich that allows for the estimated weights. Rows with missing values are left out.
///
/// **Source:** Fine & Gray, *J Am Stat Assoc* 1999;94:496–509; checked against R's `cmprsk::crr`.
public struct FineGray: FittedModel {
  /// The cause whose incidence is modelled.
  public let cause: String
  /// The coefficients in the order of the formula; `hazardRatio` is that of the subdistribution.
  public let coefficients: [ModelCoefficient]
  /// The terms of the formula, with the places of their coefficients.
  public let terms: [ModelTerm]
  /// The covariance of the coefficients, row by row: the sandwich.
  public let covariance: [[Double]]
  /// The logarithm of the partial likelihood without and with the terms.
  public let logLikelihood: (null: Double, fitted: Double)
  /// The formula as it was written.
  public let formula: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  /// How many of the rows used ended with the cause.
  public let eventCount: Int?
  /// How many ended with another event.
  public let competingCount: Int

  let outcome: CompetingOutcome
  let rows: CompleteRows
  let coding: DesignCoding
  let caseCounts: [Int: [Int]]
  let level: Double
  let gradientTolerance: Double

  /// Fits `Surv(time, cause) ~ age + stage`.
  ///
  /// - Parameters:
  ///   - formula: Times, causes and terms.
  ///   - cause: Whose incidence is modelled; it may be left out where there is one only.
  ///   - data: The rows.
  ///   - censored: The value of the cause that stands for censoring; see `CumulativeIncidence`.
  ///   - level: The level of the intervals, 0…1.
  ///   - gradientTolerance: The iteration stops where every |score| · max(|coefficient|, 1) is below this
  ///     share of the log-likelihood. With 1e-6, which is `crr`'s, coefficients have four to six digits,
  ///     the same as `crr`'s; 1e-12 gives the maximum itself.
  /// - Throws: What is wrong with the formula or the data, in words.
  public init(
    _ formula: String, cause: String? = nil, data: DataFrame, censored: String? = nil,
    level: Double = 0.95, gradientTolerance: Double = 1e-6
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try CompetingOutcome(Formula(formula), data: data, censored: censored)
    try Self.check(outcome, formula)
    try self.init(
      outcome, rows: outcome.rows, code: outcome.code(of: cause), level: level,
      gradientTolerance: gradientTolerance)
  }

  /// Fits the terms of `rows`, which are the rows of `outcome`.
  init(
    _ outcome: CompetingOutcome, rows: CompleteRows, code: Int32, level: Double,
    gradientTolerance: Double
  ) throws {
    cause = outcome.causes[Int(code) - 1]
    let isCase = outcome.codes.map { $0 == code }
    let events = isCase.count { $0 }
    eventCount = events
    competingCount = outcome.codes.count { $0 > 0 && $0 != code }
    let design = try DesignMatrix(outcome.formula, rows: rows, constant: .implied)
    guard events > 0 else {
      throw CompetingRisksFailure.noEvents(cause: cause, formula: outcome.formula.source)
    }
    try Self.requireIndependent(design)
    let likelihood = FineGrayLikelihood(
      times: outcome.times, codes: outcome.codes, cause: code, design: design.matrix)
    let fit = try FineGrayFit(
      likelihood, names: design.coding.names, tolerance: gradientTolerance)
    let variances = design.coding.names.indices.map { fit.covariance.row($0) }
    coefficients = design.coding.names.indices.map { index in
      ModelCoefficient(
        name: design.coding.names[index], value: fit.coefficients[index],
        standardError: variances[index][index].squareRoot(), scale: .hazardRatio, level: level)
    }
    terms = design.coding.terms
    covariance = variances
    logLikelihood = (fit.null, fit.fitted)
    formula = outcome.formula.source
    rowsUsed = outcome.times.count
    rowsDropped = rows.droppedCount
    self.outcome = outcome
    self.rows = rows
    self.level = level
    self.gradientTolerance = gradientTolerance
    coding = design.coding
    caseCounts = design.caseCounts(isCase)
  }

  private static func check(_ outcome: CompetingOutcome, _ formula: String) throws {
    guard outcome.entryTimes == nil else {
      throw CompetingRisksFailure.delayedEntry(method: "Fine and Gray's regression")
    }
    let side = outcome.rightSide
    guard !side.terms.isEmpty else { throw CompetingRisksFailure.noTerms(formula: formula) }
    for (name, nodes) in [
      ("strata", side.strata), ("cluster", side.clusters), ("offset", side.offsets),
    ] {
      guard let node = nodes.first else { continue }
      throw CompetingRisksFailure.termNotAllowed(
        method: "Fine and Gray's regression", term: "\(name)(\(node))")
    }
  }

  private static func requireIndependent(_ design: DesignMatrix) throws {
    var ones = Matrix(rowCount: design.matrix.rowCount, columnCount: 1, repeating: 1)
    ones = Matrix(
      rowCount: ones.rowCount, columnCount: design.matrix.columnCount + 1,
      elements: ones.elements + design.matrix.elements)
    guard let place = PivotedQR(ones).dependent.min(), place > 0 else { return }
    let name = design.coding.names[place - 1]
    throw RegressionFailure.collinear(
      term: design.coding.term(ofColumn: place - 1)?.label ?? name, coefficient: name)
  }
}

extension FineGray: CodedModel {
  /// Hazard ratios, here of the subdistribution.
  public var scale: ModelCoefficient.Scale { .hazardRatio }

  package var fittedRows: CompleteRows { rows }
  package var fittedCoding: DesignCoding { coding }

  /// How many rows of each level of a factor ended with the cause; `nil` for other terms.
  public func eventCounts(of term: ModelTerm) -> [Int]? {
    terms.firstIndex(of: term).flatMap { caseCounts[$0] }
  }

  /// The same kind of model with each term alone, on the rows of this one.
  public func univariable() throws -> [any FittedModel] {
    let code = try outcome.code(of: cause)
    return try rows.rightSide.terms.map { term in
      try FineGray(
        outcome, rows: rows.keepingTerms { $0 == term }, code: code, level: level,
        gradientTolerance: gradientTolerance)
    }
  }
}

extension FineGray {
  /// The coefficient of this name, as R writes it; a name that does not exist ends the report.
  public func coefficient(_ name: String, line: Int = #line) -> ModelCoefficient {
    guard let found = coefficients.first(where: { $0.name == name }) else {
      let failure = RegressionFailure.noCoefficient(name, known: coefficients.map(\.name))
      ReportContext.current.stop(failure.description, line)
    }
    return found
  }

  /// The test of all coefficients at once, with the sandwich covariance.
  public var wald: TermTest { wald(coefficients.indices, term: formula) }

  /// The test of all coefficients of a term at once.
  public func test(of term: ModelTerm) -> TermTest { wald(term.coefficients, term: term.label) }

  private func wald(_ range: Range<Int>, term: String) -> TermTest {
    let own = Matrix(
      columns: range.map { column in range.map { covariance[$0][column] } }, rowCount: range.count)
    let values = range.map { coefficients[$0].value }
    let statistic =
      Cholesky(own).map { zip($0.solved(values), values).reduce(0) { $0 + $1.0 * $1.1 } } ?? .nan
    return TermTest(
      term: term, statistic: statistic, degreesOfFreedom: Double(range.count),
      p: statistic.isFinite
        ? PValue(ChiSquared.upperTail(statistic, Double(range.count)))
        : PValue(reason: "the covariance of the coefficients is singular"),
      method: "Wald test")
  }
}
