import Foundation
import NumericalMethods

/// Random tables with given margins, for tests whose tables are too many to enumerate.
package struct TableSimulation {
  private let rowTotals: [Int]
  private let columns: [Int32]
  private let columnCount: Int
  private let observed: Double
  private let logFactorial: [Double]

  /// The tables with the margins of `counts`.
  package init(_ counts: [[Int]]) {
    rowTotals = counts.map { $0.reduce(0, +) }
    columnCount = counts[0].count
    columns = counts[0].indices.flatMap { column in
      [Int32](repeating: Int32(column), count: counts.reduce(0) { $0 + $1[column] })
    }
    var factorials = [0.0]
    for n in 0..<columns.count { factorials.append(factorials[n] + log(Double(n + 1))) }
    logFactorial = factorials
    observed = -counts.reduce(0) { $0 + $1.reduce(0) { $0 + factorials[$1] } }
  }

  /// (1 + how many of the drawn tables are not more likely than the observed) / (1 + draws).
  package func probabilityOfNotMoreLikely(draws: Int, seed: UInt64) -> Double {
    var stream = RandomStream(seed: seed)
    var shuffled = columns
    var hits = 0
    for _ in 0..<draws {
      shuffled.shuffle(using: &stream)
      var start = 0
      var length = 0.0
      for total in rowTotals {
        var cells = [Int](repeating: 0, count: columnCount)
        for position in start..<(start + total) { cells[Int(shuffled[position])] += 1 }
        for count in cells { length -= logFactorial[count] }
        start += total
      }
      if length <= observed + 1e-7 { hits += 1 }
    }
    return Double(hits + 1) / Double(draws + 1)
  }
}
