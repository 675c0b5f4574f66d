import NumericalMethods

extension TimeDependentROC {
  /// A point of the curve at a horizon.
  public struct Point: Sendable, Hashable {
    /// The score above which patients are positive; −∞ where all are.
    public let cut: Double
    /// The weighted share of cases that are positive.
    public let sensitivity: Double
    /// The weighted share of controls that are negative.
    public let specificity: Double
  }

  /// The curve of a score at a horizon, from nobody to everybody positive: a point for each distinct
  /// score, above which patients are positive. Empty where nothing can be said at the horizon.
  public func curve(at time: Double, of score: String? = nil, line: Int = #line) -> [Point] {
    let horizon = horizon(time, line)
    let column = columns[place(score, line)]
    let weights = weights[horizon]
    guard weights.caseTotal > 0, weights.controlTotal > 0 else { return [] }
    var points: [Point] = []
    var (cases, controls) = (0.0, 0.0)
    func add(_ cut: Double) {
      points.append(
        Point(
          cut: cut, sensitivity: min(1, cases / weights.caseTotal),
          specificity: max(0, 1 - controls / weights.controlTotal)))
    }
    let order = SortOrder.ascending(column)
    var last = order.count - 1
    while last >= 0 {
      let value = column[Int(order[last])]
      add(value)
      while last >= 0, column[Int(order[last])] == value {
        cases += weights.cases[Int(order[last])]
        controls += weights.controls[Int(order[last])]
        last -= 1
      }
    }
    add(-.infinity)
    return points
  }

  /// What a cut does at a horizon: patients with a score above it are positive.
  public struct Accuracy: Sendable, Hashable {
    /// The weighted share of cases that are positive.
    public let sensitivity: Double
    /// The weighted share of controls that are negative.
    public let specificity: Double
    /// The share of cases to be expected among the positive.
    public let ppv: Double
    /// The share of controls to be expected among the negative.
    public let npv: Double
  }

  /// Accuracies of a cut at a horizon; `nil` where nothing can be said there.
  public func accuracy(
    above cut: Double, at time: Double, of score: String? = nil, line: Int = #line
  ) -> Accuracy? {
    let horizon = horizon(time, line)
    let column = columns[place(score, line)]
    let weights = weights[horizon]
    guard weights.caseTotal > 0, weights.controlTotal > 0 else { return nil }
    var (cases, controls) = (0.0, 0.0)
    for row in column.indices where column[row] > cut {
      cases += weights.cases[row]
      controls += weights.controls[row]
    }
    let (missed, spared) = (weights.caseTotal - cases, weights.controlTotal - controls)
    return Accuracy(
      sensitivity: cases / weights.caseTotal, specificity: spared / weights.controlTotal,
      ppv: cases / (cases + controls), npv: spared / (spared + missed))
  }
}
