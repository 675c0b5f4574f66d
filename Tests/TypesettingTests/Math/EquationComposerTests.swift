import Documents
import Drawing
import Reporting
import Testing
import Typesetting

@Suite struct EquationComposerTests {
  private let left = millimetres(18 + 50)
  private let right = millimetres(18 + 174)

  private func equation(_ source: String, number: String? = nil) -> Block {
    .equation(
      Equation(
        formula: Formula(source: source, line: 3), label: number.map { "eq-\($0)" },
        number: number))
  }

  @Test func anEquationStandsInTheMiddleAndItsNumberAtTheRight() throws {
    let page = try setPages([equation("b = b", number: "4")])[0]
    let runs = page.runs.filter { $0.font.face == .math }
    let first = try #require(runs.first)
    let last = try #require(runs.last)
    #expect(abs((first.frame.x + last.frame.maxX) / 2 - (left + right) / 2) < 0.1)
    let number = try #require(page.runs.first { $0.text == "(4)" })
    #expect(abs(number.frame.maxX - right) < 0.1)
    #expect(number.baseline == first.baseline)
    #expect(page.anchors.contains("eq-4"))
  }

  @Test func aWideFormulaBreaksBeforeRelations() throws {
    let side = (1...14).map { "x_{\($0)}" }.joined(separator: "+")
    let page = try setPages([equation("y = \(side) = \(side)")])[0]
    let signs = page.runs.filter { $0.text == "=" }
    #expect(signs.count == 2)
    #expect(abs(signs[0].frame.x - signs[1].frame.x) < 0.1)
    #expect(page.runs.allSatisfy { $0.frame.maxX < right + 0.5 })
  }

  @Test func formulasWithAQuadBetweenThemGoBelowOneAnother() throws {
    let side = (1...11).map { "x_{\($0)}" }.joined(separator: "+")
    let page = try setPages([equation("a = \(side), \\qquad c = \(side)")])[0]
    let names = page.runs.filter { $0.text == "a" || $0.text == "c" }
    #expect(names.count == 2)
    #expect(names[1].baseline > names[0].baseline + 10)
  }

  @Test func whatCannotBeBrokenIsAnErrorWithItsWidth() throws {
    let wide = "\\text{" + String(repeating: "wide", count: 60) + "}"
    do {
      _ = try setPages([equation(wide)])
      Issue.record("no error")
    } catch let failure as TypesettingFailure {
      guard case .formulaTooWide(let needed, let available, let line) = failure else {
        Issue.record("another error")
        return
      }
      #expect(needed > 300)
      #expect(abs(available - 124) < 0.1)
      #expect(line == 3)
    }
  }

  @Test func whatCannotBeBrokenIsAWarningInADraft() throws {
    let wide = "\\text{" + String(repeating: "wide", count: 60) + "}"
    let found = try typeset([equation(wide)]) { $0.paper.isDraft = true }
    #expect(found.warnings.map(\.name) == ["too-wide"])
    #expect(found.warnings[0].line == 3)
    #expect(found.warnings[0].text.contains("mm"))
    // It keeps to the left edge.
    let first = try #require(try SetPage(found.pages[0]).runs.first { $0.text.hasPrefix("wide") })
    #expect(abs(first.frame.x - left) < 0.1)
  }

  @Test func aFormulaBreaksInsideOfDelimitersThatGrowWhereItHasNoOtherPlace() throws {
    let sum = (1...14).map { "\\frac{x_{\($0)}}{y}" }.joined(separator: "+")
    let page = try setPages([equation("\\left( \(sum) + \\left( \(sum) \\right)^2 \\right)")])[0]
    #expect(page.runs.allSatisfy { $0.frame.maxX < right + 0.5 && $0.frame.x > left - 0.5 })
    let signs = page.runs.filter { $0.text == "+" }
    #expect(signs.count == 27)
    #expect(Set(signs.map { ($0.baseline * 10).rounded() }).count > 1)
    // One that fits stays whole.
    let short = try setPages([equation("y = \\left( a + b \\right)")])[0]
    #expect(Set(short.runs.filter { "yab".contains($0.text) }.map(\.baseline)).count == 1)
  }

  @Test func aFormulaBreaksOutsideOfBracketsFirst() throws {
    let sum = (1...9).map { "x_{\($0)}" }.joined(separator: "+")
    let page = try setPages([equation("y = g(\(sum)) - h(\(sum)) - k(\(sum))")])[0]
    for name in ["g", "h", "k"] {
      let letter = try #require(page.runs.first { $0.text == name })
      // All nine stand on the line of the letter before them.
      let line = page.runs.filter { abs($0.baseline - letter.baseline) < 0.1 && $0.text == "x" }
      #expect(line.count.isMultiple(of: 9))
    }
  }

  @Test func wordsOfAFormulaPartAtTheirSpaces() throws {
    let page = try setPages([equation("p = \\text{" + String(repeating: "wide ", count: 40) + "}")]
    )[0]
    #expect(page.runs.filter { $0.text == "wide" }.count == 40)
    #expect(page.runs.allSatisfy { $0.frame.maxX < right + 0.5 })
  }

  @Test func aNumberWithoutRoomStandsBelow() throws {
    let words = "\\text{" + String(repeating: "wide\u{A0}", count: 13) + "}"
    let page = try setPages([equation(words, number: "1")])[0]
    let formula = try #require(page.runs.first { $0.text.hasPrefix("wide") })
    let number = try #require(page.runs.first { $0.text == "(1)" })
    #expect(formula.frame.maxX > right - 25)
    #expect(number.baseline > formula.baseline + 14)
  }

