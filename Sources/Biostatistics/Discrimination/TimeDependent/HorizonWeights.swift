/// Who is a case and who a control at a horizon, weighted by the inverse of the probability of being
/// observed as such.
struct HorizonWeights: Sendable {
  /// The horizon.
  let horizon: Double
  /// 1 / G(T−) of rows with the event by the horizon, else 0.
  let cases: [Double]
  /// 1 / G(t) of rows under observation beyond the horizon, else 0; where others are controls too, 1 / G(T−)
  /// of rows with another event by the horizon.
  let controls: [Double]
  /// 1 / G(T−) of rows with another event by the horizon that makes them neither; empty without such.
  let others: [Double]
  /// Which rows are controls because of another event; `nil` without such.
  let isEarlyControl: [Bool]?
  /// The rows with the event by the horizon.
  let caseCount: Int
  /// The rows beyond the horizon.
  let controlCount: Int
  /// The rows with another event by the horizon, whether they are controls or not.
  let competingCount: Int
  /// The rows censored by the horizon.
  let censoredCount: Int
  /// The sum of the weights of cases.
  let caseTotal: Double
  /// The sum of the weights of controls.
  let controlTotal: Double

  /// The weights at a horizon; with `isInclusive` an event at the horizon itself makes a case. Competing
  /// events make controls where `hasOthers` says so, else nothing.
  init(
    horizon: Double, times: [Double], isEvent: [Bool], isCompeting: [Bool]? = nil,
    hasOthers: Bool = false, censoring: CensoringDistribution, isInclusive: Bool
  ) {
    var cases = [Double](repeating: 0, count: times.count)
    var controls = cases
    var others = isCompeting == nil || hasOthers ? [] : cases
    var counts = (cases: 0, controls: 0, others: 0, censored: 0)
    let atHorizon = censoring.survival(at: horizon)
    for row in times.indices {
      if times[row] > horizon {
        let g = atHorizon[censoring.group(ofRow: row)]
        controls[row] = g > 0 ? 1 / g : 0
        counts.controls += 1
        continue
      }
      let isOther = isCompeting?[row] ?? false
      guard isEvent[row] || isOther, times[row] < horizon || isInclusive else {
        counts.censored += 1
        continue
      }
      let g = censoring.beforeTime(ofRow: row)
      if isOther {
        let weight = g > 0 ? 1 / g : 0
        if hasOthers { controls[row] = weight } else { others[row] = weight }
        counts.others += 1
      } else {
        cases[row] = g > 0 ? 1 / g : 0
        counts.cases += 1
      }
    }
    self.init(
      horizon: horizon, cases: cases, controls: controls, others: others, counts: counts,
      isEarlyControl: hasOthers ? isCompeting : nil)
  }

  /// Shares in place of weights: every row is a case with the probability of the event by the horizon,
  /// given its score, and a control with the rest.
  init(_ survival: [Double], countsOf other: HorizonWeights) {
    self.init(
      horizon: other.horizon, cases: survival.map { 1 - $0 }, controls: survival,
      others: [],
      counts: (
        other.caseCount, other.controlCount, other.competingCount, other.censoredCount
      ), isEarlyControl: nil)
  }

  private init(
    horizon: Double, cases: [Double], controls: [Double], others: [Double],
    counts: (cases: Int, controls: Int, others: Int, censored: Int), isEarlyControl: [Bool]?
  ) {
    self.horizon = horizon
    self.cases = cases
    self.controls = controls
    self.others = others
    self.isEarlyControl = isEarlyControl
    caseCount = counts.cases
    controlCount = counts.controls
    competingCount = counts.others
    censoredCount = counts.censored
    caseTotal = cases.reduce(0, +)
    controlTotal = controls.reduce(0, +)
  }
}
