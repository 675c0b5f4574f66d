import ClinicalFigures
import Foundation
import Reporting

/// Patients for drawing: a time and whether the event happened.
struct Patients {
  var times: [Double]
  var events: [Bool]
}

extension KaplanMeierCurve {
  /// The product-limit estimate of a group, counted in the plainest way, so that tests of figures do
  /// not lean on the statistics that they show. The limits are Greenwood's on the log–log scale.
  init(_ name: String, _ patients: Patients) {
    let order = patients.times.indices.sorted { patients.times[$0] < patients.times[$1] }
    var times: [Double] = []
    var atRisk: [Int] = []
    var events: [Int] = []
    var censored: [Int] = []
    for (passed, index) in order.enumerated() {
      if times.last != patients.times[index] {
        times.append(patients.times[index])
        atRisk.append(order.count - passed)
        events.append(0)
        censored.append(0)
      }
      if patients.events[index] {
        events[events.count - 1] += 1
      } else {
        censored[censored.count - 1] += 1
      }
    }
    var (survival, lower, upper): ([Double], [Double], [Double]) = ([], [], [])
    var (level, sum) = (1.0, 0.0)
    for index in times.indices {
      let (n, d) = (Double(atRisk[index]), Double(events[index]))
      level *= 1 - d / n
      sum += d / (n * (n - d))
      survival.append(level)
      let width = 1.959963984540054 * sum.squareRoot() / log(level)
      let isDefined = level > 0 && level < 1
      lower.append(isDefined ? pow(level, exp(-width)) : level == 1 ? 1 : .nan)
      upper.append(isDefined ? pow(level, exp(width)) : level == 1 ? 1 : .nan)
    }
    func first(_ values: [Double]) -> Double? {
      values.firstIndex { $0 <= 0.5 }.map { times[$0] }
    }
    let median = first(survival)
    self.init(
      name: name, count: order.count, times: times, atRisk: atRisk, events: events,
      censored: censored, survival: survival, lower: lower, upper: upper,
      median: Estimate(
        median, lower: first(lower), upper: first(upper),
        reason: median == nil ? "not reached" : nil, kind: .time))
  }
}

/// Curves without randomness: patients at even distances in time, every n-th with an event.
enum SampleCurves {
  /// A group whose patients leave at these times; events (1) and censorings (0) are repeated as needed.
  static func curve(_ name: String, _ times: [Double], _ events: [Int]) -> KaplanMeierCurve {
    KaplanMeierCurve(
      name,
      Patients(times: times, events: times.indices.map { events[$0 % events.count] == 1 }))
  }

  /// So many groups, each falling faster than the one before.
  static func groups(_ count: Int) -> [KaplanMeierCurve] {
    (0..<count).map { group in
      let times = (1...150).map { Double($0 * (30 - 3 * group)) / 60 }
      let pattern = Array([1, 0, 0, 1, 0, 0, 0, 0].prefix(8 - group))
      return curve("Stage \(group + 1)", times, pattern)
    }
  }

  /// So many groups with the same patients.
  static func same(_ count: Int) -> [KaplanMeierCurve] {
    (0..<count).map { curve("Arm \($0 + 1)", (1...80).map { Double($0) / 2 }, [1, 0, 0]) }
  }

  /// Groups with names of their own.
  static func named(_ names: [String]) -> [KaplanMeierCurve] {
    zip(groups(names.count), names).map { curve, name in
      var curve = curve
      curve.name = name
      return curve
    }
  }

  /// Two cohorts of 12 000 and 3000 patients.
  static var thousands: [KaplanMeierCurve] {
    [
      curve("Development", (1...12_000).map { Double($0) / 80 }, [0, 0, 1, 0, 0]),
      curve("Validation", (1...3000).map { Double($0) / 40 }, [0, 1, 0]),
    ]
  }
}
