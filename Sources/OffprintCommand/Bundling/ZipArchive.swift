import Drawing

/// A ZIP archive whose bytes depend on its files alone: no times, no rights, the order in which they
/// are added. **Source:** PKWARE's APPNOTE 6.3.
struct ZipArchive {
  private struct Entry {
    var name: [UInt8]
    var check: UInt32
    var packed: Int
    var size: Int
    var isDeflated: Bool
    var offset: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// 1 January 1980, 0:00: the first time that the format can say.
  private static let time: (clock: UInt32, day: UInt32) = (0, 0x21)

  /// Adds a file; compressed if that makes it smaller.
  mutating func add(_ path: String, _ contents: [UInt8]) {
    let deflated = Compression.deflated(contents, level: 9, isRaw: true)
    let isDeflated = deflated.count < contents.count
    let entry = Entry(
      name: Array(path.utf8), check: Compression.crc32(contents),
      packed: isDeflated ? deflated.count : contents.count, size: contents.count,
      isDeflated: isDeflated, offset: bytes.count)
    bytes += Self.little(0x0403_4B50, 4) + Self.common(entry)
    bytes += Self.little(UInt32(entry.name.count), 2) + Self.little(0, 2) + entry.name
    bytes += isDeflated ? deflated : contents
    entries.append(entry)
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    var archive = bytes
    for entry in entries {
      // Made by version 2.0 for a file system of its time.
      archive += Self.little(0x0201_4B50, 4) + Self.little(20, 2) + Self.common(entry)
      archive += Self.little(UInt32(entry.name.count), 2)
      archive += [UInt8](repeating: 0, count: 12)
      archive += Self.little(UInt32(entry.offset), 4) + entry.name
    }
    let length = archive.count - bytes.count
    archive += Self.little(0x0605_4B50, 4) + Self.little(0, 4)
    archive += Self.little(UInt32(entries.count), 2) + Self.little(UInt32(entries.count), 2)
    archive += Self.little(UInt32(length), 4) + Self.little(UInt32(bytes.count), 4)
    return archive + Self.little(0, 2)
  }

  /// What the head of a file and its entry in the directory have in common.
  private static func common(_ entry: Entry) -> [UInt8] {
    // Bit 11: names are UTF-8.
    little(20, 2) + little(0x0800, 2) + little(entry.isDeflated ? 8 : 0, 2)
      + little(time.clock, 2) + little(time.day, 2) + little(entry.check, 4)
      + little(UInt32(entry.packed), 4) + little(UInt32(entry.size), 4)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
}
