import Biostatistics
import DataFrames
import Foundation
import NumericalMethods
import Reporting
import Testing

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
}

/// Sixty rows by rule: a moderate effect of x, none of z, months with ties.
private let sixty: DataFrame = {
  let rows = 0..<60
  let x = rows.map { Double(($0 * 17) % 23) / 4 }
  let z = rows.map { Double(($0 * 31) % 19) }
  let noise = rows.map { Double(($0 * 7919) % 101) / 101 }
  let y = rows.map { x[$0] / 6 + noise[$0] > 0.95 ? 1.0 : 0 }
  let months = rows.map { ((1.6 - noise[$0]) * 20 / (1 + x[$0] / 4)).rounded() + 1 }
  let died = rows.map { ($0 * 13) % 10 < 7 ? 1.0 : 0 }
  let sex = rows.map { $0 % 2 == 0 ? "f" : "m" }
  let clinic = rows.map { "c\($0 / 4)" }
  return DataFrame([
    "x": Column(x), "z": Column(z), "y": Column(y), "months": Column(months),
    "died": Column(died), "sex": Column(sex), "clinic": Column(clinic),
  ])
}()

private func quietly<T>(_ body: () throws -> T) rethrows -> T {
  try ReportContext.$current.withValue(ReportContext(), operation: body)
}

struct OptimismTests {
  @Test("Apparent values are those of the model")
  func apparent() throws {
    let cox = try CoxRegression("Surv(months, died) ~ x + z", data: sixty)
    let logistic = try LogisticRegression("y ~ x + z", data: sixty)
    let survival = try quietly { try Bootstrap(resamples: 10, seed: 1).optimism(of: cox) }
    let binary = try quietly { try Bootstrap(resamples: 10, seed: 1).optimism(of: logistic) }
    #expect(near(survival.measure(.concordance).apparent, cox.concordance.value ?? 0))
    #expect(survival.measure(.slope).apparent == 1)
    #expect(near(binary.measure(.concordance).apparent, logistic.concordance))
    #expect(near(binary.measure(.nagelkerke).apparent, logistic.nagelkerke))
    #expect(near(binary.measure(.brier).apparent, logistic.brier))
    #expect(near(binary.measure(.scaledBrier).apparent, logistic.scaledBrier))
  }

  @Test("One resample is the model fitted to the rows drawn, judged on them and on all")
  func oneResample() throws {
    // Two resamples, made by hand from the same streams.
    let logistic = try LogisticRegression("y ~ x + z", data: sixty)
    let result = try quietly { try Bootstrap(resamples: 2, seed: 5).optimism(of: logistic) }
    var (training, test, slopes) = (0.0, 0.0, 0.0)
    for index in 0..<2 {
      var random = RandomStream(seed: 5, stream: index)
      let drawn = sixty.selectingRows(random.resample(60))
      let refit = try LogisticRegression("y ~ x + z", data: drawn)
      training += refit.concordance / 2
      var all = sixty
      all["lp"] = refit.linearPredictor(sixty)
      let line = try LogisticRegression("y ~ lp", data: all)
      test += line.concordance / 2
      slopes += line.coefficient("lp").value / 2
    }
    #expect(near(result.measure(.concordance).training, training))
    #expect(near(result.measure(.concordance).test, test))
    #expect(near(result.slope.value, slopes, 1e-7))
  }

  @Test("A resample of a Cox model is Efron's fit to the repeated rows", arguments: [true, false])
  func oneCoxResample(isStratified: Bool) throws {
    let formula = "Surv(months, died) ~ x + z" + (isStratified ? " + strata(sex)" : "")
    let cox = try CoxRegression(formula, data: sixty)
    let result = try quietly { try Bootstrap(resamples: 2, seed: 5).optimism(of: cox) }
    var (training, test, slopes, explained) = (0.0, 0.0, 0.0, 0.0)
    for index in 0..<2 {
      var random = RandomStream(seed: 5, stream: index)
      let drawn = sixty.selectingRows(random.resample(60))
      let refit = try CoxRegression(formula, data: drawn)
      training += (refit.concordance.value ?? 0) / 2
      explained +=
        (1 - exp(2 * (refit.nullLogLikelihood - refit.logLikelihood) / 60))
        / (1 - exp(2 * refit.nullLogLikelihood / 60)) / 2
      var all = sixty
      all["lp"] = refit.linearPredictor(sixty)
      let line = try CoxRegression(
        "Surv(months, died) ~ lp" + (isStratified ? " + strata(sex)" : ""), data: all)
      test += (line.concordance.value ?? 0) / 2
      slopes += line.coefficient("lp").value / 2
    }
    #expect(near(result.measure(.concordance).training, training))
    #expect(near(result.measure(.concordance).test, test))
    #expect(near(result.measure(.nagelkerke).training, explained, 1e-8))
    #expect(near(result.slope.value, slopes, 1e-6))
  }

