package import NumericalMethods

/// Gray's comparison of the cumulative incidence of one cause between k groups, summed over strata.
///
/// Each group is weighted by Rₖ(t) = Yₖ(t) (1 − F̂ₖ(t−)) / Ŝₖ(t−), the number that would be at risk if
/// those with other events had stayed; the score of a group is its events less Rₖ/R · all events. The
/// variance has two sources, the events of the cause, which follow the pooled incidence, and those of
/// other causes in each group. Ties by the hypergeometric factor. O(n + times × k³) after sorting.
///
/// **Source:** Gray, *Ann Stat* 1988;16:1141–54, with ρ = 0; checked against R's `cmprsk::cuminc`.
package struct GrayStatistic: Sendable {
  /// How many rows each group has.
  package private(set) var counts: [Int]
  /// The number of events of the cause in each group.
  package private(set) var observed: [Double]
  /// The number expected where all groups share one incidence.
  package private(set) var expected: [Double]
  /// The covariance of observed − expected.
  package private(set) var covariance: SymmetricMatrix
  private let cause: Int32

  /// Compares the groups `codes` in 0..<`groupCount` within the strata that `data` was sorted by; the
  /// events are `causes`, 0 where censored.
  package init(
    _ data: SurvivalTimes, causes: [Int32], codes: [Int32], groupCount: Int, cause: Int32
  ) {
    counts = [Int](repeating: 0, count: groupCount)
    observed = [Double](repeating: 0, count: groupCount)
    expected = observed
    covariance = SymmetricMatrix(size: groupCount)
    self.cause = cause
    for stratum in 0..<(data.starts.count - 1) {
      let range = data.range(of: stratum)
      for index in range { counts[Int(codes[Int(data.rows[index])])] += 1 }
      let moments = moments(data, range, causes, codes)
      add(moments)
    }
  }

  /// One group at one time with an event.
  private struct Risk {
    /// Yₖ(t)
    var left = 0.0
    /// Ŝₖ(t−)
    var before = 1.0
    /// Ŝₖ(t)
    var after = 1.0
    /// Events of the cause.
    var own = 0.0
    /// Events of other causes.
    var other = 0.0

    /// Yₖ / Ŝₖ(t−)
    var scaled: Double { left > 0 && before > 0 ? left / before : 0 }
  }

  /// All groups at one time with an event.
  private struct Moment {
    var groups: [Risk]
    /// Events of the cause.
    var deaths = 0.0
    /// Σ Yₖ / Ŝₖ(t−)
    var scaled = 0.0
    /// The pooled incidence before the time and from it on.
    var incidence = (before: 0.0, after: 0.0)
  }

  // MARK: - Forwards: what each time sees

  private mutating func moments(
    _ data: SurvivalTimes, _ range: Range<Int>, _ causes: [Int32], _ codes: [Int32]
  ) -> [Moment] {
    let k = counts.count
    var groups = [Risk](repeating: Risk(), count: k)
    var incidences = [Double](repeating: 0, count: k)
    for index in range { groups[Int(codes[Int(data.rows[index])])].left += 1 }
    var pooled = 0.0
    var moments: [Moment] = []
    var row = range.lowerBound
    while row < range.upperBound {
      let time = data.times[row]
      var leaving = [Double](repeating: 0, count: k)
      for group in 0..<k { (groups[group].own, groups[group].other) = (0, 0) }
      var isEvent = false
      while row < range.upperBound, data.times[row] == time {
        let given = Int(data.rows[row])
        let group = Int(codes[given])
        leaving[group] += 1
        if causes[given] == cause {
          groups[group].own += 1
        } else if causes[given] > 0 {
          groups[group].other += 1
        }
        isEvent = isEvent || causes[given] > 0
        row += 1
      }
      if isEvent { note(&groups, &incidences, &pooled, &moments) }
      for group in 0..<k { groups[group].left -= leaving[group] }
    }
    return moments
  }

  /// Adds one time's observed and expected events, and moves the curves on.
  private mutating func note(
    _ groups: inout [Risk], _ incidences: inout [Double], _ pooled: inout Double,
    _ moments: inout [Moment]
  ) {
    let deaths = groups.reduce(0) { $0 + $1.own }
    let scaled = groups.reduce(0) { $0 + $1.scaled }
    let weights = zip(groups, incidences).map { $0.scaled * (1 - $1) }
    let weight = weights.reduce(0, +)
    for group in groups.indices {
      observed[group] += groups[group].own
      if deaths > 0, weight > 0 { expected[group] += weights[group] / weight * deaths }
      let risk = groups[group]
      if risk.left > 0 {
        incidences[group] += risk.before * risk.own / risk.left
        groups[group].after = risk.before * (risk.left - risk.own - risk.other) / risk.left
      }
    }
    let before = pooled
    if deaths > 0, scaled > 0 { pooled += deaths / scaled }
    moments.append(
      Moment(groups: groups, deaths: deaths, scaled: scaled, incidence: (before, pooled)))
    for group in groups.indices { groups[group].before = groups[group].after }
  }

  // MARK: - Backwards: what each time's events do to the rest

  private mutating func add(_ moments: [Moment]) {
    let k = counts.count
    // What later times add to the score of group i by an event in group r: element i + r k.
    var later = [Double](repeating: 0, count: k * k)
    for moment in moments.reversed() {
      let free = (before: 1 - moment.incidence.before, after: 1 - moment.incidence.after)
      let scaled = moment.groups.map(\.scaled)
      for r in 0..<k where scaled[r] > 0 {
        let risk = moment.groups[r]
        let direct = (0..<k).map { i in
          scaled[i] * ((i == r ? 1 : 0) - scaled[r] / moment.scaled)
        }
        let ratio = risk.after > 0 ? free.after / risk.after : 0
        if moment.deaths > 0 {
          let share = risk.after > 0 ? 1 - ratio : 0
          let own = (0..<k).map { direct[$0] + share * later[$0 + r * k] }
          let ties = Self.ties(moment.deaths, of: moment.scaled * risk.before)
          add(own, weight: ties * moment.deaths / (moment.scaled * scaled[r]))
        }
        if risk.other > 0 {
          let other = (0..<k).map { -ratio * later[$0 + r * k] }
          let ties = Self.ties(risk.other, of: risk.left)
          add(other, weight: ties * risk.other / (scaled[r] * scaled[r]))
        }
        if moment.deaths > 0, free.before > 0 {
          let rise = moment.deaths / moment.scaled / free.before
          for i in 0..<k { later[i + r * k] += direct[i] * rise }
        }
      }
    }
  }

  private mutating func add(_ vector: [Double], weight: Double) {
    for i in vector.indices {
      for j in 0...i { covariance[i, j] += weight * vector[i] * vector[j] }
    }
  }

  /// 1 − (d − 1)/(n − 1) for d tied events.
  private static func ties(_ d: Double, of n: Double) -> Double {
    d > 1 && n != 1 ? 1 - (d - 1) / (n - 1) : 1
  }

  /// (O − E)ᵀ V⁻ (O − E) over the groups that expect events, and its degrees of freedom.
  package var chiSquared: (value: Double, degrees: Double) {
    let groups = expected.indices.filter { expected[$0] > 0 }
    guard groups.count > 1 else { return (.nan, 0) }
    var matrix = SymmetricMatrix(size: groups.count)
    for (i, row) in groups.enumerated() {
      for (j, column) in groups.enumerated() where j <= i { matrix[i, j] = covariance[row, column] }
    }
    let differences = groups.map { observed[$0] - expected[$0] }
    // All rows and columns sum to 0, so one direction is always without variance.
    let (value, rank) = matrix.inverseQuadraticForm(differences, threshold: 1e-12)
    return (rank == 0 ? .nan : value, Double(groups.count - 1))
  }
}
