import Biostatistics
import DataFrames
import Reporting
import Testing

/// Forty rows; half of them train.
private let rows: DataFrame = {
  var (y, x, z, t): ([Int], [Double], [Double], [Double]) = ([], [], [], [])
  for row in 0..<40 {
    y.append((row * 7 + row / 5) % 3 == 0 ? 1 : 0)
    x.append(Double((row * 13) % 19))
    z.append(Double((row * 11) % 17))
    t.append(Double(2 + (row * 17) % 31))
  }
  return DataFrame(["y": Column(y), "x": Column(x), "z": Column(z), "t": Column(t)])
}()

private func warnings(_ body: () throws -> Void) rethrows -> [String] {
  let context = ReportContext()
  try ReportContext.$current.withValue(context) { try body() }
  return context.journal.takeWarnings().map(\.name)
}

@Suite("Leaks")
struct LeakTests {
  private func scored(_ fitting: Column.Fitting = .outcome) throws -> DataFrame {
    var data = rows
    var score = try CoxRegression("Surv(t, y) ~ x + z", data: rows[0..<20]).linearPredictor(rows)
    score.fitting = fitting
    data["score"] = score
    return data
  }

  @Test("A score that enters a model of the rows it was fitted on is warned of, once")
  func stacked() throws {
    let data = try scored()
    let found = try warnings {
      for _ in 0..<2 { _ = try CoxRegression("Surv(t, y) ~ score + z", data: data[0..<20]) }
    }
    #expect(found.filter { $0 == "stacked-score" }.count == 1)
    #expect(
      try warnings { _ = try LogisticRegression("y ~ score", data: data[0..<20]) }
        .contains("stacked-score"))
    #expect(
      try warnings { _ = try FirthRegression("y ~ score", data: data[10..<30]) }
        .contains("stacked-score"))
  }

  @Test("On other rows, and cross-fitted, a score is no leak")
  func clean() throws {
    let data = try scored()
    let crossed = try scored(.crossFitted)
    let found = try warnings {
      _ = try CoxRegression("Surv(t, y) ~ score + z", data: data[20..<40])
      _ = try CoxRegression("Surv(t, y) ~ score + z", data: crossed[0..<20])
      _ = try CoxRegression("Surv(t, y) ~ x + z", data: rows)
    }
    #expect(!found.contains("stacked-score"))
  }

  @Test("What is computed from a score is as fitted as the score")
  func computed() throws {
    var data = try scored()
    data["scaled"] = 10 * data["score"] + 1
    data["sum"] = data["x"] + data["score"]
    for name in ["scaled", "sum"] {
      let found = try warnings {
        _ = try CoxRegression("Surv(t, y) ~ \(name)", data: data[0..<20])
      }
      #expect(found.contains("stacked-score"))
    }
  }

  @Test("Groups cut at a searched value are judged on the same rows with a warning")
  func cut() throws {
    var data = rows
    let threshold = try ROCCurve("y ~ x", data: rows[0..<20]).operatingPoint(.youden).threshold
    data["group"] = data["x"].cut(at: threshold, labels: ["low", "high"])
    #expect(
      try warnings { _ = try LogRankTest("Surv(t, y) ~ group", data: data[0..<20]) }
        == ["same-data-cut"])
    #expect(
      try warnings { _ = try CoxRegression("Surv(t, y) ~ group", data: data[0..<20]) }
        .contains("same-data-cut"))
    #expect(try warnings { _ = try LogRankTest("Surv(t, y) ~ group", data: data[20..<40]) } == [])
  }

  @Test("Quantiles of a measurement see no outcome and are no leak; those of a score are")
  func quantiles() throws {
    var data = try scored()
    data["half"] = data["x"].quantileGroups(2)
    data["risk"] = data["score"].quantileGroups(2)
    #expect(try warnings { _ = try LogRankTest("Surv(t, y) ~ half", data: data[0..<20]) } == [])
    #expect(
      try warnings { _ = try LogRankTest("Surv(t, y) ~ risk", data: data[0..<20]) }
        == ["same-data-cut"])
  }

  @Test("A cut that is judged on the rows it was found on makes its proportions suspect")
  func operatingPoint() throws {
    let found = try warnings {
      let curve = try ROCCurve("y ~ x", data: rows)
      _ = curve.operatingPoint(.youden).sensitivity
    }
    #expect(found.contains("same-data-threshold"))
  }

  @Test("Eighty patients followed for at most 48 months have no five-year area")
  func yardstick() throws {
    var (time, event, score): ([Double], [Int], [Double]) = ([], [], [])
    for row in 0..<80 {
      time.append(Double(1 + (row * 37) % 48))
      event.append(row % 3 == 0 ? 1 : 0)
      score.append(Double((row * 29) % 41))
    }
    let centre = DataFrame([
      "months": Column(time), "event": Column(event), "score": Column(score),
    ])
    let context = ReportContext(timeUnit: "months")
    try ReportContext.$current.withValue(context) {
      let roc = try TimeDependentROC(
        "Surv(months, event) ~ score", data: centre, times: [12, 36, 60])
      let area = roc.auc(at: 60)
      #expect(area.value == nil && area.reason == "0 at risk at 60 months")
      #expect("\(area)" == "not estimable")
      #expect(roc.auc(at: 36).value != nil)
    }
  }
}

@Suite("Cross-fitted scores")
struct CrossFittedScoreTests {
  @Test("Scores of cross-validation enter a further model without a warning")
  func crossValidated() throws {
    var data = rows
    data["score"] = try CrossValidation(folds: 5, seed: 1).scores(of: rows) { training in
      let model = try CoxRegression("Surv(t, y) ~ x + z", data: training)
      return { model.linearPredictor($0) }
    }
    let found = try warnings { _ = try CoxRegression("Surv(t, y) ~ score", data: data) }
    #expect(!found.contains("stacked-score"))
  }
}