  @Test("A pipeline that fits the same model has the same optimism")
  func pipelineIsModel() throws {
    let cox = try CoxRegression("Surv(months, died) ~ x + z", data: sixty)
    let model = try quietly { try Bootstrap(resamples: 20, seed: 3).optimism(of: cox, at: 12) }
    let pipeline = try quietly {
      try Bootstrap(resamples: 20, seed: 3).optimism(
        of: "Surv(months, died)", data: sixty, at: 12, predicting: .risk
      ) { training in
        let fit = try CoxRegression("Surv(months, died) ~ x + z", data: training)
        return { rows in fit.risk(at: 12, for: rows) }
      }
    }
    for kind in [
      ValidationMeasure.concordance, .areaAtHorizon, .brierAtHorizon, .accuracyAtHorizon,
    ] {
      #expect(near(pipeline.measure(kind).optimism, model.measure(kind).optimism, 1e-6))
      #expect(near(pipeline.measure(kind).apparent, model.measure(kind).apparent, 1e-8))
    }
  }

  @Test("Brier and accuracy at a horizon are those of PredictionError")
  func horizon() throws {
    let cox = try CoxRegression("Surv(months, died) ~ x + z", data: sixty)
    let result = try quietly { try Bootstrap(resamples: 5, seed: 1).optimism(of: cox, at: 12) }
    let error = try PredictionError(
      "Surv(months, died)", models: ["m": cox], data: sixty, times: [12])
    #expect(near(result.measure(.brierAtHorizon).apparent, error.brier(at: 12).value ?? 0))
    #expect(near(result.measure(.accuracyAtHorizon).apparent, error.ipa(at: 12).value ?? 0))
  }

  @Test("The same seed gives the same answer, another seed another")
  func seeds() throws {
    let cox = try CoxRegression("Surv(months, died) ~ x + z", data: sixty)
    let values = try quietly {
      try [1, 1, 2].map { try Bootstrap(resamples: 30, seed: $0).optimism(of: cox).slope.value }
    }
    #expect(values[0] == values[1])
    #expect(values[0] != values[2])
  }

  @Test("Noise alone has an apparent C above one half, and hardly any once corrected")
  func noise() throws {
    let rows = 0..<80
    var data = DataFrame(["y": Column(rows.map { Double(($0 * 37 + $0 / 3) % 2) })])
    var random = RandomStream(seed: 11)
    for name in ["a", "b", "c", "d", "e", "f"] {
      data[name] = Column(rows.map { _ in random.uniform() })
    }
    let model = try LogisticRegression("y ~ a + b + c + d + e + f", data: data)
    let result = try quietly { try Bootstrap(resamples: 200, seed: 1).optimism(of: model) }
    let apparent = result.measure(.concordance).apparent
    #expect(apparent > 0.58)
    #expect((result.concordance.value ?? 1) < apparent - 0.05)
    #expect((result.slope.value ?? 1) < 0.8)
    #expect(result.concordance.lower != nil && result.slope.lower == nil)
  }

  @Test("Clusters are drawn as wholes: the same rows in pairs are half as many patients")
  func clusters() throws {
    let cox = try CoxRegression("Surv(months, died) ~ x + cluster(clinic)", data: sixty)
    let result = try quietly { try Bootstrap(resamples: 10, seed: 1).optimism(of: cox) }
    #expect(result.resamplesUsed == 10)
    let plain = try CoxRegression("Surv(months, died) ~ x", data: sixty)
    let other = try quietly { try Bootstrap(resamples: 10, seed: 1).optimism(of: plain) }
    #expect(result.measure(.concordance).training != other.measure(.concordance).training)
  }

