import Documents
import Drawing
import Foundation
import TestSupport
import Testing
import Typesetting

/// The programs of qpdf and poppler-utils.
private enum PDFProgram {
  static let qpdf = InstalledProgram("qpdf")
  static let pdfinfo = InstalledProgram("pdfinfo")
  static let pdffonts = InstalledProgram("pdffonts")
  static let pdftotext = InstalledProgram("pdftotext")
}

@Suite struct PDFProgramTests {
  /// Two pages with everything: links, a list, a table that goes on, a figure, a footnote, Chinese.
  private func document() throws -> [UInt8] {
    let columns = ["Characteristic", "Overall"].map {
      Table.Column(head: [.text($0)], alignment: .leading, name: $0)
    }
    let rows = (0..<70).map { Table.Row([.init([.text("row \($0)")]), .init([.text("\($0)")])]) }
    let table = TableBlock(
      label: "tbl-a", title: "Table 1", caption: [.text("Patients")],
      table: Table(columns: columns, rows: rows), line: 1)
    let figure = FigureBlock(
      label: "fig-a", title: "Figure 1", caption: [.text("A line")], alternativeText: "A line.",
      picture: Picture(
        size: Size(width: 200, height: 80),
        items: [
          .path(
            PathItem(
              Path(polyline: [Point(x: 0, y: 80), Point(x: 200, y: 0)]),
              stroke: Stroke(.black, width: 1)))
        ]), line: 2)
    let template = try Template(
      source: "---\ntitle: \"Office: a difficult study – 研究\"\nlang: en\n---\n\n"
        + "The first paragraph [leads out](https://example.org) and goes on.[^a]\n\n- one\n- two\n\n"
        + "[^a]: A note below.\n", path: "r.md")
    var document = try Document(assembling: template, results: [])
    document.body += [.figure(figure), .table(table)]
    let pages = try Typesetter(measurer: try TextMeasurer.installed()).pages(of: document)
    return try pages.pdf.finished(
      attachments: [
        PDFAttachment(
          name: "ledger.json", mediaType: "application/json", description: "Numbers",
          bytes: Array("{}".utf8))
      ])
  }

  @Test(.enabled("qpdf is not installed", { PDFProgram.qpdf.isInstalled }))
  func qpdfFindsNoFault() throws {
    let (text, status) = try PDFProgram.qpdf.run(["--check"], on: document())
    #expect(status == 0 && text.contains("No syntax or stream encoding errors found"))
  }

  @Test(.enabled("qpdf is not installed", { PDFProgram.qpdf.isInstalled }))
  func theAttachmentIsListed() throws {
    let (text, _) = try PDFProgram.qpdf.run(["--list-attachments"], on: document())
    #expect(text.hasPrefix("ledger.json"))
  }

  @Test(.enabled("pdfinfo is not installed", { PDFProgram.pdfinfo.isInstalled }))
  func theFileIsTagged() throws {
    let (text, _) = try PDFProgram.pdfinfo.run([], on: document())
    #expect(text.contains(#/Tagged: +yes/#) && text.contains(#/Metadata Stream: +yes/#))
  }

  @Test(.enabled("pdfinfo is not installed", { PDFProgram.pdfinfo.isInstalled }))
  func theStructureIsReadInOrder() throws {
    let (text, _) = try PDFProgram.pdfinfo.run(["-struct-text"], on: document())
    let order = [
      "Office: a difficult study", "The first paragraph", "leads out", "and goes on.", "\"one\"",
      "\"two\"",
    ]
    var rest = text[...]
    for words in order {
      let found = try #require(rest.range(of: words), "\(words)")
      rest = rest[found.upperBound...]
    }
    for words in ["\"row 0\"", "\"row 69\"", "A note below.", "A line."] {
      #expect(text.contains(words))
    }
  }

  @Test(.enabled("pdffonts is not installed", { PDFProgram.pdffonts.isInstalled }))
  func allFontsAreEmbeddedAndNoneIsOfTypeThree() throws {
    let (text, _) = try PDFProgram.pdffonts.run([], on: document())
    let fonts = text.split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 3)
    for font in fonts {
      #expect(font.contains(#/ yes +yes +yes +\d+ +0/#) && !font.contains("Type 3"))
    }
  }

  @Test(.enabled("pdftotext is not installed", { PDFProgram.pdftotext.isInstalled }))
  func wordsWithLigaturesAreFound() throws {
    let (text, _) = try PDFProgram.pdftotext.run([], on: document(), ["-"])
    #expect(text.contains("Office: a difficult study – 研究"))
  }
}
