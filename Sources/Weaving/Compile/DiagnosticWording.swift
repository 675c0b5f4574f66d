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
    diagnostics.filter { $0.severity == .warning && !Self.isNoise($0.message) }
      .compactMap(failure).map { found in
        var warning = found
        warning.message = "warning: " + found.message
        return warning
      }
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
    if let text = companions[diagnostic.file] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let excerpt =
        lines.indices.contains(diagnostic.line - 1) ? String(lines[diagnostic.line - 1]) : nil
      return ReportFailure(
        file: source.path(besideTemplate: diagnostic.file), line: diagnostic.line,
        column: diagnostic.column,
        message: diagnostic.message, remedy: remedy(for: diagnostic), excerpt: excerpt)
    }
    guard let path = source.path(named: diagnostic.file) else { return outside(diagnostic) }
    var failure = source.failure(
      in: path, line: diagnostic.line, column: diagnostic.column, diagnostic.message,
      remedy: remedy(for: diagnostic))
    if diagnostic.message.contains("unable to type-check this expression") {
      failure.message =
        "the compiler gives up on this expression: it has too many possible readings"
    }
    return failure
  }

  /// A bracket is missed at the end of the file, which is no line of the template; a note names the
  /// line where it was opened.
  private func outside(_ diagnostic: Diagnostic) -> ReportFailure? {
    for note in diagnostic.notes {
      guard let path = source.path(named: note.file) else { continue }
      return source.failure(
        in: path, line: note.line, column: note.column,
        "\(diagnostic.message), \(note.message)")
    }
    return nil
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
    if let name = Self.unknownName(in: message), !message.contains("has no member"),
      DeclaredNames.all(in: source.template).contains(name)
    {
      return "An extension, and each type that it concerns, stands outside of the report and does "
        + "not see `\(name)`: hand it in as a parameter of a function."
    }
    if let name = Self.unknownName(in: message), let near = nearest(to: name) {
      return "Did you mean `\(near)`?"
    }
    return diagnostic.notes.first.map { note in
      let place = source.path(named: note.file) != nil ? " (line \(note.line))" : ""
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
    DeclaredNames.all(in: source.template).union(["params"]).sorted().nearest(to: name)
  }
}
