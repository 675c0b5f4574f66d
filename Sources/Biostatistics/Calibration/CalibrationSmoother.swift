/// How the flexible calibration curve is made.
public enum CalibrationSmoother: Sendable, Hashable {
  /// A restricted cubic spline of the log odds of risk (binary; logistic regression) or of
  /// ln(−ln(1 − risk)) (survival; Cox regression), with its knots at the 10th, 50th and 90th percentile or,
  /// of more, at Harrell's; with a band.
  case spline(knots: Int = 3)
  /// Local parabolas on the scale of risk, R's `loess`; of pseudo-values where outcomes are censored.
  case loess(span: Double = 0.75)
  /// Local lines on the scale of risk, R's `lowess(iter = 0)`; of pseudo-values where outcomes are
  /// censored. `iterations` above 0 take cases for outliers and are wrong for outcomes of 0 and 1.
  case lowess(span: Double = 2.0 / 3, iterations: Int = 0)
}

/// One place of a calibration curve.
public struct CalibrationPoint: Sendable, Hashable {
  /// The predicted risk, 0…1.
  public let predicted: Double
  /// The observed risk there, 0…1.
  public let observed: Double
  /// The lower end of the band; `nil` of smoothers without one.
  public let lower: Double?
  /// The upper end of the band.
  public let upper: Double?
}
