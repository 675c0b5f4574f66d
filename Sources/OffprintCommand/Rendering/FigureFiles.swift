import Documents
import Drawing
import Foundation
import Typesetting

/// The files of the figures, drawn side by side: compressing a raster image takes longer than all
/// the rest.
struct FigureFiles {
  let figures: [FigureBlock]
  let metadata: PDFFile.Metadata

  /// The files that a template and its labels announce, before anything is computed.
  static func expected(_ template: Template, stem: String, pages: Bool) -> [String] {
    let names = DocumentFiles.names(stem)
    let isApart = template.frontMatter.paper.supplement == .separate
    let documents = pages ? [names.article] + (isApart ? [names.supplement] : []) : []
    return documents
      + template.blocks.compactMap(\.options.label).flatMap { label in
        let formats = template.frontMatter.figures.formats.map { "figures/\(label).\($0.rawValue)" }
        return formats + ["tables/\(label).csv"]
      }
  }

  /// All files with their paths, in the order of the figures.
  func drawn() async throws -> [(path: String, bytes: [UInt8])] {
    let orders = figures.flatMap { figure in figure.formats.map { (figure, $0) } }
    return try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for (index, (figure, format)) in orders.enumerated() {
        group.addTask { (index, try bytes(of: figure, as: format)) }
      }
      var files = orders.map { figure, format in
        (path: "figures/\(figure.fileName).\(format.rawValue)", bytes: [UInt8]())
      }
      for try await (index, bytes) in group { files[index].bytes = bytes }
      return files
    }
  }

  /// The picture with the words that stand for it where it cannot be seen.
  private func described(_ figure: FigureBlock) -> Picture {
    var picture = figure.picture
    if !figure.alternativeText.isEmpty { picture.description = figure.alternativeText }
    return picture
  }

  private func bytes(of figure: FigureBlock, as format: FigureFormat) throws -> [UInt8] {
    switch format {
    case .pdf: try described(figure).finishedPDF(metadata: metadata)
    case .png: try figure.picture.png(dpi: figure.resolution)
    case .svg: Array(try figure.picture.svg().utf8)
    case .tiff: try figure.picture.tiff(dpi: figure.resolution)
    case .eps: try figure.picture.eps(title: figure.title)
    }
  }
}
