import Synchronization

/// What surrounds a run: the seed, the house style, how to warn and how to stop.
///
/// It is a task-local value, never a global: two reports can run in one process, and a test sees
/// only its own.
public struct ReportContext: Sendable {
  /// The document's seed, from which every random routine without its own derives one.
  public var seed: UInt64
  /// How numbers become text.
  public var style: NumberStyle
  /// The document's language, as a BCP 47 tag: `en`, `zh`.
  public var language: String
  /// The unit of the times in the data, as the front matter names it: `years`.
  public var timeUnit: String?
  /// Where warnings and the files that were read are collected.
  public var journal: RunJournal
  /// Ends the report with a message and, where it is known, the template's line. Bad input that
  /// meets a call without `try` ends here, never in a trap.
  public var stop: @Sendable (_ message: String, _ line: Int?) -> Never

  /// A context; without a `stop` the message goes to the standard error and the process ends.
  public init(
    seed: UInt64 = 0, style: NumberStyle = NumberStyle(), language: String = "en",
    timeUnit: String? = nil, journal: RunJournal = RunJournal(),
    stop: (@Sendable (String, Int?) -> Never)? = nil
  ) {
    self.seed = seed
    self.style = style
    self.language = language
    self.timeUnit = timeUnit
    self.journal = journal
    self.stop = stop ?? ReportContext.endProcess
  }

  /// The context of the running report.
  @TaskLocal public static var current = ReportContext()

  /// Notes a warning in the running report.
  public static func warn(_ name: String, _ text: String, line: Int? = nil) {
    current.journal.warn(ReportWarning(name: name, text: text, line: line))
  }
}

/// What a run leaves besides its results: warnings and the files that it read. Safe to use from
/// several tasks at once.
public final class RunJournal: Sendable {
  /// A file that the run read.
  public struct Input: Codable, Hashable, Sendable {
    /// The path as the template gave it.
    public var path: String
    /// The SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// How many rows of data it held, if it is a table.
    public var rows: Int?

    /// A record of a file that was read.
    public init(path: String, sha256: String, rows: Int? = nil) {
      self.path = path
      self.sha256 = sha256
      self.rows = rows
    }
  }

  private struct Contents {
    var warnings: [ReportWarning] = []
    var inputs: [Input] = []
  }

  private let contents = Mutex(Contents())
  private let line: @Sendable () -> Int?

  /// An empty journal. `line` tells which line of the template is running, for warnings that do not
  /// know theirs.
  public init(line: @escaping @Sendable () -> Int? = { nil }) { self.line = line }

  /// Notes a warning; the same warning at the same line is noted once.
  public func warn(_ warning: ReportWarning) {
    var warning = warning
    warning.line = warning.line ?? line()
    contents.withLock { [warning] in
      if !$0.warnings.contains(warning) { $0.warnings.append(warning) }
    }
  }

  /// Notes a file that was read; reading it again changes nothing.
  public func read(_ input: Input) {
    contents.withLock {
      if !$0.inputs.contains(input) { $0.inputs.append(input) }
    }
  }

  /// Hands over the warnings noted since the last call.
  public func takeWarnings() -> [ReportWarning] {
    contents.withLock { contents in
      defer { contents.warnings = [] }
      return contents.warnings
    }
  }

  /// All files read so far, in order.
  public var inputs: [Input] { contents.withLock { $0.inputs } }
}
