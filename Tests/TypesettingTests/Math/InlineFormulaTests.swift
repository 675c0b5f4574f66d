import Documents
import Drawing
import Reporting
import Testing
import Typesetting

@Suite struct InlineFormulaTests {
  private let right = millimetres(18 + 174)

  private func pages(
    _ source: String, before: String = filler(8), isDraft: Bool = false
  ) throws -> SetPage {
    try setPages([
      .paragraph([
        .text(before + " "), .math(Formula(source: source, line: 7)), .text(" " + filler(20)),
      ])
    ]) { $0.paper.isDraft = isDraft }[0]
  }

  private func sum(_ count: Int) -> String {
    (1...count).map { "x_{\($0)}" }.joined(separator: "+")
  }

  /// The baselines of the letter, each once.
  private func baselines(of letter: String, in page: SetPage) -> Set<Double> {
    Set(page.runs.filter { $0.text == letter && $0.font.face == .math }.map(\.baseline))
  }

  @Test("Delimiters that grow open where no line could hold them", arguments: ["", "^2", "_i"])
  func opens(script: String) throws {
    let page = try pages("\\left( \(sum(30)) \\right)\(script)")
    #expect(baselines(of: "x", in: page).count > 1)
    #expect(page.runs.allSatisfy { $0.frame.maxX < right + 3 })
  }

  @Test("Delimiters that grow stay whole where a line can hold them", arguments: 0..<10)
  func staysWhole(shift: Int) throws {
    let page = try pages(
      "\\left( a_1 + a_2 + a_3 + a_4 + a_5 + a_6 \\right)",
      before: String(repeating: "m", count: shift) + " " + filler(6))
    #expect(baselines(of: "a", in: page).count == 1)
  }

  @Test func aListPartsBehindItsCommas() throws {
    let list = (1...40).map { "x_{\($0)}" }.joined(separator: ", ")
    let page = try pages(list)
    #expect(baselines(of: "x", in: page).count > 1)
    #expect(page.runs.allSatisfy { $0.frame.maxX < right + 3 })
  }

  @Test func aFormulaPartsWhereTheAuthorAllowsIt() throws {
    let letters = String(repeating: "m", count: 30)
    let page = try pages("\(letters)\\allowbreak \(letters)")
    #expect(baselines(of: "m", in: page).count == 2)
    let whole = try pages("mm\\allowbreak mm", before: "A")
    #expect(baselines(of: "m", in: whole).count == 1)
  }

  @Test func whatCannotBePartedIsAnErrorWithItsWidthAndTheRemedy() throws {
    do {
      _ = try pages("\\overline{\(sum(40))}")
      Issue.record("no error")
    } catch let failure as TypesettingFailure {
      guard case .inlineFormulaTooWide(let needed, let available, let line) = failure else {
        Issue.record("another error")
        return
      }
      #expect(needed > 130)
      #expect(abs(available - 124) < 0.1)
      #expect(line == 7)
      #expect(failure.description.hasPrefix("line 7: "))
      #expect(failure.message.contains("\\allowbreak"))
    }
  }

  @Test func whatCannotBePartedIsAWarningInADraft() throws {
    let found = try typeset([
      .paragraph([.math(Formula(source: "\\overline{\(sum(40))}", line: 7))])
    ]) { $0.paper.isDraft = true }
    #expect(found.warnings.map(\.name) == ["too-wide"])
    #expect(found.warnings.first?.line == 7)
    #expect(found.pages.count == 1)
  }

  @Test func quotationsInQuotationsStayOnThePage() throws {
    var list = [Block.paragraph([.text(filler(20))])]
    for _ in 0..<60 { list = [.quotation(list)] }
    let page = try setPages(list)[0]
    #expect(page.runs.allSatisfy { $0.frame.x > 0 && $0.frame.maxX < right + 3 })
  }
}
