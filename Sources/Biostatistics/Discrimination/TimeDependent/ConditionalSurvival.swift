import Foundation
import NumericalMethods

/// The survival of patients with scores like each patient's own, by Kaplan and Meier among their nearest
/// neighbours.
///
/// The neighbours of a patient are those whose score is at most as far off as that of the patient who
/// stands `span` × n places higher (the highest where there are fewer), as in R's survivalROC.
/// Quadratic in n × span.
///
/// **Source:** Akritas, *Ann Stat* 1994;22:1299–327; Heagerty *et al.*, *Biometrics* 2000;56:337–44.
struct ConditionalSurvival {
  /// By horizon, then by row.
  private(set) var survival: [[Double]]

  private let order: [Int32]
  private let scores: [Double]
  private let neighbourCount: Int
  /// The place of each row among the rows by ascending time.
  private var timePlaces: [Int32]
  private let timeOrder: [Int32]
  private let times: [Double]
  private let isEvent: [Bool]
  /// The places in time of those in the window, ascending.
  private var window: [Int32] = []

  /// - Parameters:
  ///   - order: The rows by ascending score.
  ///   - scores: The scores.
  ///   - times: The follow-up.
  ///   - isEvent: Whether it ended with the event.
  ///   - horizons: At which survival is wanted.
  ///   - span: The share of patients above that a window reaches over, 0…1.
  init(
    order: [Int32], scores: [Double], times: [Double], isEvent: [Bool], horizons: [Double],
    span: Double
  ) {
    self.order = order
    self.scores = scores
    self.times = times
    self.isEvent = isEvent
    neighbourCount = Int((span * Double(scores.count) + 0.5).rounded(.down))
    timeOrder = SortOrder.ascending(times)
    timePlaces = [Int32](repeating: 0, count: times.count)
    for (place, row) in timeOrder.enumerated() { timePlaces[Int(row)] = Int32(place) }
    survival = horizons.map { _ in [Double](repeating: 1, count: times.count) }
    fill(horizons)
  }

  private mutating func fill(_ horizons: [Double]) {
    let n = order.count
    let ascending = horizons.indices.sorted { horizons[$0] < horizons[$1] }
    func score(_ place: Int) -> Double { scores[Int(order[place])] }
    // The window holds the places low..<high of the rows by score.
    var (low, high) = (0, 0)
    var first = 0
    while first < n {
      let own = score(first)
      var end = first
      while end < n, score(end) == own { end += 1 }
      let reach = score(min(n - 1, first + neighbourCount)) - own
      while high < n, score(high) - own <= reach {
        insert(high)
        high += 1
      }
      while own - score(low) > reach {
        remove(low)
        low += 1
      }
      while low > 0, own - score(low - 1) <= reach {
        low -= 1
        insert(low)
      }
      let values = product(at: ascending.map { horizons[$0] })
      for (rank, horizon) in ascending.enumerated() {
        for place in first..<end { survival[horizon][Int(order[place])] = values[rank] }
      }
      first = end
    }
  }

  private func place(of time: Int32) -> Int {
    var (low, high) = (0, window.count)
    while low < high {
      let middle = (low + high) / 2
      if window[middle] < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func insert(_ place: Int) {
    let time = timePlaces[Int(order[place])]
    window.insert(time, at: self.place(of: time))
  }

  private mutating func remove(_ place: Int) {
    window.remove(at: self.place(of: timePlaces[Int(order[place])]))
  }

  /// The survival of the window at ascending horizons.
  private func product(at horizons: [Double]) -> [Double] {
    var values: [Double] = []
    var survival = 1.0
    var index = 0
    for horizon in horizons {
      while index < window.count {
        let time = times[Int(timeOrder[Int(window[index])])]
        guard time <= horizon else { break }
        let atRisk = window.count - index
        var events = 0
        while index < window.count {
          let row = Int(timeOrder[Int(window[index])])
          guard times[row] == time else { break }
          if isEvent[row] { events += 1 }
          index += 1
        }
        if events > 0 { survival *= 1 - Double(events) / Double(atRisk) }
      }
      values.append(survival)
    }
    return values
  }
}
