public import Documents
import Foundation

/// Makes a template run: woven into a program, compiled unless that was done before, run.
public struct Weaver: Sendable {
  /// The library against which templates are compiled.
  public let library: Library
  private let cache: ProgramCache
  private let environment: [String: String]

  /// A weaver that compiles against a library and keeps programs in a cache.
  public init(library: Library, cache: ProgramCache, environment: [String: String]) {
    self.library = library
    self.cache = cache
    self.environment = environment
  }

  /// A compiled template.
  public struct Compiled: Sendable {
    let program: String
    /// Whether the compiler was not asked.
    public let isReused: Bool
    /// What the compiler warns of.
    public let warnings: [ReportFailure]
  }

  /// The program of a template, compiled or found in the cache.
  ///
  /// - Parameters:
  ///   - source: The template.
  ///   - force: Whether to compile even if the program is in the cache.
  /// - Returns: What `run` runs.
  /// - Throws: `ReportFailure` or `ReportFailures`, in the template's terms.
  public func compile(_ source: TemplateSource, force: Bool = false) async throws -> Compiled {
    let companions = try companionFiles(of: source)
    let program: Program
    do {
      program = try Program(source)
    } catch let broken as BrokenSyntax {
      throw try await syntaxFailure(broken, source)
    }
    let texts = [program.source] + companions.flatMap { [$0.path, $0.text] }
    let key = cache.key(sources: texts, library: library)
    if !force, let kept = cache.program(key) {
      return Compiled(program: kept, isReused: true, warnings: [])
    }
    return try await inFolder { folder in
      let woven = folder + "/woven.swift"
      try Data(program.source.utf8).write(to: URL(filePath: woven))
      let made = folder + "/program"
      let compiler = try compiler()
      let outcome = try await compiler.compile(
        [woven] + companions.map(\.path), in: folder, to: made)
      let wording = wording(source, companions)
      guard outcome.succeeded else {
        throw try await failure(outcome, wording, compiler, woven: program.source)
      }
      return Compiled(
        program: try cache.keep(made, key: key), isReused: false,
        warnings: wording.warnings(outcome.diagnostics))
    }
  }

  /// Runs a compiled template with these parameters; `progress` is told which block is running.
  public func run(
    _ compiled: Compiled, _ source: TemplateSource, parameters: [FrontMatter.Parameter],
    progress: (@Sendable (_ place: String) -> Void)? = nil
  ) async throws -> RunOutcome {
    let place = templateFolder(of: source)
    return try await inFolder { folder in
      let run = ProgramRun(
        program: compiled.program, source: source, folder: folder, workingFolder: place)
      return try await run.run(parameters: parameters, progress: progress)
    }
  }

  // MARK: - Failures

  private func syntaxFailure(
    _ broken: BrokenSyntax, _ source: TemplateSource
  ) async throws -> any Error {
    try await inFolder { folder in
      let path = folder + "/blocks.swift"
      try Data(broken.source.utf8).write(to: URL(filePath: path))
      let outcome = try await compiler().parse(path, in: folder)
      let failures = wording(source, []).failures(outcome.diagnostics)
      guard failures.isEmpty else { return ReportFailures(failures) }
      // What is missed at the end of the code is missed on a line that the template does not have.
      let reason = outcome.diagnostics.first { $0.severity == .error }?.message
      return source.failure(
        in: broken.path, line: broken.line,
        "the code ends too early"
          + (reason.map { ": \($0)" } ?? ""),
        remedy: "Each block holds whole statements; one cannot go on in the next block.")
    }
  }

  private func failure(
    _ outcome: Compiler.Outcome, _ wording: DiagnosticWording, _ compiler: Compiler, woven: String
  ) async throws -> any Error {
    if outcome.text.contains("module compiled with Swift")
      || outcome.text.contains("compiled with a newer version")
    {
      return ReportFailure(
        file: "offprint",
        message: "the library was built by Swift \(library.compiler), but the compiler is Swift "
          + (try await compiler.version()),
        remedy: "Build offprint again with this compiler, or put the other one into PATH.")
    }
    let failures = wording.failures(outcome.diagnostics)
    if !failures.isEmpty { return ReportFailures(failures) }
    return ReportFailure(
      file: wording.source.template.path,
      message: "the woven program does not compile, which is a fault of offprint:\n"
        + outcome.text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  // MARK: - Parts

  private func compiler() throws -> Compiler {
    let flags = CompilerFlags(
      toolchain: try Toolchain(environment: environment), library: library,
      shims: try cache.shims())
    return Compiler(flags: flags)
  }

  private func wording(
    _ source: TemplateSource, _ companions: [(path: String, text: String)]
  ) -> DiagnosticWording {
    let texts = Dictionary(companions.map { ($0.path, $0.text) }) { first, _ in first }
    return DiagnosticWording(source: source, companions: texts)
  }

  private func templateFolder(of source: TemplateSource) -> String {
    URL(filePath: source.template.path).standardizedFileURL.deletingLastPathComponent().path
  }

  /// The Swift files beside the template, which belong to it.
  private func companionFiles(
    of source: TemplateSource
  ) throws -> [(path: String, text: String)] {
    let folder = templateFolder(of: source)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.filter { $0.hasSuffix(".swift") && $0 != "Package.swift" }.sorted()
      .map { name in
        let path = folder + "/" + name
        return (path, try String(contentsOfFile: path, encoding: .utf8))
      }
  }

  /// A folder that is there while `body` runs.
  private func inFolder<Result>(
    _ body: (_ folder: String) async throws -> Result
  ) async throws -> Result {
    let folder = try cache.makeWorkFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }
}
