public import Reporting

/// One line of what a run leaves. A run that was cut short has no `finished`.
public enum RunRecord: Codable, Hashable, Sendable {
  /// What a block or an expression left.
  case result(BlockResult)
  /// The run ended with an error.
  case failed(RunFailure)
  /// The run came to its end; the files that it read, in order.
  case finished(inputs: [RunJournal.Input])
}

/// Why a run ended early.
public struct RunFailure: Codable, Hashable, Sendable {
  /// One clear sentence.
  public var message: String
  /// The template's line, if the failing call knows it; the marker tells otherwise.
  public var line: Int?

  /// A failure.
  public init(message: String, line: Int?) {
    self.message = message
    self.line = line
  }
}
