import Biostatistics
import DataFrames
import Reporting
import Testing

/// Ten patients with relapse, death or neither.
private let ten = DataFrame([
  "s": [0, 0, 0, 1, 2, 0, 3, 1, 0, 2], "t": [2, 3, 3, 4, 5, 5, 6, 7, 8, 8],
  "cause": [
    "relapse", "death", "censored", "relapse", "censored", "death", "relapse", "censored",
    "relapse", "censored",
  ],
  "code": [1, 2, 0, 1, 0, 2, 1, 0, 1, 0], "any": [1, 1, 0, 1, 0, 1, 1, 0, 1, 0],
  "g": ["a", "a", "a", "b", "b", "a", "b", "b", "a", "b"],
  "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
])

private func near(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-12) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
}

@Suite("Cumulative incidence")
struct CumulativeIncidenceTests {
  @Test("Incidence adds what each event takes of those free of events")
  func byHand() throws {
    let incidence = try CumulativeIncidence("Surv(t, cause)", data: ten)
    #expect(incidence.causes == ["death", "relapse"])
    let curve = incidence.stratum()
    // 10 at risk at 2, 9 at 3, 7 at 4, 6 at 5
    let free = 0.9 * 8 / 9
    #expect(near(Array(curve.incidence(of: "relapse")[...2]), [0.1, 0.1, 0.1 + free / 7]))
    #expect(near(Array(curve.incidence(of: "death")[...1]), [0, 0.1]))
    #expect(curve.atRisk == [10, 9, 7, 6, 4, 3, 2])
    #expect(incidence.events(by: 5, of: "death") == 2)
  }

  @Test("The causes and freedom from events add up to 1 at every time")
  func addsUp() throws {
    let curve = try CumulativeIncidence("Surv(s, t, cause)", data: ten).stratum()
    let sum = zip(
      zip(curve.incidence(of: "relapse"), curve.incidence(of: "death")), curve.eventFree
    )
    .map { $0.0 + $0.1 + $1 }
    #expect(near(sum, [Double](repeating: 1, count: sum.count)))
  }

