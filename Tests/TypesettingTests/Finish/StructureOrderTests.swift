import Documents
import Drawing
import Testing
import Typesetting

@Suite struct StructureOrderTests {
  private func figure(_ height: Double) -> Block {
    .figure(
      FigureBlock(
        label: "fig-a", title: "Figure 1", caption: [.text("Caption")], alternativeText: "alt",
        picture: Picture(
          size: Size(width: millimetres(174), height: millimetres(height)),
          items: [
            .path(
              PathItem(Path(rectangle: Rectangle(x: 0, y: 0, width: 9, height: 9)), fill: .black))
          ]), line: 5))
  }

  private func table(rows: Int) -> Block {
    plainTable(rows: rows, notes: [Table.Note([.text("A note")])])
  }

  /// The outermost elements in reading order.
  private func elements(_ body: [Block], footnotes: [[Block]] = []) throws -> [String] {
    let set = try typeset(body, footnotes: footnotes)
    return ReadPDF(try set.pdf.finished()).structure
      .filter { $0.split(separator: ">").count == 2 }
      .map { String($0.dropFirst("Document > ".count)) }
  }

  @Test("A figure that stands on the next page is read where it is written")
  func figure() throws {
    let body = [
      words(filler(420)), figure(120),
      .heading(Heading(level: 1, content: [.text("H")], label: "h", line: 1)),
      words(filler(200)),
    ]
    #expect(try elements(body) == ["P", "Figure", "Caption", "H1", "P"])
  }

  @Test("A table over pages is one element with one head, its caption in it")
  func table() throws {
    let body = [words(filler(60)), table(rows: 150), words("The end.")]
    let set = try typeset(body)
    try #require(set.pages.count >= 3)
    let structure = ReadPDF(try set.pdf.finished()).structure
    #expect(structure.filter { $0 == "Document > Table" }.count == 1)
    #expect(structure.filter { $0.hasSuffix("THead") }.count == 1)
    #expect(structure.filter { $0.hasSuffix("> Caption") } == ["Document > Table > Caption"])
    #expect(structure.filter { $0.hasSuffix("TBody > TR") }.count == 150)
    #expect(try elements(body) == ["P", "Table", "P", "P"])
  }

  @Test("A footnote is read behind the paragraph that calls it")
  func footnote() throws {
    let body: [Block] = [
      .paragraph([.text("One"), .footnote(1), .text(" word.")]), words("Two."), words("Three."),
    ]
    #expect(try elements(body, footnotes: [[words("A note.")]]) == ["P", "Note", "P", "P"])
  }
}
