import Foundation

/// Lines for the person at the terminal; all go to the standard error.
enum Terminal {
  /// Whether a person is looking.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a line; nothing for an empty one.
  static func write(_ line: String) {
    guard !line.isEmpty else { return }
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes over the line on which the cursor stands.
  static func overwrite(_ line: String) {
    FileHandle.standardError.write(Data(("\r\u{1B}[2K" + line).utf8))
  }
}
