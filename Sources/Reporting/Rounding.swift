/// Rounding for print: half away from zero, as authors and reviewers do by hand.
enum Rounding {
  /// `value` × 10^`decimals`, rounded half away from zero, as a whole number without sign;
  /// `nil` where a `Double` cannot hold the whole number exactly.
  ///
  /// A value within four units in the last place of a tie is taken for the tie: 0.285, which has no
  /// exact binary form, is the 28.5 % of 57 patients in 200 and rounds up. (C's `printf` rounds the
  /// binary neighbour, here downwards.)
  static func scaled(_ value: Double, decimals: Int) -> Int? {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let product = value.magnitude * scale
    guard product < 0x1p52 else { return nil }
    // The part of the exact product that the rounding of the multiplication dropped.
    let remainder = (-product).addingProduct(value.magnitude, scale)
    let whole = product.rounded(.down)
    let excess = (product - whole - 0.5) + remainder
    return Int(whole) + (excess >= -4 * product.ulp ? 1 : 0)
  }

  /// 100 × `count` / `total` × 10^`decimals`, rounded half up from the exact quotient.
  static func percentage(_ count: Int, of total: Int, decimals: Int) -> Int {
    var scale = 100
    for _ in 0..<decimals { scale *= 10 }
    let (quotient, remainder) = (count * scale).quotientAndRemainder(dividingBy: total)
    return quotient + (remainder * 2 >= total ? 1 : 0)
  }
}
