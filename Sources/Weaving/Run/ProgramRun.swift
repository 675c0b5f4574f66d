public import Documents
import Foundation
public import Reporting
import Subprocess
import SystemPackage

/// One run of a compiled program, in a process of its own: a trap costs the run, never the command.
struct ProgramRun {
  let program: String
  let source: TemplateSource
  /// The folder for the files of the run.
  let folder: String
  /// The template's folder, in which the program runs.
  let workingFolder: String

  /// Runs the program on the request, of which the paths are filled in.
  func run(parameters: [FrontMatter.Parameter]) async throws -> RunOutcome {
    let request = RunRequest(
      template: source.template, parameters: parameters, results: folder + "/results",
      marker: folder + "/marker", printout: folder + "/printout")
    let path = folder + "/request.json"
    try JSONEncoder().encode(request).write(to: URL(filePath: path))
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments([path]),
      // A backtrace takes seconds; the marker knows the line.
      environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
      workingDirectory: FilePath(workingFolder), output: .discarded,
      error: .string(limit: 1 << 20))
    let records = try records(at: request.results)
    let said = result.standardError
    guard let inputs = records.inputs, result.terminationStatus.isSuccess else {
      throw failure(records.failure, result.terminationStatus, said, marker: request.marker)
    }
    return RunOutcome(results: records.results, inputs: inputs, standardError: said)
  }

  // MARK: - Records

  private func records(
    at path: String
  ) throws -> (results: [BlockResult], failure: RunFailure?, inputs: [RunJournal.Input]?) {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let decoder = JSONDecoder()
    var results: [BlockResult] = []
    var failure: RunFailure?
    var inputs: [RunJournal.Input]?
    for line in data.split(separator: UInt8(ascii: "\n")) {
      // A record that a kill cut short is not the last word of a run that succeeded.
      guard let record = try? decoder.decode(RunRecord.self, from: line) else { continue }
      switch record {
      case .result(let result): results.append(result)
      case .failed(let reason): failure = failure ?? reason
      case .finished(let read): inputs = read
      }
    }
    return (results, failure, inputs)
  }

  // MARK: - Failures

  private func failure(
    _ recorded: RunFailure?, _ status: TerminationStatus, _ said: String, marker: String
  ) -> ReportFailure {
    if let recorded {
      return source.failure(line: recorded.line, recorded.message)
    }
    let trap = Trap(standardError: said, file: source.fileName)
    let line = trap?.line ?? markedLine(marker)
    if let trap {
      return source.failure(line: line, trap.message, remedy: trap.remedy)
    }
    switch status {
    case .signaled(9):
      return source.failure(
        line: line, "the system ended the report",
        remedy: "The memory was probably exhausted: read fewer columns or close other programs.")
    case .signaled(let signal):
      return source.failure(line: line, "the report crashed with signal \(signal)\(quoted(said))")
    case .exited(let code):
      return source.failure(
        line: line, "the template ended the program itself, with status \(code)\(quoted(said))",
        remedy: "Drop the call of `exit`.")
    }
  }

  private func quoted(_ said: String) -> String {
    said.split(separator: "\n").last.map { ": \($0)" } ?? ""
  }

  private func markedLine(_ path: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: path), data.count >= 8 else { return nil }
    let line = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    return line > 0 ? line : nil
  }
}

/// What a run that came to its end left.
public struct RunOutcome: Sendable {
  /// What each block and expression left, in the order in which they ran.
  public var results: [BlockResult]
  /// The files that were read.
  public var inputs: [RunJournal.Input]
  /// What was written to the standard error.
  public var standardError: String
}
