import DataFrames
import NumericalMethods

/// Two columns of numbers side by side, on the rows in which neither is missing.
struct CompletePairs {
  let first: [Double]
  let second: [Double]
  let droppedCount: Int

  /// Pairs two columns; text, an infinite value or unequal lengths are an error.
  init(_ first: Column, _ second: Column) throws {
    try self.init(first.numbers(), second.numbers())
  }

  /// Pairs two lists of numbers; NaN is missing.
  init(_ first: [Double], _ second: [Double]) throws(TestFailure) {
    guard first.count == second.count else {
      throw .notPaired(first: first.count, second: second.count)
    }
    var (a, b): ([Double], [Double]) = ([], [])
    a.reserveCapacity(first.count)
    b.reserveCapacity(first.count)
    for (x, y) in zip(first, second) where !x.isNaN && !y.isNaN {
      if x.isInfinite || y.isInfinite { throw .infinite(variable: "a column of the pairs") }
      a.append(x)
      b.append(y)
    }
    self.first = a
    self.second = b
    droppedCount = first.count - a.count
  }

  var count: Int { first.count }

  /// Throws where there are fewer pairs than the method needs.
  func require(_ needed: Int, for test: String) throws(TestFailure) {
    guard count >= needed else {
      throw .outOfRange(
        "\(test) needs at least \(needed) complete pairs, and there are \(count)")
    }
  }

  /// Means and sums of squares and products about them.
  var comoments: Comoments { Comoments(first, second) }
}

/// Means of two samples, and the sums of squares and products about them.
struct Comoments {
  let first: Moments
  let second: Moments
  /// Σ (x − x̄)(y − ȳ)
  let products: Double

  init(_ x: [Double], _ y: [Double]) {
    first = Moments(x)
    second = Moments(y)
    var sum = 0.0
    for index in x.indices { sum += (x[index] - first.mean) * (y[index] - second.mean) }
    products = sum
  }

  /// Pearson's r, −1…1; `nil` where one of the two does not vary.
  var correlation: Double? {
    let spreads = (first.squares.squareRoot(), second.squares.squareRoot())
    guard !first.isConstant(spread: first.standardDeviation),
      !second.isConstant(spread: second.standardDeviation)
    else { return nil }
    return max(-1, min(1, products / spreads.0 / spreads.1))
  }
}
