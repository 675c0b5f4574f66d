extension ROCCurve {
  /// A point of the curve.
  public struct Point: Sendable, Hashable {
    /// The cut halfway between two scores; ±∞ at the ends. At or above it is positive (at or below it
    /// where low scores mean disease).
    public let threshold: Double
    /// The share of cases that are positive, 0…1.
    public let sensitivity: Double
    /// The share of controls that are negative, 0…1.
    public let specificity: Double
  }

  /// The points in the order of ascending positivity, from sensitivity 1 to 0: the cuts between all
  /// distinct scores and one beyond either end. Empty without cases or controls.
  public var points: [Point] {
    let scores = distribution.scores
    guard caseCount > 0, controlCount > 0 else { return [] }
    let (m, n) = (Double(caseCount), Double(controlCount))
    let sign = direction == .higherIsCase ? 1.0 : -1.0
    var points: [Point] = []
    points.reserveCapacity(scores.count + 1)
    var (missed, spared) = (0, 0)
    for index in 0...scores.count {
      let cut: Double
      switch index {
      case 0: cut = -.infinity
      case scores.count: cut = .infinity
      default: cut = scores[index - 1] / 2 + scores[index] / 2
      }
      points.append(
        Point(
          threshold: sign * cut, sensitivity: Double(caseCount - missed) / m,
          specificity: Double(spared) / n))
      if index < scores.count {
        missed += distribution.cases[index]
        spared += distribution.controls[index]
      }
    }
    return points
  }

  /// The specificity where the curve, its points joined by straight lines, has this sensitivity; the
  /// highest where there are several. `nil` without cases or controls.
  public func specificity(atSensitivity sensitivity: Double) -> Double? {
    Self.highest(
      of: points.map { ($0.sensitivity, $0.specificity) }.reversed(), at: sensitivity)
  }

  /// The sensitivity where the curve, its points joined by straight lines, has this specificity; the
  /// highest where there are several.
  public func sensitivity(atSpecificity specificity: Double) -> Double? {
    Self.highest(of: points.map { ($0.specificity, $0.sensitivity) }, at: specificity)
  }

  /// The highest y at x of a falling line through points with ascending x.
  private static func highest(of line: [(x: Double, y: Double)], at x: Double) -> Double? {
    guard x >= 0, x <= 1, let after = line.firstIndex(where: { $0.x >= x }) else { return nil }
    if line[after].x == x || after == 0 { return line[after].y }
    let (a, b) = (line[after - 1], line[after])
    return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
  }
}
