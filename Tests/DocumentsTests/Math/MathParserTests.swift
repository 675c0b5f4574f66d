import Documents
import Drawing
import Testing

@Suite struct MathParserTests {
  private func root(_ source: String) -> MathNode { Formula(source: source, line: 1).root }

  private func symbol(_ text: String, _ mathClass: MathClass = .ordinary) -> MathNode {
    .symbol(MathSymbol(text: text, mathClass: mathClass))
  }

  /// The message of the error that a template with the formula gives, with file and line.
  private func error(_ source: String) -> String? {
    do {
      _ = try Template(source: "One\n\n$$\n\(source)\n$$\n", path: "r.md")
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func lettersAndSignsHaveTheirClasses() {
    #expect(
      root("a + b \\le c")
        == .row([
          symbol("a"), symbol("+", .binary), symbol("b"), symbol("≤", .relation), symbol("c"),
        ]))
  }

  @Test(
    "A character typed directly is what its command is",
    arguments: [
      ("β", "\\beta"), ("≤", "\\le"), ("×", "\\times"), ("−", "-"), ("∑", "\\sum"), ("→", "\\to"),
      ("∈", "\\in"), ("∞", "\\infty"), ("·", "\\cdot"),
    ])
  func unicode(character: String, command: String) {
    #expect(root(character) == root(command))
  }

  @Test func figuresWithTheirPointAreOneAtom() {
    #expect(root("0.35x") == .row([symbol("0.35"), symbol("x")]))
  }

  @Test func scriptsTakeOneAtomOrAGroup() {
    let expected = MathNode.row([
      .scripts(
        MathScripts(
          base: symbol("x"), below: .row([symbol("i"), symbol("j")]), above: symbol("2")))
    ])
    #expect(root("x_{ij}^2") == expected)
    #expect(root("x^2_{ij}") == expected)
  }

  @Test func aRaisedFigureIsAScript() {
    #expect(
      root("R²") == .row([.scripts(MathScripts(base: symbol("R"), below: nil, above: symbol("2")))])
    )
  }

