import Documents
import Testing

@Suite("Line ends of the source in Chinese text")
struct HanBreaksTests {
  private func document(_ source: String) throws -> Document {
    try Document(assembling: Template(source: source, path: "report.md"), results: [])
  }

  @Test("Between Han characters and their marks they are nothing in HTML and Markdown")
  func han() throws {
    let document = try document("---\nlang: zh\n---\n\n无复发\n生存，\n*中位*\n随访。")
    #expect(try document.html().contains("<p>无复发生存，<em>中位</em>随访。</p>"))
    #expect(try document.markdown().contains("无复发生存，*中位*随访。"))
  }

  @Test("Beside Latin words they part as ever")
  func latin() throws {
    let document = try document("---\nlang: zh\n---\n\n采用 Cox\n模型 and\nwords")
    #expect(try document.html().contains("<p>采用 Cox\n模型 and\nwords</p>"))
  }
}
