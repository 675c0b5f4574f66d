import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport
import Testing

/// Twenty-four patients typed by rule.
private let patients: DataFrame = {
  let rows = 0..<24
  let stages = ["I", "II", "III"]
  return DataFrame([
    "age": Column(rows.map { Double(40 + ($0 * 7) % 31) }),
    "stage": Column(rows.map { stages[($0 * 5 + $0 / 7) % 3] }),
    "old": Column(rows.map { ($0 * 7) % 31 > 12 }),
    "sex": Column(rows.map { $0 % 3 == 0 ? "f" : "m" }),
    "months": Column(rows.map { Double(3 + ($0 * 11) % 37) }),
    "event": Column(rows.map { ($0 + $0 / 3) % 3 != 0 ? 1 : 0 }),
    "y": Column(rows.map { ($0 * $0 + $0 / 4) % 5 < 2 ? 1 : 0 }),
  ])
}()

/// The largest difference of two lists.
private func distance(_ a: [Double], _ b: [Double]) -> Double {
  a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

@Suite("Nomograms")
struct NomogramTests {
  /// Age spans 40 × 0.05 = 2 and has 100 points, men 0.5 and 25 of them.
  private func written() throws -> Nomogram {
    try Nomogram(
      coefficients: [
        "age": .perUnit(0.05, from: 40, to: 80, label: "Age", unit: "years"),
        "sex": ["f": 0, "m": 0.5],
      ], intercept: -3)
  }

  @Test("Points are in proportion to effects, the widest axis has 100")
  func points() throws {
    let nomogram = try written()
    #expect(abs(nomogram.pointsPerUnit - 50) < 1e-12)
    #expect(abs(nomogram.points("age", 60) - 50) < 1e-12)
    #expect(nomogram.points("age", 40) == 0)
    #expect(abs(nomogram.points("sex", "m") - 25) < 1e-12)
    #expect(abs(nomogram.points("age", 30) + 25) < 1e-12)
  }

  @Test("A total gives back the linear predictor and the probability")
  func totals() throws {
    let nomogram = try written()
    let total = nomogram.total(for: ["age": 60, "sex": "m"])
    #expect(abs(total - 75) < 1e-12)
    #expect(abs(nomogram.linearPredictor(totalPoints: total) - (-3 + 3 + 0.5)) < 1e-12)
    let estimate = nomogram.prediction(totalPoints: total, of: .probability)
    #expect(abs((estimate.value ?? 0) - 1 / (1 + exp(-0.5))) < 1e-12)
    #expect(estimate.kind == .proportion)
  }

  @Test("A negative coefficient has its 0 points at the upper end")
  func direction() throws {
    let nomogram = try Nomogram(
      coefficients: ["a": .perUnit(-0.1, from: 0, to: 10), "b": .perUnit(0.02, from: 0, to: 10)],
      baseline: [1: 0.91, 5: 0.72])
    #expect(abs(nomogram.points("a", 10)) < 1e-12 && abs(nomogram.points("a", 0) - 100) < 1e-12)
    // At the baseline survival is the baseline, whatever the points.
    let total = nomogram.total(for: ["a": 0, "b": 0])
    #expect(
      distance(nomogram.prediction(totalPoints: total).map { $0.value ?? 0 }, [0.91, 0.72]) < 1e-12)
  }

  @Test(
    "A nomogram of a model predicts what the model does, row by row",
    arguments: [
      "age + stage + sex", "rcs(age, 3) + stage", "rcs(age, 3) * sex + old",
      "poly(age, 2) * sex",
      "log(age) + strata(sex)", "I(age / 10) * stage", "age + I(age^2) + old",
    ])
  func agreement(terms: String) throws {
    let cox = try CoxRegression("Surv(months, event) ~ \(terms)", data: patients)
    for rule in [Nomogram.AxisRule.percentiles(1, 99), .percentiles(10, 90), .pretty] {
      let nomogram = try Nomogram(cox, predicting: [.survival(at: 12), .risk(at: 20)], axes: rule)
      let totals = nomogram.totals(for: patients).doubles
      let sexes = patients["sex"].texts
      let survival = totals.indices.map { row in
        let axes = nomogram.predictions
        let place = axes.firstIndex {
          $0.stratum.isEmpty || $0.stratum == "sex=\(sexes[row] ?? "")" || $0.stratum == sexes[row]
        }
        return nomogram.prediction(totalPoints: totals[row])[place ?? 0].value ?? .nan
      }
      #expect(distance(survival, cox.survival(at: 12, for: patients).doubles) < 1e-9)
      #expect(
        nomogram.axes.flatMap(\.marks).allSatisfy { $0.points > -1e-9 && $0.points < 100 + 1e-9 })
    }
  }

  @Test("A nomogram of a logistic model predicts its probabilities")
  func logistic() throws {
    let model = try LogisticRegression("y ~ age * sex + stage", data: patients)
    let nomogram = try Nomogram(model)
    let totals = nomogram.totals(for: patients).doubles
    let found = totals.map { nomogram.prediction(totalPoints: $0)[0].value ?? .nan }
    #expect(distance(found, model.probability(patients).doubles) < 1e-12)
    #expect(nomogram.outcome == "y" && nomogram.rowsUsed == 24)
  }

  @Test("Predictors that interact share their points, one row for each level")
  func interaction() throws {
    let cox = try CoxRegression("Surv(months, event) ~ age * sex + stage", data: patients)
    let nomogram = try Nomogram(cox, predicting: [.survival(at: 12)])
    #expect(nomogram.axes.map(\.fullLabel) == ["age (sex: f)", "age (sex: m)", "stage"])
    #expect(nomogram.axes[2].marks.map(\.text) == ["I", "II", "III"])
    let row = patients[4..<5]
    let readings = try nomogram.readings(of: row)
    #expect(readings.map(\.axis) == [1, 2])
    let sum = readings.map(\.points).reduce(0, +)
    #expect(abs(sum - nomogram.total(for: row)) < 1e-9)
    let own = try nomogram.points(onAxis: nomogram.axes[1], at: [patients["age"].doubles[4]])
    #expect(abs(own[0] - readings[0].points) < 1e-9)
  }

  @Test("Splines that interact have rms's points")
  func splines() throws {
    var data = try DataFrame(csv: "\(Reference.data)/rotterdam_gbsg.csv", missing: [""])
    data = data[data["cohort"] == "Rotterdam" && data["nodes"] > 0]
    data["years"] = data["rfs_days"] / 365.25
    let cox = try CoxRegression(
      "Surv(years, rfs_event) ~ rcs(age, 3) * hormon + nodes", data: data)
    let nomogram = try Nomogram(cox, predicting: [.survival(at: 5)], axes: .pretty)
    #expect(nomogram.axes.map(\.column) == ["age", "age", "nodes"])
    let ages = nomogram.axes[0].marks.map(\.points)
    // rms 6.5-0, nomogram(cph(…), maxscale = 100): age from 20 to 90 by 5, hormon = no.
    #expect(
      distance(
        Array(ages.prefix(6)),
        [
          17.879475748, 15.735991172, 13.592506597, 11.449022021, 9.306567897, 7.384630461,
        ]) < 1e-4)
    #expect(abs(nomogram.axes[1].marks[14].points - 23.1642140428) < 1e-4)
    #expect(distance([nomogram.pointsPerUnit], [42.48209]) < 1e-4)
  }

  @Test("Axes keep within the percentiles and within the data")
  func range() throws {
    let data = DataFrame([
      "x": Column((0..<200).map { $0 == 7 ? 5000.0 : Double($0) / 2 }),
      "e": Column((0..<200).map { $0 % 3 == 0 || $0 > 150 ? 1 : 0 }),
    ])
    let nomogram = try Nomogram(LogisticRegression("e ~ x", data: data))
    let range = try #require(nomogram.axes[0].range)
    #expect(range.lowerBound >= 0 && range.upperBound <= 100)
    #expect(nomogram.axes[0].marks.allSatisfy { range.contains($0.value ?? -1) })
  }

  @Test("Beyond the follow-up there is no prediction but a reason")
  func horizon() throws {
    let cox = try CoxRegression("Surv(months, event) ~ age", data: patients)
    let nomogram = try Nomogram(cox, predicting: [.survival(at: 12), .survival(at: 60)])
    let estimates = nomogram.prediction(totalPoints: 50)
    #expect(estimates[0].value != nil)
    #expect(estimates[1].value == nil && estimates[1].reason == "0 at risk at time 60")
  }

  @Test("What cannot be drawn is refused in words")
  func failures() throws {
    let cox = try CoxRegression("Surv(months, event) ~ age", data: patients)
    #expect(throws: NomogramFailure.self) { try Nomogram(cox, predicting: []) }
    #expect(throws: NomogramFailure.self) { try Nomogram(cox, predicting: [.probability]) }
    #expect(throws: NomogramFailure.self) { try Nomogram(cox, predicting: [.survival(at: -1)]) }
    #expect(throws: NomogramFailure.self) { try Nomogram(cox, predicting: [.survival(at: .nan)]) }
    #expect(throws: NomogramFailure.flat) {
      try Nomogram(coefficients: ["a": .perUnit(0, from: 0, to: 1)], intercept: 0)
    }
    #expect(throws: NomogramFailure.self) {
      try Nomogram(coefficients: ["a": 1], baseline: [5: 1.2])
    }
    #expect(throws: NomogramFailure.noPredictors) { try Nomogram(coefficients: [:], intercept: 0) }
    var twice = patients
    twice["age2"] = twice["age"] * 2
    let collinear = try CoxRegression("Surv(months, event) ~ age + age2", data: twice)
    #expect(throws: NomogramFailure.self) {
      try Nomogram(collinear, predicting: [.survival(at: 9)])
    }
    let offset = try CoxRegression("Surv(months, event) ~ stage + offset(age)", data: patients)
    #expect(throws: NomogramFailure.self) { try Nomogram(offset, predicting: [.survival(at: 9)]) }
    let empty = try CoxRegression("Surv(months, event) ~ 1", data: patients)
    #expect(throws: NomogramFailure.noPredictors) {
      try Nomogram(empty, predicting: [.survival(at: 9)])
    }
  }

  @Test("A coefficient without a range is an indicator, with a warning")
  func withoutRange() throws {
    let context = ReportContext()
    let nomogram = try ReportContext.$current.withValue(context) {
      try Nomogram(coefficients: ["diabetes": 0.7, "smoker": -0.2], intercept: -1)
    }
    #expect(nomogram.axes[0].marks.map(\.text) == ["0", "1"])
    #expect(context.journal.takeWarnings().map(\.name) == ["nomogram-range", "nomogram-range"])
  }

  @Test("The JSON holds all that a calculator needs and is the same each time")
  func json() throws {
    let nomogram = try written()
    #expect(nomogram.json == (try written()).json)
    #expect(nomogram.json.contains("\"pointsPerUnit\" : 50"))
    #expect(nomogram.json.contains("\"intercept\" : -1"))
    #expect(nomogram.json.contains("\"kind\" : \"probability\""))
  }

  @Test(
    "Round numbers are R's",
    arguments: [
      (0.0, 1.0, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
      (24, 90, [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]),
      (1.96, 4.64, [1.8, 2, 2.2, 2.4, 2.6, 2.8, 3, 3.2, 3.4, 3.6, 3.8, 4, 4.2, 4.4, 4.6, 4.8]),
      (
        -3.1, -0.4,
        [-3.2, -3, -2.8, -2.6, -2.4, -2.2, -2, -1.8, -1.6, -1.4, -1.2, -1, -0.8, -0.6, -0.4]
      ),
      (0, 0, [-1, 0]), (5, 5, [4, 6]),
    ] as [(Double, Double, [Double])])
  func pretty(low: Double, high: Double, expected: [Double]) {
    let found = PrettyNumbers.covering(low, high, count: 10)
    guard low < high else {
      return #expect(found.contains { $0 <= low } && found.contains { $0 >= high })
    }
    #expect(distance(found, expected) < 1e-12)
  }
}
