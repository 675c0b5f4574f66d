import Foundation

/// Round numbers that cover a range, as R's `pretty` chooses them.
///
/// **Source:** Becker, Chambers & Wilks, *The New S Language*, 1988: steps of 1, 2 or 5 times a power of
/// ten, with a preference for the larger of two steps.
package enum PrettyNumbers {
  /// About `count` intervals that cover `low`…`high`, both ends included; a single number where the two
  /// are equal and 0. The numbers are finite and `low` is not above `high`.
  package static func covering(_ low: Double, _ high: Double, count: Int) -> [Double] {
    guard low.isFinite, high.isFinite, low <= high, (high - low).isFinite, count > 0 else {
      return []
    }
    let unit = unit(low, high, count: count)
    guard unit > 0, unit.isFinite else { return [low, high].filter { _ in low < high } + [high] }
    let slack = 1e-10
    var first = (low / unit + slack).rounded(.down)
    var last = (high / unit - slack).rounded(.up)
    while first * unit > low + slack * unit { first -= 1 }
    while last * unit < high - slack * unit { last += 1 }
    let lacking = (0.5 + Double(count / 3) - (last - first)).rounded(.down)
    if lacking > 0 {
      let half = (lacking / 2).rounded(.down)
      let rest = lacking - half
      if first >= 0 {
        (first, last) = (first - half, last + rest)
      } else {
        (first, last) = (first - rest, last + half)
      }
    }
    return stride(from: first, through: last, by: 1).map { decimal($0, unit) }
  }

  /// The distance of the numbers.
  private static func unit(_ low: Double, _ high: Double, count: Int) -> Double {
    let (bias, fiveBias) = (1.5, 0.5 + 1.5 * 1.5)
    let range = high - low
    let size = max(abs(low), abs(high))
    let isSmall = range < size * (1.5 / (1 + fiveBias)) * Double(max(1, count)) * .ulpOfOne * 3
    var cell = range / Double(count)
    if range == 0 && size == 0 {
      cell = 1
    } else if isSmall || range == 0 {
      cell = (size > 10 ? 9 + size / 10 : size) * 0.75 / Double(max(1, count / 3))
    }
    let base = power(of: Int(log10(cell).rounded(.down)))
    var unit = base
    if 2 * base - cell < bias * (cell - unit) { unit = 2 * base }
    if 5 * base - cell < fiveBias * (cell - unit) { unit = 5 * base }
    if 10 * base - cell < bias * (cell - unit) { unit = 10 * base }
    return unit
  }

  private static func power(of exponent: Int) -> Double {
    exponent < 0 ? 1 / pow(10, Double(-exponent)) : pow(10, Double(exponent))
  }

  /// `factor` × `unit` without the noise that multiplying by 0.1 leaves.
  private static func decimal(_ factor: Double, _ unit: Double) -> Double {
    let inverse = 1 / unit
    return unit < 1 && inverse == inverse.rounded() ? factor / inverse : factor * unit
  }
}
