import Crypto
import Documents
import Drawing
import Foundation
import Typesetting

/// The files that a journal asks for, in one archive: manuscript, figures by number, legends, tables,
/// source data, word counts, the ledger, and a list of all with their check sums.
struct SubmissionArchive {
  /// A file of the archive.
  struct File {
    var path: String
    var purpose: String
    var bytes: [UInt8]
  }

  let document: Document
  let ledger: Ledger
  /// The formats of the figures, where not their own are wanted.
  let figureFormats: [FigureFormat]?

  /// All files but the list, in order.
  func files() async throws -> [File] {
    let shown = try document.shown(in: .pdf)
    let measurer = try TextMeasurer.installed()
    let pages = try Typesetter(measurer: measurer).files(
      of: shown, article: "Manuscript.pdf", supplement: "Supplement.pdf")
    var files = [
      File(
        path: "Manuscript.pdf", purpose: "the manuscript as it reads with figures and tables",
        bytes: try pages.article.pdf.finished())
    ]
    if let supplement = pages.supplement {
      files.append(
        File(
          path: "Supplement.pdf", purpose: "the supplement with its figures and tables",
          bytes: try supplement.pdf.finished()))
    }
    files += try await figures(shown.figures)
    // A supplement in a file of its own has its legends and tables there.
    let listed = shown.supplement?.place == .separate ? shown.article : shown
    files += try legends(listed, measurer)
    files += try tables(listed, of: shown, measurer)
    files += sourceData(shown)
    files.append(
      File(path: "Word_counts.txt", purpose: "words of each part", bytes: wordCounts(shown)))
    files.append(
      File(
        path: "Ledger.json", purpose: "every number of the report with what made it",
        bytes: Array(ledger.json.utf8)))
    return files
  }

  /// The archive with its list of files.
  func bytes() async throws -> [UInt8] {
    let files = try await files()
    var archive = ZipArchive()
    archive.add("README.txt", Array(readme(files).utf8))
    for file in files { archive.add(file.path, file.bytes) }
    return archive.finished()
  }

  // MARK: - Names

  /// `Figure_2A`: what the title counts, and the letter of a part.
  static func name(_ word: String, _ title: String, _ index: Int) -> String {
    let number = title.split(separator: " ").last ?? title[...]
    let digits = title.drop { !$0.isASCII || !($0.isNumber || $0 == "S") }
    let counted =
      number.contains(where: \.isNumber) && number.allSatisfy(\.isASCII)
      ? String(number) : String(digits)
    let clean = counted.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return clean.isEmpty ? "\(word)_unnumbered_\(index + 1)" : "\(word)_\(clean.uppercased())"
  }

  // MARK: - Figures

  private func figures(_ figures: [FigureBlock]) async throws -> [File] {
    var blocks = figures
    for index in blocks.indices {
      if let figureFormats { blocks[index].formats = figureFormats }
      blocks[index].fileName = Self.name("Figure", blocks[index].title, index)
    }
    let metadata = PDFFile.Metadata(date: document.date, language: document.language)
    let drawn = try await FigureFiles(figures: blocks, metadata: metadata).drawn()
    let titles = blocks.flatMap { block in block.formats.map { _ in block.title } }
    return zip(drawn, titles).map { file, title in
      File(
        path: "Figures/" + file.path.dropFirst("figures/".count),
        purpose: title.isEmpty ? "a figure without a number" : title, bytes: file.bytes)
    }
  }

  private func legends(_ shown: Document, _ measurer: TextMeasurer) throws -> [File] {
    let figures = shown.figures.filter { !$0.title.isEmpty || !$0.caption.isEmpty }
    guard !figures.isEmpty else { return [] }
    var legends = part(of: shown, title: isChinese ? "图题与图注" : "Figure legends")
    legends.body = figures.map { figure in
      let title =
        figure.title.isEmpty ? [] : [Inline.strong([.text(figure.title + ".")]), .text(" ")]
      let notes = figure.notes.isEmpty ? [] : [Inline.text(" ")] + figure.notes
      return .paragraph(title + figure.caption + notes)
    }
    return try written(legends, "Figure_legends", "what stands below the figures", measurer)
  }

  // MARK: - Tables

  /// The tables that are listed as pages, and the data of all.
  private func tables(
    _ listed: Document, of shown: Document, _ measurer: TextMeasurer
  ) throws -> [File] {
    var files: [File] = []
    if !listed.tables.isEmpty {
      var document = part(of: listed, title: isChinese ? "表" : "Tables")
      document.body = listed.tables.map { .table($0) }
      files = try written(document, "Tables", "all tables", measurer)
    }
    for (index, table) in shown.tables.enumerated() {
      let name = Self.name("Table", table.title, index)
      files.append(
        File(
          path: "Tables/\(name).csv",
          purpose: "the cells of \(table.title.isEmpty ? "a table" : table.title)",
          bytes: Array(table.table.csv(style: document.house.numbers).utf8)))
    }
    return files
  }

  private var isChinese: Bool { document.language.hasPrefix("zh") }

  /// A document of its own beside the manuscript.
  private func part(of shown: Document, title: String) -> Document {
    var part = Document()
    part.title = [.text(title)]
    part.subtitle = shown.title
    part.date = shown.date
    part.language = shown.language
    part.source = shown.source
    part.paper = shown.paper
    part.house = shown.house
    part.footnotes = shown.footnotes
    return part
  }

  private func written(
    _ document: Document, _ name: String, _ purpose: String, _ measurer: TextMeasurer
  ) throws -> [File] {
    // Words lead to labels that are not in this document: the typesetter sets them without a link.
    let pages = try Typesetter(measurer: measurer).pages(of: document)
    return [
      File(path: name + ".pdf", purpose: purpose, bytes: try pages.pdf.finished()),
      File(
        path: name + ".md", purpose: purpose + ", to paste or convert",
        bytes: Array(try document.markdown().utf8)),
    ]
  }

  // MARK: - Data and counts

  private func sourceData(_ shown: Document) -> [File] {
    shown.figures.enumerated().compactMap { index, figure in
      guard let csv = figure.picture.sourceData else { return nil }
      let name = Self.name("Figure", figure.title, index)
      return File(
        path: "Source_data/\(name).csv", purpose: "the numbers that \(figure.title) draws",
        bytes: Array(csv.utf8))
    }
  }

  private func wordCounts(_ shown: Document) -> [UInt8] {
    Array(WordCountList(document: shown).text.utf8)
  }

  // MARK: - The list

  private func readme(_ files: [File]) -> String {
    var text = "\(document.title.plainText)\n"
    if !document.authors.isEmpty {
      text += document.authors.map(\.name).joined(separator: ", ") + "\n"
    }
    if let date = document.date { text += date + "\n" }
    text += """

      Made by Offprint from \(document.source). The same report gives the same archive.
      Each line: the file's SHA-256, its path, what it is.


      """
    for file in files {
      let sum = SHA256.hash(data: file.bytes)
        .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      text += "\(sum)  \(file.path)  \(file.purpose)\n"
    }
    return text
  }
}
