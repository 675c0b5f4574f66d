/// Who is a case and who a control at a horizon, weighted by the inverse of the probability of being
/// observed as such.
struct HorizonWeights: Sendable {
  /// The horizon.
  let horizon: Double
  /// 1 / G(T−) of rows with the event by the horizon, else 0.
  let cases: [Double]
  /// 1 / G(t) of rows under observation beyond the horizon, else 0.
  let controls: [Double]
  /// The rows with the event by the horizon.
  let caseCount: Int
  /// The rows beyond the horizon.
  let controlCount: Int
  /// The rows censored by the horizon.
  let censoredCount: Int
  /// The sum of the weights of cases.
  let caseTotal: Double
  /// The sum of the weights of controls.
  let controlTotal: Double

  /// The weights at a horizon; with `isInclusive` an event at the horizon itself makes a case.
  init(
    horizon: Double, times: [Double], isEvent: [Bool], censoring: CensoringDistribution,
    isInclusive: Bool
  ) {
    self.horizon = horizon
    var cases = [Double](repeating: 0, count: times.count)
    var controls = cases
    var counts = (cases: 0, controls: 0, censored: 0)
    for row in times.indices {
      if times[row] > horizon {
        let g = censoring.survival(at: horizon, inGroupOfRow: row)
        controls[row] = g > 0 ? 1 / g : 0
        counts.controls += 1
      } else if isEvent[row], times[row] < horizon || isInclusive {
        let g = censoring.beforeTime(ofRow: row)
        cases[row] = g > 0 ? 1 / g : 0
        counts.cases += 1
      } else {
        counts.censored += 1
      }
    }
    self.cases = cases
    self.controls = controls
    caseCount = counts.cases
    controlCount = counts.controls
    censoredCount = counts.censored
    caseTotal = cases.reduce(0, +)
    controlTotal = controls.reduce(0, +)
  }
}
