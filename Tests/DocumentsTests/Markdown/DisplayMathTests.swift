import Documents
import Testing

@Suite("Displayed formulae among other lines")
struct DisplayMathTests {
  private func equations(_ source: String) throws -> [Equation] {
    let template = try Template(source: source, path: "report.md")
    return template.body.compactMap {
      if case .equation(let equation) = $0 { equation } else { nil }
    }
  }

  @Test("Bars, minus signs and hashes at the beginning of a formula's lines are mathematics")
  func bars() throws {
    let found = try equations("Text:\n\n$$\nx = |a|\n- |b|\n+ c\n$$ {#eq-a}\n\nMore.")
    #expect(found.map(\.label) == ["eq-a"])
    #expect(found.first?.formula.source.contains("- |b|") == true)
  }

  @Test("Dollars that are never closed are text, and what follows them is read as ever")
  func unclosed() throws {
    let template = try Template(source: "$$ is much\n\n- item", path: "report.md")
    #expect(template.body.count == 2)
    if case .list = template.body[1] {} else { Issue.record("the list is lost") }
  }

  @Test("A citation before a colon is one, a definition of a link is not")
  func colon() throws {
    // Without a bibliography the error shows that the bracket is read as a citation.
    #expect(throws: TemplateError.self) {
      try Template(source: "As shown [@a2020]: so.\n", path: "report.md")
    }
    let link = try Template(
      source: "See [here].\n\n[here]: https://example.org\n", path: "report.md")
    #expect(link.body.count == 1)
  }
}
