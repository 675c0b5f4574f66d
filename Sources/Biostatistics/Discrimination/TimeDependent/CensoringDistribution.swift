import NumericalMethods

/// The probability G of being under observation still, by Kaplan and Meier with censoring as the event;
/// at one time events come before censorings. In groups, where patients of one centre are followed
/// longer than those of another.
///
/// What a quantity weighted by 1/G owes to the estimation of G follows from the same passes
/// (`influence`), so that standard errors cost no more than the weights.
struct CensoringDistribution: Sendable {
  /// One group's distinct times.
  private struct Curve: Sendable {
    var times: [Double] = []
    /// G after each time.
    var survival: [Double] = []
    /// Those that could be censored at each time.
    var atRisk: [Double] = []
    /// Those that were.
    var censored: [Double] = []
  }

  /// For each row the place of its time among the distinct times of its group.
  private let places: [Int32]
  private let groups: [Int32]
  private let isEvent: [Bool]
  private var curves: [Curve]
  /// Whether G was estimated on other rows and is taken as known.
  private let isForeign: Bool

  /// Estimates G from all rows; `groups` numbers the group of each row from 0.
  init(times: [Double], isEvent: [Bool], groups: [Int32]? = nil, groupCount: Int = 1) {
    self.groups = groups ?? [Int32](repeating: 0, count: times.count)
    self.isEvent = isEvent
    var places = [Int32](repeating: 0, count: times.count)
    var curves = [Curve](repeating: Curve(), count: max(groupCount, 1))
    var events = [[Double]](repeating: [], count: max(groupCount, 1))
    for row in SortOrder.ascending(times) {
      let row = Int(row)
      let group = Int(self.groups[row])
      if curves[group].times.last != times[row] {
        curves[group].times.append(times[row])
        curves[group].censored.append(0)
        events[group].append(0)
      }
      let place = curves[group].times.count - 1
      places[row] = Int32(place)
      if isEvent[row] { events[group][place] += 1 } else { curves[group].censored[place] += 1 }
    }
    for group in curves.indices {
      var left = zip(curves[group].censored, events[group]).reduce(0) { $0 + $1.0 + $1.1 }
      var survival = 1.0
      for place in curves[group].times.indices {
        let atRisk = left - events[group][place]
        let censored = curves[group].censored[place]
        if censored > 0 { survival *= 1 - censored / atRisk }
        curves[group].atRisk.append(atRisk)
        curves[group].survival.append(survival)
        left = atRisk - censored
      }
    }
    self.places = places
    self.curves = curves
    isForeign = false
  }

  /// G as estimated on other rows, in one group, for rows with these times.
  init(_ other: CensoringDistribution, times: [Double]) {
    curves = Array(other.curves.prefix(1))
    groups = [Int32](repeating: 0, count: times.count)
    isEvent = [Bool](repeating: false, count: times.count)
    isForeign = true
    let known = curves[0].times
    places = times.map { time in
      var (low, high) = (0, known.count)
      while low < high {
        let middle = (low + high) / 2
        if known[middle] < time { low = middle + 1 } else { high = middle }
      }
      return Int32(low)
    }
  }

  /// G just before the row's own time.
  func beforeTime(ofRow row: Int) -> Double {
    let place = Int(places[row])
    return place == 0 ? 1 : curves[Int(groups[row])].survival[place - 1]
  }

  /// G at a time, censorings at that time included, in the group of a row.
  func survival(at time: Double, inGroupOfRow row: Int) -> Double {
    let group = Int(groups[row])
    return index(of: time, in: group).map { curves[group].survival[$0] } ?? 1
  }

  private func index(of time: Double, in group: Int) -> Int? {
    let times = curves[group].times
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// What each row contributes, through the estimate of G, to Σ `early` + Σ `late`, in which `early` are
  /// terms weighted by 1/G just before the row's own time and `late` terms weighted by 1/G at `horizon`.
  func influence(early: [Double], late: [Double], horizon: Double) -> [Double] {
    if isForeign { return [Double](repeating: 0, count: early.count) }
    // The sum of the terms whose weight depends on what happens at each distinct time.
    var sums = curves.map { [Double](repeating: 0, count: $0.times.count + 1) }
    for row in early.indices {
      let group = Int(groups[row])
      if early[row] != 0 { sums[group][Int(places[row])] += early[row] }
      if late[row] != 0, let last = index(of: horizon, in: group) {
        sums[group][last + 1] += late[row]
      }
    }
    // hazard[u]: Σ over times up to u of (terms that depend on u) × dΛ(u) / at risk.
    var perCensoring: [[Double]] = []
    var hazard: [[Double]] = []
    for group in curves.indices {
      let curve = curves[group]
      var depending = [Double](repeating: 0, count: curve.times.count)
      var sum = 0.0
      for place in curve.times.indices.reversed() {
        // A term with the weight before place p depends on times below p.
        sum += sums[group][place + 1]
        depending[place] = sum
      }
      var running = 0.0
      var total: [Double] = []
      for place in curve.times.indices {
        let atRisk = curve.atRisk[place]
        if curve.censored[place] > 0 {
          running += depending[place] * curve.censored[place] / (atRisk * atRisk)
        }
        total.append(running)
        depending[place] = atRisk > 0 ? depending[place] / atRisk : 0
      }
      perCensoring.append(depending)
      hazard.append(total)
    }
    return places.indices.map { row in
      let (group, place) = (Int(groups[row]), Int(places[row]))
      if isEvent[row] { return place > 0 ? -hazard[group][place - 1] : 0 }
      return perCensoring[group][place] - hazard[group][place]
    }
  }
}
