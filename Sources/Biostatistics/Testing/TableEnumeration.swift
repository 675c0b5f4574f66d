import Foundation
import NumericalMethods

/// All tables of counts with given margins, walked line by line with what is still to be placed as the
/// state, so that tables with equal remainders are counted together.
///
/// The idea of a network of remaining margins with bounds on the longest and shortest path is Mehta and
/// Patel's (*J Am Stat Assoc* 1983;78:427–34); the upper bound here is the Lagrange dual at the
/// independent table, the lower one that all of a line falls into one cell.
package struct TableEnumeration {
  /// Lines to fill, each with its total, from the largest.
  private let lineTotals: [Int]
  /// What each position of a line holds over all lines; the shorter side of the table.
  private let margins: [Int]
  private let logFactorial: [Double]
  private let observed: Double
  /// Placements tried before the walk is given up.
  private static let workLimit = 4_000_000

  /// The tables with the margins of `counts`, which has no empty row or column.
  package init(_ counts: [[Int]]) {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let linesAreRows = rows.count >= columns.count
    lineTotals = (linesAreRows ? rows : columns).sorted(by: >)
    margins = (linesAreRows ? columns : rows).sorted()
    let total = rows.reduce(0, +)
    var factorials = [0.0]
    factorials.reserveCapacity(total + 1)
    for n in 0..<total { factorials.append(factorials[n] + log(Double(n + 1))) }
    logFactorial = factorials
    observed = -counts.reduce(0) { $0 + $1.reduce(0) { $0 + factorials[$1] } }
  }

  /// The probability of all tables not more likely than the observed one; `nil` where there are too many
  /// to walk.
  package func probabilityOfNotMoreLikely() -> Double? {
    // ln P(table) = constant − Σ ln x!; paths carry −Σ ln x! so far.
    let total = lineTotals.reduce(0, +)
    let constant =
      (lineTotals + margins).reduce(0) { $0 + logFactorial[$1] } - logFactorial[total]
    let limit = observed + 1e-7
    var walk = Walk(work: 0, sum: 0, constant: constant, limit: limit)
    var states: [[Int]: [Int64: Double]] = [margins: [0: 1]]
    for line in 0..<(lineTotals.count - 1) {
      var next: [[Int]: [Int64: Double]] = [:]
      // The order of a sum decides its last bits: states are taken in a fixed order.
      for key in states.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        guard let paths = states[key] else { continue }
        place(line, key, paths.sorted { $0.key < $1.key }, &walk, &next)
        if walk.work > Self.workLimit { return nil }
      }
      states = next
    }
    for key in states.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let last = key.reduce(0) { $0 - logFactorial[$1] }
      for (past, ways) in (states[key] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let path = Double(past) * Self.grain + last
        if path <= limit { walk.sum += ways * exp(path + constant) }
      }
    }
    return min(1, walk.sum)
  }

  /// How finely logarithms are told apart when paths are counted together.
  private static let grain = 1e-9

  private struct Walk {
    var work: Int
    var sum: Double
    let constant: Double
    let limit: Double
  }

  /// Fills one line in all ways that the remaining margins allow.
  private func place(
    _ line: Int, _ remaining: [Int], _ paths: [(key: Int64, value: Double)], _ walk: inout Walk,
    _ next: inout [[Int]: [Int64: Double]]
  ) {
    let later = Array(lineTotals[(line + 1)...])
    var cells = [Int](repeating: 0, count: remaining.count)
    func fill(_ position: Int, _ left: Int, _ length: Double) {
      if walk.work > Self.workLimit { return }
      if position == remaining.count - 1 {
        guard left <= remaining[position] else { return }
        cells[position] = left
        let rest = zip(remaining, cells).map { $0 - $1 }.sorted()
        extend(rest, length - logFactorial[left], later, paths, &walk, &next)
        return
      }
      let others = remaining[(position + 1)...].reduce(0, +)
      let low = max(0, left - others)
      let high = min(left, remaining[position])
      guard low <= high else { return }
      for count in low...high {
        cells[position] = count
        fill(position + 1, left - count, length - logFactorial[count])
      }
    }
    fill(0, lineTotals[line], 0)
  }

  /// Carries all paths over one placement, or settles them where the bounds allow.
  private func extend(
    _ rest: [Int], _ length: Double, _ later: [Int], _ paths: [(key: Int64, value: Double)],
    _ walk: inout Walk, _ next: inout [[Int]: [Int64: Double]]
  ) {
    walk.work += paths.count + rest.count
    let longest = longestPath(rest, later) + 1e-9
    let shortest = -min(
      rest.reduce(0) { $0 + logFactorial[$1] }, later.reduce(0) { $0 + logFactorial[$1] })
    // All completions together: Σ Π 1/x! = N! / (Π row! Π column!).
    let mass =
      logFactorial[rest.reduce(0, +)] - (rest + later).reduce(0) { $0 + logFactorial[$1] }
    for (past, ways) in paths {
      let path = Double(past) * Self.grain + length
      if path + longest <= walk.limit {
        walk.sum += ways * exp(path + mass + walk.constant)
      } else if path + shortest <= walk.limit {
        next[rest, default: [:]][Int64((path / Self.grain).rounded()), default: 0] += ways
      }
    }
  }

  /// An upper bound of −Σ ln x! over the tables with these margins.
  private func longestPath(_ rest: [Int], _ later: [Int]) -> Double {
    let total = Double(later.reduce(0, +))
    guard total > 0 else { return 0 }
    var bound = 0.0
    for line in later where line > 0 {
      for margin in rest where margin > 0 {
        let expected = Double(line) * Double(margin) / total
        let logExpected = log(expected)
        // max over whole x of x ln e − ln x! lies at ⌊e⌋; Σ x ln e is the same for every table.
        let peak = Int(expected)
        bound += Double(peak) * logExpected - logFactorial[peak] - expected * logExpected
      }
    }
    return bound
  }
}
