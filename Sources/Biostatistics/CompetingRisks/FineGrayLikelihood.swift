import Foundation
import NumericalMethods

/// The weighted partial likelihood of Fine and Gray, with those who had other events kept at risk.
///
/// At an event of the cause at t, a patient who had another event at T < t counts with the weight
/// G(t−) / G(T−), G the Kaplan–Meier estimate of the censoring distribution. Tied events share their
/// risk set (Breslow). Rows are sorted by time; one pass costs O(n p²).
struct FineGrayLikelihood {
  /// The end of a row's follow-up.
  enum Ending {
    case censored, own, other
  }

  /// Rows in ascending time, columns centred.
  let design: Matrix
  let endings: [Ending]
  /// Where runs of equal times begin, and behind the last the number of rows.
  let runs: [Int]
  /// G(T−) for each run.
  let censoring: [Double]
  /// How many are at risk at each run.
  let atRisk: [Int]

  /// What one pass gives.
  struct Value {
    var logLikelihood: Double
    var score: [Double]
    var information: Matrix
  }

  init(times: [Double], codes: [Int32], cause: Int32, design: Matrix) {
    let sorted = SurvivalTimes(
      times: times, isEvent: codes.map { $0 == cause }, entries: nil, codes: nil, groupCount: 1)
    let order = sorted.rows.map { Int($0) }
    endings = order.map { codes[$0] == 0 ? .censored : codes[$0] == cause ? .own : .other }
    var centred = design.selectingRows(order)
    let count = max(1, Double(order.count))
    for column in 0..<design.columnCount {
      let mean = design.column(column).reduce(0, +) / count
      for row in order.indices { centred[row, column] -= mean }
    }
    self.design = centred
    var runs: [Int] = []
    for row in order.indices where row == 0 || sorted.times[row] != sorted.times[row - 1] {
      runs.append(row)
    }
    runs.append(order.count)
    self.runs = runs
    var free = 1.0
    var censoring: [Double] = []
    var atRisk: [Int] = []
    for run in 0..<(runs.count - 1) {
      censoring.append(free)
      let left = order.count - runs[run]
      atRisk.append(left)
      let leaving = endings[runs[run]..<runs[run + 1]].count { $0 == .censored }
      free *= Double(left - leaving) / Double(left)
    }
    self.censoring = censoring
    self.atRisk = atRisk
  }

  var columnCount: Int { design.columnCount }

  /// Sums over a risk set: Σ w, Σ w z and, packed by rows of the lower triangle, Σ w z zᵀ.
  struct Sums {
    var weight = 0.0
    var first: [Double]
    var second: [Double]

    init(_ p: Int) {
      first = [Double](repeating: 0, count: p)
      second = [Double](repeating: 0, count: p * (p + 1) / 2)
    }

    @inline(__always)
    mutating func add(_ row: Int, _ w: Double, _ design: borrowing [Double], _ n: Int) {
      weight += w
      var place = 0
      for i in first.indices {
        let x = w * design[row + i * n]
        first[i] += x
        for j in 0...i {
          second[place] += x * design[row + j * n]
          place += 1
        }
      }
    }
  }

  /// exp of the linear predictor of each row.
  func relativeRisks(_ coefficients: [Double]) -> [Double] {
    design.multiplied(by: coefficients).map { exp($0) }
  }

  func value(at coefficients: [Double]) -> Value {
    let p = columnCount
    let n = design.rowCount
    let elements = design.elements
    let predictor = design.multiplied(by: coefficients)
    let risks = predictor.map { exp($0) }
    var value = Value(
      logLikelihood: 0, score: [Double](repeating: 0, count: p),
      information: Matrix(rowCount: p, columnCount: p))
    var still = Sums(p)
    var others = Sums(p)
    for run in 0..<(runs.count - 1) {
      for row in runs[run]..<runs[run + 1] where endings[row] == .other {
        others.add(row, risks[row] / censoring[run], elements, n)
      }
    }
    for run in (0..<(runs.count - 1)).reversed() {
      var deaths = 0.0
      for row in runs[run]..<runs[run + 1] {
        still.add(row, risks[row], elements, n)
        switch endings[row] {
        case .censored: break
        case .other: others.add(row, -risks[row] / censoring[run], elements, n)
        case .own:
          deaths += 1
          value.logLikelihood += predictor[row]
          for i in 0..<p { value.score[i] += elements[row + i * n] }
        }
      }
      if deaths > 0 { add(deaths, censoring[run], still, others, to: &value) }
    }
    value.information.mirrorUpper()
    return value
  }

  private func add(
    _ deaths: Double, _ free: Double, _ still: borrowing Sums, _ others: borrowing Sums,
    to value: inout Value
  ) {
    let weight = still.weight + free * others.weight
    value.logLikelihood -= deaths * log(weight)
    let means = still.first.indices.map { (still.first[$0] + free * others.first[$0]) / weight }
    var place = 0
    for i in means.indices {
      value.score[i] -= deaths * means[i]
      for j in 0...i {
        let second = (still.second[place] + free * others.second[place]) / weight
        value.information[j, i] += deaths * (second - means[i] * means[j])
        place += 1
      }
    }
  }
}
