import Documents
import Drawing
import Foundation
import Typesetting

/// Writes the document of `typesettingBenchmark` for Typst: `main.typ` with the same headings, prose and
/// tables, and its figures as PDF files.
func typstDocument(path: String, pages: Int, folder: String) throws {
  var specimen = try SpecimenDocument(path: path)
  let document = try specimen.document(pages: pages)
  let place = URL(filePath: folder)
  try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
  var text = """
    #set page(paper: "a4", margin: (left: 68mm, right: 18mm, y: 25mm), numbering: "1 / 1")
    #set text(font: "TeX Gyre Pagella", size: 10pt, lang: "en")
    #set par(justify: true)
    #show figure: set block(breakable: true)\n
    """
  var count = 0
  for block in document.body {
    switch block {
    case .heading(let heading): text += "\n= \(plain(heading.content))\n"
    case .paragraph(let content, _): text += "\n\(plain(content))\n"
    case .figure(let figure):
      let picture = figure.picture
      count += 1
      let name = "figure-\(count).pdf"
      try Data(picture.finishedPDF()).write(to: place.appending(path: name))
      text += "\n#figure(image(\"\(name)\", width: \(picture.size.width)pt), placement: auto, "
      text += "caption: [\(plain(figure.caption))])\n"
    case .table(let block): text += typst(block)
    default: continue
    }
  }
  try Data(text.utf8).write(to: place.appending(path: "main.typ"))
}

private func typst(_ block: TableBlock) -> String {
  let table = block.table
  var text = "\n#figure(table(columns: \(table.columns.count), stroke: none, table.header("
  text += table.columns.map { "[*\(plain($0.head))*]" }.joined(separator: ", ") + "),\n"
  for row in table.rows {
    text +=
      row.cells.map { "[\(plain($0.content + $0.companion))]" }.joined(separator: ", ") + ",\n"
  }
  return text + "), caption: [\(plain(block.caption))])\n"
}

/// The words of a text, with what has a meaning to Typst escaped.
private func plain(_ content: [Inline]) -> String {
  content.plainText.map { "#$*_<>@[]\\`~".contains($0) ? "\\\($0)" : String($0) }.joined()
}
