/// The distinct texts of a column, found by their bytes: a hash table with open addressing and
/// linear steps. The table itself holds numbers of entries only, so that it stays in the cache
/// also where every text is another one (`Benchmarks/csv`).
struct CSVTextTable {
  private struct Entry: BitwiseCopyable {
    /// The first 8 bytes; of more than 16 the hash of all.
    let key: UInt64
    /// The last 8 bytes where there are more than 8.
    let tail: UInt64
    let length: Int32
    /// −1 where the text stands for a missing cell.
    let code: Int32
  }

  /// A table that takes no memory, to stand in for another.
  static let empty = CSVTextTable()

  /// Numbers of entries, counted from 1; 0 is free. Their count is a power of 2.
  private var slots: [Int32] = []
  private var entries: [Entry] = []
  /// Where each distinct text first occurs; its place is its code.
  private(set) var occurrences: [CSVField] = []
  private let missing: MissingTexts

  init(missing: MissingTexts) {
    self.missing = missing
    slots = [Int32](repeating: 0, count: 64)
  }

  private init() { missing = MissingTexts([]) }

  /// The code of the field's text: a new one where it has not occurred yet, −1 if it is missing.
  @inline(__always)
  mutating func code(_ bytes: RawSpan, _ field: CSVField) -> Int32 {
    let length = field.end - field.start
    let key = CSVTextTable.key(bytes, field.start, length)
    let tail = length > 8 ? bytes.word(field.end - 8) : 0
    let mask = slots.count - 1
    var index = CSVTextTable.slotIndex(key, tail, length) & mask
    while true {
      let slot = Int(slots[index])
      if slot == 0 { return add(bytes, field, key, tail, at: index) }
      let entry = entries[slot - 1]
      if entry.key == key, entry.tail == tail, Int(entry.length) == length,
        length <= 16 || isSame(bytes, entry.code, field)
      {
        return entry.code
      }
      index = (index + 1) & mask
    }
  }

  /// Gives a new code to a text that is looked up elsewhere.
  mutating func addOccurrence(_ field: CSVField) -> Int32 {
    occurrences.append(field)
    return Int32(occurrences.count - 1)
  }

  /// A missing text of more than 16 bytes has no occurrence to compare with; it is looked up anew.
  @inline(__always)
  private func isSame(_ bytes: RawSpan, _ code: Int32, _ field: CSVField) -> Bool {
    guard code >= 0 else { return missing.contains(bytes, field) }
    let known = occurrences[Int(code)].start
    let tail = field.end - field.start - 8
    var offset = 0
    while offset < tail {
      if bytes.word(known + offset) != bytes.word(field.start + offset) { return false }
      offset += 8
    }
    return bytes.word(known + tail) == bytes.word(field.start + tail)
  }

  @inline(never)
  private mutating func add(
    _ bytes: RawSpan, _ field: CSVField, _ key: UInt64, _ tail: UInt64, at index: Int
  ) -> Int32 {
    let isMissing =
      bytes.isBlank(field.start, field.end)
      ? missing.includesEmpty : missing.contains(bytes, field)
    let code = isMissing ? -1 : addOccurrence(field)
    entries.append(
      Entry(key: key, tail: tail, length: Int32(field.end - field.start), code: code))
    slots[index] = Int32(entries.count)
    if entries.count * 3 > slots.count * 2 { grow() }
    return code
  }

  private mutating func grow() {
    slots = LargePages.array(repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (number, entry) in entries.enumerated() {
      var index = CSVTextTable.slotIndex(entry.key, entry.tail, Int(entry.length)) & mask
      while slots[index] != 0 { index = (index + 1) & mask }
      slots[index] = Int32(number + 1)
    }
  }

  /// The first 8 bytes of a text, of more than 16 a hash of all.
  @inline(__always)
  private static func key(_ bytes: RawSpan, _ start: Int, _ length: Int) -> UInt64 {
    if length == 0 { return 0 }
    if length < 8 { return bytes.word(start) << UInt64(64 - 8 * length) }
    if length <= 16 { return bytes.word(start) }
    var hash: UInt64 = 0
    var offset = 0
    while offset + 8 <= length {
      hash = (hash ^ bytes.word(start + offset)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    hash = (hash ^ bytes.word(start + length - 8)) &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func slotIndex(_ key: UInt64, _ tail: UInt64, _ length: Int) -> Int {
    // Both halves of a 128-bit product depend on every bit: numbered identifiers, which differ in
    // a few bits only, spread evenly.
    let product = (key ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: tail ^ UInt64(length) ^ 0xBF58_476D_1CE4_E5B9)
    return Int(truncatingIfNeeded: (product.high ^ product.low) & 0x7FFF_FFFF)
  }
}

extension RawSpan {
  /// Eight bytes from `offset`, which may reach into the padding.
  @inline(__always)
  func word(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}

extension RawSpan {
  /// Whether all bytes between two places are ASCII.
  func isPlain(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index + 8 <= end {
      guard word(index) & 0x8080_8080_8080_8080 == 0 else { return false }
      index += 8
    }
    while index < end {
      guard byte(index) < 0x80 else { return false }
      index += 1
    }
    return true
  }
}
