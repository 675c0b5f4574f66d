import ArgumentParser
import Foundation
import Weaving

/// What every command takes that runs a template.
struct RunOptions: ParsableArguments {
  @Option(name: .customLong("param"), help: "A parameter of the template, name=value.")
  var parameters: [String] = []

  @Option(name: .customLong("params"), help: "A YAML file of parameters.")
  var parameterFile: String?

  @Flag(help: "Compile and run even what a cache would skip.")
  var force = false

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  @Flag(help: "Say how long each step takes, and what the program printed.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
    for parameter in parameters
    where parameter.firstIndex(of: "=") ?? parameter.startIndex == parameter.startIndex {
      throw ValidationError("Write --param name=value, not --param \(parameter).")
    }
    // The compiler reads it too, and would refuse it in words that nobody connects with it.
    if let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty,
      UInt64(epoch).map({ $0 > 253_402_300_799 }) ?? true
    {
      throw ValidationError(
        "SOURCE_DATE_EPOCH is “\(epoch)”; it holds seconds since 1970, such as 1767225600.")
    }
  }

  /// How much is said.
  var detail: RenderRequest.Detail { quiet ? .quiet : verbose ? .verbose : .normal }

  /// What compiles and runs templates.
  func weaver() throws -> Weaver {
    let environment = ProcessInfo.processInfo.environment
    do {
      let command =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        ?? CommandLine.arguments[0]
      return Weaver(
        library: try Library(besideCommand: command),
        cache: try ProgramCache(environment: environment), environment: environment)
    } catch {
      throw ReportFailed(description: "\(error)")
    }
  }
}
