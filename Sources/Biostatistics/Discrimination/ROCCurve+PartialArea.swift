extension ROCCurve {
  /// Over which part of the curve an area is taken.
  public enum Part: Sendable, Hashable {
    /// Specificities in a range: `.specificity(0.8...1)`.
    case specificity(ClosedRange<Double>)
    /// Sensitivities in a range: `.sensitivity(0.9...1)`.
    case sensitivity(ClosedRange<Double>)
  }

  /// The area under a part of the curve, its points joined by straight lines.
  ///
  /// - Parameters:
  ///   - part: Specificities or sensitivities within 0…1.
  ///   - corrected: McClish's correction, after which 0.5 is chance and 1 is perfect.
  /// - Returns: The area; `nil` without cases or controls, outside 0…1, and where a corrected curve runs
  ///   below the chance line.
  ///
  /// **Source:** McClish, *Med Decis Making* 1989;9:190–5; checked against R's pROC.
  public func partialAUC(_ part: Part, corrected: Bool = false) -> Double? {
    let range: ClosedRange<Double>
    var line: [(x: Double, y: Double)]
    switch part {
    case .specificity(let values):
      range = values
      line = points.map { ($0.specificity, $0.sensitivity) }
    case .sensitivity(let values):
      range = values
      line = points.map { ($0.sensitivity, $0.specificity) }.reversed()
    }
    guard range.lowerBound >= 0, range.upperBound <= 1, !line.isEmpty else { return nil }
    let area = Self.area(under: line, over: range)
    guard corrected else { return area }
    let (a, b) = (1 - range.upperBound, 1 - range.lowerBound)
    let (least, most) = ((b * b - a * a) / 2, b - a)
    guard most > 0, area >= least else { return nil }
    return (1 + (area - least) / (most - least)) / 2
  }

  private static func area(
    under line: [(x: Double, y: Double)], over range: ClosedRange<Double>
  ) -> Double {
    var sum = 0.0
    for index in 1..<max(line.count, 1) {
      let (a, b) = (line[index - 1], line[index])
      let (left, right) = (max(a.x, range.lowerBound), min(b.x, range.upperBound))
      guard right > left else { continue }
      func height(_ x: Double) -> Double { a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) }
      sum += (right - left) * (height(left) + height(right)) / 2
    }
    return sum
  }
}
