import Biostatistics
import DataFrames
import Reporting
import Testing

/// Those with a marker of 3 or less fare well.
private let ten = DataFrame([
  "t": [9, 10, 8, 7, 2, 3, 1, 4, 5, 6], "e": [1, 0, 0, 1, 1, 1, 1, 1, 0, 1],
  "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
])

@Suite("Maximally selected cut")
struct MaximallySelectedCutpointTests {
  @Test("The cut is the one that tells survival apart best, and counts both sides")
  func cut() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: ten)
    #expect(found.cutpoint.value == 3)
    #expect(found.countBelow == 3)
    #expect(found.countAbove == 7)
    #expect(found.cuts == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(found.statistics[2] == found.statistic)
  }

  @Test("Scores with ties and the statistic are those of maxstat")
  func ties() throws {
    // R 4.2.2, maxstat 0.7-25: maxstat.test(Surv(t, e) ~ x, smethod = "LogRank")
    let data = DataFrame([
      "t": [5, 5, 5, 5, 9, 9, 9, 9, 3, 3], "e": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
      "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ])
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data)
    let statistics = [
      0.6822882, 1.0234324, 1.3399875, 1.6712580, 0.9097177, 0.1856953, 0.5955500, 1.5920059,
      1.0613373,
    ]
    #expect(zip(found.statistics, statistics).allSatisfy { abs($0 - $1) < 1e-7 })
    #expect(found.cutpoint.value == 4)
  }

  @Test("The direction and any rising change of the marker do not matter")
  func invariance() throws {
    var data = ten
    data["y"] = ten["x"] * ten["x"]
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: ten)
    let other = try MaximallySelectedCutpoint("Surv(t, e) ~ y", data: data)
    #expect(other.statistics == found.statistics)
    #expect(other.cutpoint.value == 9)
    #expect(other.p == found.p)
  }

  @Test("All corrections give a probability, and about the same one")
  func corrections() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: ten)
    let ps = try [
      CutpointCorrection.lausen1992, .lausen1994, .gaussian, .permutation(resamples: 1999, seed: 1),
    ].map { try found.p($0).value ?? -1 }
    #expect(ps.allSatisfy { $0 > 0.03 && $0 < 0.35 })
    #expect(
      try found.p(.permutation(resamples: 99, seed: 7))
        == found.p(.permutation(resamples: 99, seed: 7)))
  }

  @Test("Where the 1994 formula gives no probability another correction is taken, and said so")
  func noProbability() throws {
    // R 4.2.2, maxstat 0.7-25: Lau94 gives 1.16875134284357, exactGauss 0.8008 with an error of 1e-3
    let data = DataFrame([
      "t": [
        5, 2, 4, 4, 2, 3, 4, 2, 5, 2, 5, 4, 5, 5, 5, 1, 1, 6, 2, 1, 4, 6, 4, 3, 6, 2, 3, 5, 3, 6,
      ],
      "e": [
        1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1,
      ],
      "x": [
        4, 9, 3, 4, 12, 2, 1, 4, 6, 1, 2, 5, 2, 8, 7, 7, 10, 6, 3, 1, 10, 2, 5, 11, 10, 4, 9, 5, 6,
        7,
      ],
    ])
    var context = ReportContext()
    context.journal = RunJournal()
    try ReportContext.$current.withValue(context) {
      let found = try MaximallySelectedCutpoint(
        "Surv(t, e) ~ x", data: data, correction: .lausen1994)
      #expect(abs(try found.approximation(.lausen1994) - 1.16875134284357) < 1e-12)
      #expect(abs((found.p.value ?? 2) - 0.8008) < 0.002)
      #expect(found.method.contains("normal limit"))
    }
    #expect(context.journal.takeWarnings().map(\.name).contains("cutpoint-correction"))
  }

  @Test("The normal limit is the two-sided normal P for one cut")
  func oneCut() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4, 5, 6, 7, 8], "e": [1, 1, 1, 1, 1, 0, 1, 1], "x": [2, 2, 2, 1, 2, 1, 1, 1],
    ])
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data, correction: .gaussian)
    #expect(found.cuts == [1])
    // 2 (1 − Φ(z)) is the upper tail of chi-squared with one degree of freedom at z²
    let p = try #require(found.p.value)
    let bound = try #require(found.p(.lausen1992).value)
    #expect(p < bound)
    #expect(found.statistic > 1.5 && p > 0.003 && p < 0.14)
  }

  @Test("The bootstrap interval holds the cut, ends at values, and follows the seed")
  func bootstrap() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: ten)
    let interval = try found.interval(resamples: 200, seed: 3)
    let (lower, upper) = (try #require(interval.lower), try #require(interval.upper))
    #expect(lower <= 3 && upper >= 3)
    #expect(ten["x"].doubles.contains(lower) && ten["x"].doubles.contains(upper))
    #expect(try found.interval(resamples: 200, seed: 3) == interval)
    #expect(throws: CutpointFailure.resamples(0)) { try found.interval(resamples: 0) }
  }

  @Test("The cut remembers its rows, and so does a column cut there")
  func remembers() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: ten)
    let groups = ten["x"].cut(at: found.cutpoint, labels: ["low", "high"])
    #expect(found.cutpoint.rows == ten.rows)
    #expect(groups.fittedOn == ten.rows)
    #expect(found.hazardRatio.value == nil)
  }

  @Test("Constant, infinite, missing and text markers, no events, one row and no admissible cut")
  func refused() throws {
    func error(_ x: Column, e: Column = [1, 1, 0, 1], share: Double = 0.1) -> String {
      let data = DataFrame(["t": [1, 2, 3, 4], "e": e, "x": x])
      do {
        _ = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data, minimumProportion: share)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(error([3, 3, 3, 3]).contains("nothing to cut"))
    #expect(error(Column([3, 3, 3, Double.infinity])).contains("infinite"))
    #expect(error(["a", "b", "c", "d"]) != "none")
    #expect(error([1, 2, 3, 4], e: [0, 0, 0, 0]).contains("no row"))
    #expect(error([1, 2, 3, nil], e: [1, 0, 1, 0]) == "none")
    #expect(error([1, 2, 2, 2], share: 0.49) == "none")
    let alike = DataFrame(["t": [5, 5, 5, 5], "e": [1, 1, 1, 1], "x": [1, 1, 2, 3]])
    #expect(throws: CutpointFailure.alike) {
      try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: alike)
    }
    let lopsided = DataFrame([
      "t": [1, 2, 3, 4, 5, 6, 7, 8], "e": [1, 1, 1, 1, 1, 1, 1, 1], "x": [1, 2, 2, 2, 2, 2, 2, 2],
    ])
    #expect(throws: CutpointFailure.noCut(marker: "x", share: 0.3)) {
      try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: lopsided, minimumProportion: 0.3)
    }
    #expect(error([1, 2, 3, 4], share: 0.5).contains("0.5"))
    #expect(error([nil, nil, nil, nil]).contains("no row is complete"))
    #expect(error([1, nil, nil, nil]).contains("nothing to cut"))
    #expect(error([1, 2, 3, 4], share: 0) == "none")
    #expect(throws: CutpointFailure.self) {
      try MaximallySelectedCutpoint("Surv(t, e) ~ x + t", data: ten)
    }
  }
}
