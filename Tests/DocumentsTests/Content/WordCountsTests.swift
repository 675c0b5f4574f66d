import Documents
import Testing

private func counts(_ source: String) throws -> WordCounts {
  try Document(assembling: try Template(source: source, path: "r.md"), results: []).wordCounts
}

@Suite struct WordCountsTests {
  @Test func wordsOfTheTextAreCountedBySection() throws {
    let found = try counts(
      """
      ---
      abstract: "**Aim.** To see."
      statements: [{heading: Ethics, text: Not counted.}]
      ---
      Before.

      # Methods

      We did well-known things (twice) – 3.5 times.

      ## Details of it

      - one item
      - two

      | a | b |
      |---|---|
      | c | d |

      : Not counted {#tbl-a}
      """)
    #expect(found.abstract == 3)
    #expect(found.sections.map(\.title) == ["", "Methods"])
    #expect(found.sections.map(\.count) == [1, 10])
    #expect(found.text == 11)
  }

  @Test func eachChineseCharacterCountsOne() throws {
    #expect(try counts("影像组学（radiomics）模型，AUC为0.82。").text == 10)
  }

  @Test func nothingHasNoWords() throws {
    #expect(try counts("").text == 0)
    #expect(try counts("— … –").text == 0)
  }
}
