import Drawing
import Foundation
import Testing

@Suite struct PDFFileTests {
  @Test func specimen() throws {
    let file = PDFFile(
      pages: [Specimen.faces, Specimen.steps(width: 300, height: 250)],
      outline: [
        .init(title: "The end – 完", anchor: "end", entries: [.init(title: "below", anchor: "end")])
      ], metadata: .init(title: "Specimen – 样张", author: "A. Author", date: "2026-11-20"))
    let bytes = try file.bytes()
    #expect(try file.bytes() == bytes)
    Specimen.keep(bytes, as: "specimen.pdf")
  }
}
