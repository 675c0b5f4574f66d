import DataFrames
import Reporting

/// The outcome and the risks of a formula, read and checked.
struct UtilityInput {
  let names: [String]
  /// What the data's labels call the predictions.
  let labels: [String]
  let risks: [[Double]]
  let sample: UtilitySample
  let horizon: Double?
  let droppedCount: Int
  /// The 99th percentile of the risks: beyond it nearly nobody is treated.
  let highestRisk: Double

  init(
    _ source: String, data: DataFrame, at time: Double?, cause: String? = nil,
    censored: String? = nil
  ) throws {
    let formula = try Formula(source)
    let rows: CompleteRows
    if case .survival = formula.outcome {
      guard let time, time.isFinite else {
        throw UtilityFailure.horizon(formula: source, isSurvival: true)
      }
      let outcome = try HorizonOutcome(source, data: data, cause: cause, censored: censored)
      sample = UtilitySample(
        times: outcome.times, isEvent: outcome.isEvent, isCompeting: outcome.isCompeting,
        horizon: time)
      rows = outcome.rows
    } else {
      guard time == nil, cause == nil else {
        throw UtilityFailure.horizon(formula: source, isSurvival: false)
      }
      let outcome = try BinaryOutcome(formula, data: data)
      sample = UtilitySample(isCase: outcome.isCase)
      rows = outcome.rows
    }
    guard sample.count > 0 else { throw UtilityFailure.noRows(formula: source) }
    let terms = rows.rightSide.terms
    guard !terms.isEmpty, terms.allSatisfy({ $0.factors.count == 1 }) else {
      throw UtilityFailure.predictions(formula: source, needed: "predicted risks")
    }
    horizon = time
    droppedCount = rows.droppedCount
    names = terms.map(\.label)
    labels = names.map { rows.data.label(of: $0) }
    risks = try terms.map { term in
      let values = try formula.column(term.factors[0], in: rows.data).numbers()
      if let wrong = values.first(where: { !($0 >= 0 && $0 <= 1) }) {
        throw UtilityFailure.notARisk(name: term.label, value: wrong)
      }
      return values
    }
    let sorted = risks.flatMap { $0 }.sorted()
    highestRisk = sorted.isEmpty ? 1 : sorted[Int(0.99 * Double(sorted.count - 1))]
  }

  /// The rates of each prediction at ascending thresholds, and those of resamples where some are asked for.
  func judged(
    at thresholds: [Double], isStrict: Bool = false, resamples: Int?, seed: UInt64?, level: Double
  ) throws -> (rates: [[UtilitySample.Rates]], replicates: UtilityReplicates?) {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    guard !thresholds.isEmpty, thresholds.allSatisfy({ $0 >= 0 && $0 < 1 }) else {
      throw UtilityFailure.thresholds(thresholds)
    }
    if let resamples, resamples < 2 { throw UtilityFailure.resamples(resamples) }
    let levels = risks.map {
      UtilitySample.Levels($0, thresholds: thresholds, isStrict: isStrict)
    }
    let replicates = resamples.map {
      UtilityReplicates(
        sample, levels, count: $0, seed: seed ?? ReportContext.current.seed, level: level)
    }
    return (levels.map { sample.rates($0) }, replicates)
  }
}

extension UtilityInput {
  /// Thresholds a hundredth apart, or as near to that as the range allows, both ends included.
  static func thresholds(in range: ClosedRange<Double>) throws(UtilityFailure) -> [Double] {
    guard range.lowerBound >= 0, range.upperBound < 1 else {
      throw .thresholds([range.lowerBound, range.upperBound])
    }
    let width = range.upperBound - range.lowerBound
    let steps = max(1, (width * 100).rounded())
    return (0...Int(steps)).map {
      ((range.lowerBound + width * Double($0) / steps) * 1e12).rounded() / 1e12
    }
  }
}
