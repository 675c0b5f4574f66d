/// A file made from another by changing, dropping and adding objects.
///
/// The file is written anew instead of being continued: what was wrong in it – a date without its
/// prefix, a tree of half the structure – is then nowhere in its bytes, and readers find one table of
/// objects.
struct PDFRevision {
  let old: PDFObjects
  private var changed: [Int: [UInt8]] = [:]
  private var added: [[UInt8]] = []
  /// Numbers of objects that are no longer needed, to be used again.
  private var free: [Int] = []

  init(_ old: PDFObjects) { self.old = old }

  /// Puts something else in an object's place.
  mutating func change(_ number: Int, to body: [UInt8]) { changed[number] = body }

  /// Puts a text in an object's place.
  mutating func change(_ number: Int, to body: String) { changed[number] = Array(body.utf8) }

  /// Adds entries to the dictionary with which an object begins.
  mutating func extend(_ number: Int, with entries: String) {
    let body = changed[number].map { $0[...] } ?? old[number]
    guard body.starts(with: "<<".utf8) else { return }
    changed[number] = Array("<< \(entries)".utf8) + body.dropFirst(2)
  }

  /// Drops objects; their numbers are given to new ones.
  mutating func drop(_ numbers: some Sequence<Int>) { free += numbers }

  /// A number for an object that is written later.
  mutating func reserve() -> Int {
    if let number = free.popLast() {
      changed[number] = Array("null".utf8)
      return number
    }
    added.append(Array("null".utf8))
    return old.count + added.count - 1
  }

  /// Writes a reserved object.
  mutating func write(_ number: Int, _ body: [UInt8]) {
    if number >= old.count { added[number - old.count] = body } else { changed[number] = body }
  }

  /// Adds an object and gives its number.
  mutating func add(_ body: [UInt8]) -> Int {
    let number = reserve()
    write(number, body)
    return number
  }

  /// Adds an object and gives its number.
  mutating func add(_ body: String) -> Int { add(Array(body.utf8)) }

  /// Adds a stream and gives its number; `entries` go into its dictionary.
  mutating func addStream(_ bytes: [UInt8], entries: String, isCompressed: Bool) -> Int {
    add(Self.stream(bytes, entries: entries, isCompressed: isCompressed))
  }

  /// A stream's object.
  static func stream(_ bytes: [UInt8], entries: String, isCompressed: Bool) -> [UInt8] {
    let filter = isCompressed ? " /Filter /FlateDecode" : ""
    let head = "<< \(entries)/Length \(bytes.count)\(filter) >>\nstream\n"
    return Array(head.utf8) + bytes + Array("\nendstream".utf8)
  }

  private func body(_ number: Int) -> ArraySlice<UInt8> {
    number < old.count
      ? changed[number].map { $0[...] } ?? old[number] : added[number - old.count][...]
  }

  /// The whole file; each changed object is let go of as it is copied, so that a document's streams
  /// are not there twice.
  consuming func file(root: Int, information: Int?) -> [UInt8] {
    let dropped = Set(free)
    let size = old.count + added.count
    var places = Array(repeating: 0, count: size)
    let numbers = (1..<size).filter { !dropped.contains($0) }
    var bytes: [UInt8] = []
    // A head, an end and a line of the table for each object, and what surrounds all of them.
    bytes.reserveCapacity(numbers.reduce(400) { $0 + body($1).count + 50 })
    bytes += "%PDF-1.7\n%\u{B5}\u{ED}\u{AE}\u{FB}\n".utf8
    for number in numbers {
      places[number] = bytes.count
      bytes += "\(number) 0 obj\n".utf8
      bytes += body(number)
      bytes += "\nendobj\n".utf8
      if number < old.count { changed[number] = nil } else { added[number - old.count] = [] }
    }
    let table = bytes.count
    let identity = Self.identity(of: bytes)
    bytes += "xref\n0 \(size)\n0000000000 65535 f \n".utf8
    for place in places.dropFirst() {
      let digits = String(place)
      bytes += String(repeating: "0", count: 10 - digits.count).utf8
      bytes += digits.utf8
      bytes += (place == 0 ? " 65535 f \n" : " 00000 n \n").utf8
    }
    let info = information.map { "\n   /Info \($0) 0 R" } ?? ""
    bytes += "trailer\n<< /Size \(size)\n   /Root \(root) 0 R\(info)\n".utf8
    bytes += "   /ID [ <\(identity)> <\(identity)> ]\n>>\nstartxref\n\(table)\n%%EOF\n".utf8
    return bytes
  }

  /// 32 digits that tell this file from others: two sums of all bytes as of Fowler, Noll and Vo.
  private static func identity(of bytes: [UInt8]) -> String {
    var sums: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
    for byte in bytes {
      sums.0 = (sums.0 ^ UInt64(byte)) &* 0x100_0000_01B3
      sums.1 = (sums.1 &+ UInt64(byte)) &* 0x100_0000_01B3
    }
    return [sums.0, sums.1].map { sum in
      let digits = String(sum, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
