import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

/// Ten patients, five cases, ties at 3 and 6.
private let ten = DataFrame([
  "y": [0, 0, 0, 1, 0, 1, 1, 0, 1, 1], "x": [1, 2, 3, 3, 4, 5, 6, 6, 7, 8],
  "x2": [2, 1, 5, 3, 4, 4, 8, 6, 6, 9],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

@Suite struct ROCCurveTests {
  @Test("The area is the share of pairs in the right order, ties counting one half")
  func area() throws {
    let curve = try ROCCurve("y ~ x", data: ten)
    // 25 pairs: the case at 3 beats 2 and ties 1; 5 beats 4; 6 beats 4 and ties 1; 7 and 8 beat 5.
    #expect(near(curve.auc.value, (2.5 + 4 + 4.5 + 5 + 5) / 25))
    #expect(curve.caseCount == 5)
    #expect(curve.controlCount == 5)
  }

  @Test("Points run from everybody to nobody, cuts lie between scores")
  func points() throws {
    let points = try ROCCurve("y ~ x", data: ten).points
    #expect(points.map(\.threshold) == [-.infinity, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, .infinity])
    #expect(points.map(\.sensitivity) == [1, 1, 1, 0.8, 0.8, 0.6, 0.4, 0.2, 0])
    #expect(points.map(\.specificity) == [0, 0.2, 0.4, 0.6, 0.8, 0.8, 1, 1, 1])
  }

  @Test("Between points the curve is straight; on a step the better end counts")
  func between() throws {
    let curve = try ROCCurve("y ~ x", data: ten)
    // R's pROC 1.18: coords(roc, c(0.4, 0.5, 0.8), input = "sensitivity")
    #expect(near(curve.specificity(atSensitivity: 0.4), 1))
    #expect(near(curve.specificity(atSensitivity: 0.5), 0.9))
    #expect(near(curve.specificity(atSensitivity: 0.8), 0.8))
    #expect(near(curve.sensitivity(atSpecificity: 0.7), 0.8))
    #expect(curve.specificity(atSensitivity: 1.2) == nil)
  }

  @Test("The whole curve is the sum of its parts")
  func parts() throws {
    let curve = try ROCCurve("y ~ x2", data: ten)
    let low = try #require(curve.partialAUC(.specificity(0...0.37)))
    let high = try #require(curve.partialAUC(.specificity(0.37...1)))
    #expect(near(curve.auc.value, low + high))
    // R's pROC 1.18: auc(roc, partial.auc = c(1, 0.75), partial.auc.correct = TRUE)
    let corrected = try ROCCurve("y ~ x", data: ten).partialAUC(
      .specificity(0.75...1), corrected: true)
    #expect(near(corrected, 0.7486, 1e-4))
  }

  @Test("Turning the score about turns the area about")
  func direction() throws {
    let up = try ROCCurve("y ~ x", data: ten)
    let down = try ROCCurve("y ~ x", data: ten, direction: .lowerIsCase)
    #expect(near(down.auc.value, 1 - (up.auc.value ?? 0)))
    #expect(near(down.auc.standardError, up.auc.standardError ?? 0))
    let point = down.operatingPoint(.threshold(3))
    #expect(point.counts.truePositives == 1)
    #expect(point.counts.falsePositives == 3)
  }

  @Test("An increasing transformation changes nothing but the cuts")
  func invariance() throws {
    var data = ten
    data["z"] = Column(data["x"].doubles.map { exp($0) - 100 })
    let (a, b) = (try ROCCurve("y ~ x", data: data), try ROCCurve("y ~ z", data: data))
    #expect(a.auc == b.auc)
    #expect(a.points.map(\.sensitivity) == b.points.map(\.sensitivity))
  }

  @Test("An area of 1 has no interval, and the separation is named")
  func separated() throws {
    var context = ReportContext()
    context.journal = RunJournal()
    let curve = try ReportContext.$current.withValue(context) {
      try ROCCurve("y ~ x", data: DataFrame(["y": [0, 0, 1, 1], "x": [1, 2, 3, 4]]))
    }
    #expect(curve.auc.value == 1)
    #expect(curve.auc.lower == nil)
    #expect(context.journal.takeWarnings().contains { $0.name == "separation" })
  }

  @Test("One case is too few for an area, which is kept unprinted")
  func oneCase() throws {
    let curve = try ROCCurve("y ~ x", data: DataFrame(["y": [0, 0, 1], "x": [1, 3, 2]]))
    #expect(curve.auc.value == nil)
    #expect(curve.auc.reason == "1 case")
    #expect(curve.auc.unsupported == 0.5)
  }

  @Test("Without cases there is a curve of no points and an operating point of nothing")
  func noCases() throws {
    let curve = try ROCCurve("y ~ x", data: DataFrame(["y": [0, 0], "x": [1, 3]]))
    #expect(curve.points.isEmpty)
    #expect(curve.operatingPoint(.youden).sensitivity.value == nil)
    #expect(curve.operatingPoint(.youden).threshold.value.isNaN)
  }

  @Test("Several scores in one formula are an error that says what to do")
  func several() {
    #expect(
      throws: DiscriminationFailure.severalScores(formula: "y ~ x + x2", scores: ["x", "x2"])
    ) { try ROCCurve("y ~ x + x2", data: ten) }
  }

  @Test("Rows with a missing score are left out and counted")
  func missing() throws {
    let data = DataFrame(["y": [0, 0, 1, 1, 1], "x": [1, 2, 2, nil, 3]])
    let curve = try ROCCurve("y ~ x", data: data)
    #expect(curve.rowsUsed == 4)
    #expect(curve.rowsDropped == 1)
    #expect(near(curve.auc.value, 3.5 / 4))
  }
}

@Suite struct OperatingPointTests {
  @Test("Youden's point by hand, all of equal ones in order")
  func youden() throws {
    let points = try ROCCurve("y ~ x", data: ten).operatingPoints(.youden)
    #expect(points.map(\.threshold.value) == [4.5])
    let counts = try #require(points.first).counts
    #expect(
      counts
        == DiagnosticCounts(
          truePositives: 4, falsePositives: 1, trueNegatives: 4, falseNegatives: 1))
  }

  @Test("A score at the cut is positive")
  func atTheCut() throws {
    let point = try ROCCurve("y ~ x", data: ten).operatingPoint(.threshold(6))
    #expect(point.counts.truePositives == 3)
    #expect(point.counts.falsePositives == 1)
    #expect(near(point.ppv.value, 0.75))
  }

  @Test("A cut found on the same rows is warned of, a fixed one is not")
  func leak() throws {
    var context = ReportContext()
    context.journal = RunJournal()
    try ReportContext.$current.withValue(context) {
      let curve = try ROCCurve("y ~ x", data: ten)
      _ = curve.operatingPoint(.threshold(5)).sensitivity
      #expect(context.journal.takeWarnings().isEmpty)
      let cut = curve.operatingPoint(.youden).threshold
      _ = curve.operatingPoint(.threshold(cut)).sensitivity
      #expect(context.journal.takeWarnings().map(\.name) == ["same-data-threshold"])
    }
  }

  @Test("Exact intervals of none and of all")
  func exact() {
    let none = ProportionInterval.exact.estimate(count: 0, of: 10)
    #expect(none.lower == 0)
    #expect(near(none.upper, 1 - pow(0.025, 0.1), 1e-9))
    let all = ProportionInterval.exact.estimate(count: 10, of: 10)
    #expect(near(all.lower, pow(0.025, 0.1), 1e-9))
    #expect(ProportionInterval.exact.estimate(count: 0, of: 0).value == nil)
  }
}

