public import Documents

/// A template together with its text, which errors quote.
public struct TemplateSource: Sendable {
  /// The parsed template.
  public let template: Template
  /// The file's lines, without their ends.
  package let lines: [Substring]

  /// A template and the text from which it was parsed.
  public init(_ template: Template, text: String) {
    self.template = template
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The name of the file, without its folder.
  var fileName: String { String(template.path.split(separator: "/").last ?? "report.md") }

  /// The file's line, from 1.
  func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  /// What stands at a line, in words: `block fig-km`, `inline expression`; `nil` in prose.
  func place(of line: Int) -> String? {
    if template.expressions.contains(where: { $0.line == line && !isInBlock(line) }) {
      return "inline expression"
    }
    return template.blocks.last { $0.line <= line && line <= end(of: $0) + 1 }.map(name(of:))
  }

  /// The block in words: its label, or its place among the blocks.
  func name(of block: CodeBlock) -> String {
    "block \(block.options.label ?? "\(block.index + 1)")"
  }

  private func isInBlock(_ line: Int) -> Bool {
    template.blocks.contains { $0.codeLine <= line && line <= end(of: $0) }
  }

  private func end(of block: CodeBlock) -> Int {
    block.codeLine + block.code.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// A failure at a place of the template.
  func failure(
    line: Int?, column: Int? = nil, _ message: String, remedy: String? = nil
  ) -> ReportFailure {
    ReportFailure(
      file: template.path, line: line, column: column, place: line.flatMap(place(of:)),
      message: message, remedy: remedy, excerpt: line.flatMap(self.line))
  }
}
