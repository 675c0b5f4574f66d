extension RandomStream {
  /// The stream number `index` among many of one seed.
  ///
  /// Resamples draw from streams of their own, so that the result of a simulation does not depend on
  /// which core drew which resample. Seed and number are mixed by SplitMix64's finaliser before they
  /// meet, so that neighbouring seeds and numbers share nothing.
  package init(seed: UInt64, stream index: Int) {
    self.init(seed: Self.mixed(seed) ^ Self.mixed(~UInt64(bitPattern: Int64(index))))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// `count` numbers drawn from 0..<`count` with replacement: the rows of a bootstrap resample.
  package mutating func resample(_ count: Int) -> [Int] {
    (0..<count).map { _ in below(count) }
  }

  /// The numbers 0..<`count` in random order.
  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    var last = count - 1
    while last > 0 {
      order.swapAt(last, below(last + 1))
      last -= 1
    }
    return order
  }
}
