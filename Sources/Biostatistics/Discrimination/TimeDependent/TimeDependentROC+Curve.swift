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
    let place = place(score, line)
    let column = columns[place]
    let weights = weights(place, horizon)
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
    /// The share of cases to be expected among the positive, those with another event included.
    public let ppv: Double
    /// The share of controls to be expected among the negative, those with another event included.
    public let npv: Double
  }

  /// Accuracies of a cut at a horizon; `nil` where nothing can be said there.
  public func accuracy(
    above cut: Double, at time: Double, of score: String? = nil, line: Int = #line
  ) -> Accuracy? {
    let horizon = horizon(time, line)
    let place = place(score, line)
    let column = columns[place]
    let weights = weights(place, horizon)
    guard weights.caseTotal > 0, weights.controlTotal > 0 else { return nil }
    var (cases, controls, others) = (0.0, 0.0, 0.0)
    for row in column.indices where column[row] > cut {
      cases += weights.cases[row]
      controls += weights.controls[row]
      if !weights.others.isEmpty { others += weights.others[row] }
    }
    let (missed, spared) = (weights.caseTotal - cases, weights.controlTotal - controls)
    return Accuracy(
      sensitivity: cases / weights.caseTotal, specificity: spared / weights.controlTotal,
      ppv: cases / (cases + controls + others),
      npv: spared / (spared + missed + weights.others.reduce(0, +) - others))
  }

  /// The curve by one Kaplan–Meier estimate above each cut, which need not rise; only for comparison with
  /// R's survivalROC, as quadratic as that is. From everybody to nobody positive.
  package func kaplanMeierCurve(at time: Double) -> [(sensitivity: Double, falsePositives: Double)]
  {
    guard let scores = columns.first else { return [] }
    func survival(_ cut: Double) -> (share: Double, survival: Double) {
      let rows = scores.indices.filter { scores[$0] > cut }
      guard !rows.isEmpty else { return (0, 1) }
      let curve = SurvivalCurve(
        SurvivalTimes(
          times: rows.map { followUp[$0] }, isEvent: rows.map { isEvent[$0] }, entries: nil,
          codes: nil, groupCount: 1), group: 0)
      let value = curve.index(at: time).map { curve.survival[$0] } ?? 1
      return (Double(rows.count) / Double(scores.count), value)
    }
    let all = survival(-.infinity).survival
    return ([-.infinity] + Set(scores).sorted()).map { cut in
      let above = survival(cut)
      return (above.share * (1 - above.survival) / (1 - all), above.share * above.survival / all)
    }
  }
}
