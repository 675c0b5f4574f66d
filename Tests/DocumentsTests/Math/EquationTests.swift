import Documents
import Testing

@Suite struct EquationTests {
  private func document(_ markdown: String) throws -> Document {
    try Document(assembling: Template(source: markdown, path: "r.md"), results: [])
  }

  private func equations(_ document: Document) -> [Equation] {
    document.body.compactMap { if case .equation(let equation) = $0 { equation } else { nil } }
  }

  @Test func dollarsAreMathematics() throws {
    let template = try Template(
      source: "Let $a_i^2$ be.\n\n$$\nx = y\n$$ {#eq-one}\n", path: "r.md")
    #expect(
      template.body == [
        .paragraph([
          .text("Let "), .math(Formula(source: "a_i^2", line: 1)), .text(" be."),
        ]),
        .equation(Equation(formula: Formula(source: "x = y", line: 3), label: "eq-one")),
      ])
    #expect(template.notes.isEmpty)
  }

  @Test func anEquationWithinAParagraphPartsIt() throws {
    let body = try document("So\n$$x = y$$\n{#eq-a}\nfollows $z$.\n").body
    #expect(
      body == [
        .paragraph([.text("So")]),
        .equation(
          Equation(formula: Formula(source: "x = y", line: 2), label: "eq-a", number: "1")),
        .paragraph([.text("follows "), .math(Formula(source: "z", line: 4)), .text(".")]),
      ])
  }

  @Test func onlyLabelledEquationsAreNumbered() throws {
    let document = try document(
      "$$a$$\n\n$$b$$ {#eq-b}\n\n$$c$$ {#eq-c}\n\nSee @eq-c, [-@eq-b].\n")
    #expect(equations(document).map(\.number) == [nil, "1", "2"])
    guard case .paragraph(let words, _)? = document.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(words.plainText == "See Equation\u{A0}2, 1.")
  }

  @Test func aTagIsTheNumber() throws {
    let document = try document("$$a \\tag{A.1}$$ {#eq-a}\n\n$$b$$ {#eq-b}\n\n@eq-a\n")
    #expect(equations(document).map(\.number) == ["A.1", "1"])
    #expect(document.body.last.map { "\($0)".contains("Equation\u{A0}(A.1)") } == true)
  }

  @Test func chineseReferencesHaveBrackets() throws {
    let document = try document("---\nlang: zh\n---\n\n$$a$$ {#eq-a}\n\n见@eq-a。\n")
    guard case .paragraph(let words, _)? = document.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(words.plainText == "见式(1)。")
  }

  @Test func faultsInCaptionsNameTheirLine() {
    let source = "---\ntitle: \"On $\\\\bta$\"\n---\n\nText.\n"
    do {
      _ = try Template(source: source, path: "r.md")
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "r.md:2: \\bta is not known in a formula; nearest: \\beta")
    }
  }

  @Test func moneyIsNoMathematics() throws {
    let template = try Template(source: "It costs $5 and $6.\n", path: "r.md")
    #expect(template.body == [.paragraph([.text("It costs $5 and $6.")])])
  }

  @Test func pipesInFormulasPartNoCells() throws {
    let template = try Template(
      source: "| a | b |\n|---|---|\n| $P(A|B)$ | 1 |\n", path: "r.md")
    guard case .table(let table)? = template.body.first else {
      Issue.record("no table")
      return
    }
    #expect(
      table.table.rows.last?.cells.first?.content == [.math(Formula(source: "P(A|B)", line: 3))])
  }
}
