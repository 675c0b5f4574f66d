public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// How well a score tells cases from controls, over all cuts.
///
/// `ROCCurve("y ~ score", data: d)`; a row counts as positive where its score is at or above the cut. The
/// area is that of Mann and Whitney, ties counting one half; its interval is DeLong's. Rows with a missing
/// outcome or score are left out and counted. The direction is fixed beforehand and never chosen from
/// the data: an area below 0.5 is given as it is, with a warning.
///
/// **Source:** DeLong et al., *Biometrics* 1988;44:837–45, computed in n log n as in Sun & Xu, *IEEE
/// Signal Process Lett* 2014;21:1389–93; checked against R's pROC.
public struct ROCCurve: Sendable {
  /// Which end of the score means disease.
  public enum Direction: Sendable, Hashable {
    /// Cases have the higher scores.
    case higherIsCase
    /// Cases have the lower scores.
    case lowerIsCase
  }

  /// How the interval of the area is made.
  public enum IntervalMethod: Sendable, Hashable {
    /// Symmetric about the area, cut at 0 and 1, as pROC gives it.
    case deLong
    /// Symmetric about its logit.
    case logit
  }

  /// What the score is called in the formula.
  public let name: String
  /// What figures call the score: the label of its column, else its name.
  package let label: String
  /// Which end of the score means disease.
  public let direction: Direction
  /// The area under the curve with its interval, standard error and the P value of an area of 0.5.
  public let auc: Estimate
  /// The rows used.
  public var rowsUsed: Int { caseCount + controlCount }
  /// The rows left out because the outcome or the score is missing.
  public let rowsDropped: Int
  /// How many rows are cases.
  public var caseCount: Int { distribution.caseCount }
  /// How many rows are controls.
  public var controlCount: Int { distribution.controlCount }

  package let distribution: ScoreDistribution
  package let isCase: [Bool]
  package let rows: RowIdentities
  package let level: Double
  /// For each row the number of its cluster, from 0; `nil` where rows stand by themselves.
  package let clusters: [Int32]?

  /// The curve of one score.
  ///
  /// - Parameters:
  ///   - formula: The outcome, coded 0/1 or compared, and the score: `"y ~ score"`.
  ///   - data: The rows.
  ///   - direction: Which end of the score means disease.
  ///   - interval: How the interval of the area is made.
  ///   - cluster: The column of patients, where a patient has several rows: the variance of the area is
  ///     then Obuchowski's for clustered data. Operating points count rows all the same.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula or its columns; several scores.
  public init(
    _ formula: String, data: DataFrame, direction: Direction = .higherIsCase,
    interval: IntervalMethod = .deLong, cluster: String? = nil, level: Double = 0.95
  ) throws {
    let outcome = try BinaryOutcome(
      Formula(formula), data: data, alsoCompleteFor: cluster.map { [$0] } ?? [])
    guard outcome.rightSide.terms.count == 1, outcome.rightSide.terms[0].factors.count == 1 else {
      throw DiscriminationFailure.severalScores(
        formula: formula, scores: outcome.rightSide.terms.map(\.label))
    }
    let node = outcome.rightSide.terms[0].factors[0]
    let values = try outcome.formula.column(node, in: outcome.data).numbers()
    self.init(
      values, isCase: outcome.isCase, name: "\(node)", label: outcome.data.label(of: "\(node)"),
      rows: outcome.data.rows,
      dropped: outcome.rows.droppedCount, direction: direction, interval: interval,
      clusters: try cluster.map { try outcome.data.column($0).codes }, level: level)
  }

  /// The curve of a column without missing values.
  package init(
    _ values: [Double], isCase: [Bool], name: String, label: String? = nil, rows: RowIdentities,
    dropped: Int = 0,
    direction: Direction = .higherIsCase, interval: IntervalMethod = .deLong,
    clusters: [Int32]? = nil, level: Double = 0.95
  ) {
    self.clusters = clusters
    self.name = name
    self.label = label ?? name
    self.direction = direction
    self.isCase = isCase
    self.rows = rows
    self.level = level
    rowsDropped = dropped
    distribution = ScoreDistribution(
      direction == .higherIsCase ? values : values.map { -$0 }, isCase: isCase)
    auc = Self.area(
      distribution, isCase: isCase, clusters: clusters, name: name, interval: interval,
      level: level)
  }

  private static func area(
    _ scores: ScoreDistribution, isCase: [Bool], clusters: [Int32]?, name: String,
    interval: IntervalMethod, level: Double
  ) -> Estimate {
    let pairs = Double(scores.caseCount) * Double(scores.controlCount)
    let area = pairs > 0 ? scores.doubledConcordance / (2 * pairs) : nil
    for (count, what) in [(scores.caseCount, "case"), (scores.controlCount, "control")]
    where count < 2 {
      return .notEstimable(
        "\(count) \(what)\(count == 1 ? "" : "s")", kind: .auc, unsupported: area)
    }
    guard let area else { return .notEstimable("no rows", kind: .auc) }
    if area == 0 || area == 1 {
      ReportContext.warn(
        "separation", "\(name) separates cases and controls entirely; the AUC has no interval")
      return Estimate(area, standardError: 0, level: level, kind: .auc)
    }
    if area < 0.5 {
      ReportContext.warn(
        "auc-below-half",
        "the AUC of \(name) is below 0.5: if a low value means disease, write "
          + "direction: .lowerIsCase")
    }
    let variance =
      clusters.map {
        ClusteredVariance.covariance(scores, scores, isCase: isCase, clusters: $0)
      } ?? DeLongVariance.variance(scores)
    guard variance >= 0, variance.isFinite else {
      return .notEstimable(
        "cases or controls are of one patient only", kind: .auc, unsupported: area)
    }
    let error = variance.squareRoot()
    let z = Normal.upperQuantile((1 - level) / 2)
    var limits = (max(0, area - z * error), min(1, area + z * error))
    if interval == .logit {
      let center = log(area / (1 - area))
      let margin = z * error / (area * (1 - area))
      limits = (1 / (1 + exp(margin - center)), 1 / (1 + exp(-margin - center)))
    }
    return Estimate(
      area, lower: limits.0, upper: limits.1, standardError: error, level: level,
      p: error > 0
        ? PValue(2 * Normal.upperTail(abs(area - 0.5) / error))
        : PValue(reason: "the area has no variance"), kind: .auc)
  }
}
