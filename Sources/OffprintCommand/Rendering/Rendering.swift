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
    let source = try TemplateFile(path: path, request: request).read()
    let earlier = EarlierLedgers(folder: folder, template: stem + ".md")
    let formats = request.formats ?? source.template.frontMatter.formats
    try earlier.check(
      FigureFiles.expected(
        source.template, stem: stem, pages: formats.contains(.pdf)), of: path)
    let run = try await run(source)
    var files = OutputFiles(folder: folder)
    let settingWarnings: [ReportWarning]
    do {
      settingWarnings = try await documentFiles(run).write(to: &files)
    } catch {
      throw SettingFault(error, source: source).failure
    }
    try earlier.check(files.paths, of: path)
    let isApart = run.document.supplement?.place == .separate
    try files.commit(dropping: earlier.own + (isApart ? [] : earlier.supplement))
    progress.done("written")
    RenderReport(
      source: source, document: run.document, outcome: run.outcome,
      compilerWarnings: run.compilerWarnings, settingWarnings: settingWarnings, files: files,
      progress: progress
    ).say()
  }

  /// Runs the template and writes the archive for a journal.
  func bundle(into archive: URL, figureFormats: [FigureFormat]?) async throws {
    defer { progress.clear() }
    let run = try await run(try TemplateFile(path: path, request: request).read())
    let bytes: [UInt8]
    do {
      bytes = try await SubmissionArchive(
        document: run.document, ledger: ledger(run), figureFormats: figureFormats
      ).bytes()
    } catch {
      throw SettingFault(error, source: run.source).failure
    }
    var files = OutputFiles(folder: archive.deletingLastPathComponent())
    files.add(archive.lastPathComponent, bytes)
    try files.commit()
    progress.done("written")
    RenderReport(
      source: run.source, document: run.document, outcome: run.outcome,
      compilerWarnings: run.compilerWarnings, settingWarnings: [], files: files,
      progress: progress
    ).say()
  }

  /// What a run of the template gave.
  private struct Run {
    var source: TemplateSource
    var outcome: RunOutcome
    var compilerWarnings: [ReportFailure]
    var document: Document
  }

  private func run(_ source: TemplateSource) async throws -> Run {
    // Finding and opening the fonts takes as long as compiling: both at once.
    async let fonts: Void = warmFonts()
    progress.done("parsed")
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
    return Run(
      source: source, outcome: outcome, compilerWarnings: program.warnings, document: document)
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

  private func ledger(_ run: Run) -> Ledger {
    Ledger(
      template: URL(filePath: path).lastPathComponent,
      parameters: run.source.template.frontMatter.parameters, inputs: run.outcome.inputs,
      document: run.document, versions: Version.all(compiler: weaver.library.compiler))
  }

  private func documentFiles(_ run: Run) -> DocumentFiles {
    let front = run.source.template.frontMatter
    return DocumentFiles(
      stem: stem, document: run.document, formats: request.formats ?? front.formats,
      pageResolution: front.pageResolution, ledger: ledger(run), attachments: front.attachments,
      progress: progress)
  }
}
