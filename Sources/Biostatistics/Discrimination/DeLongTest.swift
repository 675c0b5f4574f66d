import Foundation
import NumericalMethods
public import Reporting

/// Compares the areas under two ROC curves, of the same patients or of different ones.
///
/// Of the same patients z is compared with the normal distribution, of different ones with Student's t
/// with Welch's degrees of freedom, as pROC does. The difference is first − second. For models of which
/// one contains the other the test is not valid on the rows that they were fitted on (Demler et al.,
/// *Stat Med* 2012;31:2577–87); compare their likelihoods there.
///
/// **Source:** DeLong et al., *Biometrics* 1988;44:837–45; checked against R's pROC.
public struct DeLongTest: StatisticalTest {
  /// z, or t of different patients; NaN where the areas do not vary.
  public let statistic: Double
  /// Welch's, of different patients.
  public let degreesOfFreedom: Double?
  /// The P value of no difference, two-sided.
  public let p: PValue
  /// The first area minus the second, with its interval.
  public let difference: Estimate
  /// The same.
  public var estimate: Estimate? { difference }
  /// "DeLong test".
  public let method: String
  /// Whether the curves are of the same patients.
  public let isPaired: Bool
  /// The covariance of the areas; 0 of different patients.
  public let covariance: Double
  /// The one-sided P value of the first area being lower than the second by more than the margin; `nil`
  /// without a margin.
  public let nonInferiority: PValue?
  /// The rows of both curves.
  public let rowsUsed: Int
  /// The rows left out of both curves.
  public let rowsDropped: Int

  /// Compares two curves.
  ///
  /// - Parameters:
  ///   - first: A curve.
  ///   - second: The curve that it is compared with.
  ///   - paired: Whether both are of the same patients in the same order.
  ///   - margin: How much lower the first area may be, to test for non-inferiority.
  ///   - level: The confidence level of the difference.
  /// - Throws: Paired curves of different rows.
  public init(
    _ first: ROCCurve, _ second: ROCCurve, paired: Bool = true, margin: Double? = nil,
    level: Double = 0.95
  ) throws {
    if paired {
      guard first.rows == second.rows, first.isCase == second.isCase else {
        throw DiscriminationFailure.differentRows(first: first.rowsUsed, second: second.rowsUsed)
      }
    }
    guard (first.clusters == nil) == (second.clusters == nil) else {
      throw DiscriminationFailure.clusters
    }
    isPaired = paired
    let isClustered = first.clusters != nil
    method =
      (paired ? "DeLong test" : "DeLong test of independent curves")
      + (isClustered ? " for clustered data (Obuchowski)" : "")
    rowsUsed = paired ? first.rowsUsed : first.rowsUsed + second.rowsUsed
    rowsDropped = paired ? first.rowsDropped : first.rowsDropped + second.rowsDropped
    let (a, b) = (Self.parts(first), Self.parts(second))
    covariance = paired ? Self.covariance(first, second) : 0
    let variance = a.cases + a.controls + b.cases + b.controls - 2 * covariance
    guard let areaA = first.auc.value, let areaB = second.auc.value, variance > 1e-30 else {
      let reason =
        first.auc.reason ?? second.auc.reason ?? "the areas do not vary against each other"
      let apart = (first.auc.value ?? .nan) - (second.auc.value ?? .nan)
      statistic = .nan
      degreesOfFreedom = nil
      p = PValue(reason: reason)
      difference =
        apart.isNaN
        ? .notEstimable(reason, kind: .difference)
        : Estimate(apart, level: level, kind: .difference)
      nonInferiority = margin.map { _ in PValue(reason: reason) }
      return
    }
    let error = variance.squareRoot()
    statistic = (areaA - areaB) / error
    let freedom = paired ? nil : Self.freedom(first, a, second, b)
    degreesOfFreedom = freedom
    func upperTail(_ x: Double) -> Double {
      freedom.map { StudentT.upperTail(x, $0) } ?? Normal.upperTail(x)
    }
    p = PValue(2 * upperTail(abs(statistic)))
    let tail = (1 - level) / 2
    let quantile = freedom.map { StudentT.upperQuantile(tail, $0) } ?? Normal.upperQuantile(tail)
    difference = Estimate(
      areaA - areaB, lower: areaA - areaB - quantile * error,
      upper: areaA - areaB + quantile * error, standardError: error, level: level, p: p,
      kind: .difference)
    nonInferiority = margin.map { PValue(upperTail((areaA - areaB + $0) / error)) }
  }

  /// The variance of an area; of clustered rows it is not divided between cases and controls.
  private static func parts(_ curve: ROCCurve) -> (cases: Double, controls: Double) {
    guard curve.clusters != nil else { return DeLongVariance.parts(curve.distribution) }
    return (covariance(curve, curve), 0)
  }

  private static func covariance(_ first: ROCCurve, _ second: ROCCurve) -> Double {
    guard let clusters = first.clusters else {
      return DeLongVariance.covariance(
        first.distribution, second.distribution, isCase: first.isCase)
    }
    return ClusteredVariance.covariance(
      first.distribution, second.distribution, isCase: first.isCase, clusters: clusters)
  }

  /// Satterthwaite's degrees of freedom of two variances, each with its patients − 1.
  private static func freedom(
    _ first: ROCCurve, _ a: (cases: Double, controls: Double), _ second: ROCCurve,
    _ b: (cases: Double, controls: Double)
  ) -> Double {
    let (s, t) = (a.cases + a.controls, b.cases + b.controls)
    return (s + t) * (s + t)
      / (s * s / Double(first.rowsUsed - 1) + t * t / Double(second.rowsUsed - 1))
  }
}
