import Foundation

/// One message of the compiler.
package struct Diagnostic: Hashable {
  package enum Severity: String { case error, warning, note, remark }

  package var file: String
  package var line: Int
  package var column: Int
  package var severity: Severity
  package var message: String
  /// The notes that follow the message.
  package var notes: [Diagnostic] = []

  /// The messages in what the compiler printed, each with its notes.
  package static func all(in text: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for line in text.split(separator: "\n") {
      guard let diagnostic = Diagnostic(line: line) else { continue }
      if diagnostic.severity == .note, !found.isEmpty {
        found[found.count - 1].notes.append(diagnostic)
      } else if !found.contains(where: { $0.isSame(as: diagnostic) }) {
        found.append(diagnostic)
      }
    }
    return found
  }

  /// `report.md:57:42: error: cannot find 'x' in scope`; `nil` of any other line.
  init?(line: Substring) {
    for severity in [Severity.error, .warning, .note, .remark] {
      guard let mark = line.firstRange(of: ": \(severity.rawValue): ") else { continue }
      let place = line[..<mark.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let row = Int(place[place.count - 2]),
        let column = Int(place[place.count - 1])
      else { continue }
      file = place.dropLast(2).joined(separator: ":")
      self.line = row
      self.column = column
      self.severity = severity
      message = Self.withoutGroup(line[mark.upperBound...])
      return
    }
    return nil
  }

  /// A message without the name of its group, `… [#DeprecatedDeclaration]`.
  private static func withoutGroup(_ message: Substring) -> String {
    guard message.hasSuffix("]"), let start = message.range(of: " [#", options: .backwards) else {
      return String(message)
    }
    return String(message[..<start.lowerBound])
  }

  private func isSame(as other: Diagnostic) -> Bool {
    file == other.file && line == other.line && column == other.column
      && severity == other.severity && message == other.message
  }
}
