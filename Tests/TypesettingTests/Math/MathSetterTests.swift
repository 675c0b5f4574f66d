import Documents
import Drawing
import Testing
import Typesetting

/// The runs of a formula on a line of its own.
private func runs(_ source: String) throws -> [SetRun] {
  let formula = Formula(source: source, line: 1)
  return try setPages([.equation(Equation(formula: formula))])[0].runs.filter {
    $0.font.face == .math || $0.font.face == .serif
  }
}

/// The rules of a formula on a line of its own.
private func rules(_ source: String) throws -> [Rectangle] {
  let formula = Formula(source: source, line: 1)
  let picture = try typeset([.equation(Equation(formula: formula))]).pages[0].picture
  return picture.placedItems.compactMap { placed in
    guard case .path(let item) = placed.item, item.fill != nil else { return nil }
    let points = item.path.elements.compactMap { element -> Point? in
      switch element {
      case .move(let point), .line(let point): placed.map(point)
      default: nil
      }
    }
    guard let x = points.map(\.x).min(), let maxX = points.map(\.x).max(),
      let y = points.map(\.y).min(), let maxY = points.map(\.y).max()
    else { return nil }
    return Rectangle(x: x, y: y, width: maxX - x, height: maxY - y)
  }
}

private func run(_ text: String, in runs: [SetRun]) throws -> SetRun {
  try #require(runs.first { $0.text == text })
}

@Suite struct MathSetterTests {
  @Test func whatIsRaisedIsSmallerAndHigher() throws {
    let runs = try runs("x_i^n")
    let x = try run("x", in: runs)
    let i = try run("i", in: runs)
    let n = try run("n", in: runs)
    #expect(x.font.size == 10.5)
    #expect(abs(n.font.size - 10.5 * 0.74) < 0.01)
    #expect(n.baseline < x.baseline - 3)
    #expect(i.baseline > x.baseline + 2)
    #expect(abs(i.frame.x - n.frame.x) < 1.5)
  }

  @Test func relationsHaveFiveEighteenthsOfAnEmAround() throws {
    let runs = try runs("b=b")
    let sign = try run("=", in: runs)
    #expect(abs(sign.frame.x - runs[0].frame.maxX - 10.5 * 5 / 18) < 0.01)
    #expect(abs(runs[2].frame.x - sign.frame.maxX - 10.5 * 5 / 18) < 0.01)
  }

  @Test func aSignAloneIsNoOperator() throws {
    let runs = try runs("-b")
    #expect(abs(runs[1].frame.x - runs[0].frame.maxX) < 0.01)
  }

  @Test func limitsStandBelowOnALineOfTheirOwn() throws {
    let runs = try runs("\\sum_{n} b")
    let sum = try run("∑", in: runs)
    let limit = try run("n", in: runs)
    #expect(limit.frame.x < sum.frame.maxX && limit.frame.maxX > sum.frame.x)
    #expect(limit.baseline > sum.baseline + 5)
  }

  @Test func limitsStandBesideInALineOfText() throws {
    let formula = Formula(source: "\\sum_{n} b", line: 1)
    let runs = try setPages([.paragraph([.math(formula)])])[0].runs
    let sum = try run("∑", in: runs)
    #expect(try run("n", in: runs).frame.x > sum.frame.maxX - 1)
  }

  @Test func anArrowIsLongerThanItsLabel() throws {
    let runs = try runs("b \\xrightarrow{\\text{in distribution}} n")
    let label = try run("in distribution", in: runs)
    let b = try run("b", in: runs)
    let n = try run("n", in: runs)
    #expect(label.frame.x > b.frame.maxX && label.frame.maxX < n.frame.x)
    #expect(label.baseline < b.baseline - 3)
    #expect(runs.contains { $0.text == "→" })
  }

  @Test func aFrameKeepsApartFromWhatItHolds() throws {
    let others = try rules("b")
    let frames = try rules("\\boxed{b}").filter { !others.contains($0) }
    #expect(frames.count == 4)
    let left = frames.map(\.x).min() ?? 0
    let b = try run("b", in: try runs("\\boxed{b}"))
    #expect(b.frame.x - left > 2)
    #expect((frames.map(\.maxX).max() ?? 0) - b.frame.maxX > 2)
  }

  @Test func aColouredSignStaysAnOperator() throws {
    let plain = try runs("b + n")
    let coloured = try runs("b \\color{red}{+} n")
    #expect(abs(plain[2].frame.x - coloured[2].frame.x) < 0.01)
  }

  @Test func aFractionStandsAroundItsRule() throws {
    let picture = try typeset([
      .equation(Equation(formula: Formula(source: "\\frac{b}{n} = q", line: 1)))
    ]).pages[0].picture
    let page = try setPages([
      .equation(Equation(formula: Formula(source: "\\frac{b}{n} = q", line: 1)))
    ])[0]
    let rules = picture.placedItems.compactMap { placed -> Double? in
      guard case .path(let path) = placed.item, path.fill != nil,
        case .move(let point)? = path.path.elements.first
      else { return nil }
      return placed.map(point).y
    }
    let rule = try #require(rules.first)
    #expect(try run("b", in: page.runs).baseline < rule)
    #expect(try run("n", in: page.runs).baseline > rule + 5)
    // The rule stands on the axis, where the middle of the equals sign is.
    let baseline = try run("=", in: page.runs).baseline
    #expect(abs(baseline - 0.25 * 10.5 - rule) < 0.6)
  }

  @Test func delimitersGrowWithWhatTheyEnclose() throws {
    func numberOfGlyph(_ source: String) throws -> UInt32? {
      let formula = Formula(source: source, line: 1)
      let picture = try typeset([.equation(Equation(formula: formula))]).pages[0].picture
      for placed in picture.placedItems {
        if case .text(let run) = placed.item, run.text == "(" { return run.glyph }
      }
      return nil
    }
    let small = try numberOfGlyph("(x)")
    #expect(try numberOfGlyph("\\left(x\\right)") == small)
    #expect(try numberOfGlyph("\\left(\\frac{x}{y}\\right)") != small)
  }

  @Test func lettersAreFoundAsTheyAreTyped() throws {
    #expect(try runs("\\mathbf x + \\beta").map(\.text) == ["x", "+", "β"])
  }

  @Test func wordsTakeTheFaceOfTheText() throws {
    let words = try run("风险", in: runs("\\text{风险} = 1"))
    #expect(words.font.face == .serif)
  }

  @Test func linesAreAlignedAtTheirMarks() throws {
    let runs = try runs("\\begin{aligned} a &= b \\\\ a + a + a &= c \\end{aligned}")
    let signs = runs.filter { $0.text == "=" }
    #expect(signs.count == 2)
    #expect(abs(signs[0].frame.x - signs[1].frame.x) < 0.01)
    #expect(signs[1].baseline > signs[0].baseline + 14)
  }

  @Test func aMissingGlyphNamesTheLine() {
    #expect(throws: TypesettingFailure.missingGlyph("ሴ", line: 7)) {
      try setPages([.paragraph([.math(Formula(source: "x = ሴ", line: 7))])])
    }
  }

  @Test("Every sign that has a command is in the faces for mathematics")
  func signs() throws {
    let names = MathNames.signNames.filter { $0.allSatisfy(\.isLetter) }
    #expect(names.count > 300)
    let formulas = names.flatMap { name -> [Inline] in
      [.math(Formula(source: "a \\\(name) b", line: 1)), .text(" ")]
    }
    for language in ["en", "zh"] {
      #expect(throws: Never.self) {
        try setPages([.paragraph(formulas)], language: language)
      }
    }
  }
}
