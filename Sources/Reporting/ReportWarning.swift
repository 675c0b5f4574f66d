/// Something that the author should know and the reviewer may see: dropped rows, a model that did
/// not converge, an estimate without support.
///
/// Warnings are collected during the run, printed at its end with their line and kept in the ledger.
public struct ReportWarning: Codable, Hashable, Sendable {
  /// A stable, hyphenated name, by which the front matter can silence it: `dropped-rows`.
  public var name: String
  /// One or two sentences: what, where, what to do.
  public var text: String
  /// The line of the template at which the warning arose, if it is known.
  public var line: Int?

  /// A warning.
  public init(name: String, text: String, line: Int? = nil) {
    self.name = name
    self.text = text
    self.line = line
  }
}
