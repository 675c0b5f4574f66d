import Biostatistics
import DataFrames
import Reporting
import Testing

@Suite("Areas with limits at all horizons at once")
struct AUCOverTimeTests {
  private let patients: DataFrame = {
    let rows = 0..<120
    return DataFrame([
      "t": Column(rows.map { Double($0 * 37 % 101) / 10 + 0.1 }),
      "e": Column(rows.map { $0 % 3 == 0 ? 0.0 : 1 }),
      "a": Column(rows.map { Double($0 * 37 % 101) * -1 + Double($0 * 53 % 97) }),
    ])
  }()

  private func roc(_ times: [Double]) throws -> TimeDependentROC {
    try TimeDependentROC("Surv(t, e) ~ a", data: patients, times: times)
  }

  @Test("Limits at all horizons are wider than at one, around the same areas")
  func wider() throws {
    let roc = try roc([1, 2, 3, 4, 5, 6])
    for (one, all) in zip(roc.auc(), roc.simultaneousAUC(seed: 1)) {
      #expect(one.value == all.value)
      #expect(try #require(all.lower) < #require(one.lower))
    }
  }

  @Test("At a single horizon they are nearly those of the horizon by itself")
  func single() throws {
    let roc = try roc([4])
    let (one, all) = (roc.auc(at: 4), try #require(roc.simultaneousAUC(seed: 1).first))
    let width = try #require(one.upper) - #require(one.lower)
    #expect(abs(try #require(all.upper) - #require(one.upper)) < 0.02 * width)
  }

  @Test("A horizon named twice makes them no wider")
  func repeated() throws {
    let once = try #require(roc([2, 5]).simultaneousAUC(seed: 1).last?.lower)
    let twice = try #require(roc([2, 2, 5]).simultaneousAUC(seed: 1).last?.lower)
    #expect(abs(once - twice) < 0.005)
  }

  @Test("The same seed gives the same limits; a horizon beyond follow-up has none and harms none")
  func refused() throws {
    let roc = try roc([2, 5, 60])
    let limits = roc.simultaneousAUC(seed: 7)
    #expect(limits == roc.simultaneousAUC(seed: 7))
    #expect(limits[2].value == nil)
    #expect(limits[1].lower != nil)
  }

  @Test("At risk are those whose time is not earlier, events those by the time")
  func counts() throws {
    let roc = try TimeDependentROC(
      "Surv(t, e) ~ a",
      data: DataFrame(["t": [1, 2, 2, 3], "e": [1, 1, 0, 1], "a": [4, 3, 2, 1]]), times: [2])
    #expect(roc.atRisk(at: 2) == 3)
    #expect(roc.events(by: 2) == 2)
    #expect(roc.events(by: 0) == 0)
  }
}
