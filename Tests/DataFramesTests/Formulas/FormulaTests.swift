import DataFrames
import Testing

@Suite("Formulas")
struct FormulaTests {
  private func labels(_ formula: String, _ columns: [String] = []) throws -> [String] {
    try Formula(formula).rightSide(over: columns).terms.map(\.label)
  }

  @Test(
    "Terms are worked out as R does",
    arguments: [
      ("y ~ a + b", ["a", "b"]), ("y ~ a * b", ["a", "b", "a:b"]), ("y ~ a:b + c", ["c", "a:b"]),
      ("y ~ (a + b):c", ["a:c", "b:c"]), ("y ~ (a + b)^2", ["a", "b", "a:b"]),
      ("y ~ . - b", ["a", "c"]),
      ("y ~ 1", []), ("y ~ a + a", ["a"]), ("y ~ log(a) + I(b / 10)", ["log(a)", "I(b / 10)"]),
      ("y ~ rcs(a, 4) + poly(b, 2)", ["rcs(a, 4)", "poly(b, 2)"]), ("y ~ a*b - a:b", ["a", "b"]),
      ("y ~ `two words` + 年龄", ["two words", "年龄"]), ("y ~ a + strata(b) + offset(c)", ["a"]),
      ("y ~ I((a + b) * 2)", ["I((a + b) * 2)"]), ("~ a", ["a"]), ("y ~ factor(a)", ["factor(a)"]),
      ("y ~ X200726_at + a.b", ["X200726_at", "a.b"]), ("y ~ rcs(a, df = 3)", ["rcs(a, df = 3)"]),
    ])
  func terms(_ formula: String, _ expected: [String]) throws {
    #expect(try labels(formula, ["y", "a", "b", "c"]) == expected)
  }

  @Test("strata, cluster and offset are kept apart from terms")
  func special() throws {
    let side = try Formula("Surv(t, e) ~ a + strata(s, c) + cluster(id) + offset(log(n)) - 1")
      .rightSide(over: [])
    #expect(side.strata.map(\.description) == ["s", "c"])
    #expect(side.clusters.map(\.description) == ["id"])
    #expect(side.offsets.map(\.description) == ["log(n)"])
    #expect(!side.hasIntercept)
  }

  @Test("Left sides are told apart")
  func outcomes() throws {
    #expect(try Formula("~ a").outcome == .none)
    #expect(try Formula("Surv(月, 复发)").outcomeNames == ["月", "复发"])
    #expect(try Formula("Surv(a, b, status == 2) ~ 1").outcomeNames == ["a", "b", "status"])
    guard case .value(let node) = try Formula("pcr == 'yes' ~ score").outcome else {
      Issue.record("not a value")
      return
    }
    #expect(node.description == "pcr == 'yes'")
  }

  @Test(
    "Errors point at the character",
    arguments: [
      ("y ~ a +", 7, "the formula ends where a name was expected"),
      ("y ~ a + * b", 8, "\"*\" cannot stand here; a name was expected"),
      ("", 0, "the formula is empty"),
      ("y ~", 3, "nothing stands right of ~; write ~ 1 where there are no variables"),
      (
        "y ~ a b", 6,
        "\"b\" follows without a sign; write + before it, or put a name with spaces in backticks"
      ),
      ("y = 1 ~ a", 2, "write == to compare"),
      ("y ~ log(a", 9, "the formula ends where \",\" or \")\" was expected"),
      ("y ~ a）", 5, "write ) instead of ）"),
      ("d$y ~ a", 1, "write the column's name alone, without \"data$\""),
      (
        "Surv(t) ~ a", 0,
        "Surv takes a time and an event, or start, stop and event; it has 1 arguments"
      ),
      ("y ~ a ~ b", 6, "there is a second ~"),
      ("Surv(time, event ~ g", 4, "the \"(\" is not closed before the ~"),
      ("(a ~ b)", 0, "the \"(\" is not closed before the ~"),
      ("y ~ a / 10", 4, "\"/\" has no meaning between terms; arithmetic stands in I(): I(a / 10)"),
      ("y ~ 2nd", 4, "a name that begins with a digit stands in backticks: `2nd`"),
      ("y ~ 'a'", 4, "'a' is not a variable; a name was expected"),
      ("pcr == 'yes ~ a", 7, "the ' is not closed"),
      ("y ~ a)", 5, "the \")\" has no \"(\", or something is missing before it"),
    ])
  func errors(_ formula: String, _ position: Int, _ message: String) {
    #expect(throws: FormulaFailure(formula: formula, position: position, message: message)) {
      try Formula(formula)
    }
  }

  @Test("The mark stands under the character, also behind Chinese names")
  func mark() {
    let failure = FormulaFailure(formula: "月 ~ a)", position: 5, message: "no")
    #expect(failure.description == "formula, character 6: no\n  月 ~ a)\n        ^")
  }

  @Test("Deep nesting is refused, not a trap")
  func nesting() {
    let deep = "y ~ " + String(repeating: "(", count: 100_000) + "a"
    #expect(throws: FormulaFailure.self) { try Formula(deep) }
    let long = "y ~ " + (0..<3000).map { "x\($0)" }.joined(separator: " + ")
    #expect(throws: Never.self) { try Formula(long) }
  }
}
