/// Why a report cannot be made: one message with file, line, block, reason and remedy.
public struct ReportFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the template, or of the Swift file beside it.
  public var file: String
  /// The line, from 1, if there is one.
  public var line: Int?
  /// The column, from 1, in bytes of UTF-8.
  public var column: Int?
  /// What stands there: `block fig-km`.
  public var place: String?
  /// What is wrong.
  public var message: String
  /// How to mend it.
  public var remedy: String?
  /// The source line.
  public var excerpt: String?

  /// A failure.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, place: String? = nil, message: String,
    remedy: String? = nil, excerpt: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.place = place
    self.message = message
    self.remedy = remedy
    self.excerpt = excerpt
  }

  /// `report.md:57:42: block fig-km: …`, the source line with a caret, and the remedy.
  public var description: String {
    var text = file
    for number in [line, column].prefix(while: { $0 != nil }) { text += ":\(number ?? 0)" }
    text += ": " + (place.map { "\($0): " } ?? "") + message
    if let excerpt { text += "\n" + quoted(excerpt) }
    if let remedy { text += "\n  " + remedy }
    return text
  }

  private func quoted(_ excerpt: String) -> String {
    let number = line.map(String.init) ?? ""
    let margin = String(repeating: " ", count: number.count)
    // A paragraph on one line would fill the terminal.
    let isLong = excerpt.count > 160 && (column ?? 0) < 150
    var text = "  \(number) | " + (isLong ? excerpt.prefix(150) + " …" : excerpt)
    if let column, column > 0 {
      // A tab before the caret stays a tab and a Chinese character takes two places, so that the
      // caret stands below its character.
      let before = String(decoding: excerpt.utf8.prefix(column - 1), as: UTF8.self)
      let indent = before.map { $0 == "\t" ? "\t" : $0.isWide ? "  " : " " }.joined()
      text += "\n  \(margin) | \(indent)^"
    }
    return text
  }
}

/// Several failures of one report, in the order of the file.
public struct ReportFailures: Error, Sendable, CustomStringConvertible {
  /// The failures.
  public var failures: [ReportFailure]

  /// Failures.
  public init(_ failures: [ReportFailure]) { self.failures = failures }

  /// The first five, and how many there are besides.
  public var description: String {
    let shown = failures.prefix(5).map(\.description)
    let rest = failures.count - shown.count
    return (shown + (rest > 0 ? ["… and \(rest) more."] : [])).joined(separator: "\n")
  }
}

extension Character {
  /// Whether a terminal gives the character two places.
  fileprivate var isWide: Bool {
    guard let scalar = unicodeScalars.first?.value, scalar >= 0x1100 else { return false }
    let ranges: [ClosedRange<UInt32>] = [
      0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0x1f300...0x1faff, 0x20000...0x3fffd,
    ]
    return ranges.contains { $0.contains(scalar) }
  }
}
