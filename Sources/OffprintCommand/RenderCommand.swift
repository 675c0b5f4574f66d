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

  @Option(help: "The folder for what is written; the template's own if left out.")
  var output: String?

  @OptionGroup var options: RunOptions

  mutating func validate() throws {
    if files.isEmpty { throw ValidationError("Name the template: offprint render report.md") }
    _ = try documentFormats()
    let names = files.map { URL(filePath: $0).lastPathComponent }
    if output != nil, Set(names).count < names.count {
      throw ValidationError(
        "Two templates of the same name would write the same files in --output.")
    }
  }

  func run() async throws {
    let weaver = try options.weaver()
    let request = RenderRequest(
      formats: try documentFormats(), parameters: options.parameters,
      parameterFile: options.parameterFile,
      output: output, force: options.force, detail: options.detail)
    var failures: [String] = []
    for file in files {
      if isRendered(file) {
        let word = "is what a render left, not a template"
        if files.count == 1 { throw ReportFailed(description: "\(file): \(word)") }
        if !options.quiet { Terminal.write("\(file): passed over: it \(word)") }
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
