import ArgumentParser
import Documents
import Foundation
import Typesetting
import Weaving

/// `offprint bundle`
struct BundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Run a template and make the archive that a journal asks for.",
    discussion: """
      Examples:

        offprint bundle report.md
        offprint bundle report.md -o submission.zip --figures tiff,eps
        offprint bundle report.md --param data=november.csv

      The archive holds

        Manuscript.pdf            as it reads, figures and tables in place
        Supplement.pdf            the supplement, where it has a file of its own
        Figures/Figure_1.tiff …   each figure by its number, in its own formats or those of --figures
        Figure_legends.pdf, .md   what stands below the figures
        Tables.pdf, .md           all tables
        Tables/Table_1.csv …      their cells as data
        Source_data/Figure_1.csv  the numbers that a figure draws
        Word_counts.txt           words of each part
        Ledger.json               every number with what made it
        README.txt                the list of all, with SHA-256

      Nothing is written before everything has succeeded. The same report gives the same bytes. The
      data of patients are not in the archive.
      """)

  @Argument(help: "The template (.md).", completion: .file(extensions: ["md"]))
  var file: String

  @Option(
    name: .shortAndLong, help: "The archive; NAME-submission.zip beside the template if left out.")
  var output: String?

  @Option(
    name: .customLong("figures"),
    help: "The formats of all figures instead of their own: tiff, eps, pdf, png, svg.")
  var figures: String?

  @OptionGroup var options: RunOptions

  mutating func validate() throws {
    _ = try figureFormats()
    if let output, !output.hasSuffix(".zip") {
      throw ValidationError("The archive is a ZIP file: -o \(output).zip")
    }
  }

  func run() async throws {
    let archive = try place()
    let request = RenderRequest(
      formats: [.pdf], parameters: options.parameters, parameterFile: options.parameterFile,
      output: nil, force: options.force, detail: options.detail)
    let rendering = Rendering(path: file, request: request, weaver: try options.weaver())
    do {
      try await rendering.bundle(into: archive, figureFormats: try figureFormats())
    } catch {
      // Whatever it is, it is the report that failed, not the command that was wrong.
      throw ReportFailed(description: "\(error)")
    }
  }

  /// Where the archive goes; refused before anything runs where it cannot be written.
  private func place() throws -> URL {
    let template = URL(filePath: file)
    let stem = template.deletingPathExtension().lastPathComponent
    let archive =
      output.map { URL(filePath: $0) }
      ?? template.deletingLastPathComponent().appending(path: stem + "-submission.zip")
    let folder = archive.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue, FileManager.default.isWritableFile(atPath: folder.path) else {
      throw ReportFailed(
        description: "\(archive.relativePath): there is no folder \(folder.relativePath) that can "
          + "be written to; make it or name another place with -o")
    }
    if FileManager.default.fileExists(atPath: archive.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw ReportFailed(
        description: "\(archive.relativePath): is a folder; name a file with -o")
    }
    return archive
  }

  private func figureFormats() throws -> [FigureFormat]? {
    try figures.map { list in
      let formats = try list.split(separator: ",").map { word -> FigureFormat in
        let name = word.trimmingCharacters(in: .whitespaces).lowercased()
        guard let format = FigureFormat(rawValue: name == "tif" ? "tiff" : name) else {
          let known = FigureFormat.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("--figures does not know \(name); it knows \(known).")
        }
        return format
      }
      guard !formats.isEmpty else { throw ValidationError("Name a format: --figures tiff,eps") }
      return formats
    }
  }
}
