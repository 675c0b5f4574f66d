import Foundation
import NumericalMethods
public import Reporting

extension TimeDependentROC {
  /// The areas of a score at all horizons with limits that hold at all of them at once: in a share of
  /// samples given by the level, the whole curve of true areas lies between the limits. They are wider
  /// than those of `auc(of:)`, which hold at each horizon by itself.
  ///
  /// The limits are the same multiple of the standard error everywhere: the quantile of the greatest
  /// deviation of a Gaussian process with the covariance of the influence functions, from 10 000 draws.
  /// Horizons that cannot be estimated have no part in it.
  ///
  /// **Source:** Blanche *et al.*, *Stat Med* 2013;32:5381–97, as `confint` of R's timeROC.
  /// `seed:` is that of the draws, the document's if left out.
  public func simultaneousAUC(
    of score: String? = nil, seed: UInt64? = nil, line: Int = #line
  ) -> [Estimate] {
    let place = place(score, line)
    var estimates = times.indices.map { estimate($0, place) }
    let varying = estimates.indices.filter { estimates[$0].standardError != nil }
    let multiple = greatestDeviation(
      varying.map { areas[place][$0].influence }, seed: seed ?? ReportContext.current.seed)
    for index in varying {
      guard let value = estimates[index].value, let error = estimates[index].standardError else {
        continue
      }
      estimates[index].lower = max(0, value - multiple * error)
      estimates[index].upper = min(1, value + multiple * error)
    }
    return estimates
  }

  /// How many are under observation at a time: those whose time is not earlier.
  public func atRisk(at time: Double) -> Int { followUp.count { $0 >= time } }

  /// How many have had the event by a time, which need not be a horizon.
  public func events(by time: Double) -> Int {
    followUp.indices.count { isEvent[$0] && followUp[$0] <= time }
  }

  /// The quantile of the greatest absolute deviation, in standard errors.
  private func greatestDeviation(_ influences: [[Double]], seed: UInt64) -> Double {
    let root = Self.root(ofCorrelationOf: influences)
    let drawCount = 10_000
    var stream = RandomStream(seed: seed)
    var normal = [Double](repeating: 0, count: root.count)
    var greatest: [Double] = []
    greatest.reserveCapacity(drawCount)
    for _ in 0..<drawCount {
      for index in normal.indices {
        normal[index] = Normal.upperQuantile(max(stream.uniform(), 0x1p-60))
      }
      var largest = 0.0
      for row in root {
        var sum = 0.0
        for column in row.indices { sum += row[column] * normal[column] }
        largest = max(largest, abs(sum))
      }
      greatest.append(largest)
    }
    greatest.sort()
    let place = Int((level * Double(drawCount)).rounded(.up)) - 1
    // Simulation may not make it narrower than at a single horizon.
    return max(Normal.upperQuantile((1 - level) / 2), greatest[min(max(place, 0), drawCount - 1)])
  }

  /// The lower triangular root of the matrix of correlations. Horizons between which nobody had the
  /// event are perfectly correlated, so that a pivot of zero is no error.
  private static func root(ofCorrelationOf columns: [[Double]]) -> [[Double]] {
    let scaled = columns.map { column -> [Double] in
      let length = sqrt(column.reduce(0) { $0 + $1 * $1 })
      return column.map { $0 / length }
    }
    var root: [[Double]] = []
    for row in scaled.indices {
      var line = [Double](repeating: 0, count: row + 1)
      for column in 0...row {
        var sum = 0.0
        let (a, b) = (scaled[row], scaled[column])
        for index in a.indices { sum += a[index] * b[index] }
        for earlier in 0..<column {
          sum -= line[earlier] * (column == row ? line[earlier] : root[column][earlier])
        }
        if column == row {
          line[column] = sum > 1e-10 ? sqrt(sum) : 0
        } else {
          line[column] = root[column][column] > 0 ? sum / root[column][column] : 0
        }
      }
      root.append(line)
    }
    return root
  }
}
