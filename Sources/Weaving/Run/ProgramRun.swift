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
  ///
  /// `progress` is told from time to time which block is running.
  func run(
    parameters: [FrontMatter.Parameter], progress: (@Sendable (_ place: String) -> Void)?
  ) async throws -> RunOutcome {
    let request = RunRequest(
      template: source.template, parameters: parameters, results: folder + "/results",
      marker: folder + "/marker", printout: folder + "/printout")
    let path = folder + "/request.json"
    try JSONEncoder().encode(request).write(to: URL(filePath: path))
    let watcher = progress.map { watch(request.marker, $0) }
    defer { watcher?.cancel() }
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

  private func watch(
    _ marker: String, _ progress: @escaping @Sendable (String) -> Void
  ) -> Task<Void, Never> {
    Task {
      while (try? await Task.sleep(for: .milliseconds(100))) != nil {
        guard let (path, line) = markedPlace(marker) else { continue }
        let blocks = source.template.blocks
        guard let block = blocks.last(where: { source.holds($0, line, path) }) else { continue }
        progress("\(source.name(of: block)), \(block.index + 1) of \(blocks.count)")
      }
    }
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
    var place = markedPlace(marker)
    if let recorded {
      return source.failure(
        in: place?.path ?? "", line: recorded.line ?? place?.line, recorded.message)
    }
    if let trap = Trap(standardError: said, isOurs: { source.path(named: $0) != nil }) {
      if let line = trap.line, let path = trap.file.flatMap(source.path(named:)) {
        place = (path, line)
      }
      return source.failure(
        in: place?.path ?? "", line: place?.line, trap.message, remedy: trap.remedy)
    }
    let (message, remedy) = ending(status, said)
    return source.failure(in: place?.path ?? "", line: place?.line, message, remedy: remedy)
  }

  /// How a program ended that said nothing of its own.
  private func ending(_ status: TerminationStatus, _ said: String) -> (String, String?) {
    switch status {
    case .signaled(9):
      (
        "the system ended the report",
        "The memory was probably exhausted: read fewer columns or close other programs."
      )
    case .signaled(4), .signaled(5):
      (
        "the report stopped at a value that cannot be",
        "The usual cause is a whole number beyond the range of `Int`: reckon with `Double`."
      )
    case .signaled(11):
      (
        "the report crashed: the stack is full, or memory was used that is not there",
        "The usual cause is a function that calls itself without end."
      )
    case .signaled(let signal): ("the report crashed with signal \(signal)\(quoted(said))", nil)
    case .exited(let code):
      (
        "the template ended the program itself, with status \(code)\(quoted(said))",
        "Drop the call of `exit`."
      )
    }
  }

  private func quoted(_ said: String) -> String {
    said.split(separator: "\n").last.map { ": \($0)" } ?? ""
  }

  private func markedPlace(_ path: String) -> (path: String, line: Int)? {
    guard let data = FileManager.default.contents(atPath: path), data.count >= 8 else { return nil }
    return source.place(ofMark: data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) })
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
