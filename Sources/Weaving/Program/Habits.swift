import Documents
import SwiftSyntax

/// R's habits and those of Chinese input methods, found before the compiler is asked, each with the
/// line to write instead. Strings and comments are left alone.
enum Habits {
  /// One habit at one place.
  struct Finding {
    /// The bytes of the block's code that are to be replaced.
    var range: Range<Int>
    /// What is wrong, as a clause.
    var message: String
    /// What to write instead.
    var replacement: String
  }

  /// The failures of a block, one for each line, with the mended line as remedy.
  static func found(in block: ParsedBlock, source: TemplateSource) -> [ReportFailure] {
    let names = DeclaredNames.all(in: source.template)
    let findings =
      TokenHabits.found(in: block, declared: names) + SyntaxHabits.found(in: block)
    let byLine = Dictionary(grouping: findings.sorted { $0.range.lowerBound < $1.range.lowerBound })
    { block.place(of: $0.range.lowerBound).line }
    return byLine.sorted { $0.key < $1.key }.compactMap { line, findings in
      guard let first = findings.first else { return nil }
      let column = block.place(of: first.range.lowerBound).column
      return source.failure(
        in: block.block.path, line: line, column: column + inlineOffset(block, source),
        first.message,
        remedy: "Write: " + mended(findings, in: block))
    }
  }

  /// The columns by which an inline expression stands away from the margin.
  private static func inlineOffset(_ block: ParsedBlock, _ source: TemplateSource) -> Int {
    guard block.block.codeLine == block.block.line else { return 0 }
    return source.column(of: block.block) - 1
  }

  /// The line with all replacements made.
  private static func mended(_ findings: [Finding], in block: ParsedBlock) -> String {
    guard let first = findings.first else { return "" }
    let newline = UInt8(ascii: "\n")
    let start = block.bytes[..<first.range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var text = ""
    var position = start
    for finding in findings where finding.range.lowerBound >= position {
      text += block.text(position..<finding.range.lowerBound) + finding.replacement
      position = finding.range.upperBound
    }
    let end = block.bytes[position...].firstIndex(of: newline) ?? block.bytes.endIndex
    text += block.text(position..<end)
    return String(text.drop { $0 == " " || $0 == "\t" })
  }
}