  @Test func deepFormulasAreSet() throws {
    let source = String(repeating: "\\sqrt{", count: 60) + "x" + String(repeating: "}", count: 60)
    #expect(throws: TypesettingFailure.self) { try setPages([equation(source)]) }
    let page = try setPages([
      equation(String(repeating: "x^{", count: 20) + "y" + String(repeating: "}", count: 20))
    ])[0]
    #expect(page.runs.contains { $0.text == "y" })
  }

  @Test func aLineOpensForAHighFormulaAndForNoOther() throws {
    func distances(_ source: String) throws -> [Double] {
      let words = filler(30)
      let page = try setPages([
        .paragraph([
          .text(words + " "), .math(Formula(source: source, line: 1)), .text(" " + words),
        ])
      ])[0]
      let lines = Set(
        page.runs.filter { $0.font.face == .serif && $0.font.size > 10 }.map(\.baseline)
      ).sorted()
      return zip(lines.dropFirst(), lines).map { $0 - $1 }
    }
    #expect(try distances("x_i^2").allSatisfy { abs($0 - 14.5) < 0.01 })
    #expect(try distances("\\displaystyle\\sum_{i=1}^n \\frac{x}{y}").contains { $0 > 20 })
  }

  @Test("A short formula is never parted", arguments: 0..<12)
  func short(shift: Int) throws {
    let page = try setPages([
      .paragraph([
        .text(String(repeating: "m", count: shift) + " " + filler(11) + " "),
        .math(Formula(source: "P < 0.05", line: 1)), .text(" " + filler(20)),
      ])
    ])[0]
    let signs = page.runs.filter { ["P", "<", "0", ".", "5"].contains($0.text) }
    #expect(signs.count == 6)
    #expect(Set(signs.map(\.baseline)).count == 1)
  }

  @Test func aFormulaIsAnElementWithWords() throws {
    let picture = try typeset([equation("\\beta = 0.3")]).pages[0].picture
    func groups(_ items: [PictureItem]) -> [PictureGroup] {
      items.flatMap { item -> [PictureGroup] in
        guard case .group(let group) = item else { return [] }
        return [group] + groups(group.items)
      }
    }
    let formula = groups(picture.items).first { $0.role == "Formula" }
    #expect(formula?.alternativeText == "β = 0.3")
  }

  @Test func aQuarterOfAnEmStandsBetweenChineseAndAFormula() throws {
    let page = try setPages(
      [
        .paragraph([
          .text("模型"), .math(Formula(source: "b", line: 1)), .text("是"),
        ])
      ], language: "zh")[0]
    let letter = try #require(page.runs.first { $0.text == "b" })
    let before = try #require(page.runs.first { $0.text == "模型" })
    let after = try #require(page.runs.first { $0.text == "是" })
    let em = letter.font.size
    #expect(abs(letter.frame.x - before.frame.maxX - em / 4) < 0.6)
    #expect(abs(after.frame.x - letter.frame.maxX - em / 4) < 0.6)
    #expect(letter.font.face == .chineseMath)
  }

  /// An aligned formula of so many lines.
  private func aligned(_ lines: Int) -> String {
    let rows = (1...lines).map { "x_{\($0)} &= \\frac{a}{b} + \($0)" }
    return "\\begin{aligned}" + rows.joined(separator: "\\\\") + "\\end{aligned}"
  }

  @Test func aFormulaHigherThanAPageIsDividedBetweenItsLines() throws {
    let pages = try setPages([words("See"), equation(aligned(40), number: "1"), words("End.")])
    #expect(pages.count == 2)
    let lines = pages.map { page in page.runs.filter { $0.text == "x" } }
    #expect(lines.map(\.count).reduce(0, +) == 40 && lines.allSatisfy { $0.count >= 2 })
    // Numerator, line and denominator of each stay together.
    for page in pages {
      #expect(page.runs.count { $0.text == "a" } == page.runs.count { $0.text == "b" })
    }
    let bottom = millimetres(297 - 25.5)
    #expect(pages.allSatisfy { $0.runs.allSatisfy { $0.font.size < 8 || $0.baseline < bottom } })
    let signs = pages.flatMap { $0.runs.filter { $0.text == "=" } }
    #expect(signs.count == 40 && Set(signs.map { ($0.frame.x * 10).rounded() }).count == 1)
    #expect(!pages[0].shows("(1)") && pages[1].shows("(1)"))
  }

  @Test func aDividedFormulaIsOneElement() throws {
    let set = try typeset([equation(aligned(40))])
    let structure = ReadPDF(try set.pdf.finished()).structure
    #expect(structure == ["Document", "Document > P", "Document > P > Formula"])
  }

  @Test func aFormulaThatFitsIsNotDivided() throws {
    let pages = try setPages([words(filler(560)), equation(aligned(6))])
    #expect(pages.count == 2)
    #expect(pages[1].runs.count { $0.text == "x" } == 6)
  }

  @Test func aFormulaHigherThanAPageThatHasNoLinesIsAnError() throws {
    let rows = (1...80).map { "x_{\($0)}" }.joined(separator: "\\\\")
    #expect {
      _ = try setPages([equation("\\begin{pmatrix}\(rows)\\end{pmatrix}")])
    } throws: { error in
      guard case .formulaTooHigh(let needed, let available, 3)? = error as? TypesettingFailure
      else { return false }
      return needed > available && available > 240
    }
  }
}
