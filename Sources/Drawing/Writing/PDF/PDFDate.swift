import Foundation

/// The date that a document names as that of its creation.
///
/// Cairo wants ISO 8601 and writes it without the `D:` that PDF prescribes; and where it is given no
/// date it writes the time of day, which would make each file another. Both are put right in the
/// finished bytes without moving any of them.
package struct PDFDate: Sendable {
  /// The time in ISO 8601, to the second, in UTC.
  package let text: String
  /// Whether it stands in the file.
  package let isWritten: Bool

  /// The date that is `given`, else that of the environment, else none.
  package init(
    _ given: String?, environment: [String: String] = ProcessInfo.processInfo.environment
  )
    throws(DrawingError)
  {
    if let given {
      let isDay = given.utf8.count == 10
      text = isDay ? given + "T00:00:00Z" : given
      isWritten = true
      guard Self.isTime(text) else { throw .date(given) }
    } else if let epoch = environment["SOURCE_DATE_EPOCH"] {
      guard let seconds = Int(epoch), (0...253_402_300_799).contains(seconds) else {
        throw .date(epoch)
      }
      text = Self.text(of: seconds)
      isWritten = true
    } else {
      text = "2000-01-01T00:00:00Z"
      isWritten = false
    }
  }

  /// Whether a text is a day or a time as `2026-11-20` and `2026-11-20T08:00:00Z` are.
  package static func isDate(_ text: String) -> Bool {
    isTime(text.utf8.count == 10 ? text + "T00:00:00Z" : text)
  }

  /// Whether a text has the shape `2026-11-20T08:00:00Z` and names a day of the calendar.
  private static func isTime(_ text: String) -> Bool {
    let shape = text.utf8.map { (48...57).contains($0) ? UInt8(ascii: "0") : $0 }
    guard String(decoding: shape, as: UTF8.self) == "0000-00-00T00:00:00Z" else { return false }
    let parts = text.split(whereSeparator: { "-T:Z".contains($0) }).compactMap { Int($0) }
    guard parts.count == 6, parts[0] >= 1, (1...12).contains(parts[1]) else { return false }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
    return (1...days).contains(parts[2]) && parts[3] < 24 && parts[4] < 60 && parts[5] < 60
  }

  /// Seconds since 1970 in ISO 8601.
  private static func text(of seconds: Int) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
    let date = Date(timeIntervalSince1970: Double(seconds))
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    func padded(_ number: Int?, _ length: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
      + "T\(padded(parts.hour, 2)):\(padded(parts.minute, 2)):\(padded(parts.second, 2))Z"
  }

  /// A file in which the date is written as PDF prescribes, or is not written.
  func corrected(_ file: [UInt8]) -> [UInt8] {
    let digits = text.filter(\.isNumber)
    // Cairo indents the line by three blanks; two of them make room for the prefix.
    let written = Array("   /CreationDate (\(digits)Z)".utf8)
    let replacement =
      isWritten
      ? Array(" /CreationDate (D:\(digits)Z)".utf8) : Array(repeating: 0x20, count: written.count)
    // The information stands near the end of the file.
    guard let place = file.lastIndex(of: written) else { return file }
    var file = file
    file.replaceSubrange(place..<place + written.count, with: replacement)
    return file
  }
}

extension [UInt8] {
  /// Where `part` stands for the last time.
  package func lastIndex(of part: [UInt8]) -> Int? {
    guard let first = part.first, count >= part.count else { return nil }
    return (0...count - part.count).last { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}
