/// What each patient contributes to the risk at a horizon: n F(t) − (n − 1) F₋ᵢ(t), with F₋ᵢ(t) the risk by
/// Kaplan and Meier without patient i.
///
/// Their mean is F(t); they stand for outcomes that censoring hides where censoring does not depend on
/// covariates. O(n) after sorting.
///
/// **Source:** Andersen, Klein & Rosthøj, *Biometrika* 2003;90:15–27; checked against R's prodlim.
enum Pseudovalues {
  /// The pseudo-values of the rows in the order in which they were given to `data`.
  static func of(_ data: SurvivalTimes, curve: SurvivalCurve, horizon: Double) -> [Double] {
    let count = data.rows.count
    let n = Double(count)
    guard let last = curve.index(at: horizon) else {
      return [Double](repeating: 0, count: count)
    }
    let survival = curve.survival[last]
    // after[k]: Π over times k…last of (1 − d / n) as they are.
    var after = [Double](repeating: 1, count: last + 2)
    for place in stride(from: last, through: 0, by: -1) {
      after[place] = after[place + 1] * factor(curve, place, atRisk: 0, events: 0)
    }
    var result = [Double](repeating: 0, count: count)
    var before = 1.0
    var row = 0
    for place in 0...last {
      let own = after[place + 1] * before
      let (withEvent, censored) = (
        own * factor(curve, place, atRisk: 1, events: 1),
        own * factor(curve, place, atRisk: 1, events: 0)
      )
      for _ in 0..<(Int(curve.events[place]) + Int(curve.censored[place])) {
        let without = data.isEvent[row] ? withEvent : censored
        result[Int(data.rows[row])] = n * (1 - survival) - (n - 1) * (1 - without)
        row += 1
      }
      before *= factor(curve, place, atRisk: 1, events: 0)
    }
    while row < count {
      result[Int(data.rows[row])] = n * (1 - survival) - (n - 1) * (1 - before)
      row += 1
    }
    return result
  }

  /// 1 − d / n at a time, with so many fewer at risk and fewer events; 1 where nobody is left.
  private static func factor(
    _ curve: SurvivalCurve, _ place: Int, atRisk: Int, events: Int
  ) -> Double {
    let left = Double(Int(curve.atRisk[place]) - atRisk)
    return left > 0 ? 1 - Double(Int(curve.events[place]) - events) / left : 1
  }
}
