extension SurvivalCurve {
  /// Follows one group whose rows have weights, given for the rows that `data` was sorted from.
  ///
  /// Counts stay numbers of rows; survival and hazard use sums of weights. Where all weights of the data
  /// are whole numbers they are counts of patients and the errors Greenwood's; otherwise the errors are
  /// the infinitesimal jackknife's, as R's `survfit` has it.
  package init(
    _ data: SurvivalTimes, group: Int, weights: [Double], areCounts: Bool, reversed: Bool = false
  ) {
    let range = data.range(of: group)
    count = range.count
    isRobust = !areCounts
    var pass = WeightedPass()
    var entry = range.lowerBound
    if data.entries == nil {
      for index in range { pass.enter(weights[Int(data.rows[index])]) }
    }
    var gathered = [(log: Double, hazard: Double)](
      repeating: (0, 0), count: data.entries == nil ? 0 : weights.count)
    var row = range.lowerBound
    while row < range.upperBound {
      let time = data.times[row]
      while let entries = data.entries, entry < range.upperBound, entries[entry] < time {
        let given = Int(data.entryRows[entry])
        gathered[given] = (pass.log, pass.hazardSpread)
        pass.enter(weights[given])
        entry += 1
      }
      let first = row
      var deaths = (count: 0, weight: 0.0)
      while row < range.upperBound, data.times[row] == time {
        if data.isEvent[row] != reversed {
          deaths.count += 1
          deaths.weight += weights[Int(data.rows[row])]
        }
        row += 1
      }
      note(time, &pass, deaths, leaving: row - first)
      for index in first..<row {
        let given = Int(data.rows[index])
        pass.leave(
          weights[given], isEvent: data.isEvent[index] != reversed,
          since: gathered.isEmpty ? (0, 0) : gathered[given])
      }
      logError.append(pass.logError(areCounts: areCounts))
      weightedHazard.errors.append(pass.hazardError(areCounts: areCounts))
    }
  }

  private mutating func note(
    _ time: Double, _ pass: inout WeightedPass, _ deaths: (count: Int, weight: Double), leaving: Int
  ) {
    times.append(time)
    atRisk.append(Int32(pass.count))
    events.append(Int32(deaths.count))
    censored.append(Int32(leaving - deaths.count))
    weighted.atRisk.append(pass.weight)
    weighted.events.append(deaths.weight)
    pass.step(deaths)
    survival.append(pass.survival)
    weightedHazard.values.append(pass.hazard)
  }
}

/// What a pass over weighted risk sets carries along.
private struct WeightedPass {
  var count = 0
  var weight = 0.0
  var survival = 1.0
  var hazard = 0.0
  /// Σ d / (n (n − d)): Greenwood's sum, and what a patient at risk loses of ln S by weight.
  var log = 0.0
  /// Σ d / n²
  var hazardSpread = 0.0
  private var perEvent = (log: 0.0, hazard: 0.0)
  private var logs = Influence()
  private var hazards = Influence()

  /// Σ w² (now − then)² over those at risk, and the same of those who left, fixed when they did.
  private struct Influence {
    var squares = 0.0
    var products = 0.0
    var weights = 0.0
    var departed = 0.0

    mutating func enter(_ w: Double, at now: Double) {
      weights += w * w
      products += w * w * now
      squares += w * w * now * now
    }

    mutating func leave(_ w: Double, since then: Double, own: Double) {
      weights -= w * w
      products -= w * w * then
      squares -= w * w * then * then
      departed += w * w * own * own
    }

    func variance(at now: Double) -> Double {
      max(0, departed + now * now * weights - 2 * now * products + squares)
    }
  }

  mutating func enter(_ w: Double) {
    count += 1
    weight += w
    logs.enter(w, at: log)
    hazards.enter(w, at: hazardSpread)
  }

  /// One time with its events.
  mutating func step(_ deaths: (count: Int, weight: Double)) {
    perEvent = (0, 0)
    guard deaths.count > 0 else { return }
    let d = deaths.weight
    hazard += d / weight
    hazardSpread += d / (weight * weight)
    perEvent.hazard = 1 / weight
    guard deaths.count < count else {
      survival = 0
      log = .infinity
      return
    }
    survival *= (weight - d) / weight
    log += d / (weight * (weight - d))
    perEvent.log = 1 / (weight - d)
  }

  mutating func leave(_ w: Double, isEvent: Bool, since then: (log: Double, hazard: Double)) {
    count -= 1
    weight -= w
    logs.leave(w, since: then.log, own: log - then.log - (isEvent ? perEvent.log : 0))
    hazards.leave(
      w, since: then.hazard, own: hazardSpread - then.hazard - (isEvent ? perEvent.hazard : 0))
  }

  func logError(areCounts: Bool) -> Double {
    guard log.isFinite else { return .infinity }
    return (areCounts ? log : logs.variance(at: log)).squareRoot()
  }

  func hazardError(areCounts: Bool) -> Double {
    (areCounts ? hazardSpread : hazards.variance(at: hazardSpread)).squareRoot()
  }
}