  @Test func primesStandBeforeWhatIsRaised() {
    #expect(
      root("f''")
        == .row([.scripts(MathScripts(base: symbol("f"), below: nil, above: symbol("′′")))]))
  }

  @Test func argAndMinAreOneFunction() {
    #expect(root("\\arg\\min") == .row([.function("arg\u{2009}min", takesLimits: true)]))
  }

  @Test func wordsKeepTheirSpacesAndChinese() {
    #expect(root("\\text{风险 score 5\\%}") == .row([.text("风险 score 5%", .regular)]))
    #expect(root("风险=1") == .row([.text("风险", .regular), symbol("=", .relation), symbol("1")]))
  }

  @Test func dotsStandInTheMiddleBetweenOperators() {
    #expect(
      root("\\dots, n") == .row([symbol("…", .inner), symbol(",", .punctuation), symbol("n")]))
    #expect(root("\\dots + n") == .row([symbol("⋯", .inner), symbol("+", .binary), symbol("n")]))
  }

  @Test func anArrowCarriesWhatStandsAboveIt() {
    #expect(
      root("\\xrightarrow{d}") == .row([.arrow("→", above: .row([symbol("d")]), below: nil)]))
  }

  @Test func casesAreAFencedTable() {
    guard case .row(let nodes) = root("\\begin{cases} 1 & a \\\\ 0 & b \\end{cases}"),
      case .fenced(let fence)? = nodes.first, case .table(let table)? = fence.parts.first?.first
    else {
      Issue.record("no fenced table")
      return
    }
    #expect(fence.left == "{" && fence.right == nil)
    #expect(table.rows.map(\.count) == [2, 2])
  }

  @Test(
    "A fault is named with file, line and remedy",
    arguments: [
      ("x +\n\\lamda", "r.md:5: \\lamda is not known in a formula; nearest: \\lambda"),
      ("{x", "r.md:4: this ‘{’ is never closed; end the group with ‘}’"),
      ("x}", "r.md:4: a ‘}’ closes nothing here; write \\} for a brace that is seen"),
      ("a^b^c", "r.md:4: a second ‘^’ on the same thing; group what is meant: {x^a}^b"),
      ("\\left( x", "r.md:4: \\left has no \\right; write \\right. where nothing is seen"),
      ("\\frac{a}", "r.md:4: \\frac is not followed by what it applies to; write \\frac{…}"),
      (
        "\\begin{casess} a \\end{casess}",
        "r.md:4: the environment “casess” is not known in a formula; nearest: “cases”"
      ),
      (
        "\\begin{cases} a \\end{matrix}",
        "r.md:4: \\end{matrix} closes \\begin{cases}; write \\end{cases}"
      ),
      (
        "a & b",
        "r.md:4: ‘&’ aligns lines only inside \\begin{aligned} … \\end{aligned}; write \\& for the sign"
      ),
      (
        "\\begin{tabular} a \\end{tabular}",
        "r.md:4: the environment “tabular” is not known in a formula"
      ),
      (
        "\\newcommand{E}{E}",
        "r.md:4: \\newcommand is not followed by the name of a command; write \\newcommand{\\name}{what it stands for}"
      ),
      (
        "\\textcolor{rd}{x}",
        "r.md:4: “rd” is no colour; nearest: “red”; write a name, or six digits as in \\textcolor{#92001A}"
      ),
      (
        "\\text{for \\alpha}",
        "r.md:4: \\alpha stands among words; a formula among them stands between dollars: \\text{for $x > 0$}"
      ),
      (
        "x\n\\label{a} \\label{b}",
        "r.md:5: a second \\label: a formula has one number; write each line with a number of its own as a formula of its own"
      ),
      (
        "\\qqqqq(p)",
        "r.md:4: \\qqqqq is not known in a formula; the name of a function is written \\operatorname{qqqqq}"
      ),
      ("a \\over b", "r.md:4: this form of a fraction is not known; write \\frac{a}{b}"),
    ])
  func faults(source: String, message: String) {
    #expect(error(source) == message)
  }

  @Test func aColourBeforeAGroupIsTheGroupsElseItHoldsToTheEnd() {
    let red = Color(hex: 0xFF0000)
    #expect(root("\\color{red}{x} y") == .row([.coloured(red, [symbol("x")]), symbol("y")]))
    #expect(root("\\color{red} x y") == .row([.coloured(red, [symbol("x"), symbol("y")])]))
    #expect(
      root("\\textcolor[HTML]{FF0000}x y") == .row([.coloured(red, [symbol("x")]), symbol("y")]))
  }

  @Test func framesAndLinesHoldWhatTheyStandAround() {
    #expect(root("\\boxed{x}") == .row([.framed(.box, .row([symbol("x")]))]))
    #expect(root("\\cancel x") == .row([.framed(.rising, symbol("x"))]))
  }

  @Test func dollarsAmongWordsHoldFormulas() {
    #expect(
      root("\\text{if $x > 0$}")
        == .row([
          .row([.text("if ", .regular), .row([symbol("x"), symbol(">", .relation), symbol("0")])])
        ]))
    #expect(
      root("\\text{a \\textbf{b}~c}")
        == .row([.row([.text("a ", .regular), .text("b", .bold), .text("\u{A0}c", .regular)])]))
  }

  @Test func aPercentSignBeginsACommentButNotBehindAFigure() {
    #expect(root("x % said\n+ y") == root("x + y"))
    #expect(
      root("95%") == .row([symbol("95"), symbol("%")]))
  }

  @Test func oldSwitchesHoldToTheEndOfTheirGroup() {
    let bold = MathNode.symbol(MathSymbol(text: "x", mathClass: .ordinary, alphabet: .bold))
    #expect(root("{\\bf x} y") == .row([.row([bold]), symbol("y")]))
  }

  @Test func anArrayMayHaveRulesAndWhiteOfItsOwn() {
    guard case .row(let nodes) = root("\\begin{array}{l|c@{\\,}r} a & b & c \\end{array}"),
      case .table(let table)? = nodes.first
    else {
      Issue.record("no table")
      return
    }
    #expect(table.alignments == [.leading, .center, .trailing])
    #expect(table.rules == [1])
  }

  @Test(
    "Nothing that is written stops the reader but with an error",
    arguments: [
      String(repeating: "{", count: 20_000), String(repeating: "\\sqrt", count: 20_000),
      String(repeating: "\\left(", count: 5000), String(repeating: "x^{", count: 5000),
      String(repeating: "\\begin{matrix}", count: 5000), String(repeating: "\\hat", count: 9000),
      String(repeating: "\\displaystyle", count: 9000), "\\", "^", "_", "'", "x_", "\\text",
      "\\text{",
      "\\left", "\\begin", "\\begin{", "\\end{x}", "\\not", "\\tag", "\\hspace{x}", "\\sqrt[", "&",
      "#",
      "\\big", "\\color", "\\color{", "\\color[", "\\text{$", "\\text{\\", "\\text{\\'", "\\label",
      "(\\#eq:",
      "\\kern", "\\cancelto{", "\\begin{aligned}[", "\\begin{array}[t]", "%", "\\textcolor{red}",
      "\\text" + String(repeating: "{", count: 5000),
      "\\middle|", "\\substack{", "\\limits", "\u{338}", "\\begin{array}{q}1\\end{array}",
    ])
  func hostile(source: String) {
    let formula = Formula(source: source, line: 1)
    #expect(formula.source == source)
  }

  @Test func aLongFormulaIsReadInLinearTime() {
    let source = Array(repeating: "\\frac{x_{1}}{2}", count: 20_000).joined(separator: "+")
    let clock = ContinuousClock()
    let time = clock.measure { _ = Formula(source: source, line: 1) }
    #expect(time < .seconds(2))
  }
}
