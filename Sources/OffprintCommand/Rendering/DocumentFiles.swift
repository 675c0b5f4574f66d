import Documents
import Drawing
import Foundation
import Reporting
import Typesetting
import Weaving

/// Turns the document into the files that a render leaves.
struct DocumentFiles {
  /// The template's name without its extension.
  let stem: String
  let document: Document
  let formats: [DocumentFormat]
  let pageResolution: Double
  let ledger: Ledger
  let progress: Progress

  /// Adds every file; figures are drawn while the pages are set. Gives what the typesetter warns of.
  func write(to files: inout OutputFiles) async throws -> [String] {
    async let figures = FigureFiles(
      figures: document.figureFiles,
      metadata: .init(date: document.date, language: document.language)
    ).drawn()
    var warnings: [String] = []
    if !Set(formats).isDisjoint(with: [.pdf, .png]) {
      let pages = try Typesetter(measurer: try TextMeasurer.installed())
        .pages(of: document.shown(in: .pdf))
      warnings = pages.warnings.map(\.text)
      progress.done("pages set")
      try add(pages, to: &files)
    }
    if formats.contains(.html) {
      files.add("\(stem).html", try document.html())
      progress.done("HTML written")
    }
    if formats.contains(.md) { files.add("\(stem).rendered.md", try document.markdown()) }
    for table in document.tables {
      if let file = table.file { files.add(file, table.table.csv(style: document.house.numbers)) }
    }
    for (path, bytes) in try await figures { files.add(path, bytes) }
    progress.done("figures drawn")
    files.add("\(stem).ledger.json", ledger.json)
    return warnings
  }

  private func add(_ pages: TypesetDocument, to files: inout OutputFiles) throws {
    if formats.contains(.pdf) {
      files.add("\(stem).pdf", try pages.pdf.finished())
      progress.done("PDF drawn")
    }
    if formats.contains(.png) {
      for (index, page) in pages.pages.enumerated() {
        files.add("\(stem)-\(index + 1).png", try page.picture.png(dpi: pageResolution))
      }
      progress.done("pages drawn")
    }
  }
}
