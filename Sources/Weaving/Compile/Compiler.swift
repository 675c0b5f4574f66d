import Foundation
import Subprocess
import SystemPackage

/// Compiles woven programs.
struct Compiler: Sendable {
  let flags: CompilerFlags

  /// What a compilation left.
  struct Outcome {
    /// What the compiler said.
    var diagnostics: [Diagnostic]
    /// Whether there is a program.
    var succeeded: Bool
    /// What the compiler said, as it stands.
    var text: String
  }

  /// Compiles and links; the program is at `program` if the outcome says so.
  func compile(_ sources: [String], in folder: String, to program: String) async throws -> Outcome {
    let object = folder + "/report.o"
    let compiled = try await run(
      flags.toolchain.frontend, flags.compile(sources, to: object), in: folder)
    let diagnostics = Diagnostic.all(in: compiled.text)
    guard compiled.succeeded else {
      return Outcome(diagnostics: diagnostics, succeeded: false, text: compiled.text)
    }
    let linked = try await run(flags.toolchain.linker, flags.link(object, to: program), in: folder)
    return Outcome(
      diagnostics: diagnostics, succeeded: linked.succeeded, text: compiled.text + linked.text)
  }

  /// What the compiler says of the syntax of a file.
  func parse(_ source: String, in folder: String) async throws -> Outcome {
    let parsed = try await run(flags.toolchain.frontend, flags.parse(source), in: folder)
    return Outcome(
      diagnostics: Diagnostic.all(in: parsed.text), succeeded: parsed.succeeded, text: parsed.text)
  }

  /// The version that the compiler states.
  func version() async throws -> String {
    let result = try await run(flags.toolchain.frontend, ["-frontend", "-version"], in: "/")
    return CompilerVersion.name(in: result.text)
  }

  private func run(
    _ program: String, _ arguments: [String], in folder: String
  ) async throws -> (succeeded: Bool, text: String) {
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      workingDirectory: FilePath(folder), output: .string(limit: 1 << 22),
      error: .combinedWithOutput)
    return (result.terminationStatus.isSuccess, result.standardOutput)
  }
}