@Suite struct DeLongTestTests {
  @Test("Ten rows as R's pROC compares them")
  func paired() throws {
    let test = try DeLongTest(ROCCurve("y ~ x", data: ten), ROCCurve("y ~ x2", data: ten))
    // pROC 1.18: roc.test(r, r2)
    #expect(near(test.statistic, 0.90582, 1e-5))
    #expect(near(test.p.value, 0.365, 5e-4))
    #expect(near(test.difference.lower, -0.09309933, 1e-8))
    #expect(near(test.difference.upper, 0.25309933, 1e-8))
  }

  @Test("Exchanging the curves changes the sign alone")
  func sign() throws {
    let (a, b) = (try ROCCurve("y ~ x", data: ten), try ROCCurve("y ~ x2", data: ten))
    let (there, back) = (try DeLongTest(a, b), try DeLongTest(b, a))
    #expect(near(there.statistic, -back.statistic))
    #expect(there.p == back.p)
  }

  @Test("A curve against itself has no test")
  func itself() throws {
    let curve = try ROCCurve("y ~ x", data: ten)
    let test = try DeLongTest(curve, curve)
    #expect(test.statistic.isNaN)
    #expect(test.p.value == nil)
    #expect(test.difference.value == 0)
  }

  @Test("A margin larger than the difference makes non-inferiority likelier")
  func margin() throws {
    let (a, b) = (try ROCCurve("y ~ x2", data: ten), try ROCCurve("y ~ x", data: ten))
    let narrow = try DeLongTest(a, b, margin: 0.1).nonInferiority?.value
    let wide = try DeLongTest(a, b, margin: 0.3).nonInferiority?.value
    #expect(try #require(wide) < #require(narrow))
  }

