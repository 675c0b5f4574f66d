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
