import Documents
import Drawing
import Foundation
import Testing
import Typesetting

@Suite struct FinishedPDFTests {
  private func text(_ words: String, y: Double = 40, language: String = "en") -> PictureItem {
    .text(
      TextRun(
        words, font: Font(.serif, size: 10), origin: Point(x: 20, y: y), language: language))
  }

  private func group(
    _ role: String, _ items: [PictureItem], alternative: String? = nil,
    _ structure: StructureAttributes? = nil
  ) -> PictureItem {
    .group(PictureGroup(items, role: role, alternativeText: alternative, structure: structure))
  }

  private func file(
    _ pages: [[PictureItem]], metadata: PDFFile.Metadata = .init(),
    attachments: [PDFAttachment] = []
  ) throws -> ReadPDF {
    let pages = pages.map { Picture(size: Size(width: 300, height: 100), items: $0) }
    return ReadPDF(
      try PDFFile(pages: pages, metadata: metadata).finished(attachments: attachments))
  }

  @Test func aFigureSaysItsAlternativeText() throws {
    let read = try file([[group("Figure", [text("x")], alternative: "Überleben (%) nach Jahren")]])
    let figure = try #require(read.element("Figure"))
    #expect(read.string("Alt", in: figure) == "Überleben (%) nach Jahren")
  }

  @Test func textBesideALinkStaysInItsParagraph() throws {
    let link = LinkItem(Rectangle(x: 60, y: 30, width: 30, height: 12), target: .address("a:b"))
    let linked = PictureItem.text(
      TextRun("Table 1", font: Font(.serif, size: 10), origin: Point(x: 60, y: 40)))
    let read = try file([[group("P", [text("See "), linked, .link(link), text("there", y: 60)])]])
    #expect(read.structure == ["Document", "Document > P", "Document > P > Link"])
    let paragraph = try #require(read.element("P"))
    // Two stretches of text with the link between them.
    #expect(paragraph.contains(#/\/K \[ 0 \d+ 0 R 2 \]/#))
    #expect(try #require(read.element("Link")).contains("/Type /OBJR"))
  }

  @Test func aLinkSaysWhereItLeads() throws {
    let link = LinkItem(
      Rectangle(x: 10, y: 30, width: 30, height: 12), target: .address("https://example.org"))
    let read = try file([[group("P", [text("there"), .link(link)])]])
    let annotation = try #require(read.objects.values.first { $0.contains("/Subtype /Link") })
    #expect(read.string("Contents", in: annotation) == "https://example.org")
    #expect(annotation.contains("/StructParent "))
  }

  @Test func aParagraphThatGoesOnOverPagesIsOneElement() throws {
    let one = StructureAttributes(number: 1)
    let read = try file([
      [group("P", [text("begins")], one)], [group("P", [text("goes on")], one)],
    ])
    #expect(read.structure == ["Document", "Document > P"])
    #expect(try #require(read.element("P")).contains("/Type /MCR"))
  }

  @Test func everyElementOfManyPagesHasAnObjectOfItsOwn() throws {
    let read = try file((0..<40).map { [group("P", [text("Page \($0)")])] })
    let elements = read.objects.values.filter { $0.contains("/Type /StructElem") }
    #expect(elements.count == 41)
    #expect(read.structure == ["Document"] + Array(repeating: "Document > P", count: 40))
  }

  @Test func theFirstRowsOfHeadsAreTheHeadOfTheTable() throws {
    let head = group("TR", [group("TH", [text("a")]), group("TH", [])])
    let row = group("TR", [group("TH", [text("b", y: 50)]), group("TD", [text("1", y: 60)])])
    let read = try file([
      [group("Caption", [text("Table 1", y: 20)]), group("Table", [head, row])]
    ])
    #expect(
      read.structure.dropFirst() == [
        "Document > Table", "Document > Table > Caption", "Document > Table > THead",
        "Document > Table > THead > TR", "Document > Table > THead > TR > TH",
        "Document > Table > THead > TR > TH", "Document > Table > TBody",
        "Document > Table > TBody > TR", "Document > Table > TBody > TR > TH",
        "Document > Table > TBody > TR > TD",
      ])
    let scopes = read.objects.values.compactMap { $0.firstMatch(of: #/Scope \/(\w+)/#)?.1 }
    #expect(scopes.sorted() == ["Column", "Column", "Row"])
  }

  @Test func aListHasLabelsAndBodies() throws {
    let item = group("LI", [group("P", [group("Lbl", [text("1.")]), text("one", y: 60)])])
    let read = try file([[group("L", [item])]])
    #expect(
      read.structure.dropFirst(2) == [
        "Document > L > LI", "Document > L > LI > Lbl", "Document > L > LI > LBody",
        "Document > L > LI > LBody > P",
      ])
  }

  @Test func aPageWithoutInkOrWithInkBesideItIsAPage() throws {
    #expect(try file([[], [text("x", y: 400)], [group("P", [text("y")])]]).structure.count == 2)
  }

  @Test func whatHasNoRoleIsAnArtifact() throws {
    let read = try file([
      [
        text("no role"), group("Artifact", [text("head", y: 10)]),
        group("P", [text("text", y: 60)]),
      ]
    ])
    #expect(read.structure == ["Document", "Document > P"])
  }