  @Test("Delayed entry is resampled too")
  func delayedEntry() throws {
    var data = sixty
    data["start"] = Column((0..<60).map { Double($0 % 2) })
    data["stop"] = data["months"] + 1
    let cox = try CoxRegression("Surv(start, stop, died) ~ x + z", data: data)
    let result = try quietly { try Bootstrap(resamples: 5, seed: 1).optimism(of: cox) }
    #expect(near(result.measure(.concordance).apparent, cox.concordance.value ?? 0))
    #expect(result.slope.value != nil)
  }
}

// MARK: - What the data cannot support

struct OptimismFailureTests {
  @Test("Failed refits are counted, named and warned of")
  func failures() throws {
    // Two patients have level "c": many resamples have none.
    var data = sixty
    var levels = (0..<60).map { ["a", "b"][$0 % 2] }
    levels[7] = "c"
    levels[20] = "c"
    data["g"] = Column(levels)
    let cox = try CoxRegression("Surv(months, died) ~ x + g", data: data)
    let journal = RunJournal()
    let result = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try Bootstrap(resamples: 100, seed: 1).optimism(of: cox)
    }
    let failed = result.failures.reduce(0) { $0 + $1.count }
    #expect(failed > 0 && result.resamplesUsed == 100 - failed)
    #expect(result.measure(.concordance).resamplesUsed == result.resamplesUsed)
    #expect(journal.takeWarnings().contains { $0.name == "failed-refits" })
  }

  @Test("Where most refits fail, nothing is corrected")
  func mostFail() throws {
    let result = try quietly {
      try Bootstrap(resamples: 20, seed: 1).optimism(
        of: "y", data: sixty, predicting: .score
      ) { training in
        guard training["x"].doubles.count(where: { $0 == 0 }) == 3 else {
          throw ValidationFailure.noRows("the pipeline is choosy")
        }
        return { rows in rows["x"] }
      }
    }
    #expect(result.concordance.value == nil)
    #expect(result.failures.first?.reason == "the pipeline is choosy")
  }

  @Test("Weights, one resample and coefficients that are not estimable are refused")
  func refusals() throws {
    var data = sixty
    data["w"] = Column((0..<60).map { Double(1 + $0 % 3) })
    data["twice"] = data["x"] * 2
    let weighted = try CoxRegression("Surv(months, died) ~ x", data: data, weights: "w")
    #expect(throws: ValidationFailure.weighted(formula: weighted.formula)) {
      try Bootstrap(resamples: 10).optimism(of: weighted)
    }
    let plain = try CoxRegression("Surv(months, died) ~ x", data: data)
    #expect(throws: ValidationFailure.tooFew(what: "resamples", count: 1)) {
      try Bootstrap(resamples: 1).optimism(of: plain)
    }
    let aliased = try quietly { try CoxRegression("Surv(months, died) ~ x + twice", data: data) }
    #expect(
      throws: ValidationFailure.notEstimable(formula: aliased.formula, coefficients: ["twice"])
    ) {
      try Bootstrap(resamples: 10).optimism(of: aliased)
    }
  }

  @Test("A horizon beyond follow-up refuses its measures and no others")
  func beyondFollowUp() throws {
    let cox = try CoxRegression("Surv(months, died) ~ x", data: sixty)
    let result = try quietly { try Bootstrap(resamples: 5, seed: 1).optimism(of: cox, at: 500) }
    #expect(result.corrected(.brierAtHorizon).value == nil)
    #expect(result.corrected(.brierAtHorizon).reason?.contains("0 at risk") == true)
    #expect(result.concordance.value != nil)
  }

  @Test("Log odds given as risks are refused, and risks of survival need a time")
  func scales() {
    #expect(throws: ValidationFailure.self) {
      try Bootstrap(resamples: 5).optimism(of: "y", data: sixty, predicting: .risk) { _ in
        { rows in rows["z"] }
      }
    }
    #expect(throws: ValidationFailure.self) {
      try Bootstrap(resamples: 5).optimism(
        of: "Surv(months, died)", data: sixty, predicting: .risk
      ) { _ in { rows in rows["x"] } }
    }
  }
}
