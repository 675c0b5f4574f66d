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

  @Test("A fence of mathematics is a formula, with a number where it carries a label")
  func fence() throws {
    let found = try equations(
      "```math\nx^2\n```\n\n```math {#eq-a}\ny\n```\n\n```math\nz\n```\n{#eq-b}\n\n```{.math #eq-c}\nw\n```\n"
    )
    #expect(found.map(\.formula.source) == ["x^2", "y", "z", "w"])
    #expect(found.map(\.label) == [nil, "eq-a", "eq-b", "eq-c"])
  }

  @Test("A fence of mathematics in an item belongs to the item")
  func fenceInItem() throws {
    let template = try Template(
      source: "- One\n\n  ```math\n  x\n  ```\n\n- Two\n", path: "report.md")
    guard case .list(let list)? = template.body.first else {
      Issue.record("no list")
      return
    }
    #expect(list.items.count == 2)
    #expect(list.items[0].contains { if case .equation = $0 { true } else { false } })
  }

  @Test("A fault in a fence of mathematics has the line where it stands")
  func fenceFault() {
    let error = #expect(throws: TemplateError.self) {
      try Template(source: "a\n\n```math\nx\n\\lamda\n```\n", path: "r.md")
    }
    #expect(error?.line == 5)
  }

  @Test("An environment in the text is a formula; LaTeX's and bookdown's labels are labels")
  func environments() throws {
    let found = try equations(
      "As\n\\begin{equation}\nx = y \\label{eq:a}\n\\end{equation}\nand\n\n\\begin{align}\nx &= y\\\\\n&= z (\\#eq:b)\n\\end{align}\n\n\\[\nu\n\\]\n"
    )
    #expect(found.map(\.label) == ["eq-a", "eq-b", nil])
    #expect(found.last?.formula.source == "u")
  }

  @Test("References of LaTeX and bookdown lead to the same labels")
  func references() throws {
    let source =
      "$$x$$ {#eq-a}\n\nSee \\eqref{eq:a}, \\@ref(eq:a) and \\autoref{eq-a}.\n"
    let document = try Document(
      assembling: Template(source: source, path: "report.md"), results: [])
    guard case .paragraph(let words, _)? = document.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(words.plainText == "See (1), 1 and Equation\u{A0}1.")
  }

  @Test(
    "LaTeX in the text is an error that names what to write",
    arguments: [
      ("a \\citep{x} b", "[@key]"), ("\\textbf{x}", "**words**"),
      ("\\noindent Text", "leave it out"),
      ("\\begin{tabular}{l}", "Markdown"), ("see \\ref{x}", "labels begin with"),
      ("$x \\label{eq-a}$", "has no number"),
    ])
  func latex(source: String, remedy: String) {
    let error = #expect(throws: TemplateError.self) {
      try Template(source: "One\n\n" + source + "\n", path: "r.md")
    }
    #expect(error?.line == 3)
    #expect(error?.description.contains(remedy) == true)
  }

  @Test("Other backslashes are the text's")
  func backslashes() throws {
    let template = try Template(
      source: "C:\\data\\url \\* not emphasised\\* \\alpha\n", path: "r.md")
    guard case .paragraph(let words, _)? = template.body.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(words.plainText == "C:\\data\\url * not emphasised* \\alpha")
  }
}
