import Documents
import Drawing
import Testing

private let picture = Picture(size: Size(width: 200, height: 100), description: "A line.")

private func document(_ source: String) throws -> Document {
  let template = try Template(source: source, path: "r.md")
  let results = template.blocks.map {
    BlockResult(source: .block($0.index), outputs: [.figure(picture, .init())])
  }
  return try Document(assembling: template, results: results)
}

private func block(_ label: String) -> String { "```{swift}\n//| label: \(label)\nx\n```\n\n" }

private func text(_ document: Document) -> String {
  for case .paragraph(let inlines, _) in document.body { return inlines.plainText }
  return ""
}

@Suite struct SupplementTests {
  @Test func aSupplementNumbersItsFiguresWithS() throws {
    let found = try document(
      "---\npaper: {style: supplement}\n---\n@fig-a, @fig-b and @tbl-a.\n\n" + block("fig-a")
        + block("fig-b") + "| a |\n|---|\n| b |\n\n: C {#tbl-a}")
    #expect(text(found) == "Figure\u{A0}S1, Figure\u{A0}S2 and Table\u{A0}S1.")
  }

  @Test func figuresOfTheSupplementInAnArticleAreCountedApart() throws {
    let found = try document(
      "@fig-b, @suppfig-a, @supptbl-a and @fig-c.\n\n" + block("suppfig-a") + block("fig-b")
        + block("fig-c") + "| a |\n|---|\n| b |\n\n: C {#supptbl-a}")
    #expect(
      text(found) == "Figure\u{A0}1, Figure\u{A0}S1, Table\u{A0}S1 and Figure\u{A0}2.")
    #expect(found.figures.map(\.title) == ["Figure\u{A0}S1", "Figure\u{A0}1", "Figure\u{A0}2"])
  }
}
