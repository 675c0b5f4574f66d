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
  /// What travels inside of the PDF.
  let attachments: [AttachedPart]
  let progress: Progress

  /// Adds every file; figures are drawn while the pages are set. Gives what the typesetter warns of.
  func write(to files: inout OutputFiles) async throws -> [ReportWarning] {
    async let figures = FigureFiles(
      figures: document.figureFiles,
      metadata: .init(date: document.date, language: document.language)
    ).drawn()
    var warnings: [ReportWarning] = []
    if !Set(formats).isDisjoint(with: [.pdf, .png]) {
      let names = Self.names(stem)
      let set = try Typesetter(measurer: try TextMeasurer.installed()).files(
        of: document.shown(in: .pdf), article: names.article, supplement: names.supplement)
      warnings = set.article.warnings
      for warning in set.supplement?.warnings ?? [] where !warnings.contains(warning) {
        warnings.append(warning)
      }
      progress.done("pages set")
      try add(set.article, stem, attached, to: &files)
      if let supplement = set.supplement {
        try add(supplement, stem + Supplement.suffix, [], to: &files)
      }
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

  /// The files of an article and of a supplement that is set apart.
  static func names(_ stem: String) -> (article: String, supplement: String) {
    (stem + ".pdf", stem + Supplement.suffix + ".pdf")
  }

  private var attached: [PDFAttachment] {
    var files: [PDFAttachment] = []
    if attachments.contains(.ledger) {
      files.append(
        PDFAttachment(
          name: "\(stem).ledger.json", mediaType: "application/json",
          description: "Every number of the report with what made it",
          bytes: Array(ledger.json.utf8)))
    }
    if attachments.contains(.tables) {
      for table in document.tables {
        guard let label = table.label else { continue }
        files.append(
          PDFAttachment(
            name: "\(label).csv", mediaType: "text/csv", description: "The cells of \(table.title)",
            bytes: Array(table.table.csv(style: document.house.numbers).utf8)))
      }
    }
    if attachments.contains(.sourceData) {
      for figure in document.figures {
        guard let csv = figure.picture.sourceData else { continue }
        files.append(
          PDFAttachment(
            name: "\(figure.fileName).csv", mediaType: "text/csv",
            description: "The numbers that \(figure.title) draws", bytes: Array(csv.utf8)))
      }
    }
    return files
  }

  private func add(
    _ pages: TypesetDocument, _ stem: String, _ attachments: [PDFAttachment],
    to files: inout OutputFiles
  ) throws {
    if formats.contains(.pdf) {
      files.add("\(stem).pdf", try pages.pdf.finished(attachments: attachments))
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
