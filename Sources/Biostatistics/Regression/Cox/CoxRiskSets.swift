/// The risk sets of a Cox model: rows sorted by time within strata, and the times at which events
/// happened. Made once; every pass over it is linear in the number of rows.
package struct CoxRiskSets: Sendable {
  /// The events of one stratum at one time.
  struct EventTime: Sendable {
    let time: Double
    let stratum: Int
    /// The sorted rows whose follow-up ends at this time, events and censorings.
    let rows: Range<Int>
    /// The sum of the events' weights.
    let weight: Double
    /// The denominators of this time: one for each event with Efron's ties, else one.
    let steps: Range<Int>
  }

  let ties: TieHandling
  /// The place of each sorted row among the rows that were given.
  let rows: [Int32]
  let times: [Double]
  let isEvent: [Bool]
  private(set) var weights: [Double]
  /// The sorted rows of each stratum.
  let strata: [Range<Int>]
  /// Stratum after stratum, ascending.
  private(set) var eventTimes: [EventTime]
  /// The event times of each stratum.
  let eventTimesOfStrata: [Range<Int>]
  /// For each sorted row the slot of the last event time that is not after its time. Sums over event
  /// times have a slot for "none yet" before the event times of each stratum.
  let slots: [Int32]
  /// The same for its entry; empty where all entered at 0.
  let entrySlots: [Int32]
  /// The sorted rows by ascending entry within strata, and these entries.
  private let entryRows: [Int32]
  private let entries: [Double]

  /// Sorts complete rows. `strata` are codes in 0..<`strataCount`.
  package init(
    times: [Double], isEvent: [Bool], entries: [Double]? = nil, weights: [Double]? = nil,
    strata codes: [Int32]? = nil, strataCount: Int = 1, ties: TieHandling = .efron
  ) {
    let sorted = SurvivalTimes(
      times: times, isEvent: isEvent, entries: entries, codes: codes,
      groupCount: max(1, strataCount))
    self.ties = ties
    rows = sorted.rows
    self.times = sorted.times
    self.isEvent = sorted.isEvent
    self.weights =
      weights.map { weights in sorted.rows.map { weights[Int($0)] } }
      ?? [Double](repeating: 1, count: sorted.rows.count)
    let strata = (0..<(sorted.starts.count - 1)).map { sorted.range(of: $0) }
    self.strata = strata
    var place = [Int32](repeating: 0, count: times.count)
    for (position, row) in sorted.rows.enumerated() { place[Int(row)] = Int32(position) }
    let entryRows = sorted.entryRows.map { place[Int($0)] }
    self.entryRows = entryRows
    self.entries = sorted.entries ?? []
    var builder = EventTimeBuilder(ties: ties)
    for (stratum, range) in strata.enumerated() {
      builder.add(sorted, self.weights, stratum: stratum, range)
    }
    eventTimes = builder.eventTimes
    eventTimesOfStrata = builder.ofStrata
    slots = builder.slots
    entrySlots =
      sorted.entries.map {
        builder.entrySlots(entries: $0, entryRows: entryRows, strata: strata)
      } ?? []
  }

  /// The same rows, each as often as `counts` say, in the order of the sorted rows: what sorting the
  /// repeated rows anew would give, with an event time left without steps where no event was drawn.
  func repeated(_ counts: [Int32]) -> CoxRiskSets {
    var result = self
    var step = 0
    for row in 0..<count { result.weights[row] = Double(counts[row]) }
    for index in eventTimes.indices {
      let old = eventTimes[index]
      var events = 0
      for row in old.rows where isEvent[row] { events += Int(counts[row]) }
      let own = ties == .efron ? events : min(events, 1)
      result.eventTimes[index] = EventTime(
        time: old.time, stratum: old.stratum, rows: old.rows, weight: Double(events),
        steps: step..<(step + own))
      step += own
    }
    return result
  }

  /// How many rows there are.
  package var count: Int { rows.count }
  /// How many denominators there are in all.
  var stepCount: Int { eventTimes.last?.steps.upperBound ?? 0 }
  /// How many slots sums over event times have.
  var slotCount: Int { eventTimes.count + strata.count }
  /// Whether rows came under observation later than at 0.
  var hasEntries: Bool { !entryRows.isEmpty }
  /// The number of events.
  package var eventCount: Int { isEvent.count { $0 } }

  /// The slot of an event time.
  func slot(of eventTime: Int) -> Int { eventTime + eventTimes[eventTime].stratum + 1 }

  /// The share of the tied events that a step leaves out of its risk set.
  func leftOut(_ step: Int, of eventTime: EventTime) -> Double {
    Double(step - eventTime.steps.lowerBound) / Double(eventTime.steps.count)
  }

  /// The weight of each step of an event time.
  func stepWeight(of eventTime: EventTime) -> Double {
    eventTime.weight / Double(eventTime.steps.count)
  }

  /// All rows as one stratum.
  var pooledTimes: SurvivalTimes {
    var own: [Double]?
    if hasEntries {
      var byRow = [Double](repeating: 0, count: count)
      for (place, row) in entryRows.enumerated() { byRow[Int(row)] = entries[place] }
      own = byRow
    }
    return SurvivalTimes(
      times: times, isEvent: isEvent, entries: own, codes: nil, groupCount: 1)
  }

  /// How many rows of a stratum come under observation at a time or later.
  func countEntering(from time: Double, stratum: Int) -> Int {
    strata[stratum].count { entries[$0] >= time }
  }

  /// For each event time the sum of `values` over those at risk, and over those with the event: one
  /// pass over descending time in each stratum.
  func sums(of values: [Double]) -> (atRisk: [Double], events: [Double]) {
    sums { values[$0] }
  }

  /// The same of the products of two columns.
  func sums(of values: [Double], times others: ArraySlice<Double>) -> (
    atRisk: [Double], events: [Double]
  ) {
    let start = others.startIndex
    return others.withUnsafeBufferPointer { others in
      precondition(others.count == count && start >= 0, "a column does not fit the risk sets")
      return values.withUnsafeBufferPointer { values in
        sums { values[$0] * others[$0] }
      }
    }
  }

  @inline(__always)
  private func sums(_ value: (Int) -> Double) -> (atRisk: [Double], events: [Double]) {
    var atRisk = [Double](repeating: 0, count: eventTimes.count)
    var events = atRisk
    for stratum in strata.indices {
      var sum = 0.0
      var next = strata[stratum].upperBound
      var entry = strata[stratum].upperBound
      for index in eventTimesOfStrata[stratum].reversed() {
        let eventTime = eventTimes[index]
        while next > eventTime.rows.upperBound {
          next -= 1
          sum += value(next)
        }
        var own = 0.0
        while next > eventTime.rows.lowerBound {
          next -= 1
          let term = value(next)
          sum += term
          if isEvent[next] { own += term }
        }
        if hasEntries {
          while entry > strata[stratum].lowerBound, entries[entry - 1] >= eventTime.time {
            entry -= 1
            sum -= value(Int(entryRows[entry]))
          }
        }
        atRisk[index] = sum
        events[index] = own
      }
    }
    return (atRisk, events)
  }
}

