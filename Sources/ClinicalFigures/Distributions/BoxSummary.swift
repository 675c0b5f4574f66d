import DataFrames

/// What a box shows of values in ascending order.
struct BoxSummary {
  let quartile1: Double
  let median: Double
  let quartile3: Double
  /// The ends of the whiskers: the last values within 1.5 box lengths.
  let whiskers: (low: Double, high: Double)
  /// The values beyond.
  let outliers: [Double]

  /// `nil` without values.
  init?(sorted values: [Double]) {
    guard let first = values.first, let last = values.last else { return nil }
    let low = Column.quantile(0.25, ofSorted: values)
    let high = Column.quantile(0.75, ofSorted: values)
    let reach = 1.5 * (high - low)
    (quartile1, quartile3) = (low, high)
    median = Column.quantile(0.5, ofSorted: values)
    let inner = values.filter { $0 >= low - reach && $0 <= high + reach }
    // A whisker never ends inside its box.
    whiskers = (min(inner.first ?? first, low), max(inner.last ?? last, high))
    let ends = whiskers
    outliers = values.filter { $0 < ends.low || $0 > ends.high }
  }
}

/// Places points of equal height side by side.
enum PointSwarm {
  /// For each y, ascending, how far it is moved to the side so that no two discs of this diameter cover
  /// each other, as far as `widest` allows; in the same units as y.
  static func offsets(_ y: [Double], diameter: Double, widest: Double) -> [Double] {
    var placed: [(x: Double, y: Double)] = []
    var first = 0
    for height in y {
      while first < placed.count, placed[first].y < height - diameter { first += 1 }
      let near = placed[first...]
      var choice = 0.0
      // The nearest free place to the middle, right and left in turn.
      search: for step in 0...Int(max(0, widest / diameter * 4)) {
        for side in step == 0 ? [1.0] : [1.0, -1.0] {
          let x = side * Double(step) * diameter / 4
          let isFree = near.allSatisfy {
            let (dx, dy) = ($0.x - x, $0.y - height)
            return dx * dx + dy * dy >= diameter * diameter * 0.999
          }
          if isFree {
            choice = x
            break search
          }
        }
      }
      placed.append((choice, height))
    }
    return placed.map(\.x)
  }
}
