import Foundation
import NumericalMethods
import Testing

/// What stands for "agrees with R": 1e-10 of the value, and nothing below the smallest normal number.
private func agrees(_ value: Double, _ exact: Double) -> Bool {
  value == exact || abs(value - exact) <= 1e-10 * abs(exact)
    || (value < 1e-300 && exact < 1e-300 && exact >= 0)
}

@Suite("Distributions agree with R to ten digits")
struct FarTailsTests {
  @Test("Normal", arguments: DistributionPoints.normal)
  func normal(_ point: [Double]) {
    #expect(agrees(Normal.upperTail(point[0]), point[1]))
    #expect(agrees(Normal.cumulative(-point[0]), point[1]))
    #expect(agrees(Normal.logUpperTail(point[0]), point[2]))
  }

  @Test("Student", arguments: DistributionPoints.student)
  func student(_ point: [Double]) {
    #expect(agrees(StudentT.upperTail(point[0], point[1]), point[2]))
    #expect(agrees(StudentT.twoSided(-point[0], point[1]), 2 * point[2]))
    #expect(agrees(StudentT.logUpperTail(point[0], point[1]), point[3]))
  }

  @Test("Chi-squared", arguments: DistributionPoints.chiSquared)
  func chiSquared(_ point: [Double]) {
    #expect(agrees(ChiSquared.cumulative(point[0], point[1]), point[2]))
    #expect(agrees(ChiSquared.upperTail(point[0], point[1]), point[3]))
    #expect(agrees(ChiSquared.logUpperTail(point[0], point[1]), point[4]))
  }

  @Test("Fisher's F", arguments: DistributionPoints.fisher)
  func fisher(_ point: [Double]) {
    #expect(agrees(FDistribution.cumulative(point[0], point[1], point[2]), point[3]))
    #expect(agrees(FDistribution.upperTail(point[0], point[1], point[2]), point[4]))
    #expect(agrees(FDistribution.logUpperTail(point[0], point[1], point[2]), point[5]))
  }

  @Test("A P value of 1e-60 is not 0")
  func farTail() {
    #expect(agrees(Normal.twoSided(16.5), 2 * 1.8344630031647314e-61))
    #expect(Normal.logUpperTail(1000) < -500_000)
  }

  @Test("Quantiles of F invert both tails", arguments: [1e-12, 0.025, 0.5, 0.975])
  func quantile(_ q: Double) {
    for (first, second) in [(1.0, 1.0), (5, 18), (2.5, 4.2), (1e5, 3)] {
      let f = FDistribution.upperQuantile(q, first, second)
      #expect(abs(FDistribution.upperTail(f, first, second) - q) < 1e-11 * q)
    }
  }
}
