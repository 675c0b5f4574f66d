import DataFrames
import Foundation
import Testing

@Suite("Outcomes of formulas")
struct OutcomeTests {
  private let d = DataFrame([
    "t": [5, 3, nil, 8], "e": [1, 0, 1, 1], "status": [2, 1, 2, 1],
    "flag": [true, false, true, nil],
    "dead": ["yes", "no", "yes", "no"], "g": ["b", "a", "a", "b"], "h": [1, 1, 2, 2],
    "neg": [1, -2, 3, 4],
  ])

  private func survival(_ formula: String) throws -> SurvivalOutcome {
    try SurvivalOutcome(Formula(formula), data: d)
  }

  @Test("Incomplete rows are left out and counted")
  func dropped() throws {
    var outcome: SurvivalOutcome?
    let noted = try warnings { outcome = try survival("Surv(t, e) ~ g") }
    #expect(outcome?.times == [5, 3, 8])
    #expect(outcome?.isEvent == [true, false, true])
    #expect(outcome?.rows.indices == [0, 1, 3])
    #expect(outcome?.rows.droppedCount == 1)
    #expect(
      noted == ["dropped-rows: 1 of 4 rows were left out of Surv(t, e) ~ g: missing in \"t\" (1)"])
    #expect(try outcome?.grouping().levels == ["a", "b"])
    #expect(try outcome?.grouping().codes == [1, 0, 1])
  }

  @Test("Events are 0/1, truth values or a comparison")
  func events() throws {
    #expect(try survival("Surv(t, status == 2) ~ 1").isEvent == [true, false, false])
    #expect(try survival("Surv(t, dead == 'yes') ~ 1").isEvent == [true, false, false])
    #expect(try survival("Surv(t, flag) ~ 1").isEvent == [true, false])
  }

  @Test("An event that no row has is warned of")
  func noEvent() throws {
    let noted = try warnings { _ = try survival("Surv(t, status == 3) ~ 1") }
    #expect(noted.contains("no-event: status == 3 holds in no row: status has the values 1 and 2"))
  }

  @Test("Coding is never guessed")
  func coding() {
    #expect {
      try survival("Surv(t, status) ~ g")
    } throws: {
      "\($0)".contains(
        "character 9: status has the values 1 and 2: which is the event? Write Surv(t, status == 2)"
      )
    }
    #expect {
      try survival("Surv(t, dead) ~ g")
    } throws: {
      "\($0)".contains(
        "dead has the values no and yes: which is the event? Write Surv(t, dead == 'yes')")
    }
    #expect {
      try survival("Surv(t, dead == yes) ~ g")
    } throws: {
      "\($0)".contains("no column \"yes\"; a level stands in quotes: dead == 'yes'")
    }
  }

  @Test("A negative time is refused with its line")
  func negative() throws {
    let d = try read("t,e\n1,1\n-2,0\n")
    #expect {
      try SurvivalOutcome(Formula("Surv(t, e)"), data: d)
    } throws: {
      "\($0)".replacingOccurrences(of: d.source, with: "F")
        .hasPrefix("formula, character 6: t is negative (-2) at line 3 of F")
    }
  }

  @Test("A column that does not exist is pointed at, with the nearest")
  func missingColumn() {
    #expect {
      try survival("Surv(t, e) ~ gg")
    } throws: {
      "\($0)".hasPrefix("formula, character 14: no column \"gg\" in the data; nearest: \"g\"")
    }
  }

  @Test("Start has to lie before stop")
  func entry() throws {
    let outcome = try survival("Surv(h, t, e) ~ 1")
    #expect(outcome.entryTimes == [1, 1, 2])
    #expect(throws: FormulaFailure.self) { try survival("Surv(t, h, e) ~ 1") }
  }

  @Test("Several terms make the combinations that occur")
  func crossing() throws {
    let grouping = try survival("Surv(h, e) ~ g + h").grouping()
    #expect(grouping.levels == ["a, 1", "a, 2", "b, 1", "b, 2"])
    #expect(grouping.codes == [2, 0, 1, 3])
    #expect(try survival("Surv(h, e) ~ 1").grouping().levels == [""])
    #expect(try survival("Surv(h, e) ~ strata(g)").strata()?.levels == ["a", "b"])
  }

  @Test("Binary outcomes follow the same rule")
  func binary() throws {
    #expect(
      try BinaryOutcome(Formula("dead == 'yes' ~ h"), data: d).isCase == [true, false, true, false])
    #expect(try BinaryOutcome(Formula("e ~ h"), data: d).isCase == [true, false, true, true])
    #expect(throws: FormulaFailure.self) { try BinaryOutcome(Formula("status ~ h"), data: d) }
    #expect(throws: FormulaFailure.self) { try BinaryOutcome(Formula("Surv(t, e) ~ h"), data: d) }
  }

  @Test("Parts of a formula are computed")
  func evaluation() throws {
    let formula = try Formula("y ~ I(h * 10 + 1)")
    let node = try #require(formula.right)
    #expect(try formula.column(node, in: d).isIdentical(to: [11, 11, 21, 21]))
    let wrong = try Formula("y ~ logg(h)")
    #expect {
      try wrong.column(try #require(wrong.right), in: d)
    } throws: {
      "\($0)".contains("logg() cannot be used here; nearest: log()")
    }
  }
}
