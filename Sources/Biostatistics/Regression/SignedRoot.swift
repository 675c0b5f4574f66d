import NumericalMethods

/// The search for a profile-likelihood limit: where the signed root of a likelihood ratio reaches a
/// quantile. The root is nearly straight, so that few fits are needed.
enum SignedRoot {
  /// The place beyond `centre` where `root` is `target` away from 0; negative targets lie below. `nil`
  /// where the likelihood never falls so far. `scale` is a standard error, to set out with.
  static func place(
    from centre: Double, scale: Double, target: Double, of root: (Double) throws -> Double
  ) throws -> Double? {
    var near = (place: centre, value: 0.0)
    var step = scale * target
    for _ in 0..<40 {
      let far = (place: near.place + step, value: try root(near.place + step))
      guard far.value.isFinite else { return nil }
      if abs(far.value) >= abs(target) {
        return try refined(near, far, target, of: root)
      }
      // A likelihood that no longer falls has no limit on this side.
      if abs(far.value - near.value) < 1e-4 * abs(target), abs(step) > 100 * scale { return nil }
      near = far
      step *= 1.5
    }
    return nil
  }

  /// Regula falsi with the Illinois rule between two places around the target.
  private static func refined(
    _ inner: (place: Double, value: Double), _ outer: (place: Double, value: Double),
    _ target: Double, of root: (Double) throws -> Double
  ) throws -> Double {
    var (a, b) = ((inner.place, inner.value - target), (outer.place, outer.value - target))
    for _ in 0..<60 {
      let place = (a.0 * b.1 - b.0 * a.1) / (b.1 - a.1)
      let value = try root(place) - target
      if abs(value) < 1e-9 || abs(b.0 - a.0) < 1e-12 * abs(b.0) { return place }
      if (value < 0) == (b.1 < 0) {
        a.1 /= 2
      } else {
        a = b
      }
      b = (place, value)
    }
    return b.0
  }
}
