import Foundation

/// Lengths of paths, ascending once merged, each with the probability of the tables that have it.
struct PathList {
  private var lengths: [Double] = []
  /// Before merging the weight of each entry, after it the sum up to and with it.
  private var weights: [Double] = []

  init() {}

  init(length: Double, weight: Double) {
    lengths = [length]
    weights = [weight]
  }

  var count: Int { lengths.count }
  /// All weights together, once merged.
  var mass: Double { weights.last ?? 0 }

  /// Adds the entries of a merged list, longer by `length`, their weights times `weight`.
  mutating func append(
    _ other: PathList, length: Double = 0, weight: Double, negligible: Double = 0
  ) {
    var before = 0.0
    for index in other.lengths.indices {
      let share = (other.weights[index] - before) * weight
      before = other.weights[index]
      if share < negligible { continue }
      lengths.append(other.lengths[index] + length)
      weights.append(share)
    }
  }

  /// Sorts the entries, puts equal lengths together and sums up the weights.
  mutating func merge() {
    let order = lengths.indices.sorted {
      lengths[$0] != lengths[$1] ? lengths[$0] < lengths[$1] : $0 < $1
    }
    var (merged, sums): ([Double], [Double]) = ([], [])
    var total = 0.0
    for index in order {
      total += weights[index]
      if let last = merged.last, lengths[index] - last < 1e-10 * max(1, abs(last)) {
        sums[sums.count - 1] = total
      } else {
        merged.append(lengths[index])
        sums.append(total)
      }
    }
    (lengths, weights) = (merged, sums)
  }

  /// The weight of all pairs of entries, one of each merged list, that together are not longer than
  /// `limit`; and how much work it was to find out.
  func share(joining other: PathList, within limit: Double) -> (weight: Double, work: Int) {
    guard let low = lengths.first, let high = lengths.last, let otherLow = other.lengths.first,
      let otherHigh = other.lengths.last
    else { return (0, 1) }
    if high + otherHigh <= limit { return (mass * other.mass, 1) }
    if low + otherLow > limit { return (0, 1) }
    if count == 1 { return (mass * other.sum(within: limit - low), 8) }
    if other.count == 1 { return (other.mass * sum(within: limit - otherLow), 8) }
    var sum = 0.0
    var before = 0.0
    var place = other.count
    for index in lengths.indices {
      let rest = limit - lengths[index]
      while place > 0, other.lengths[place - 1] > rest { place -= 1 }
      if place == 0 { break }
      sum += (weights[index] - before) * other.weights[place - 1]
      before = weights[index]
    }
    return (sum, count + other.count)
  }

  /// The weight of the entries that are not longer than `limit`.
  private func sum(within limit: Double) -> Double {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if lengths[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : weights[low - 1]
  }
}

/// Column sums without their order, packed into a number.
struct MarginKey {
  private let count: Int
  private let bits: UInt64

  /// `nil` where the sums do not fit.
  init?(count: Int, largest: Int) {
    guard count > 0, count <= 16 else { return nil }
    self.count = count
    bits = UInt64(64 / count)
    guard bits >= 32 || largest < 1 << Int(bits) else { return nil }
  }

  func key(of sums: [Int]) -> UInt64 {
    guard count > 1 else { return UInt64(sums[0]) }
    // A handful of numbers: insertion is the fastest sort.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { ordered in
      for index in 0..<count {
        let value = sums[index]
        var place = index
        while place > 0, ordered[place - 1] > value {
          ordered[place] = ordered[place - 1]
          place -= 1
        }
        ordered[place] = value
      }
      var key: UInt64 = 0
      for index in 0..<count { key = key << bits | UInt64(ordered[index]) }
      return key
    }
  }

  func sums(of key: UInt64) -> [Int] {
    guard count > 1 else { return [Int(key)] }
    var rest = key
    var sums = [Int](repeating: 0, count: count)
    for index in stride(from: count - 1, through: 0, by: -1) {
      sums[index] = Int(rest & (1 << bits - 1))
      rest >>= bits
    }
    return sums
  }
}

/// The lists of path lengths of some lines, for all column sums that they can have; made when asked for
/// and kept.
struct PathLists {
  let key: MarginKey
  private let lines: [Int]
  private let logFactorial: [Double]
  /// What weighs less is left out.
  let negligible: Double
  private(set) var lists: [PathList] = []
  /// For each number of lines, from the first on, where the list of column sums is.
  private var places: [[UInt64: Int]]
  /// Entries written and compared so far.
  var work = 0
  /// Work above which the count is given up: a few seconds.
  static let workLimit = 300_000_000

  init(of lines: [Int], key: MarginKey, logFactorial: [Double], negligible: Double) {
    self.lines = lines
    self.key = key
    self.logFactorial = logFactorial
    self.negligible = negligible
    places = [[UInt64: Int]](repeating: [:], count: lines.count + 1)
  }

  /// Where the merged list of all lines with the given column sums is; its weights are conditional on
  /// the sums. `nil` where the work is too much.
  mutating func index(sums: [Int]) -> Int? { index(lineCount: lines.count, sums: sums) }

  private mutating func index(lineCount: Int, sums: [Int]) -> Int? {
    let number = key.key(of: sums)
    if let known = places[lineCount][number] { return known }
    let list: PathList
    if lineCount <= 1 {
      list = PathList(length: sums.reduce(0) { $0 - logFactorial[$1] }, weight: 1)
      work += 10
    } else {
      guard let made = made(lineCount: lineCount, sums: key.sums(of: number)) else { return nil }
      list = made
    }
    lists.append(list)
    places[lineCount][number] = lists.count - 1
    return lists.count - 1
  }

  private mutating func made(lineCount: Int, sums: [Int]) -> PathList? {
    var list = PathList()
    var placements = Placements(
      line: lines[lineCount - 1], within: sums, logFactorial: logFactorial)
    let isComplete = placements.forEach(above: negligible) { _, rest, length, share in
      guard let index = index(lineCount: lineCount - 1, sums: rest) else { return false }
      list.append(lists[index], length: length, weight: share, negligible: negligible)
      // Sorting is the dear part.
      work += 20 * lists[index].count
      return work < Self.workLimit
    }
    guard isComplete else { return nil }
    list.merge()
    return list
  }
}