  @Test("With one cause it is 1 − Kaplan–Meier")
  func oneCause() throws {
    let incidence = try CumulativeIncidence("Surv(t, any)", data: ten)
    let km = try KaplanMeier("Surv(t, any)", data: ten)
    #expect(
      near(incidence.stratum().incidence(of: "1"), km.stratum().survival.map { 1 - $0 }))
    #expect(near([incidence.incidence(at: 4).value ?? 0], [1 - (km.survival(at: 4).value ?? 0)]))
  }

  @Test("With other causes censored, 1 − Kaplan–Meier is never below the incidence")
  func overstates() throws {
    let curve = try CumulativeIncidence("Surv(t, code)", data: ten).stratum()
    let km = try KaplanMeier("Surv(t, code == 1)", data: ten).stratum()
    for (incidence, survival) in zip(curve.incidence(of: "1"), km.survival) {
      #expect(incidence <= 1 - survival + 1e-15)
    }
  }

  @Test("Aalen’s variance agrees with cmprsk, ties and the last patient included")
  func aalen() throws {
    // R 4.2.2, cmprsk 2.2-11: timepoints(cuminc(t, code, g), c(3, 5, 8))
    let incidence = try CumulativeIncidence("Surv(t, code) ~ g", data: ten)
    func variance(_ time: Double, _ cause: String, _ group: String) -> Double {
      let stratum = incidence.stratum(group)
      let error = stratum.index(at: time).map { stratum.standardError(of: cause)[$0] } ?? 0
      return error * error
    }
    #expect(abs(variance(3, "1", "a") - 0.04) < 1e-12)
    #expect(abs(variance(8, "1", "a") - 0.205625) < 1e-12)
    #expect(abs(variance(8, "1", "b") - 0.0888888888888889) < 1e-12)
    #expect(abs(variance(3, "2", "a") - 0.0425) < 1e-12)
    #expect(abs(variance(5, "2", "a") - 0.115625) < 1e-12)
  }

  @Test("With delayed entry the jackknife agrees with survfit")
  func delayedEntry() throws {
    // R 4.2.2, survival 3.5-3: survfit(Surv(s, t, factor(code, 0:2)) ~ 1, id = 1:10)
    let curve = try CumulativeIncidence(
      "Surv(s, t, code)", data: ten, variance: .infinitesimalJackknife
    ).stratum()
    #expect(
      near(
        curve.incidence(of: "1"),
        [
          0.142857142857143, 0.142857142857143, 0.25, 0.25, 0.383928571428571, 0.383928571428571,
          0.584821428571429,
        ]))
    #expect(
      near(
        curve.standardError(of: "1"),
        [
          0.132260014253222, 0.132260014253222, 0.148299661033746, 0.148299661033746,
          0.176171983040858, 0.176171983040858, 0.188394101236168,
        ]))
  }

  @Test("Censoring is never guessed")
  func coding() throws {
    let data = DataFrame(["t": [1, 2, 3], "c": ["alive", "dead", "relapse"], "n": [1, 2, 3]])
    #expect(throws: FormulaFailure.self) { try CumulativeIncidence("Surv(t, c)", data: data) }
    #expect(throws: FormulaFailure.self) { try CumulativeIncidence("Surv(t, n)", data: data) }
    #expect(throws: FormulaFailure.self) {
      try CumulativeIncidence("Surv(t, c)", data: data, censored: "alvie")
    }
    let named = try CumulativeIncidence("Surv(t, c)", data: data, censored: "alive")
    #expect(named.causes == ["dead", "relapse"])
    // Everybody had an event: no row need have the value.
    #expect(try CumulativeIncidence("Surv(t, n)", data: data, censored: "0").causes.count == 3)
    #expect(try CumulativeIncidence("Surv(t, n == 2)", data: data).causes == ["yes"])
  }

  @Test("A cause that never happens has an incidence of 0, no interval and no test")
  func neverHappens() throws {
    var data = DataFrame(["t": [1, 2, 3, 4], "g": ["a", "b", "a", "b"]])
    data["c"] = Column(
      .categories(.init(codes: [1, 0, 1, 0], texts: ["censored", "x", "y"]), isOrdered: false))
    let estimate = try CumulativeIncidence("Surv(t, c)", data: data).incidence(at: 2, of: "y")
    #expect(estimate.value == 0)
    #expect(estimate.lower == nil)
    #expect(try GrayTest("Surv(t, c) ~ g", cause: "y", data: data).p.value == nil)
    #expect(throws: CompetingRisksFailure.self) {
      try FineGray("Surv(t, c) ~ g", cause: "y", data: data)
    }
  }

  @Test("After the last follow-up there is no estimate unless everybody had an event")
  func beyond() throws {
    let incidence = try CumulativeIncidence("Surv(t, code) ~ g", data: ten)
    #expect(incidence.incidence(at: 9, of: "1", in: "b").value == nil)
    #expect(incidence.incidence(at: 9, of: "1", in: "b").unsupported != nil)
    let all = DataFrame(["t": [1, 2, 3], "c": [1, 2, 1]])
    let complete = try CumulativeIncidence("Surv(t, c)", data: all, censored: "0")
    #expect(abs((complete.incidence(at: 9, of: "1").value ?? 0) - 2.0 / 3) < 1e-12)
  }

  @Test("All censored, one row, no row")
  func fewRows() throws {
    let censored = DataFrame(["t": [1, 2, 3], "c": [0, 0, 0]])
    let incidence = try CumulativeIncidence("Surv(t, c)", data: censored)
    #expect(incidence.causes.isEmpty)
    #expect(incidence.stratum().eventFree == [1, 1, 1])
    let one = try CumulativeIncidence(
      "Surv(t, c)", data: DataFrame(["t": [2], "c": [1]]), censored: "0")
    #expect(one.incidence(at: 2).value == 1)
    #expect(throws: (any Error).self) {
      try CumulativeIncidence("Surv(t, c)", data: censored[0..<0])
    }
  }

  @Test("Rows with a missing cause are left out and counted")
  func missing() throws {
    let data = DataFrame(["t": [1, 2, nil, 4], "c": ["0", "x", "x", nil]])
    let incidence = try CumulativeIncidence("Surv(t, c)", data: data)
    #expect(incidence.rowsUsed == 2)
    #expect(incidence.rowsDropped == 2)
  }
}