  @Test func anElementInAnotherLanguageNamesIt() throws {
    let read = try file(
      [
        [
          group("H1", [text("生存", language: "zh-Hans")]),
          group("P", [text("Abstract", y: 60, language: "en")]),
          group("Note", [text("甲", y: 70, language: "zh-Hans"), text("b", y: 80, language: "en")]),
        ]
      ], metadata: .init(language: "zh-Hans"))
    #expect(read.catalog.contains("/Lang (zh-Hans)"))
    #expect(try #require(read.element("H1")).contains("/Lang") == false)
    #expect(read.string("Lang", in: try #require(read.element("P"))) == "en")
    #expect(read.string("Lang", in: try #require(read.element("Span"))) == "en")
  }

  @Test func aLanguageThatIsNoneIsLeftOut() throws {
    let read = try file([[text("x")]], metadata: .init(language: "en) /X ("))
    #expect(!read.text.contains("/Lang"))
  }

  @Test func aNoteHasANameOfItsOwn() throws {
    let read = try file([[group("Note", [text("a")]), group("Note", [text("b", y: 60)])]])
    #expect(read.text.contains("/ID (note-1)") && read.text.contains("/ID (note-2)"))
    #expect(read.text.contains("/IDTree"))
  }

  @Test func theDocumentSaysWhatItIsInXMP() throws {
    let read = try file(
      [[text("x")]],
      metadata: .init(
        title: "A & B", authors: ["Ann Author", "李雷"], subject: "Cohorts", keywords: ["nodes"],
        date: "2026-11-20", language: "en-GB"))
    let packet = read.text.utf8LatinDecoded
    #expect(packet.contains("<rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li>"))
    #expect(packet.contains("<rdf:Seq><rdf:li>Ann Author</rdf:li><rdf:li>李雷</rdf:li></rdf:Seq>"))
    #expect(packet.contains("<xmp:CreateDate>2026-11-20T00:00:00Z</xmp:CreateDate>"))
    #expect(packet.contains("<rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag>"))
    #expect(read.text.contains("/CreationDate (D:20261120000000Z)"))
    #expect(read.catalog.contains("/DisplayDocTitle true"))
    #expect(read.catalog.contains("/MarkInfo << /Marked true >>"))
    #expect(!packet.contains("pdfuaid"))
  }

  @Test func attachmentsTravelWithTheirNames() throws {
    let read = try file(
      [[text("x")]],
      attachments: [
        PDFAttachment(
          name: "表 1.csv", mediaType: "text/csv", description: "Table 1", bytes: Array("a,b".utf8)),
        PDFAttachment(
          name: "ledger.json", mediaType: "application/json", description: "Every number",
          bytes: []),
      ])
    let entry = try #require(read.objects.values.first { $0.contains("/Desc (Table 1)") })
    #expect(read.string("UF", in: entry) == "表 1.csv")
    #expect(entry.contains("/AFRelationship /Data"))
    #expect(read.text.contains("/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /Size 3 >>"))
    #expect(read.catalog.contains("/EmbeddedFiles") && read.catalog.contains("/AF ["))
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    let page = Picture(
      size: Size(width: 300, height: 100), items: [group("P", [text("The office – 完")])])
    let once = try PDFFile(pages: [page, page]).finished()
    #expect(try PDFFile(pages: [page, page]).finished() == once)
  }

  @Test func aPictureAloneIsAFigureAlsoOnAGroundOfItsOwn() throws {
    let sheet = Rectangle(x: 0, y: 0, width: 90, height: 50)
    let ground = PictureItem.path(PathItem(Path(rectangle: sheet), fill: .white))
    let picture = Picture(
      size: Size(width: 90, height: 50), items: [ground, text("x")], description: "A curve")
    let read = ReadPDF(try picture.finishedPDF())
    #expect(read.structure == ["Document", "Document > Figure"])
    #expect(read.string("Alt", in: try #require(read.element("Figure"))) == "A curve")
  }

  @Test func aRepeatedHeadOfATableIsReadOnce() throws {
    let columns = ["a", "b"].map {
      Table.Column(head: [.text($0)], alignment: .leading, name: $0)
    }
    let rows = (0..<90).map { Table.Row([.init([.text("r\($0)")]), .init([.text("\($0)")])]) }
    let block = TableBlock(
      label: nil, title: "Table 1", caption: [.text("C")],
      table: Table(columns: columns, rows: rows),
      line: 1)
    var document = Document()
    document.body = [.table(block)]
    let pages = try Typesetter(measurer: try TextMeasurer.installed()).pages(of: document)
    #expect(pages.pages.count > 1)
    let structure = ReadPDF(try pages.pdf.finished()).structure
    #expect(structure.filter { $0 == "Document > Table" }.count == 1)
    #expect(structure.filter { $0.hasSuffix("THead > TR") }.count == 1)
    #expect(structure.filter { $0.hasSuffix("TBody > TR") }.count == 90)
  }
}

extension String {
  /// The text of bytes that were read one character a byte.
  fileprivate var utf8LatinDecoded: String {
    String(decoding: unicodeScalars.map { UInt8($0.value & 0xFF) }, as: UTF8.self)
  }
}
