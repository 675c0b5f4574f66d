import Biostatistics
import DataFrames
import Reporting
import Testing

/// Ten rows with entry, end, event and weights; `k` are counts.
private let ten = DataFrame([
  "s": [0, 0, 0, 1, 2, 0, 3, 1, 0, 2], "t": [2, 3, 3, 4, 5, 5, 6, 7, 8, 8],
  "e": [1, 1, 0, 1, 0, 1, 1, 0, 1, 0], "w": [0.5, 1, 2, 1.5, 1, 0.25, 3, 1, 2, 1],
  "k": [1, 2, 1, 3, 1, 1, 2, 1, 1, 2], "one": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
])

private func near(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-12) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
}

@Suite("Weighted Kaplan–Meier")
struct KaplanMeierWeightsTests {
  @Test("Weights that are no counts give the robust errors of survfit")
  func robust() throws {
    // R 4.2.2, survival 3.5-3: survfit(Surv(t, e) ~ 1, weights = w)
    let curve = try KaplanMeier("Surv(t, e)", data: ten, weights: "w").stratum()
    let survival = [
      0.962264150943396, 0.886792452830189, 0.750362844702467, 0.727624576681181,
      0.415785472389246, 0.415785472389246, 0.138595157463082,
    ]
    let errors = [
      0.0388283323729042, 0.0850173495722287, 0.149641576055648, 0.152485706340622,
      0.21005830834643, 0.21005830834643, 0.135689294380649,
    ]
    #expect(near(curve.survival, survival))
    #expect(near(curve.standardError, errors))
    #expect(
      near(
        curve.cumulativeHazardStandardError,
        [
          0.0388283323729042, 0.0891428023957926, 0.173029296764901, 0.183212607221155,
          0.308430285841885, 0.308430285841885, 0.392477526087869,
        ]))
    #expect(curve.atRisk == [10, 9, 7, 6, 4, 3, 2])
    #expect(near(curve.weightAtRisk, [13.25, 12.75, 9.75, 8.25, 7, 4, 3]))
  }

  @Test("Weights and delayed entry together agree with survfit")
  func robustWithDelayedEntry() throws {
    let curve = try KaplanMeier("Surv(s, t, e)", data: ten, weights: "w").stratum()
    #expect(abs(curve.survival[4] - 0.395274241428088) < 1e-12)
    #expect(
      near(
        curve.standardError,
        [
          0.0624966006507752, 0.110706791161116, 0.146268117735637, 0.148021860874745,
          0.213939811168979, 0.213939811168979, 0.129939106115783,
        ]))
    #expect(abs(curve.cumulativeHazardStandardError[6] - 0.408764666783075) < 1e-12)
  }

  @Test("Whole weights are counts: the same as repeating the rows")
  func counts() throws {
    var rows: [Int] = []
    for (row, count) in [1, 2, 1, 3, 1, 1, 2, 1, 1, 2].enumerated() {
      rows += Array(repeating: row, count: count)
    }
    let repeated = try KaplanMeier("Surv(t, e)", data: ten.selectingRows(rows)).stratum()
    let weighted = try KaplanMeier("Surv(t, e)", data: ten, weights: "k").stratum()
    #expect(near(weighted.survival, repeated.survival))
    #expect(near(weighted.standardError, repeated.standardError))
    #expect(weighted.median.value == repeated.median.value)
    #expect(
      abs(
        (weighted.restrictedMean(to: 6).standardError ?? 0)
          - (repeated.restrictedMean(to: 6).standardError ?? 1)) < 1e-12)
  }

  @Test("Weights of one change nothing, with delayed entry too")
  func ones() throws {
    let plain = try KaplanMeier("Surv(s, t, e)", data: ten)
    let weighted = try KaplanMeier("Surv(s, t, e)", data: ten, weights: "one")
    #expect(near(weighted.stratum().survival, plain.stratum().survival))
    #expect(near(weighted.stratum().standardError, plain.stratum().standardError))
    #expect(weighted.followUp.median.value == plain.followUp.median.value)
    // R: survfit(Surv(s, t, e) ~ 1)$n.risk and $surv
    #expect(plain.stratum().atRisk == [7, 8, 7, 6, 4, 3, 2])
    #expect(
      near(
        plain.stratum().survival,
        [
          0.857142857142857, 0.75, 0.642857142857143, 0.535714285714286, 0.401785714285714,
          0.401785714285714, 0.200892857142857,
        ]))
  }

  @Test("A weight of zero is an error that names the row")
  func zeroWeight() {
    var data = ten
    data["w"] = [1, 1, 0, 1, 1, 1, 1, 1, 1, 1]
    #expect(throws: SurvivalFailure.self) {
      try KaplanMeier("Surv(t, e)", data: data, weights: "w")
    }
    #expect(throws: (any Error).self) { try KaplanMeier("Surv(t, e)", data: data, weights: "v") }
  }

  @Test("A robust mean has no interval rather than a wrong one")
  func robustMean() throws {
    let mean = try KaplanMeier("Surv(t, e)", data: ten, weights: "w").restrictedMean(to: 6)
    #expect(mean.value != nil)
    #expect(mean.lower == nil)
  }
}
