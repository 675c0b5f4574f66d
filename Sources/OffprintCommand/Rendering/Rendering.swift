import Documents
import Drawing
import Foundation
import Reporting
import Typesetting
import Weaving

/// One render, from the template's file to the files that it leaves.
struct Rendering {
  let path: String
  let request: RenderRequest
  let weaver: Weaver
  private let progress: Progress

  init(path: String, request: RenderRequest, weaver: Weaver) {
    self.path = path
    self.request = request
    self.weaver = weaver
    progress = Progress(path, detail: request.detail)
  }

  /// Parses, compiles, runs, assembles, sets and writes; nothing is written before all of it has
  /// succeeded.
  func render() async throws {
    defer { progress.clear() }
    // Finding and opening the fonts takes as long as parsing: both at once.
    async let fonts: Void = warmFonts()

    let source = try TemplateFile(path: path, request: request).read()
    progress.done("parsed")
    let earlier = EarlierLedgers(folder: folder, template: stem + ".md")
    try earlier.check(FigureFiles.expected(source.template), of: path)

    progress.begin("compiling")
    let program = try await weaver.compile(source, force: request.force)
    progress.done(program.isReused ? "program reused" : "compiled")

    let outcome = try await weaver.run(
      program, source, parameters: source.template.frontMatter.parameters
    ) { [progress] place in progress.begin("running \(place)") }
    progress.done("run")

    progress.begin("setting")
    let document = try assembled(source.template, outcome)
    progress.done("assembled")
    await fonts
    var files = OutputFiles(folder: folder)
    let settingWarnings: [String]
    do {
      settingWarnings = try await documentFiles(source.template, document, outcome)
        .write(to: &files)
    } catch let failure as TypesettingFailure {
      throw ReportFailure(file: path, line: failure.line, message: failure.message)
    }
    try earlier.check(files.paths, of: path)
    try files.commit(dropping: earlier.own)
    progress.done("written")
    RenderReport(
      source: source, document: document, outcome: outcome, compilerWarnings: program.warnings,
      settingWarnings: settingWarnings, files: files, progress: progress
    ).say()
  }

  private var stem: String { URL(filePath: path).deletingPathExtension().lastPathComponent }

  private var folder: URL {
    if let output = request.output { return URL(filePath: output) }
    return URL(filePath: path).deletingLastPathComponent()
  }

  private func warmFonts() async { _ = try? TextMeasurer.installed() }

  private func assembled(_ template: Template, _ outcome: RunOutcome) throws -> Document {
    do {
      return try Document(assembling: template, results: outcome.results)
        .citing(
          template.frontMatter.citations,
          with: Citeproc(environment: ProcessInfo.processInfo.environment), assets: .installed)
    } catch {
      throw TemplateFile(path: path, request: request).failure(error)
    }
  }

  private func documentFiles(
    _ template: Template, _ document: Document, _ outcome: RunOutcome
  ) -> DocumentFiles {
    let ledger = Ledger(
      template: URL(filePath: path).lastPathComponent,
      parameters: template.frontMatter.parameters, inputs: outcome.inputs, document: document,
      versions: Version.all(compiler: weaver.library.compiler))
    return DocumentFiles(
      stem: stem, document: document,
      formats: request.formats ?? template.frontMatter.formats,
      pageResolution: template.frontMatter.pageResolution, ledger: ledger, progress: progress)
  }
}
