import Documents
import Testing

@Suite("The kind of an article in the front matter")
struct ArticleTypeTests {
  @Test("The kind, the issue and the issue in the second language are read and reach the document")
  func read() throws {
    let template = try Template(
      source: """
        ---
        lang: zh
        title: 题
        title-en: Title
        article-type: 论著
        issue: 示例医学杂志 2026 年
        issue-en: Example J Med
        ---

        文
        """, path: "r.md")
    let document = try Document(assembling: template, results: [])
    #expect(document.articleType.plainText == "论著")
    #expect(document.issue.plainText == "示例医学杂志 2026 年")
    #expect(document.second?.issue.plainText == "Example J Med")
  }

  @Test("Web page and Markdown name the kind above the text")
  func written() throws {
    let template = try Template(
      source: "---\ntitle: T\narticle-type: Original *research*\ndate: 2026-11-20\n---\n\nText\n",
      path: "r.md")
    let document = try Document(assembling: template, results: [])
    #expect(try document.html().contains("<p class=\"kicker\">Original <em>research</em></p>"))
    #expect(try document.markdown().contains("Original *research* · 20 November 2026"))
  }
}
