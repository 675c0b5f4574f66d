import Foundation

extension ReportContext {
  /// Writes the message to the standard error and ends the process with status 1: what `stop` does
  /// outside a rendered report.
  @Sendable static func endProcess(_ message: String, _ line: Int?) -> Never {
    let place = line.map { "line \($0): " } ?? ""
    FileHandle.standardError.write(Data("\(place)\(message)\n".utf8))
    exit(1)
  }
}
