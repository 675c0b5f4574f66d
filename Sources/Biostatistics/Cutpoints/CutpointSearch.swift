import NumericalMethods
import Reporting

/// The statistics at all admissible cuts of a marker, and what chance would give.
struct CutpointSearch: Sendable {
  /// The marker, ascending.
  let values: [Double]
  /// The log-rank scores in the order of `values`.
  private let scores: [Double]
  /// The admissible cuts, ascending.
  let cuts: [Double]
  /// How many rows are at or below each.
  let countsBelow: [Int]
  /// The absolute standardised statistic at each.
  let statistics: [Double]
  private let minimumProportion: Double
  /// The rows in the order that they were given, for drawing them anew.
  private let given: (times: [Double], isEvent: [Bool], values: [Double])

  init(
    times: [Double], isEvent: [Bool], values: [Double], minimumProportion: Double, marker: String
  ) throws(CutpointFailure) {
    let sorted = SurvivalTimes(
      times: times, isEvent: isEvent, entries: nil, codes: nil, groupCount: 1)
    let ownScores = LogRankScores.scores(sorted)
    given = (times, isEvent, values)
    let order = SortOrder.ascending(values).map { Int($0) }
    self.values = order.map { values[$0] }
    scores = order.map { ownScores[$0] }
    self.minimumProportion = minimumProportion
    let n = values.count
    guard let first = self.values.first, let last = self.values.last, first < last else {
      throw .constant(marker: marker, value: values[0])
    }
    let least = max(1, Int(Double(n) * minimumProportion))
    let most = min(n - 1, Int(Double(n) * (1 - minimumProportion)))
    var counts: [Int] = []
    for count in 1..<n where self.values[count] != self.values[count - 1] {
      if count >= least, count <= most { counts.append(count) }
    }
    guard !counts.isEmpty else { throw .noCut(marker: marker, share: minimumProportion) }
    countsBelow = counts
    cuts = counts.map { [values = self.values] in values[$0 - 1] }
    let standardization = Standardization(scores)
    // Equal scores differ from their mean by rounding only.
    guard standardization.spread > 1e-20 * Double(n) else { throw .alike }
    statistics = standardization.statistics(scores, at: counts)
  }

  /// The place of the largest statistic; of equal ones the lowest cut.
  var best: Int {
    statistics.indices.max { (statistics[$0], -$0) < (statistics[$1], -$1) } ?? 0
  }

  var distribution: MaximalStatistic {
    MaximalStatistic(countsBelow: countsBelow, count: values.count)
  }

  /// The P value of the largest statistic and how it was found.
  func p(_ correction: CutpointCorrection) throws(CutpointFailure) -> (p: PValue, method: String) {
    let b = statistics[best]
    guard b.isFinite else {
      return (PValue(reason: "all patients fare alike"), "maximally selected log-rank statistic")
    }
    switch correction {
    case .lausen1992: return (lausen1992(b), Self.words("Lausen and Schumacher’s correction"))
    case .lausen1994:
      let p = distribution.lausen1994(b)
      if p > 0, p <= 1 {
        return (PValue(p), Self.words("Lausen, Sauerbrei and Schumacher’s correction"))
      }
      let (other, words) = gaussian(b)
      ReportContext.warn(
        "cutpoint-correction",
        "Lausen, Sauerbrei and Schumacher’s formula gives \(p), which is no probability; "
          + "another correction was taken instead")
      return (other, words)
    case .gaussian: return gaussian(b)
    case .permutation(let resamples, let seed):
      guard resamples > 0 else { throw .resamples(resamples) }
      let seed = seed ?? ReportContext.current.seed
      return (
        permutation(b, resamples: resamples, seed: seed),
        Self.words("permutation test, \(resamples) resamples")
      )
    }
  }

  private static func words(_ correction: String) -> String {
    "maximally selected log-rank statistic (\(correction))"
  }

  private func lausen1992(_ b: Double) -> PValue {
    guard minimumProportion > 0 else { return gaussian(b).p }
    return PValue(
      MaximalStatistic.boundedLausen1992(b, from: minimumProportion, to: 1 - minimumProportion))
  }

  private func gaussian(_ b: Double) -> (p: PValue, method: String) {
    guard cuts.count <= 1000 || minimumProportion == 0 else {
      return (lausen1992(b), Self.words("Lausen and Schumacher’s correction, for so many cuts"))
    }
    return (PValue(distribution.gaussian(b)), Self.words("exact normal limit"))
  }

  private func permutation(_ b: Double, resamples: Int, seed: UInt64) -> PValue {
    var stream = RandomStream(seed: seed)
    var dealt = scores
    let standardization = Standardization(scores)
    // Rounding must not make a resample that is the data itself fall short of it.
    let limit = b * (1 - 1e-12)
    var count = 0
    for _ in 0..<resamples {
      for index in stride(from: dealt.count - 1, to: 0, by: -1) {
        dealt.swapAt(index, stream.below(index + 1))
      }
      if standardization.largest(dealt, at: countsBelow) >= limit { count += 1 }
    }
    return PValue(Double(1 + count) / Double(1 + resamples))
  }
}

// MARK: - Drawing rows anew

extension CutpointSearch {
  /// The cuts that are chosen when rows are drawn with replacement, ascending; draws in which none can be
  /// chosen are left out.
  func resampledCuts(_ resamples: Int, seed: UInt64) -> [Double] {
    var stream = RandomStream(seed: seed)
    let count = given.times.count
    var chosen: [Double] = []
    var times = given.times
    var isEvent = given.isEvent
    var values = given.values
    for _ in 0..<resamples {
      for row in 0..<count {
        let drawn = stream.below(count)
        times[row] = given.times[drawn]
        isEvent[row] = given.isEvent[drawn]
        values[row] = given.values[drawn]
      }
      guard isEvent.contains(true),
        let search = try? CutpointSearch(
          times: times, isEvent: isEvent, values: values, minimumProportion: minimumProportion,
          marker: "")
      else { continue }
      chosen.append(search.cuts[search.best])
    }
    return chosen.sorted()
  }
}

/// Mean and variance of sums of scores under permutation.
private struct Standardization {
  let mean: Double
  let spread: Double
  let count: Double

  init(_ scores: [Double]) {
    count = Double(scores.count)
    let mean = scores.reduce(0, +) / count
    self.mean = mean
    spread = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// |Σ a − m ā| / √(m (n − m) / (n (n − 1)) Σ (a − ā)²) at each number of rows m.
  func statistics(_ scores: [Double], at counts: [Int]) -> [Double] {
    var statistics: [Double] = []
    statistics.reserveCapacity(counts.count)
    visit(scores, counts) { statistics.append($0) }
    return statistics
  }

  func largest(_ scores: [Double], at counts: [Int]) -> Double {
    var largest = 0.0
    visit(scores, counts) { largest = max(largest, $0) }
    return largest
  }

  @inline(__always)
  private func visit(_ scores: [Double], _ counts: [Int], _ body: (Double) -> Void) {
    var sum = 0.0
    var row = 0
    let factor = spread / (count * (count - 1))
    for target in counts {
      while row < target {
        sum += scores[row] - mean
        row += 1
      }
      let m = Double(target)
      body(abs(sum) / (m * (count - m) * factor).squareRoot())
    }
  }
}
