import Documents
import Testing

@Suite struct ForeignNotationTests {
  @Test(
    "What other systems read and Offprint prints as it stands is a note with its line",
    arguments: [
      ("Words.\n\n+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n", 3, "‘+---+’"),
      ("| a | b |\n| 1 | 2 |\n", 1, "‘|---|---|’"),
      ("Term\n: What it means.\n", 1, "definition"),
      ("One.\n\n(@good) An example.\n", 3, "example"),
    ])
  func foreign(source: String, line: Int, words: String) throws {
    let notes = try Template(source: source, path: "r.md").notes
    #expect(notes.map(\.line) == [line])
    #expect(notes.first?.message.contains(words) == true)
  }

  @Test(
    "Tables, formulas and ordinary sentences are no foreign notation",
    arguments: [
      "| a | b |\n|---|---|\n| 1 | 2 |\n", "|x| is a length: it has no sign.\n",
      "+1 or more\nof them.\n", "A sentence\n:not a definition.\n", "(see below) and on\n",
    ])
  func own(source: String) throws {
    #expect(try Template(source: source, path: "r.md").notes.isEmpty)
  }
}
