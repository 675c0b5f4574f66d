import Documents
import Foundation

/// Says what the compiler found in the template's terms.
package struct DiagnosticWording {
  package let source: TemplateSource
  /// The text of the Swift files beside the template, by path.
  private let companions: [String: String]

  /// Wording for a template and the Swift files beside it, by path.
  package init(source: TemplateSource, companions: [String: String] = [:]) {
    self.source = source
    self.companions = companions
  }

  /// The errors among the messages as failures; `nil` where none of them is the author's.
  package func failures(_ diagnostics: [Diagnostic]) -> [ReportFailure] {
    diagnostics.filter { $0.severity == .error }.compactMap(failure)
  }

  /// The warnings that concern the author: nothing about unused or never changed names.
  package func warnings(_ diagnostics: [Diagnostic]) -> [ReportFailure] {
    diagnostics.filter { $0.severity == .warning && !Self.isNoise($0.message) }.compactMap(failure)
  }

  private static func isNoise(_ message: String) -> Bool {
    let noise = [
      "was never used", "was never mutated", "is unused", "was never assigned",
      "was written to, but never read", "no calls to throwing functions occur within 'try'",
      "will never be executed", "no 'async' operations occur within 'await'",
    ]
    return noise.contains { message.contains($0) }
  }

  private func failure(_ diagnostic: Diagnostic) -> ReportFailure? {
    let text = companions[diagnostic.file]
    guard diagnostic.file == source.fileName || text != nil else { return nil }
    if let text {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let excerpt =
        lines.indices.contains(diagnostic.line - 1) ? String(lines[diagnostic.line - 1]) : nil
      return ReportFailure(
        file: diagnostic.file, line: diagnostic.line, column: diagnostic.column,
        message: diagnostic.message, remedy: remedy(for: diagnostic), excerpt: excerpt)
    }
    var failure = source.failure(
      line: diagnostic.line, column: diagnostic.column, diagnostic.message,
      remedy: remedy(for: diagnostic))
    if diagnostic.message.contains("unable to type-check this expression") {
      failure.message =
        "the compiler gives up on this expression: it has too many possible readings"
    }
    return failure
  }

  private func remedy(for diagnostic: Diagnostic) -> String? {
    let message = diagnostic.message
    if message.contains("unable to type-check this expression") {
      return "Give its parts names with their types above, `let part: Double = …`, and use these."
    }
    if message.contains("invalid redeclaration of") {
      return "Drop `let` here and write `var` where the name is first declared."
    }
    if message.contains("is a 'let' constant") {
      return "Write `var` instead of `let` where the name is declared."
    }
    if message.contains("call can throw but is not marked with 'try'") {
      return "Write `try` before the call."
    }
    if message.contains("is 'async' but is not marked with 'await'") {
      return "Write `await` before the call."
    }
    if message.contains("did you mean") { return nil }
    if let name = Self.unknownName(in: message), let near = nearest(to: name) {
      return "Did you mean `\(near)`?"
    }
    return diagnostic.notes.first.map { note in
      let place = note.file == source.fileName ? " (line \(note.line))" : ""
      return note.message.prefix(1).uppercased() + note.message.dropFirst() + place
    }
  }

  /// The name that the compiler does not find.
  static func unknownName(in message: String) -> String? {
    for pattern in ["cannot find '", "has no member '", "cannot find type '"] {
      guard let start = message.range(of: pattern) else { continue }
      return String(message[start.upperBound...].prefix { $0 != "'" })
    }
    return nil
  }

  private func nearest(to name: String) -> String? {
    Nearest.name(to: name, among: DeclaredNames.all(in: source.template).union(["params"]))
  }
}

/// The nearest of several names.
enum Nearest {
  /// The name with the fewest letters added, dropped, changed or swapped; `nil` where more than a
  /// third of the letters differ.
  static func name(to wrong: String, among names: some Sequence<String>) -> String? {
    let limit = max(1, wrong.count / 3)
    return names.map { (distance($0.lowercased(), wrong.lowercased()), $0) }
      .filter { $0.0 <= limit && $0.1 != wrong }.min { $0 < $1 }?.1
  }

  /// The number of letters to add, drop, change or swap.
  private static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first)
    let b = Array(second)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(row[j - 1] + 1, rows[i - 1][j] + 1)
        best = min(best, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
