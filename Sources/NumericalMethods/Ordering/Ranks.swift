/// Ranks from 1, ties sharing their mean.
package struct Ranks: Sendable {
  /// The rank of each value, in the order of the values.
  package let values: [Double]
  /// Σ (t³ − t) over the runs of t tied values; 0 without ties.
  package let tieCorrection: Double

  /// Whether any two values are equal.
  package var hasTies: Bool { tieCorrection > 0 }

  /// The ranks of `sample`, which holds no NaN.
  package init(_ sample: [Double]) {
    let order = SortOrder.ascending(sample)
    var ranks = [Double](repeating: 0, count: sample.count)
    var correction = 0.0
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, sample[Int(order[end])] == sample[Int(order[first])] { end += 1 }
      let rank = Double(first + 1 + end) / 2
      for position in first..<end { ranks[Int(order[position])] = rank }
      let run = Double(end - first)
      correction += run * run * run - run
      first = end
    }
    values = ranks
    tieCorrection = correction
  }
}
