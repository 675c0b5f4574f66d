import Glibc

extension FileBytes {
  /// The content as UTF-8 without a byte-order mark. What is not text, or not valid in the
  /// encoding, is an error that names the line and the remedy.
  func decoded(from encoding: TextEncoding, path: String) throws(CSVFailure) -> FileBytes {
    if starts(with: [0xEF, 0xBB, 0xBF]), encoding == .automatic || encoding == .utf8 {
      return try FileBytes(content: Array(bytes[3..<count])).validated(path: path)
    }
    if encoding == .automatic || encoding == .utf16 {
      if starts(with: [0xFF, 0xFE]) { return try converted(from: "UTF-16LE", skipping: 2, path) }
      if starts(with: [0xFE, 0xFF]) { return try converted(from: "UTF-16BE", skipping: 2, path) }
    }
    if encoding == .utf16 { return try converted(from: "UTF-16LE", skipping: 0, path) }
    if let kind = binaryKind { throw .binary(path: path, kind: kind) }
    if encoding == .automatic || encoding == .utf8 { return try validated(path: path) }
    return try converted(from: encoding.name, skipping: 0, path)
  }

  private func starts(with prefix: [UInt8]) -> Bool {
    count >= prefix.count && bytes.starts(with: prefix)
  }

  /// What the file is, if it is no text.
  private var binaryKind: String? {
    let signatures: [([UInt8], String)] = [
      ([0x50, 0x4B, 3, 4], "a zip archive, such as an Excel workbook"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word file"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x1F, 0x8B], "compressed with gzip"),
      ([0x24, 0x46, 0x4C, 0x32], "an SPSS file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ]
    for (signature, kind) in signatures where starts(with: signature) { return kind }
    let holdsZero = bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { memchr($0, 0, count) != nil } ?? false
    }
    return holdsZero ? "a binary file (it holds zero bytes)" : nil
  }

  private func validated(path: String) throws(CSVFailure) -> FileBytes {
    guard let offset = firstInvalidOffset else { return self }
    throw .invalidText(path: path, line: line(at: offset), encoding: "UTF-8")
  }

  /// The line on which the byte at `offset` stands, counted from 1.
  private func line(at offset: Int) -> Int {
    bytes[..<min(offset, count)].count { $0 == 0x0A } + 1
  }

  /// Where UTF-8 breaks off, if it does: overlong forms, surrogates and values beyond U+10FFFF
  /// count as broken.
  private var firstInvalidOffset: Int? {
    let span = bytes.span.bytes
    var offset = 0
    while offset < count {
      // Eight plain characters at a time; the padding behind the content is plain too.
      if span.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
      {
        offset += 8
        continue
      }
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      guard let length = sequenceLength(at: offset, lead) else { return offset }
      offset += length
    }
    return nil
  }

  private func sequenceLength(at offset: Int, _ lead: UInt8) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= count, second.contains(bytes[offset + 1]) else { return nil }
    for place in (offset + 2)..<max(offset + 2, offset + length)
    where !(0x80...0xBF).contains(bytes[place]) { return nil }
    return length
  }

  /// Converts with the system's `iconv`.
  private func converted(
    from name: String, skipping skipped: Int, _ path: String
  ) throws(CSVFailure) -> FileBytes {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      throw .unknownEncoding(name)
    }
    defer { iconv_close(converter) }
    var consumed = skipped
    var failed = false
    var input = bytes
    // No encoding that is read here takes more than four bytes of UTF-8 for one of its own.
    let content = [UInt8](unsafeUninitializedCapacity: (count - skipped) * 4 + 4) {
      output, length in
      input.withUnsafeMutableBytes { source in
        guard let sourceStart = source.baseAddress, let start = output.baseAddress else { return }
        var from: UnsafeMutablePointer<CChar>? = (sourceStart + skipped).assumingMemoryBound(
          to: CChar.self)
        var left = count - skipped
        var to: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(start).assumingMemoryBound(
          to: CChar.self)
        var room = output.count
        failed = iconv(converter, &from, &left, &to, &room) == -1
        consumed = count - left
        length = output.count - room
      }
    }
    guard !failed else {
      let lines = content.count { $0 == 0x0A }
      throw .invalidText(path: path, line: lines + 1, encoding: name)
    }
    _ = consumed
    return FileBytes(content: content)
  }
}
