import ArgumentParser
import Documents
import Foundation
import Weaving

/// `offprint render`
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Run templates and write their documents, figures, tables and ledger.",
    discussion: """
      Examples:

        offprint render report.md
        offprint render report.md --to pdf,html --output out
        offprint render report.md --param data=november.csv --param horizons=[2,5]

      Nothing is written before everything has succeeded: a report that fails leaves the files of the
      last good render as they were. Paths in a template and in --param are relative to the
      template's folder.
      """)

  @Argument(help: "The templates (.md).", completion: .file(extensions: ["md"]))
  var files: [String]

  @Option(
    name: .customLong("to"),
    help: "The documents to write instead of those in the front matter: pdf, html, md, png, json.")
  var formats: String?

  @Option(name: .customLong("param"), help: "A parameter of the template, name=value.")
  var parameters: [String] = []

  @Option(name: .customLong("params"), help: "A YAML file of parameters.")
  var parameterFile: String?

  @Option(help: "The folder for what is written; the template's own if left out.")
  var output: String?

  @Flag(help: "Compile and run even what a cache would skip.")
  var force = false

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  @Flag(help: "Say how long each step takes, and what the program printed.")
  var verbose = false

  mutating func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
    if files.isEmpty { throw ValidationError("Name the template: offprint render report.md") }
    for parameter in parameters
    where parameter.firstIndex(of: "=") ?? parameter.startIndex == parameter.startIndex {
      throw ValidationError("Write --param name=value, not --param \(parameter).")
    }
    _ = try documentFormats()
    try Self.checkEnvironment()
    let names = files.map { URL(filePath: $0).lastPathComponent }
    if output != nil, Set(names).count < names.count {
      throw ValidationError(
        "Two templates of the same name would write the same files in --output.")
    }
  }

  func run() async throws {
    let weaver = try Self.makeWeaver()
    let request = RenderRequest(
      formats: try documentFormats(), parameters: parameters, parameterFile: parameterFile,
      output: output, force: force, detail: quiet ? .quiet : verbose ? .verbose : .normal)
    var failures: [String] = []
    for file in files {
      if isRendered(file) {
        let word = "is what a render left, not a template"
        if files.count == 1 { throw ReportFailed(description: "\(file): \(word)") }
        if !quiet { Terminal.write("\(file): passed over: it \(word)") }
        continue
      }
      do {
        try await Rendering(path: file, request: request, weaver: weaver).render()
      } catch {
        failures.append("\(error)")
        Terminal.write("\(error)")
      }
    }
    if !failures.isEmpty { throw ReportFailed(description: "") }
  }

  /// Whether `*.md` has named the Markdown of an earlier render.
  private func isRendered(_ file: String) -> Bool {
    guard file.hasSuffix(".rendered.md") else { return false }
    let ledger = file.dropLast(".rendered.md".count) + ".ledger.json"
    return FileManager.default.fileExists(atPath: String(ledger))
  }

  /// Refuses what of the environment would fail later, in words that nobody connects with it.
  static func checkEnvironment() throws {
    // The compiler reads it too, and would refuse it in words that nobody connects with it.
    if let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty,
      UInt64(epoch).map({ $0 > 253_402_300_799 }) ?? true
    {
      throw ValidationError(
        "SOURCE_DATE_EPOCH is “\(epoch)”; it holds seconds since 1970, such as 1767225600.")
    }
  }

  /// What compiles and runs templates.
  static func makeWeaver() throws -> Weaver {
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

  private func documentFormats() throws -> [DocumentFormat]? {
    try formats.map { list in
      try list.split(separator: ",").map { word in
        let name = word.trimmingCharacters(in: .whitespaces)
        guard let format = DocumentFormat(rawValue: name) else {
          let known = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("--to does not know \(name); it knows \(known).")
        }
        return format
      }
    }
  }
}
