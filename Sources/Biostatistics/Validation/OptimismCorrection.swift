import Foundation
public import Reporting

/// How well a model does on its own rows, and how well it would do on others like them.
///
/// In each resample the whole model is fitted again; how much better it does on the resample than on all
/// rows is its optimism, and the mean of that is taken off what was found on the rows themselves.
///
/// **Source:** Harrell, *Regression Modeling Strategies*, 2nd ed. 2015, §5.3.4; Efron & Gong, *Am Stat*
/// 1983;37:36–48; intervals: Noma et al., *Stat Med* 2021;40:5691–701 (location shift). Checked against
/// R's `rms::validate`.
public struct OptimismCorrection: Sendable {
  /// One measure of performance.
  public struct Measure: Sendable, Hashable {
    /// What is measured.
    public let kind: ValidationMeasure
    /// The model on the rows that it was fitted on.
    public let apparent: Double
    /// The mean of the refitted models on their own resamples; NaN where none could be judged.
    public let training: Double
    /// The mean of the refitted models on all rows.
    public let test: Double
    /// `training` − `test`.
    public let optimism: Double
    /// `apparent` − `optimism`, with the interval of the resamples' own values shifted by the optimism; a
    /// slope and an intercept have none. Not estimable where fewer than half of the refits could be judged.
    public let corrected: Estimate
    /// How many refits were judged by this measure.
    public let resamplesUsed: Int
  }

  /// Refits that failed for one reason.
  public struct Failure: Sendable, Hashable {
    /// Why, as a clause.
    public let reason: String
    /// How often.
    public let count: Int
  }

  /// The measures, in the order of a table.
  public let measures: [Measure]
  /// How many resamples were drawn.
  public let resamples: Int
  /// The refits that failed, the most frequent reason first; they count in no measure.
  public let failures: [Failure]
  /// What was validated: the formula, or the outcome of a pipeline.
  public let formula: String
  /// The horizon of the measures at one; `nil` without.
  public let horizon: Double?
  /// The number of rows.
  public let rowsUsed: Int
  /// The level of the intervals.
  public let level: Double
  /// The seed of the resamples.
  public let seed: UInt64
}

extension OptimismCorrection {
  /// The corrected value of a measure. A measure that does not belong to this kind of prediction ends the
  /// report.
  public func corrected(_ kind: ValidationMeasure, line: Int = #line) -> Estimate {
    measure(kind, line: line).corrected
  }

  /// All that is known of a measure; see `corrected(_:)`.
  public func measure(_ kind: ValidationMeasure, line: Int = #line) -> Measure {
    if let found = measures.first(where: { $0.kind == kind }) { return found }
    ReportContext.current.stop(
      "the validation of \(formula) has no \(kind.rawValue); it has "
        + measures.map(\.kind.rawValue).joined(separator: ", "), line)
  }

  /// The corrected C.
  public var concordance: Estimate { corrected(.concordance) }
  /// The corrected calibration slope, by which coefficients would have to be shrunk.
  public var slope: Estimate { corrected(.slope) }
  /// How many refits could be judged.
  public var resamplesUsed: Int { resamples - failures.reduce(0) { $0 + $1.count } }
}

// MARK: - Putting together

/// What became of one resample.
enum ResampleResult: Sendable {
  /// The refitted model on its own rows and on all, measure by measure.
  case judged(training: [Double], test: [Double])
  case failed(String)
}

extension OptimismCorrection {
  init(
    _ kinds: [ValidationMeasure], apparent: [Double], _ results: [ResampleResult], formula: String,
    horizon: Double?, refusal: String?, rowsUsed: Int, level: Double, seed: UInt64
  ) {
    var trainings: [[Double]] = []
    var tests: [[Double]] = []
    var reasons: [String: Int] = [:]
    for result in results {
      switch result {
      case .judged(let training, let test):
        trainings.append(training)
        tests.append(test)
      case .failed(let reason): reasons[reason, default: 0] += 1
      }
    }
    measures = kinds.indices.map { place in
      Measure(
        kinds[place], apparent: apparent[place], training: trainings.map { $0[place] },
        test: tests.map { $0[place] }, resamples: results.count, level: level,
        refusal: SurvivalJudge.risks.contains(kinds[place]) ? refusal : nil)
    }
    resamples = results.count
    failures = reasons.map { Failure(reason: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    self.formula = formula
    self.horizon = horizon
    self.rowsUsed = rowsUsed
    self.level = level
    self.seed = seed
    warnOfFailures()
  }

  private func warnOfFailures() {
    guard !failures.isEmpty else { return }
    let named = failures.prefix(3).map { "\($0.reason) (\($0.count))" }.joined(separator: "; ")
    ReportContext.warn(
      "failed-refits",
      "\(resamples - resamplesUsed) of \(resamples) resamples of \(formula) could not be refitted and "
        + "count in no measure: \(named)")
  }
}

extension OptimismCorrection.Measure {
  init(
    _ kind: ValidationMeasure, apparent: Double, training: [Double], test: [Double], resamples: Int,
    level: Double, refusal: String?
  ) {
    let used = training.indices.filter { training[$0].isFinite && test[$0].isFinite }
    let count = Double(used.count)
    let own = used.map { training[$0] }
    let meanTraining = own.reduce(0, +) / count
    let meanTest = used.reduce(0) { $0 + test[$1] } / count
    let optimism = meanTraining - meanTest
    self.kind = kind
    self.apparent = apparent
    self.training = meanTraining
    self.test = meanTest
    self.optimism = optimism
    resamplesUsed = used.count
    let value = apparent - optimism
    guard refusal == nil, value.isFinite, 2 * used.count >= resamples else {
      corrected = .notEstimable(
        refusal
          ?? (apparent.isFinite
            ? "only \(used.count) of \(resamples) resamples could be judged"
            : "it is not defined on the rows themselves"),
        kind: kind.estimateKind, unsupported: value.isFinite ? value : nil)
      return
    }
    var limits: (Double, Double)?
    // Below a hundred resamples the tails of their distribution are not known.
    if kind.hasInterval, used.count >= 100 {
      let sorted = own.sorted()
      let tail = (1 - level) / 2
      limits = (
        Quantile.of(sorted: sorted, tail) - optimism,
        min(kind.largest, Quantile.of(sorted: sorted, 1 - tail) - optimism)
      )
    }
    corrected = Estimate(
      value, lower: limits?.0, upper: limits?.1, level: level, kind: kind.estimateKind)
  }
}

extension ValidationMeasure {
  var estimateKind: Estimate.Kind {
    switch self {
    case .concordance, .areaAtHorizon: .auc
    case .slope: .slope
    case .somers, .nagelkerke, .intercept, .brier, .scaledBrier, .brierAtHorizon,
      .accuracyAtHorizon:
      .other
    }
  }
}
