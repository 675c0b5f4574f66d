import Biostatistics
import DataFrames
import Reporting
import Testing

private func data(_ groups: [String]) -> DataFrame {
  DataFrame([
    "t": [6, 7, 10, 15, 19, 25, 2, 3, 5, 11], "e": [1, 0, 1, 1, 0, 1, 1, 1, 1, 0],
    "g": Column(groups),
  ])
}

private let letters = ["a", "a", "a", "a", "a", "a", "b", "b", "b", "b"]

@Test("Observed and expected events of ten patients, summed by hand")
func byHand() throws {
  let test = try LogRankTest("Surv(t, e) ~ g", data: data(letters))
  #expect(test.observed == [4, 3])
  // b at the event times 2, 3, 5, 6, 10: 4/10 + 3/9 + 2/8 + 1/7 + 1/5; afterwards nobody of b is left.
  let expected = 0.4 + 1.0 / 3 + 0.25 + 1.0 / 7 + 0.2
  #expect(abs(test.expected[1] - expected) < 1e-12)
  var variance = 0.24 + 2.0 / 9 + 0.1875
  variance += 6.0 / 49 + 0.16
  #expect(abs(test.variance[1][1] - variance) < 1e-12)
  #expect(abs(test.statistic - (3 - expected) * (3 - expected) / variance) < 1e-9)
  #expect(test.degreesOfFreedom == 1)
  #expect(test.method == "log-rank test")
}

@Test("The order of the groups does not change the test")
func symmetric() throws {
  let swapped = letters.map { $0 == "a" ? "z" : $0 }
  let first = try LogRankTest("Surv(t, e) ~ g", data: data(letters))
  let second = try LogRankTest("Surv(t, e) ~ g", data: data(swapped))
  #expect(abs(first.statistic - second.statistic) < 1e-12)
}

@Test("Without events the test has a reason instead of a P value")
func noEvents() throws {
  let quiet = DataFrame(["t": [1, 2, 3, 4], "e": [0, 0, 0, 0], "g": ["a", "a", "b", "b"]])
  let test = try LogRankTest("Surv(t, e) ~ g", data: quiet)
  #expect(test.p.value == nil)
  #expect(test.p.reason == "no events tell the groups apart")
}

@Test("One group is an error that names it")
func oneGroup() {
  let alone = data(letters.map { _ in "all" })
  #expect(throws: SurvivalFailure.oneGroup(formula: "Surv(t, e) ~ g", group: "all")) {
    try LogRankTest("Surv(t, e) ~ g", data: alone)
  }
}

@Test("Pairs are compared on their own rows and adjusted")
func pairs() throws {
  let three = data(["a", "a", "a", "b", "b", "b", "c", "c", "c", "c"])
  let test = try LogRankTest("Surv(t, e) ~ g", data: three)
  let pairs = test.pairwise(.bonferroni)
  #expect(pairs.map { "\($0.first)\($0.second)" } == ["ab", "ac", "bc"])
  let alone = try LogRankTest("Surv(t, e) ~ g", data: three[three["g"].isIn(["a", "c"])])
  #expect(abs((pairs[1].unadjusted.value ?? 0) - (alone.p.value ?? 1)) < 1e-14)
  #expect(abs((pairs[1].p.value ?? 0) - min(1, 3 * (alone.p.value ?? 1))) < 1e-14)
}

@Test("A stratum without events or with one group adds nothing")
func emptyStratum() throws {
  let data = DataFrame([
    "t": [1, 2, 3, 4, 5, 6, 7, 8], "e": [1, 1, 0, 1, 0, 0, 0, 0],
    "g": ["a", "b", "a", "b", "a", "b", "a", "b"], "s": [1, 1, 1, 1, 2, 2, 2, 2],
  ])
  let test = try LogRankTest("Surv(t, e) ~ g + strata(s)", data: data)
  // R 4.2.2, survival 3.5-3: survdiff(Surv(t, e) ~ g + strata(s))$chisq
  #expect(abs(test.statistic - 0.0588235294117646) < 1e-12)
}

@Test("Groups that never share a risk set are not compared, where R says P = 1")
func disjointStrata() throws {
  let data = DataFrame([
    "t": [1, 2, 3, 4], "e": [1, 1, 1, 1], "g": ["a", "a", "b", "b"], "s": [1, 1, 2, 2],
  ])
  let test = try LogRankTest("Surv(t, e) ~ g + strata(s)", data: data)
  #expect(test.p.value == nil)
  #expect(test.p.reason == "no events tell the groups apart")
}
