import Foundation
import Testing

/// A supplement in a file of its own beside the article's.
@Suite struct SupplementFilesTests {
  private static let template = """
    ---
    title: "A trial"
    format: [pdf]
    supplement: separate
    pdf: {attach: [ledger]}
    ---

    There are `{swift} 3`, as @tbl-a shows.

    ::: {.supplement}
    More are in `{swift} 4` rows.

    | a | b |
    |---|---|
    | 1 | 2 |

    : Numbers {#tbl-a}
    :::

    """

  @Test func twoFilesAreLeftAndTheSecondGoesWithTheSupplement() throws {
    let workshop = try Workshop()
    try workshop.write(Self.template)
    let first = try workshop.offprint("render", "report.md", "--to", "pdf,png")
    #expect(first.status == 0, "\(first.said)")
    #expect(
      try workshop.names == [
        "report-1.png", "report-supplement-1.png", "report-supplement.pdf", "report.ledger.json",
        "report.md", "report.pdf", "tables",
      ])
    let article = try #require(workshop.bytes(of: "report.pdf"))
    let supplement = try #require(workshop.bytes(of: "report-supplement.pdf"))
    let words = Data("/EmbeddedFiles".utf8)
    #expect(article.range(of: words) != nil)
    #expect(supplement.range(of: words) == nil)
    let ledger = String(
      decoding: try #require(workshop.bytes(of: "report.ledger.json")), as: UTF8.self)
    #expect(ledger.contains("\"where\": \"supplement\""))
    #expect(ledger.contains("report-supplement.pdf"))

    // Another format leaves both PDF files as they are.
    #expect(try workshop.offprint("render", "report.md", "--to", "html").status == 0)
    #expect(workshop.bytes(of: "report-supplement.pdf") == supplement)

    try workshop.write(Self.template.replacing("supplement: separate", with: "supplement: end"))
    let second = try workshop.offprint("render", "report.md")
    #expect(second.status == 0, "\(second.said)")
    #expect(
      try workshop.names == [
        "report-1.png", "report.html", "report.ledger.json", "report.md", "report.pdf", "tables",
      ])
  }

  @Test func theFileOfAnotherTemplateIsNotTaken() throws {
    let workshop = try Workshop()
    try workshop.write("---\nformat: [pdf]\n---\n\nAlone.\n", to: "report-supplement.md")
    try workshop.write(Self.template)
    #expect(try workshop.offprint("render", "report-supplement.md").status == 0)
    let kept = workshop.bytes(of: "report-supplement.pdf")
    let result = try workshop.offprint("render", "report.md")
    #expect(result.status == 1)
    #expect(
      result.said.contains("report-supplement.pdf belongs to report-supplement.md"),
      "\(result.said)")
    #expect(workshop.bytes(of: "report-supplement.pdf") == kept)
    #expect(workshop.bytes(of: "report.pdf") == nil)
  }

  @Test func theArchiveHasTheSupplementAndItsTablesByNumber() throws {
    let workshop = try Workshop()
    try workshop.write(Self.template)
    let result = try workshop.offprint("bundle", "report.md", "-o", "a.zip")
    #expect(result.status == 0, "\(result.said)")
    let archive = try #require(workshop.bytes(of: "a.zip"))
    for name in ["Manuscript.pdf", "Supplement.pdf", "Tables/Table_S1.csv"] {
      #expect(archive.range(of: Data(name.utf8)) != nil, "\(name)")
    }
    #expect(archive.range(of: Data("Tables.pdf".utf8)) == nil)
  }
}
