import Drawing
import Foundation
import TestSupport
import Testing

/// Reads PDF files with poppler where it is installed; the project itself does not need it.
enum Poppler {
  static func isInstalled(_ name: String) -> Bool { InstalledProgram(name).isInstalled }

  static func output(_ name: String, _ arguments: [String], of file: [UInt8]) throws -> String {
    let last = name == "pdftotext" ? ["-"] : []
    return try InstalledProgram(name).run(arguments, on: file, last).text
  }
}

@Suite struct PDFFileTests {
  private var specimen: PDFFile {
    PDFFile(
      pages: [Specimen.faces, Specimen.steps(width: 300, height: 250)],
      outline: [
        .init(title: "The end – 完", anchor: "end", entries: [.init(title: "below", anchor: "end")])
      ],
      metadata: .init(title: "Specimen – 样张", authors: ["A. Author"], date: "2026-11-20T08:30:00Z"))
  }

  private func page(_ items: [PictureItem]) -> Picture {
    Picture(size: Size(width: 300, height: 100), items: items)
  }

  private func text(_ text: String, wordSpacing: Double = 0) -> PictureItem {
    .text(
      TextRun(
        text, font: Font(.serif, size: 10), origin: Point(x: 20, y: 40), wordSpacing: wordSpacing))
  }

  private func contains(_ bytes: [UInt8], _ part: String) -> Bool {
    Data(bytes).range(of: Data(part.utf8)) != nil
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    let bytes = try specimen.bytes()
    #expect(try specimen.bytes() == bytes)
    Specimen.keep(bytes, as: "specimen.pdf")
  }

  @Test func documentsWrittenAtOnceAreTheSame() async throws {
    let expected = try specimen.bytes()
    let file = specimen
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try file.bytes() } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func theDateIsWrittenAsPDFPrescribes() throws {
    #expect(contains(try specimen.bytes(), "/CreationDate (D:20261120083000Z)"))
  }

  @Test func theEndOfTheFileNamesThePlaceOfItsTable() throws {
    let bytes = try specimen.bytes()
    let end = String(decoding: bytes.suffix(40), as: UTF8.self).split(separator: "\n")
    let mark = try #require(end.lastIndex(of: "startxref"))
    let place = try #require(Int(end[mark + 1]))
    #expect(String(decoding: bytes[place..<place + 4], as: UTF8.self) == "xref")
  }

  @Test func aDocumentWithoutADateNamesNone() throws {
    guard ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"] == nil else { return }
    #expect(!contains(try page([]).pdf(), "CreationDate"))
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-30", "20261120", "heute", "2026-11-20T25:00:00Z",
  ])
  func whatIsNoDateIsRefused(_ date: String) {
    #expect(throws: DrawingError.date(date)) { try page([]).pdf(metadata: .init(date: date)) }
  }

  @Test func linksLeadToAnchorsAndAddresses() throws {
    let bytes = try specimen.bytes()
    #expect(contains(bytes, "/Dest (end)"))
    #expect(contains(bytes, "/URI (https://example.org/?a=1&b=%27%C3%A9%27)"))
    // The page is 350 points high and PDF counts from below.
    #expect(contains(bytes, "/Rect [ 40 324 80 340 ]"))
  }

  @Test func linksInTurnedGroupsStandWhereTheyAreSeen() throws {
    let link = LinkItem(Rectangle(x: 0, y: 0, width: 30, height: 10), target: .address("x:y"))
    let group = PictureGroup([.link(link)], offset: Point(x: 50, y: 60), rotation: -.pi / 2)
    #expect(contains(try page([.group(group)]).pdf(), "/Rect [ 50 40 60 70 ]"))
  }

  @Test func brokenLinksAndNamesAreErrors() {
    let link = LinkItem(Rectangle(x: 0, y: 0, width: 9, height: 9), target: .anchor("nowhere"))
    #expect(throws: DrawingError.unknownAnchor("nowhere")) { try page([.link(link)]).pdf() }
    let anchor = PictureItem.anchor(name: "a", at: Point(x: 0, y: 0))
    #expect(throws: DrawingError.repeatedAnchor("a")) {
      try PDFFile(pages: [page([anchor]), page([anchor])]).bytes()
    }
    #expect(throws: DrawingError.unknownAnchor("b")) {
      try PDFFile(pages: [page([anchor])], outline: [.init(title: "B", anchor: "b")]).bytes()
    }
    #expect(throws: DrawingError.unknownRole("Paragraph")) {
      try page([.group(PictureGroup([], role: "Paragraph"))]).pdf()
    }
    #expect(throws: DrawingError.noPages) { try PDFFile(pages: []).bytes() }
  }

  @Test func namesWithQuotesAndHanCharactersLead() throws {
    for name in ["it's", #"back\slash"#, "图-1", "a b"] {
      let link = LinkItem(Rectangle(x: 0, y: 0, width: 9, height: 9), target: .anchor(name))
      let items: [PictureItem] = [.link(link), .anchor(name: name, at: Point(x: 1, y: 1))]
      #expect(try !page(items).pdf().isEmpty)
    }
  }

  @Test(
    .enabled("pdftotext of poppler-utils is not installed", { Poppler.isInstalled("pdftotext") }))
  func textIsFoundAgain() throws {
    let items = [text("Office: n = 10\u{202F}000, P\u{2009}=\u{2009}0.012 中文，完", wordSpacing: 3)]
    let found = try Poppler.output("pdftotext", [], of: page(items).pdf())
    // poppler itself turns thin spaces into blanks.
    #expect(found.hasPrefix("Office: n = 10 000, P = 0.012 中文，完"))
  }

  @Test(.enabled("pdfinfo of poppler-utils is not installed", { Poppler.isInstalled("pdfinfo") }))
  func rolesBecomeTheStructureOfATaggedFile() throws {
    let pages = ["One", "Two"].map { word in
      page([.group(PictureGroup([text(word)], role: word == "One" ? "H1" : "P"))])
    }
    let found = try Poppler.output("pdfinfo", ["-struct"], of: PDFFile(pages: pages).bytes())
    #expect(found.split(separator: "\n") == ["Document", "  H1 (block)", "  P (block)"])
  }
}
