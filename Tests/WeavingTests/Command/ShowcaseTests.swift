import Foundation
import TestSupport
import Testing

/// The example under reports/typesetting-showcase, rendered once, and what other programs read in it.
private struct Showcase {
  let workshop: Workshop
  let said: String
  let status: Int32

  /// Renders `report.md` or `chinese.md`.
  init(_ name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let template = root.appending(path: "reports/typesetting-showcase/\(name)")
    workshop = try Workshop()
    (status, said) = try workshop.offprint(
      "render", template.path, "--to", "pdf", "--output", workshop.folder.path)
  }

  /// What a program says of the PDF file.
  func reads(_ program: String, _ arguments: String...) throws -> String {
    try InstalledProgram(program).run(arguments, in: workshop.folder).text
  }

  /// Whether the words stand in the text in this order.
  static func isOrdered(_ words: [String], in text: String) -> Bool {
    var rest = text[...]
    for word in words {
      guard let range = rest.range(of: word) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}

@Suite("The showcase as others read it", .serialized)
struct ShowcaseTests {
  private static let tools = ["qpdf", "pdffonts", "pdftotext", "pdfinfo"]
  static let hasTools = tools.allSatisfy { InstalledProgram($0).isInstalled }

  @Test(
    "Both documents are whole PDF files, tagged, with every font inside",
    .enabled(if: ShowcaseTests.hasTools), arguments: ["report", "chinese"])
  func files(name: String) throws {
    let showcase = try Showcase("\(name).md")
    try #require(showcase.status == 0, Comment(rawValue: showcase.said))
    let check = try showcase.reads("qpdf", "--check", "\(name).pdf")
    #expect(check.contains("No syntax or stream encoding errors found"))
    let fonts = try showcase.reads("pdffonts", "\(name).pdf").split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      let fields = font.split(separator: " ")
      #expect(!font.contains("Type 3"), Comment(rawValue: String(font)))
      // … emb sub uni object ID
      #expect(
        fields.count > 5 && fields[fields.count - 5] == "yes", Comment(rawValue: String(font)))
    }
    let information = try showcase.reads("pdfinfo", "\(name).pdf")
    #expect(information.contains("Tagged:          yes"))
    #expect(information.contains("Suspects:        no"))
  }

  @Test(
    "English text is read in the order in which it is written", .enabled(if: ShowcaseTests.hasTools)
  )
  func english() throws {
    let showcase = try Showcase("report.md")
    try #require(showcase.status == 0, Comment(rawValue: showcase.said))
    let text = try showcase.reads("pdftotext", "report.pdf", "-")
    #expect(
      Showcase.isOrdered(
        [
          "Recurrence after", "Josiah Carberry", "Purpose.", "Introduction", "Methods",
          "Patients and outcome", "(1)", "Results", "Discussion", "Three weaknesses", "Funding",
          "References", "Royston",
        ], in: text))
    let tags = try showcase.reads("pdfinfo", "-struct-text", "report.pdf")
    #expect(Showcase.isOrdered(["Document", "H1", "P", "Figure", "Table", "TR", "TH"], in: tags))
  }

  @Test(
    "Chinese text is read in the order in which it is written", .enabled(if: ShowcaseTests.hasTools)
  )
  func chinese() throws {
    let showcase = try Showcase("chinese.md")
    try #require(showcase.status == 0, Comment(rawValue: showcase.said))
    let text = try showcase.reads("pdftotext", "chinese.pdf", "-")
    #expect(
      Showcase.isOrdered(
        ["淋巴结阳性乳腺癌", "张样本", "摘要", "Development and external", "资料与方法", "结果", "讨论", "参考文献"], in: text
      ))
  }
}
