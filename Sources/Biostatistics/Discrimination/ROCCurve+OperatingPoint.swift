import Reporting

extension ROCCurve {
  /// How an operating point is chosen.
  public enum Rule: Sendable {
    /// The cut with the largest sum of sensitivity and specificity.
    case youden
    /// The cut nearest to the corner of perfect discrimination.
    case closestToCorner
    /// The highest specificity with at least this sensitivity.
    case sensitivity(Double)
    /// The highest sensitivity with at least this specificity.
    case specificity(Double)
    /// A cut that is given.
    case threshold(Threshold)
  }

  /// The point that a rule chooses; of several equally good ones that with the lowest cut.
  ///
  /// Without cases or controls there is no cut and nothing is estimable. A share outside 0…1 ends the
  /// report.
  public func operatingPoint(
    _ rule: Rule, interval: ProportionInterval = .wilson, line: Int = #line
  ) -> OperatingPoint {
    let none = DiagnosticCounts(
      truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0)
    return operatingPoints(rule, interval: interval, line: line).first
      ?? OperatingPoint(Threshold(.nan), none, of: self, interval: interval)
  }

  /// All points that a rule finds equally good, by ascending positivity; none without cases or controls.
  public func operatingPoints(
    _ rule: Rule, interval: ProportionInterval = .wilson, line: Int = #line
  ) -> [OperatingPoint] {
    if case .threshold(let threshold) = rule {
      return [OperatingPoint(threshold, counts(at: threshold.value), of: self, interval: interval)]
    }
    guard caseCount > 0, controlCount > 0 else { return [] }
    let points = points
    let (worth, noun) = Self.worth(rule, line: line)
    let best = points.reduce(-Double.infinity) { max($0, worth($1)) }
    return points.filter { worth($0) == best }.map { point in
      let threshold = Threshold(point.threshold, rows: rows, rule: noun)
      return OperatingPoint(
        threshold, counts(at: point.threshold), of: self, interval: interval)
    }
  }

  /// What a rule maximises, and what it is called.
  private static func worth(
    _ rule: Rule, line: Int
  ) -> (worth: (Point) -> Double, noun: String) {
    switch rule {
    case .youden: return ({ $0.sensitivity + $0.specificity }, "Youden's index")
    case .closestToCorner:
      return (
        {
          let (a, b) = (1 - $0.sensitivity, 1 - $0.specificity)
          return -(a * a + b * b)
        }, "the distance to the corner"
      )
    case .sensitivity(let least):
      guard least >= 0, least <= 1 else {
        stop("a sensitivity", least, line: line)
      }
      return ({ $0.sensitivity >= least ? $0.specificity : -.infinity }, "a least sensitivity")
    case .specificity(let least):
      guard least >= 0, least <= 1 else {
        stop("a specificity", least, line: line)
      }
      return ({ $0.specificity >= least ? $0.sensitivity : -.infinity }, "a least specificity")
    case .threshold: return ({ _ in 0 }, "")
    }
  }

  private static func stop(_ what: String, _ value: Double, line: Int) -> Never {
    ReportContext.current.stop("\(what) lies between 0 and 1, not at \(value)", line)
  }

  /// The counts at a cut.
  private func counts(at cut: Double) -> DiagnosticCounts {
    let least = direction == .higherIsCase ? cut : -cut
    var low = 0
    var high = distribution.scores.count
    while low < high {
      let middle = (low + high) / 2
      if distribution.scores[middle] < least { low = middle + 1 } else { high = middle }
    }
    let missed = distribution.cases[..<low].reduce(0, +)
    let spared = distribution.controls[..<low].reduce(0, +)
    return DiagnosticCounts(
      truePositives: caseCount - missed, falsePositives: controlCount - spared,
      trueNegatives: spared, falseNegatives: missed)
  }
}
