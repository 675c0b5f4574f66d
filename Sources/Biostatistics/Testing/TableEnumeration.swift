import Foundation
import NumericalMethods

/// The exact distribution of the probability of a table, over all tables with given margins.
///
/// The lines of the table are parted into two halves and the largest line between them. Given the
/// column sums that fall to it, each half has a list of path lengths (−Σ ln x!) with their
/// probabilities, made line by line, tables of equal length counted together and column sums taken
/// without their order; the lists of both halves meet over all placements of the line between them,
/// where a comparison of their ends settles most pairs at once. The idea of remaining margins as the
/// nodes of a network, merged up to permutation, with longest and shortest paths as bounds, is Mehta
/// and Patel's (*J Am Stat Assoc* 1983;78:427–34).
///
/// What together weighs less than 1e-7 of the P value is left out.
package struct TableEnumeration {
  /// Lines to fill, each with its total, from the smallest.
  private let lineTotals: [Int]
  /// What each position of a line holds over all lines; the shorter side of the table.
  private let margins: [Int]
  private let logFactorial: [Double]
  private let observed: Double

  /// The tables with the margins of `counts`, which has no empty row or column.
  package init(_ counts: [[Int]]) {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let linesAreRows = rows.count >= columns.count
    lineTotals = (linesAreRows ? rows : columns).sorted()
    margins = (linesAreRows ? columns : rows).sorted()
    let total = rows.reduce(0, +)
    var factorials = [0.0]
    factorials.reserveCapacity(total + 1)
    for n in 0..<total { factorials.append(factorials[n] + log(Double(n + 1))) }
    logFactorial = factorials
    observed = -counts.reduce(0) { $0 + $1.reduce(0) { $0 + factorials[$1] } }
  }

  /// The probability of all tables not more likely than the observed one (by more than 1e-7 of it);
  /// `nil` where there are too many to count.
  package func probabilityOfNotMoreLikely() -> Double? {
    guard let key = MarginKey(count: margins.count, largest: margins.last ?? 0) else { return nil }
    guard let first = sum(key, negligible: 1e-18) else { return nil }
    if first >= 1e-4 { return min(1, first) }
    // A small P value is summed again, with the negligible measured by it.
    let constant =
      (lineTotals + margins).reduce(0) { $0 + logFactorial[$1] }
      - logFactorial[lineTotals.reduce(0, +)]
    let least = max(first, exp(observed + constant))
    return sum(key, negligible: least * 1e-14).map { min(1, $0) }
  }

  /// P, all that weighs less than `negligible` left out.
  private func sum(_ key: MarginKey, negligible: Double) -> Double? {
    // The smaller lines fall to the halves in turn, so that both are about as large.
    let others = lineTotals.dropLast().enumerated()
    let first = others.filter { $0.offset % 2 == 1 }.map(\.element)
    let second = others.filter { $0.offset % 2 == 0 }.map(\.element)
    guard let starts = starts(of: first, key, negligible: negligible) else { return nil }
    var lists = PathLists(
      of: second, key: key, logFactorial: logFactorial, negligible: negligible)
    let limit = observed + 1e-7
    var sum = 0.0
    for start in starts {
      var placements = Placements(
        line: lineTotals[lineTotals.count - 1], within: start.remaining,
        logFactorial: logFactorial)
      let isComplete = placements.forEach(above: negligible / start.list.mass) {
        _, rest, length, share in
        guard let index = lists.index(sums: rest) else { return false }
        let (joined, work) = start.list.share(joining: lists.lists[index], within: limit - length)
        sum += share * joined
        lists.work += work
        return lists.work < PathLists.workLimit
      }
      if !isComplete { return nil }
    }
    return sum
  }

  private struct Start {
    let remaining: [Int]
    let list: PathList
  }

  /// All that the first half can leave, without order, each with its path lengths.
  private func starts(of lines: [Int], _ key: MarginKey, negligible: Double) -> [Start]? {
    guard !lines.isEmpty else {
      return [Start(remaining: margins, list: PathList(length: 0, weight: 1))]
    }
    var lists = PathLists(
      of: lines, key: key, logFactorial: logFactorial, negligible: negligible)
    var gathered: [UInt64: PathList] = [:]
    var placements = Placements(
      line: lines.reduce(0, +), within: margins, logFactorial: logFactorial)
    let isComplete = placements.forEach(above: negligible) { taken, rest, _, share in
      guard let index = lists.index(sums: taken) else { return false }
      gathered[key.key(of: rest), default: PathList()].append(lists.lists[index], weight: share)
      lists.work += 4 * lists.lists[index].count
      return lists.work < PathLists.workLimit / 4
    }
    guard isComplete else { return nil }
    // In the order of their keys: the order of a sum decides its last digits.
    return gathered.keys.sorted().map { number in
      var list = gathered[number] ?? PathList()
      list.merge()
      return Start(remaining: key.sums(of: number), list: list)
    }
  }
}