/// Collects event times and slots stratum by stratum.
private struct EventTimeBuilder {
  let ties: TieHandling
  var eventTimes: [CoxRiskSets.EventTime] = []
  var ofStrata: [Range<Int>] = []
  var slots: [Int32] = []
  private var steps = 0

  init(ties: TieHandling) { self.ties = ties }

  mutating func add(
    _ data: SurvivalTimes, _ weights: [Double], stratum: Int, _ range: Range<Int>
  ) {
    let first = eventTimes.count
    var row = range.lowerBound
    while row < range.upperBound {
      let start = row
      let time = data.times[row]
      var count = 0
      var weight = 0.0
      while row < range.upperBound, data.times[row] == time {
        if data.isEvent[row] {
          count += 1
          weight += weights[row]
        }
        row += 1
      }
      if count > 0 {
        let own = ties == .efron ? count : 1
        eventTimes.append(
          CoxRiskSets.EventTime(
            time: time, stratum: stratum, rows: start..<row, weight: weight,
            steps: steps..<(steps + own)))
        steps += own
      }
      let slot = Int32(eventTimes.count + stratum)
      for _ in start..<row { slots.append(slot) }
    }
    ofStrata.append(first..<eventTimes.count)
  }

  func entrySlots(entries: [Double], entryRows: [Int32], strata: [Range<Int>]) -> [Int32] {
    var result = [Int32](repeating: 0, count: entries.count)
    for (stratum, range) in strata.enumerated() {
      var next = ofStrata[stratum].lowerBound
      for position in range {
        while next < ofStrata[stratum].upperBound, eventTimes[next].time <= entries[position] {
          next += 1
        }
        result[Int(entryRows[position])] = Int32(next + stratum)
      }
    }
    return result
  }
}
