internal import Drawing

/// The objects of a PDF file as Cairo writes it: numbered from 1 without gaps, one table of their
/// places, dictionaries in plain text, streams compressed or not.
struct PDFObjects {
  private let file: [UInt8]
  /// Where the body of each object stands, by number; the first is none.
  private var bodies: [Range<Int>] = [0..<0]
  /// The dictionary at the end of the file.
  private var trailer = 0..<0

  /// How many numbers there are, 0 included.
  var count: Int { bodies.count }

  /// The objects of a file; `nil` if it is not as Cairo writes it.
  init?(_ file: [UInt8]) {
    self.file = file
    let mark = Array("startxref\n".utf8)
    guard let end = file.lastIndex(of: mark),
      let table = PDFScanner(file[(end + mark.count)...]).firstNumber, file.indices.contains(table),
      var places = Self.places(in: file, table)
    else { return nil }
    let order = places.indices.dropFirst().sorted { places[$0] < places[$1] }
    bodies = Array(repeating: 0..<0, count: places.count)
    places.append(table)
    for (index, number) in order.enumerated() {
      let next = index + 1 < order.count ? places[order[index + 1]] : table
      guard let body = Self.body(in: file, places[number]..<next) else { return nil }
      bodies[number] = body
    }
    trailer = table..<end
  }

  private static func places(in file: [UInt8], _ table: Int) -> [Int]? {
    var scanner = PDFScanner(file[table...])
    guard scanner.word() == "xref", scanner.word() == "0", let count = scanner.number(), count > 1
    else { return nil }
    var places: [Int] = []
    places.reserveCapacity(count)
    for _ in 0..<count {
      guard let place = scanner.number(), scanner.number() != nil, scanner.word() != nil,
        file.indices.contains(place)
      else { return nil }
      places.append(place)
    }
    return places
  }

  /// What stands between `12 0 obj` and `endobj`.
  private static func body(in file: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let line = UInt8(ascii: "\n")
    guard let head = file[range].firstIndex(of: line) else { return nil }
    let close = Array("endobj".utf8)
    var end = range.upperBound
    while end > head, !file[..<end].hasSuffix(close) { end -= 1 }
    end -= close.count
    while end > head, file[end - 1] <= 0x20 { end -= 1 }
    return end > head ? (head + 1)..<end : nil
  }

  /// What an object is.
  subscript(number: Int) -> ArraySlice<UInt8> {
    bodies.indices.contains(number) ? file[bodies[number]] : []
  }

  /// The value of a key in the dictionary with which an object begins.
  func value(_ key: String, of number: Int) -> ArraySlice<UInt8>? {
    PDFScanner(self[number]).value(of: key)
  }

  /// The object to which a key refers.
  func reference(_ key: String, of number: Int) -> Int? {
    value(key, of: number).flatMap { PDFScanner($0).firstNumber }
  }

  /// All the objects to which a key refers: of `[3 0 R 4 0 R]` or `3 0 R`.
  func references(_ key: String, of number: Int) -> [Int] {
    guard let value = value(key, of: number) else { return [] }
    var scanner = PDFScanner(value)
    if value.first != UInt8(ascii: "[") { return scanner.number().map { [$0] } ?? [] }
    var numbers: [Int] = []
    // Of `5 11 0 R` in a tree of numbers the key 5 is no reference.
    var last: (Int, Int)?
    var word = scanner.word()
    while let known = word {
      if known == "R", let last { numbers.append(last.0) }
      last = Int(known).map { (last?.1 ?? 0, $0) }
      word = scanner.word()
    }
    return numbers
  }

  /// The object to which the file's trailer refers by a key.
  func root(_ key: String) -> Int? {
    PDFScanner(file[trailer]).afterWord("trailer").value(of: key)
      .flatMap { PDFScanner($0).firstNumber }
  }

  /// The contents of a compressed stream, unpacked; `nil` if there is none.
  func stream(_ number: Int) -> ArraySlice<UInt8>? {
    let body = self[number]
    var scanner = PDFScanner(body)
    guard let dictionary = scanner.skipValue() else { return nil }
    scanner.skipBlanks()
    guard body[scanner.position...].starts(with: "stream".utf8) else { return nil }
    var start = scanner.position + 6
    if body[start] == 13 { start += 1 }
    start += 1
    guard let length = PDFScanner(dictionary).value(of: "Length") else { return nil }
    var count = PDFScanner(length).firstNumber ?? 0
    if length.last == UInt8(ascii: "R") { count = PDFScanner(self[count]).firstNumber ?? 0 }
    guard count > 0, start + count <= body.endIndex else { return nil }
    return body[start..<(start + count)]
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
  }
}
