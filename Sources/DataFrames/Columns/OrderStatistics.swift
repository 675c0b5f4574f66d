/// Quantiles of values in any order, found without sorting all of them.
package enum OrderStatistics {
  /// The type-7 quantiles at ascending probabilities; NaN without values or outside 0…1. The values hold
  /// no NaN. Linear in their number.
  package static func quantiles(_ probabilities: [Double], of values: [Double]) -> [Double] {
    var rest = values
    var low = 0
    return probabilities.map { probability in
      guard !rest.isEmpty, (0...1).contains(probability) else { return .nan }
      let position = probability * Double(rest.count - 1)
      let below = Int(position)
      // What stands below an earlier, smaller quantile stays there.
      if below < low { low = 0 }
      select(below, in: &rest, from: low)
      low = below
      let value = rest[below]
      let fraction = position - Double(below)
      guard fraction > 0, below + 1 < rest.count else { return value }
      select(below + 1, in: &rest, from: below + 1)
      let next = rest[below + 1]
      // Between two equal infinite values a difference would be NaN.
      return next == value ? value : value + fraction * (next - value)
    }
  }

  /// Puts the value that sorting would put at `place` there, smaller ones before it, larger ones behind
  /// it; values before `first` are the smallest already. Hoare's selection with the median of three.
  private static func select(_ place: Int, in values: inout [Double], from first: Int) {
    values.withUnsafeMutableBufferPointer { values in
      var (low, high) = (first, values.count - 1)
      while low < high {
        let middle = low + (high - low) / 2
        if values[middle] < values[low] { values.swapAt(middle, low) }
        if values[high] < values[low] { values.swapAt(high, low) }
        if values[high] < values[middle] { values.swapAt(high, middle) }
        let pivot = values[middle]
        var (i, j) = (low, high)
        while i <= j {
          while values[i] < pivot { i += 1 }
          while pivot < values[j] { j -= 1 }
          if i <= j {
            values.swapAt(i, j)
            i += 1
            j -= 1
          }
        }
        if place <= j { high = j } else if place >= i { low = i } else { return }
      }
    }
  }
}
