import Biostatistics
import DataFrames
import Reporting
import Testing

private let followed = DataFrame([
  "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "e": [1, 1, 0, 1, 0, 1, 1, 0, 1, 0],
  "x": [9, 4, 7, 8, 2, 6, 3, 5, 1, 2],
])

@Suite("Areas at several horizons in one number")
struct TimeDependentIntegralTests {
  @Test("Weights are the shares of events between the horizons: 1/5 and 9/35 of 16/35")
  func weights() throws {
    let roc = try TimeDependentROC("Surv(t, e) ~ x", data: followed, times: [2, 6])
    let (early, late) = (roc.auc(at: 2).value ?? .nan, roc.auc(at: 6).value ?? .nan)
    // S(2) = 0.8; S(6) = 0.8 · 6/7 · 4/5 = 19.2/35
    let (first, second) = (0.2, 0.8 - 19.2 / 35)
    let expected = (early * first + late * second) / (1 - 19.2 / 35)
    #expect(
      abs((roc.integratedAUC().unsupported ?? roc.integratedAUC().value ?? 0) - expected) < 1e-12)
  }

  @Test("An area that cannot be estimated makes the average so, with its reason")
  func refused() throws {
    let roc = try TimeDependentROC("Surv(t, e) ~ x", data: followed, times: [2, 20])
    #expect(roc.integratedAUC().value == nil)
    #expect(roc.integratedAUC().reason == "0 at risk at time 20")
    let reversed = try TimeDependentROC("Surv(t, e) ~ x", data: followed, times: [6, 2])
    #expect(reversed.integratedAUC().reason == "the horizons do not ascend")
  }

  @Test("Without ties, stepping by rows is Kaplan and Meier's estimate")
  func rowsWithoutTies() throws {
    let usual = try TimeDependentROC(
      "Surv(t, e) ~ x", data: followed, times: [4, 7], censoringFrom: followed)
    let byRow = try TimeDependentROC(
      "Surv(t, e) ~ x", data: followed, times: [4, 7], censoring: .kaplanMeierOfRows)
    #expect(abs((usual.auc(at: 7).value ?? 0) - (byRow.auc(at: 7).value ?? 1)) < 1e-12)
  }

  @Test(
    "With two rows censored at one time, each steps by both: (1 − 2/4)(1 − 2/3) instead of 1 − 2/4")
  func rowsWithTies() throws {
    let tied = DataFrame([
      "t": [1, 2, 2, 3, 5], "e": [1, 0, 0, 1, 0], "x": [1, 5, 5, 3, 2],
    ])
    let roc = try TimeDependentROC(
      "Surv(t, e) ~ x", data: tied, times: [4], censoring: .kaplanMeierOfRows)
    // One case weighs 1 and ranks below the control, the other 1 / (1/2 · 1/3) = 6 and ranks above.
    let area = roc.auc(at: 4)
    #expect(abs((area.value ?? area.unsupported ?? 0) - 6.0 / 7) < 1e-12)
  }
}
