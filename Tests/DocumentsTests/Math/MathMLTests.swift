import Documents
import Foundation
import Testing

@Suite struct MathMLTests {
  /// The MathML of a formula in a paragraph, without its annotation.
  private func mathML(_ source: String) throws -> String {
    let html = try page("$\(source)$\n")
    let start = try #require(html.firstRange(of: "<math><semantics>"))
    let end = try #require(html.firstRange(of: "<annotation"))
    return String(html[start.upperBound..<end.lowerBound])
  }

  private func page(_ markdown: String) throws -> String {
    let template = try Template(source: markdown, path: "r.md")
    return try Document(assembling: template, results: []).html()
  }

  @Test(
    "Formulas become MathML",
    arguments: [
      ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
      (
        "\\frac{a}{2}", "<mfrac><mi>a</mi><mn>2</mn></mfrac>"
      ),
      ("\\mathrm{AUC}", "<mi>AUC</mi>"),
      ("\\mathbf x", "<mi>𝐱</mi>"),
      ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
      ("\\text{a b}", "<mtext>a\u{A0}b</mtext>"),
      (
        "a < b", "<mrow><mi>a</mi><mo stretchy=\"false\">&lt;</mo><mi>b</mi></mrow>"
      ),
      (
        "\\hat\\beta",
        "<mover accent=\"true\"><mi>β</mi><mo stretchy=\"false\">ˆ</mo></mover>"
      ),
      ("\\Gamma", "<mi mathvariant=\"normal\">Γ</mi>"),
    ])
  func elements(source: String, expected: String) throws {
    #expect(try mathML(source) == expected)
  }

  @Test func aSignBeforeANumberHasNoWhite() throws {
    #expect(
      try mathML("(-1)")
        == "<mrow><mo stretchy=\"false\">(</mo><mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo>"
        + "<mn>1</mn><mo stretchy=\"false\">)</mo></mrow>")
  }

  @Test func signsInScriptsHaveNoWhite() throws {
    let text = try mathML("x_{i=1}")
    #expect(text.contains("<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">=</mo>"))
  }

  @Test func aWideHatIsDrawnOutWithItsLetters() throws {
    func factor(_ source: String) throws -> Double {
      let text = try mathML(source)
      let start = try #require(text.firstRange(of: "transform:scale("))
      return try #require(Double(text[start.upperBound...].prefix { $0 != "," }))
    }
    #expect(try mathML("\\hat{S}").contains("transform") == false)
    #expect(try factor("\\widehat{AUC}") > 3)
    #expect(try factor("\\overline{S(t)}") > 3)
    #expect(try factor("\\widehat{AUCAUC}") > 1.8 * factor("\\widehat{AUC}"))
  }

  @Test func framesColoursAndLinesAreDrawn() throws {
    #expect(try mathML("\\boxed{x}") == "<mrow class=\"box\"><mi>x</mi></mrow>")
    #expect(try mathML("\\cancel{x}") == "<mrow class=\"rising\"><mi>x</mi></mrow>")
    #expect(
      try mathML("\\textcolor{red}{x}") == "<mrow style=\"color:#FF0000\"><mi>x</mi></mrow>")
    // Black is the colour of the text: white on a dark page.
    #expect(try mathML("\\textcolor{black}{x}") == "<mrow><mi>x</mi></mrow>")
    #expect(
      try mathML("\\begin{array}{l|r} a & b \\\\ \\hline c & d \\end{array}").contains(
        "text-align:right;border-top:1px solid;border-left:1px solid"))
  }

  @Test func aLongFormulaStandsInPiecesThatMayFollowOnLines() throws {
    let long = (1...9).map { "\\beta_\($0) x_\($0)" }.joined(separator: " + ")
    let html = try page("$$\\eta = \(long)$$\n")
    #expect(html.components(separatedBy: "<math displaystyle=\"true\">").count == 11)
    #expect(html.contains("<span class=\"lines\" role=\"group\" aria-label=\"η = β₁x₁ + β₂x₂"))
    #expect(try page("$$a = b$$\n").contains("<math display=\"block\">"))
  }

  @Test func theCommaBehindAFormulaStaysWithIt() throws {
    let html = try page("Of $x$, and\n")
    #expect(html.contains("<p>Of <span class=\"m\"><math>"))
    #expect(html.contains("</math>,</span> and"))
  }

  @Test func theSourceIsAnAnnotation() throws {
    let html = try page("$a < b$\n")
    #expect(html.contains("<annotation encoding=\"application/x-tex\">a &lt; b</annotation>"))
  }

  @Test func anEquationHasItsPlaceAndNumber() throws {
    let html = try page("$$x = y$$ {#eq-one}\n\nSee @eq-one.\n")
    #expect(html.contains("<div class=\"equation\" id=\"eq-one\">"))
    #expect(html.contains("<math display=\"block\">"))
    #expect(html.contains("<span class=\"eqno\">(1)</span>"))
    #expect(html.contains("<a href=\"#eq-one\">Equation\u{A0}1</a>"))
  }

  @Test func markdownShowsNumberAndPlace() throws {
    let template = try Template(
      source: "Of $x_1$ and $a$:\n\n$$p = 5%$$ {#eq-one}\n", path: "r.md")
    let text = try Document(assembling: template, results: []).markdown()
    #expect(text.contains("Of $`x_1`$ and $a$:"))
    #expect(text.contains("<a id=\"eq-one\"></a>"))
    #expect(text.contains("```math\np = 5\\% \\tag{1}\n```"))
  }

  private func markdown(_ source: String) throws -> String {
    try Document(assembling: Template(source: source, path: "r.md"), results: []).markdown()
  }

  @Test(
    "GitHub's Markdown has no command that GitHub refuses or does not know",
    arguments: [
      ("\\operatorname{logit}(p)", "\\mathop{\\mathrm{logit}}\\nolimits(p)"),
      ("\\operatorname*{arg\\,max}_x", "\\mathop{\\mathrm{arg\\,max}}\\limits_x"),
      ("\\mbox{a} \\bm{x}", "\\text{a} \\boldsymbol{x}"),
      ("x % said\n+ 95%", "x \n+ 95\\%"),
      ("x \\label{eq:a}", "x \\tag{1}"),
      ("x (\\#eq:a)", "x \\tag{1}"),
      (
        "\\begin{align} a &= b \\\\ c \\end{align}", "\\begin{aligned} a &= b \\\\ c \\end{aligned}"
      ),
    ])
  func portable(source: String, expected: String) throws {
    #expect(try markdown("$$\n\(source)\n$$\n").contains("```math\n\(expected)\n```"))
  }

  @Test(
    "GitHub reads a formula that stands beside brackets, letters and Chinese",
    arguments: [
      ("Of $n$ here.", "Of $n$ here."), ("($n$)", "($`n`$)"), ("数$n$用", "数 $`n`$ 用"),
      ("式中$h_0$，", "式中 $`h_0`$ ，"), ("*$n$*", "*$`n`$*"),
    ])
  func formulasOnGitHub(source: String, expected: String) throws {
    #expect(try markdown(source + "\n") == expected + "\n")
  }
}
