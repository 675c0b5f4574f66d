import Documents
import Foundation
@preconcurrency import Glibc
import Reporting

/// What the `@main` of a woven program calls.
public enum OffprintProgram {
  /// Reads the request that the first argument names, runs the report, and leaves the records. The
  /// process ends with status 1 if the report fails.
  public static func run(
    _ report: @Sendable (OffprintRun, OffprintParameters) async throws -> Void
  ) async {
    // A trap is told by its line; a core file beside the template helps nobody.
    var none = rlimit()
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    endWithTheCommand()
    let run: OffprintRun
    do {
      run = try OffprintRun(request: request())
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
    let succeeded = await ReportContext.$current.withValue(context(of: run)) {
      await OffprintRun.$current.withValue(run) { await perform(report, run) }
    }
    if !succeeded { exit(1) }
  }

  /// Ends the process when the command that started it is no more: a report that never comes to its
  /// end would otherwise run on for good.
  private static func endWithTheCommand() {
    let command = getppid()
    Thread.detachNewThread {
      while getppid() == command { usleep(250_000) }
      _exit(1)
    }
  }

  private static func perform(
    _ report: @Sendable (OffprintRun, OffprintParameters) async throws -> Void, _ run: OffprintRun
  ) async -> Bool {
    do {
      try await report(run, OffprintParameters(run.request.parameters))
      try run.complete()
      return true
    } catch {
      run.fail("\(error)", line: nil)
      return false
    }
  }

  private static func request() throws -> RunRequest {
    guard let path = CommandLine.arguments.dropFirst().first else {
      throw RunError.request("the first argument has to name it")
    }
    do {
      return try JSONDecoder().decode(
        RunRequest.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw RunError.request("\(path): \(error.localizedDescription)")
    }
  }

  private static func context(of run: OffprintRun) -> ReportContext {
    ReportContext(
      seed: run.request.seed, style: run.request.style, language: run.request.language,
      timeUnit: run.request.timeUnit, journal: RunJournal(line: { run.currentLine }),
      stop: { message, line in
        run.fail(message, line: line)
        exit(1)
      })
  }
}