  @Test("Curves of different rows cannot be paired")
  func rows() throws {
    let a = try ROCCurve("y ~ x", data: ten)
    let b = try ROCCurve("y ~ x", data: ten[1..<10])
    #expect(throws: DiscriminationFailure.differentRows(first: 10, second: 9)) {
      try DeLongTest(a, b)
    }
    #expect(try DeLongTest(a, b, paired: false).degreesOfFreedom != nil)
  }
}

@Suite struct PrecisionRecallTests {
  @Test("Average precision by hand")
  func average() throws {
    let data = DataFrame(["y": [1, 0, 1, 0], "x": [4, 3, 2, 1]])
    let curve = try PrecisionRecallCurve("y ~ x", data: data)
    #expect(near(curve.averagePrecision, 0.5 + 0.5 * 2 / 3))
    #expect(curve.points.last?.recall == 1)
    #expect(curve.points.last?.precision == 0.5)
  }

  @Test("A score without information has the prevalence as its area, however it is joined")
  func flat() throws {
    let data = DataFrame(["y": [1, 0, 0, 0], "x": [1, 1, 1, 1]])
    let curve = try PrecisionRecallCurve("y ~ x", data: data)
    #expect(near(curve.averagePrecision, 0.25))
    #expect(near(curve.area, 0.25))
    #expect(near(curve.areaDavisGoadrich, 0.25))
  }
}

@Suite struct ClusteredROCCurveTests {
  @Test("With one row in each cluster the variance is DeLong's")
  func singles() throws {
    var data = ten
    data["id"] = Column((0..<10).map { "p\($0)" })
    let plain = try ROCCurve("y ~ x", data: data)
    let clustered = try ROCCurve("y ~ x", data: data, cluster: "id")
    #expect(near(clustered.auc.standardError, plain.auc.standardError ?? 0))
    let other = try ROCCurve("y ~ x2", data: data, cluster: "id")
    let test = try DeLongTest(clustered, other)
    let expected = try DeLongTest(plain, ROCCurve("y ~ x2", data: data))
    #expect(near(test.difference.standardError, expected.difference.standardError ?? 0))
  }

  @Test("Every patient twice is no more than once, where the patient is the cluster")
  func doubled() throws {
    var data = ten
    data["id"] = Column((0..<10).map { Double($0) })
    let twice = data.stacked(with: data)
    let once = try ROCCurve("y ~ x", data: data).auc
    let naive = try ROCCurve("y ~ x", data: twice).auc
    let clustered = try ROCCurve("y ~ x", data: twice, cluster: "id").auc
    #expect(near(clustered.value, once.value ?? 0))
    #expect(near(clustered.standardError, once.standardError ?? 0))
    #expect((naive.standardError ?? 1) < (once.standardError ?? 0))
  }

  @Test("Cases and controls of the same patients: Obuchowski's variance by hand")
  func pairs() throws {
    // Three patients with a case and a control each. Cases 2, 4, 6; controls 1, 3, 5: area 6 / 9.
    let data = DataFrame([
      "y": [1, 0, 1, 0, 1, 0], "x": [2, 1, 4, 3, 6, 5], "id": ["a", "a", "b", "b", "c", "c"],
    ])
    let curve = try ROCCurve("y ~ x", data: data, cluster: "id")
    // Placements less the area: cases −1/3, 0, 1/3; controls 1/3, 0, −1/3.
    let squares = 2.0 / 9
    let variance = 1.5 * (squares + squares - 2 * squares) / 9
    #expect(near(curve.auc.value, 2.0 / 3))
    #expect(near(curve.auc.standardError, variance.squareRoot(), 1e-8))
  }

  @Test(
    "Cases of one patient only have no interval, and curves of clusters are compared with such only"
  )
  func refused() throws {
    var data = ten
    data["id"] = Column(ten["y"].doubles.map { $0 == 1 ? "one" : "two" })
    #expect(try ROCCurve("y ~ x", data: data, cluster: "id").auc.value == nil)
    data["id"] = Column((0..<10).map { Double($0) })
    #expect(throws: DiscriminationFailure.clusters) {
      try DeLongTest(
        ROCCurve("y ~ x", data: data, cluster: "id"), ROCCurve("y ~ x2", data: data))
    }
  }
}
