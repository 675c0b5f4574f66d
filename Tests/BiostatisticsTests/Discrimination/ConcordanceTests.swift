import Biostatistics
import DataFrames
import Reporting
import Testing

/// Times 1 … 5, the third censored; two events at 4.
private let five = DataFrame([
  "t": [1, 2, 3, 4, 4, 5], "e": [1, 1, 0, 1, 1, 0], "a": [6, 4, 5, 3, 3, 3],
  "b": [1, 2, 3, 4, 5, 6], "c": [6, 5, 4, 3, 2, 1],
])

struct ConcordanceTests {
  @Test("Pairs are counted by hand")
  func pairs() throws {
    let result = try Concordance("Surv(t, e) ~ a", data: five)
    // The event at 1 ranks before all 5 others; that at 2 before 3 of 4; those at 4 tie with the last.
    #expect(result.pairs[0].concordant == 8)
    #expect(result.pairs[0].discordant == 1)
    #expect(result.pairs[0].tiedScore == 2)
    #expect(result.pairs[0].tiedBoth == 1)
    #expect(result.pairs[0].tiedTime == 0)
    #expect(result.estimate.value == 9.0 / 11)
  }

  @Test("A perfect score has concordance 1, its reverse 0")
  func extremes() throws {
    let result = try Concordance("Surv(t, e) ~ c + b", data: five)
    #expect(result.estimate(of: "c").value == 1)
    #expect(result.estimate(of: "b").value == 0)
    #expect(result.estimate(of: "c").lower == nil)
    let turned = try Concordance("Surv(t, e) ~ b", data: five, direction: .lowerIsCase)
    #expect(turned.estimate.value == 1)
  }

  @Test("A monotone change of the score changes nothing; neither does the order of rows")
  func invariances() throws {
    var data = five
    data["d"] = log(data["a"])
    let result = try Concordance("Surv(t, e) ~ a + d", data: data)
    #expect(result.estimates[0] == result.estimates[1])
    #expect(result.difference("a", minus: "d").value == 0)
    #expect(result.difference("a", minus: "d").p?.value == nil)
    let turned = try Concordance("Surv(t, e) ~ a", data: data.sorted(by: "b"))
    #expect(turned.estimate.value == result.estimates[0].value)
  }

  @Test("Events after the limit form no pairs")
  func limit() throws {
    let result = try Concordance("Surv(t, e) ~ a", data: five, method: .harrell(until: 1))
    #expect(result.pairs[0].concordant == 5)
    #expect(result.pairs[0].discordant == 0)
  }

  @Test("Uno's weights are 1 / G(t−)², with events leaving before censorings")
  func uno() throws {
    let result = try Concordance("Surv(t, e) ~ a", data: five, method: .uno(until: 4))
    // At 3 one of four is censored: pairs of the events at 4 weigh 1 / (3/4)².
    #expect(result.pairs[0].concordant == 8)
    #expect(abs(result.pairs[0].tiedScore - 2 * 16.0 / 9) < 1e-12)
  }

  @Test("Without comparable pairs there is a reason and no number")
  func noPairs() throws {
    let data = DataFrame(["t": [1, 2], "e": [0, 1], "a": [1, 2]])
    let estimate = try Concordance("Surv(t, e) ~ a", data: data).estimate
    #expect(estimate.value == nil)
    #expect(estimate.reason == "no two rows can be compared")
  }

  @Test("A score that is not a number is an error that names the row")
  func notANumber() {
    var data = five
    data["a"] = data["a"] - 5
    #expect {
      try Concordance("Surv(t, e) ~ log(a)", data: data)
    } throws: { error in
      "\(error)".contains("line 2")
    }
  }

  @Test("Pairs are taken within strata; a stratum for each row leaves none")
  func strata() throws {
    let estimate = try Concordance("Surv(t, e) ~ a + strata(b)", data: five).estimate
    #expect(estimate.value == nil)
  }
}
