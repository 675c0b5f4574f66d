import Foundation

/// All ways to place the total of a line within what the columns still hold.
struct Placements {
  private let line: Int
  private let sums: [Int]
  private let logFactorial: [Double]
  /// What the columns from each position on hold.
  private let after: [Int]
  private var taken: [Int]
  private var rest: [Int]

  init(line: Int, within sums: [Int], logFactorial: [Double]) {
    self.line = line
    self.sums = sums
    self.logFactorial = logFactorial
    var after = [Int](repeating: 0, count: sums.count + 1)
    for index in sums.indices.reversed() { after[index] = after[index + 1] + sums[index] }
    self.after = after
    taken = [Int](repeating: 0, count: sums.count)
    rest = taken
  }

  /// Calls `body` with what is placed, what remains of the columns, the length −Σ ln x! of the
  /// placement, and its probability where all arrangements of the columns' content are equally likely;
  /// all that are more probable than `least`, from the middle outwards. Stops where `body` says no, and
  /// then returns false.
  mutating func forEach(
    above least: Double, _ body: ([Int], [Int], Double, Double) -> Bool
  ) -> Bool {
    fill(0, line, length: 0, share: 1, least, body)
  }

  private mutating func fill(
    _ position: Int, _ left: Int, length: Double, share: Double, _ least: Double,
    _ body: ([Int], [Int], Double, Double) -> Bool
  ) -> Bool {
    let sum = sums[position]
    if position == sums.count - 1 {
      taken[position] = left
      rest[position] = sum - left
      return body(taken, rest, length - logFactorial[left], share)
    }
    let others = after[position + 1]
    let low = max(0, left - others)
    let high = min(left, sum)
    // The count of one column is hypergeometric: from its mode it falls to both sides.
    let mode = min(high, max(low, (left + 1) * (sum + 1) / (sum + others + 2)))
    let peak =
      share
      * exp(
        logChoose(sum, mode) + logChoose(others, left - mode)
          - logChoose(sum + others, left))
    func next(_ count: Int, _ share: Double) -> Bool {
      taken[position] = count
      rest[position] = sum - count
      return fill(
        position + 1, left - count, length: length - logFactorial[count], share: share, least,
        body)
    }
    var count = mode
    var part = peak
    while count <= high, part > least {
      if !next(count, part) { return false }
      part *= Double((sum - count) * (left - count))
      part /= Double((count + 1) * (others - left + count + 1))
      count += 1
    }
    count = mode
    part = peak
    while count > low {
      part *= Double(count * (others - left + count))
      part /= Double((sum - count + 1) * (left - count + 1))
      count -= 1
      if part <= least { break }
      if !next(count, part) { return false }
    }
    return true
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorial[n] - logFactorial[k] - logFactorial[n - k]
  }
}
