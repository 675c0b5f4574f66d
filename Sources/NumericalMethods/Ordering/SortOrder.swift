/// The order that sorts a column of numbers.
package enum SortOrder {
  /// The indices that put `values` in ascending order; equal values keep their order, NaN comes last.
  /// Linear in the number of values: a radix sort of their bits that skips bytes that never differ.
  package static func ascending(_ values: [Double]) -> [Int32] {
    let count = values.count
    var indices = (0..<Int32(count)).map { $0 }
    if count < 2 { return indices }
    var keys = values.map(key)
    if isSorted(keys) { return indices }
    var otherIndices = indices
    var otherKeys = keys
    // Digits of 11 bits: six passes, and the counts of one fit the processor's nearest memory.
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      var starts = [Int32](repeating: 0, count: 2049)
      for key in keys { starts[Int((key >> shift) & 2047) + 1] += 1 }
      if starts.contains(Int32(count)) { continue }
      for bucket in 1...2048 { starts[bucket] += starts[bucket - 1] }
      starts.withUnsafeMutableBufferPointer { starts in
        otherKeys.withUnsafeMutableBufferPointer { otherKeys in
          otherIndices.withUnsafeMutableBufferPointer { otherIndices in
            for position in 0..<count {
              let key = keys[position]
              let bucket = Int((key >> shift) & 2047)
              let target = Int(starts[bucket])
              starts[bucket] += 1
              otherKeys[target] = key
              otherIndices[target] = indices[position]
            }
          }
        }
      }
      swap(&keys, &otherKeys)
      swap(&indices, &otherIndices)
    }
    return indices
  }

  /// Bits that compare as the number does: the sign flips all bits of negatives, else only itself.
  private static func key(_ value: Double) -> UInt64 {
    if value.isNaN { return .max }
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
  }

  private static func isSorted(_ keys: [UInt64]) -> Bool {
    for index in 1..<keys.count where keys[index] < keys[index - 1] { return false }
    return true
  }
}
