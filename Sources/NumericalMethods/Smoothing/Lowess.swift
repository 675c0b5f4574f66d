import Foundation

/// A curve through points: near each place a straight line, weighted by distance.
///
/// Each place has the share `span` of the points for its neighbours, with tricube weights. With
/// `iterations` above 0 points far from the curve lose weight, which is wrong for outcomes of 0 and 1:
/// cases would count as outliers. Lines are fitted no nearer to each other than 1 % of the range and
/// joined in between, so that the work is about 100 times the neighbours, however many points there are.
///
/// **Source:** Cleveland, *J Am Stat Assoc* 1979;74:829–36; checked against R's `lowess`.
package struct Lowess: Sendable {
  /// The places, ascending.
  package let x: [Double]
  /// The height of the curve at each.
  package private(set) var y: [Double]
  private let given: [Double]

  /// Smooths finite values at finite places, in any order and of equal number.
  package init(x: [Double], y: [Double], span: Double = 2.0 / 3, iterations: Int = 3) {
    let order = SortOrder.ascending(x)
    let places = order.map { x[Int($0)] }
    let values = order.map { y[Int($0)] }
    self.x = places
    given = values
    self.y = values
    let count = values.count
    guard count > 1, let first = places.first, let last = places.last else { return }
    let neighbours = max(2, min(count, Int((span * Double(count) + 1e-7).rounded(.down))))
    let shortest = 0.01 * (last - first)
    var weights = [Double](repeating: 1, count: count)
    for iteration in 0...max(0, iterations) {
      pass(neighbours: neighbours, delta: shortest, weights: weights)
      guard iteration < iterations, let next = robustWeights() else { return }
      weights = next
    }
  }

  /// The height at a place, on the straight line between its neighbours; NaN outside.
  package func value(at place: Double) -> Double {
    guard let first = x.first, let last = x.last, place >= first, place <= last else { return .nan }
    var (low, high) = (0, x.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if x[middle] <= place { low = middle } else { high = middle }
    }
    guard x[high] > x[low] else { return y[low] }
    let share = (place - x[low]) / (x[high] - x[low])
    return y[low] * (1 - share) + y[high] * share
  }

  // MARK: - One pass

  private mutating func pass(neighbours: Int, delta: Double, weights: [Double]) {
    let count = x.count
    var window = 0..<neighbours
    var done = -1
    var place = 0
    while true {
      while window.upperBound < count,
        x[place] - x[window.lowerBound] > x[window.upperBound] - x[place]
      {
        window = (window.lowerBound + 1)..<(window.upperBound + 1)
      }
      y[place] = height(at: x[place], window, weights) ?? given[place]
      if done >= 0, done < place - 1 { join(done, place) }
      done = place
      guard done < count - 1 else { return }
      let cut = x[done] + delta
      place = done + 1
      while place < count, x[place] <= cut {
        if x[place] == x[done] {
          y[place] = y[done]
          done = place
        }
        place += 1
      }
      guard done < count - 1 else { return }
      place = max(done + 1, place - 1)
    }
  }

  /// Puts the points between two fitted ones on the line between them.
  private mutating func join(_ from: Int, _ to: Int) {
    let width = x[to] - x[from]
    for place in (from + 1)..<to {
      let share = width > 0 ? (x[place] - x[from]) / width : 0
      y[place] = share * y[to] + (1 - share) * y[from]
    }
  }

  /// The height of the weighted line at a place; `nil` where no point has weight.
  private func height(at place: Double, _ window: Range<Int>, _ robust: [Double]) -> Double? {
    let reach = max(place - x[window.lowerBound], x[window.upperBound - 1] - place)
    var weights: [Double] = []
    weights.reserveCapacity(window.count)
    var sum = 0.0
    // Points tied with the last neighbour take part too.
    for index in window.lowerBound..<x.count {
      let distance = abs(x[index] - place)
      guard distance <= 0.999 * reach else {
        if x[index] > place { break }
        weights.append(0)
        continue
      }
      var weight = robust[index]
      if distance > 0.001 * reach {
        let share = distance / reach
        let rest = 1 - share * share * share
        weight *= rest * rest * rest
      }
      weights.append(weight)
      sum += weight
    }
    guard sum > 0 else { return nil }
    return line(at: place, from: window.lowerBound, weights, sum: sum, isFlat: reach <= 0)
  }

  private func line(
    at place: Double, from first: Int, _ weights: [Double], sum: Double, isFlat: Bool
  ) -> Double {
    var (mean, spread, level, slope) = (0.0, 0.0, 0.0, 0.0)
    for offset in weights.indices { mean += weights[offset] / sum * x[first + offset] }
    for offset in weights.indices {
      let distance = x[first + offset] - mean
      let weight = weights[offset] / sum
      spread += weight * distance * distance
      level += weight * given[first + offset]
      slope += weight * distance * given[first + offset]
    }
    let range = (x.last ?? 0) - (x.first ?? 0)
    guard !isFlat, spread.squareRoot() > 0.001 * range else { return level }
    return level + (place - mean) * slope / spread
  }

  // MARK: - Robustness

  /// Bisquare weights of the distances from the curve; `nil` where nearly all lie on it.
  private func robustWeights() -> [Double]? {
    let residuals = y.indices.map { abs(given[$0] - y[$0]) }
    let sorted = residuals.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count % 2 == 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    let limit = 6 * median
    let mean = residuals.reduce(0, +) / Double(residuals.count)
    guard limit >= 1e-7 * mean, limit > 0 else { return nil }
    return residuals.map { residual in
      if residual <= 0.001 * limit { return 1 }
      guard residual <= 0.999 * limit else { return 0 }
      let share = residual / limit
      return (1 - share * share) * (1 - share * share)
    }
  }
}
