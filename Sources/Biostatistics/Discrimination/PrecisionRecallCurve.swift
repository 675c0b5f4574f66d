public import DataFrames
import Foundation

/// Precision (positive predictive value) against recall (sensitivity) over all cuts of a score.
///
/// Three areas under it are in use and differ in the third digit: `averagePrecision` steps from point to
/// point, the other two join points by the hyperbolas on which mixtures of two cuts lie.
///
/// **Source:** Davis & Goadrich, *Proc ICML* 2006:233–40; Boyd et al., *ECML PKDD* 2013:451–66; checked
/// against R's PRROC and the definition of scikit-learn.
public struct PrecisionRecallCurve: Sendable {
  /// A point of the curve.
  public struct Point: Sendable, Hashable {
    /// The cut, one of the scores; at or above it is positive.
    public let threshold: Double
    /// The share of cases that are positive.
    public let recall: Double
    /// The share of cases among the positive.
    public let precision: Double
  }

  /// The curve of the score that it was made from.
  public let curve: ROCCurve
  /// The points by ascending recall.
  public let points: [Point]
  /// Σ (Rₖ − Rₖ₋₁) Pₖ over distinct scores; NaN without cases.
  public let averagePrecision: Double
  /// The area under the interpolated curve, by integration.
  public let area: Double
  /// The area under the interpolated curve by trapezoids between whole numbers of cases.
  public let areaDavisGoadrich: Double

  /// The curve of one score: `PrecisionRecallCurve("y ~ score", data: d)`.
  public init(
    _ formula: String, data: DataFrame, direction: ROCCurve.Direction = .higherIsCase
  ) throws {
    self.init(try ROCCurve(formula, data: data, direction: direction))
  }

  /// The same sample as a ROC curve's.
  public init(_ curve: ROCCurve) {
    self.curve = curve
    let scores = curve.distribution
    let m = Double(scores.caseCount)
    let sign = curve.direction == .higherIsCase ? 1.0 : -1.0
    var (tp, fp) = (0.0, 0.0)
    var points: [Point] = []
    var sums = (average: 0.0, integral: 0.0, trapezoids: 0.0)
    for index in scores.scores.indices.reversed() {
      let (a, b) = (Double(scores.cases[index]), Double(scores.controls[index]))
      sums.integral += Self.integral(from: tp, fp, adding: a, b)
      sums.trapezoids += Self.trapezoids(from: tp, fp, adding: a, b)
      tp += a
      fp += b
      sums.average += a * tp / (tp + fp)
      points.append(
        Point(
          threshold: sign * scores.scores[index], recall: tp / m, precision: tp / (tp + fp)))
    }
    self.points = m > 0 ? points : []
    averagePrecision = sums.average / m
    area = sums.integral / m
    areaDavisGoadrich = sums.trapezoids / m
  }

  /// ∫ of the precision over `cases` further true positives, among which `controls` false ones lie evenly.
  private static func integral(
    from tp: Double, _ fp: Double, adding cases: Double, _ controls: Double
  ) -> Double {
    guard cases > 0 else { return 0 }
    let slope = 1 + controls / cases
    let start = tp + fp
    guard start > 0 else { return cases / slope }
    return cases / slope + (tp - start / slope) / slope * log1p(slope * cases / start)
  }

  private static func trapezoids(
    from tp: Double, _ fp: Double, adding cases: Double, _ controls: Double
  ) -> Double {
    guard cases > 0 else { return 0 }
    let slope = 1 + controls / cases
    func precision(_ x: Double) -> Double {
      tp + fp + slope * x > 0 ? (tp + x) / (tp + fp + slope * x) : 1 / slope
    }
    return (0..<Int(cases)).reduce(0) {
      $0 + (precision(Double($1)) + precision(Double($1 + 1))) / 2
    }
  }
}
