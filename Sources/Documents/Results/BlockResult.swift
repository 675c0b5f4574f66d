public import Drawing
public import Reporting

/// What one Swift block or inline expression left behind, as plain data. The program appends and
/// flushes it record by record, so that a trap costs one block's output and not what came before.
public struct BlockResult: Codable, Hashable, Sendable {
  /// What the record belongs to.
  public enum Source: Codable, Hashable, Sendable {
    /// The `CodeBlock` of that index.
    case block(Int)
    /// The `InlineExpression` of that index.
    case expression(Int)
  }

  /// One thing that was displayed.
  public enum Output: Codable, Hashable, Sendable {
    /// Values in a line: an estimate, a P value, a number; several are printed as a list.
    case values([ReportedValue])
    /// A table.
    case table(Table, Placement)
    /// A figure.
    case figure(Picture, Placement)
    /// Markdown to be read as part of the document.
    case markdown(String)
    /// A description of anything else, shown as it is.
    case text(String)
  }

  /// What `display(x, label:caption:alt:)` says beyond the block's options.
  public struct Placement: Codable, Hashable, Sendable {
    /// The label, if the call gives one.
    public var label: String?
    /// The caption as Markdown, if the call gives one.
    public var caption: String?
    /// The alternative text, if the call gives one.
    public var alternativeText: String?

    /// A placement; empty where the block's options say everything.
    public init(label: String? = nil, caption: String? = nil, alternativeText: String? = nil) {
      self.label = label
      self.caption = caption
      self.alternativeText = alternativeText
    }
  }

  /// What the record belongs to.
  public var source: Source
  /// What was displayed, in order.
  public var outputs: [Output]
  /// What the block wrote to its standard output.
  public var standardOutput: String
  /// What was warned of.
  public var warnings: [ReportWarning]
  /// The message of the error that a block with `error: true` threw.
  public var error: String?
  /// How long it took, in seconds; for the log, never for the ledger.
  public var duration: Double

  /// A record.
  public init(
    source: Source, outputs: [Output] = [], standardOutput: String = "",
    warnings: [ReportWarning] = [], error: String? = nil, duration: Double = 0
  ) {
    self.source = source
    self.outputs = outputs
    self.standardOutput = standardOutput
    self.warnings = warnings
    self.error = error
    self.duration = duration
  }
}
