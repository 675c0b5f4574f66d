import Documents

/// A template woven into one Swift file, ready for the compiler.
public struct Program: Sendable {
  /// The Swift source.
  public let source: String

  /// Weaves a template.
  ///
  /// Throws a `ReportFailure` or `ReportFailures` where the template says something that no compiler
  /// should be asked about; `BrokenSyntax` where a block is not Swift, for the compiler to say why.
  public init(_ source: TemplateSource) throws {
    var weaver = ProgramWeaver(source)
    try weaver.weave()
    self.source = weaver.text
  }
}

/// A block or expression that the parser cannot read.
package struct BrokenSyntax: Error {
  /// A file with the block as it is, which makes the compiler say what is wrong.
  package var source: String
  /// The file that it stands in.
  package var path: String
  /// The line at which it begins.
  package var line: Int
}
