import NumericalMethods

/// An intraclass correlation with its limits, from mean squares.
struct IntraclassOutcome {
  let value: Double
  let lower: Double
  let upper: Double
  let f: Double
  let residual: Double

  init(
    _ squares: IntraclassCorrelation.MeanSquares, subjects n: Double, raters k: Double,
    model: IntraclassCorrelation.Model, unit: IntraclassCorrelation.Unit,
    definition: IntraclassCorrelation.Definition, tail: Double
  ) {
    switch model {
    case .oneWay, .twoWayMixed:
      let noise = model == .oneWay ? squares.within : squares.error
      residual = model == .oneWay ? n * (k - 1) : (n - 1) * (k - 1)
      f = squares.subjects / noise
      let low = f / FDistribution.upperQuantile(tail, n - 1, residual)
      let high = f * FDistribution.upperQuantile(tail, residual, n - 1)
      func correlation(_ ratio: Double) -> Double {
        if ratio.isInfinite { return 1 }
        return unit == .single ? (ratio - 1) / (ratio + k - 1) : 1 - 1 / ratio
      }
      (value, lower, upper) = (correlation(f), correlation(low), correlation(high))
    case .twoWayRandom:
      let agreement = AbsoluteAgreement(squares, subjects: n, raters: k)
      let isOwn = definition == .irr && unit == .average
      value = unit == .single ? agreement.single : agreement.average
      let freedom = agreement.residual(forAverage: isOwn)
      var limits = agreement.limits(ofAverage: isOwn, residual: freedom, tail: tail)
      if unit == .average, !isOwn {
        func raised(_ rho: Double) -> Double { k * rho / (1 + (k - 1) * rho) }
        limits = (raised(limits.lower), raised(limits.upper))
      }
      (lower, upper) = limits
      f = squares.subjects / squares.error
      residual = definition == .irr ? freedom : (n - 1) * (k - 1)
    }
  }
}

/// ICC(2,·): raters count as a source of error.
private struct AbsoluteAgreement {
  private let subjects: Double
  private let raters: Double
  private let error: Double
  private let n: Double
  private let k: Double

  init(_ squares: IntraclassCorrelation.MeanSquares, subjects n: Double, raters k: Double) {
    (subjects, raters, error) = (squares.subjects, squares.raters, squares.error)
    (self.n, self.k) = (n, k)
  }

  var single: Double {
    (subjects - error) / (subjects + (k - 1) * error + k * (raters - error) / n)
  }

  var average: Double { (subjects - error) / (subjects + (raters - error) / n) }

  /// Satterthwaite's degrees of freedom of a · raters + b · error.
  func residual(forAverage isAverage: Bool) -> Double {
    let rho = isAverage ? average : single
    // Where the rest is nothing, a and b grow without bound at a fixed ratio.
    guard rho < 1 else { return k - 1 }
    let a = k * rho / (n * (1 - rho))
    let b = 1 + k * rho * (n - 1) / (n * (1 - rho))
    let sum = a * raters + b * error
    let parts = a * raters * a * raters / (k - 1) + b * error * b * error / ((n - 1) * (k - 1))
    return sum * sum / parts
  }

  func limits(
    ofAverage isAverage: Bool, residual: Double, tail: Double
  ) -> (lower: Double, upper: Double) {
    let down = FDistribution.upperQuantile(tail, n - 1, residual)
    let up = FDistribution.upperQuantile(tail, residual, n - 1)
    let noise =
      isAverage ? raters - error : k * raters + (k * n - k - n) * error
    return (
      n * (subjects - down * error) / (down * noise + n * subjects),
      n * (up * subjects - error) / (noise + n * up * subjects)
    )
  }
}
