import Documents
import Testing

/// The formulas of a template's first paragraph as words.
private func formulas(_ source: String) throws -> [String] {
  let body = try Template(source: source, path: "r.md").body
  for case .paragraph(let inlines, _) in body {
    return inlines.compactMap { if case .math(let formula) = $0 { formula.source } else { nil } }
  }
  return []
}

private func error(_ source: String) -> String? {
  #expect(throws: TemplateError.self) { try Template(source: source, path: "r.md") }?.description
}

@Suite("Commands that the author names")
struct MathMacrosTests {
  @Test(
    "A definition holds in the whole document, wherever it stands",
    arguments: [
      "$$\n\\newcommand{\\E}{\\mathbb{E}}\n$$\n\nSee $\\E x$.\n",
      "See $\\E x$.\n\n$$ \\newcommand{\\E}{\\mathbb{E}} $$\n",
      "\\newcommand{\\E}{\\mathbb{E}}\n\nSee $\\E x$.\n",
      "\\newcommand{\\E}{%\n  \\mathbb{E}%\n}\nSee $\\E x$.\n",
      "\\def\\E{\\mathbb{E}}\n\nSee $\\E x$.\n",
    ])
  func definitions(source: String) throws {
    let found = try formulas(source).map { $0.filter { !$0.isWhitespace && $0 != "%" } }
    #expect(found == ["\\mathbb{E}x"])
  }

  @Test("A block of definitions leaves nothing, and its lines are counted")
  func nothing() throws {
    let template = try Template(
      source: "$$\n\\newcommand{\\E}{E}\n\\newcommand{\\V}{V}\n$$\n\n# Head\n", path: "r.md")
    #expect(template.body.count == 1)
    guard case .heading(let heading)? = template.body.first else {
      Issue.record("another block")
      return
    }
    #expect(heading.line == 6)
  }

  @Test("Arguments stand where their numbers are, and the first may be left out")
  func arguments() throws {
    let start = "\\newcommand{\\P}[2][X]{P(#1 \\mid #2)}\n\n"
    #expect(
      try formulas(start + "$\\P{y}$ $\\P[Z]{y}$ $\\P y$") == [
        "P(X \\mid y)", "P(Z \\mid y)", "P(X \\mid y)",
      ])
  }

  @Test("A name may stand for others, and a command for itself renewed")
  func nested() throws {
    let start = "\\newcommand{\\a}{\\b{1}}\n\\newcommand{\\b}[1]{x_{#1}}\n\n"
    #expect(try formulas(start + "$\\a^2$") == ["x_{1}^2"])
    #expect(
      try formulas("\\renewcommand{\\phi}{\\varphi}\n\n$\\phi x$") == ["\\varphi x"])
  }

  @Test("What stands for one argument stays one")
  func oneArgument() throws {
    let start = "\\newcommand{\\b}{\\boldsymbol{\\beta}}\n\n"
    #expect(
      try formulas(start + "$\\hat\\b^\\b + \\b$")
        == ["\\hat{\\boldsymbol{\\beta}}^{\\boldsymbol{\\beta}} + \\boldsymbol{\\beta}"])
  }

  @Test("A declared operator is a function, with a star one with limits")
  func operators() throws {
    let start = "\\DeclareMathOperator{\\Var}{Var}\n\\DeclareMathOperator*{\\amin}{arg\\,min}\n\n"
    #expect(
      try formulas(start + "$\\Var X$ $\\amin_x f$")
        == ["\\operatorname{Var} X", "\\operatorname*{arg\\,min}_x f"])
  }

  @Test("The abstract and captions know the names, and so does what a part defines below")
  func places() throws {
    let source = """
      ---
      abstract: "Of $\\\\E$."
      ---

      {{< include _m.md >}}

      | a |
      |---|
      | $\\V$ |

      : On $\\E$. {#tbl-a}

      $$ \\newcommand{\\E}{E} $$
      """
    let template = try Template(
      source: source, path: "r.md",
      surroundings: Surroundings(read: { $0 == "_m.md" ? "\\newcommand{\\V}{V}\n" : nil }))
    #expect(template.body.count == 1)
  }

  @Test("What is wrong with a definition or its use names the line")
  func faults() {
    #expect(
      error("\\newcommand{\\a}{\\a}\n\n$\\a$\n")
        == "r.md:3: \\a stands for something that holds \\a again, without end")
    #expect(
      error("\\newcommand{\\a}[2]{#1#2}\n\n$\\a{x}$\n")
        == "r.md:3: \\a has 2 arguments, of which 1 is missing here")
    #expect(
      error("A\n\n\\newcommand{\\a}{b\n\nC\n")?.hasPrefix("r.md:3: the meaning of \\a") == true)
    #expect(error("\\newcommand{\\a}[x]{b}\n")?.hasPrefix("r.md:1: \\a has 1 to 9") == true)
    #expect(
      error("\\newcommand{\\a}{\\alhpa}\n\n$\\a$\n")?.hasPrefix("r.md:3: \\alhpa is not") == true)
  }

  @Test("Names that double what they hold end as an error, not as a crash")
  func doubling() {
    var source = "\\newcommand{\\az}{x}\n"
    let letters = Array("abcdefghijklmnopqrstuvwxy")
    var last = "az"
    for letter in letters {
      source += "\\newcommand{\\b\(letter)}{\\\(last)\\\(last)}\n"
      last = "b\(letter)"
    }
    #expect(error(source + "\n$\\\(last)$\n")?.contains("without end") == true)
  }

  @Test("Code is not read as a definition")
  func code() {
    #expect(
      error("```tex\n\\newcommand{\\E}{E}\n```\n\n$\\E$\n")?.hasPrefix("r.md:5: \\E is not known")
        == true)
  }
}

@Suite("Structures of amsmath")
struct GeneralFractionTests {
  private func root(_ source: String) -> MathNode { Formula(source: source, line: 1).root }

  @Test("\\genfrac with parentheses and no rule is \\binom")
  func binomial() {
    #expect(root("\\genfrac{(}{)}{0pt}{}{n}{k}") == root("\\binom{n}{k}"))
    #expect(root("\\genfrac{}{}{}{0}{n}{k}") == root("\\dfrac{n}{k}"))
  }

  @Test("\\genfrac with other delimiters is fenced by them")
  func fenced() {
    #expect(root("\\genfrac{[}{\\rbrace}{1pt}{1}{n}{k}") == root("\\left[\\tfrac{n}{k}\\right\\}"))
  }

  @Test("\\smash is drawn without height and depth in MathML")
  func smash() throws {
    func html(_ source: String) throws -> String {
      try Document(
        assembling: Template(source: "$\(source)$", path: "r.md"), results: []
      ).html()
    }
    #expect(try html("\\smash{y}").contains("<mpadded height=\"0\" depth=\"0\">"))
    #expect(try html("\\smash[b]{y}").contains("<mpadded depth=\"0\">"))
  }

  @Test("\\prescript stands before its base")
  func prescript() {
    #expect(
      root("\\prescript{14}{6}{C}")
        == .row([
          .row([
            .scripts(MathScripts(base: nil, below: root("6"), above: root("14"))), root("C"),
          ])
        ]))
  }
}
