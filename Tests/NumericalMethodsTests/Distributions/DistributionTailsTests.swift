import NumericalMethods
import Testing

/// Values computed with 40 digits from the defining integrals.
private func agrees(_ value: Double, _ exact: Double, _ relative: Double = 1e-12) -> Bool {
  abs(value - exact) <= relative * abs(exact)
}

@Test("The normal tail keeps its digits down to 1e-300")
func normalTail() {
  #expect(agrees(Normal.upperTail(5), 2.8665157187919391e-7))
  #expect(agrees(Normal.upperTail(37), 5.7255712225245768e-300))
}

@Test("Normal quantiles are exact in both tails")
func normalQuantile() {
  #expect(agrees(Normal.upperQuantile(0.025), 1.9599639845400545, 1e-14))
  #expect(agrees(Normal.upperQuantile(0.3), 0.5244005127080409, 1e-14))
  #expect(agrees(Normal.upperQuantile(1e-300), 37.0470962993612, 1e-13))
  #expect(agrees(Normal.quantile(1e-5), -4.264890793922825, 1e-13))
  #expect(Normal.quantile(1) == .infinity)
}

@Test("The chi-squared tail keeps its digits for few and for very many degrees of freedom")
func chiSquaredTail() {
  #expect(agrees(ChiSquared.upperTail(239.438, 2), 1.0155444124948336e-52))
  #expect(agrees(ChiSquared.upperTail(0.5, 1), 0.47950012218695346))
  #expect(agrees(ChiSquared.upperTail(1000, 800.5), 1.7461366724074008e-6))
  #expect(agrees(ChiSquared.cumulative(900, 1000), 0.010717238091289742))
  #expect(agrees(ChiSquared.upperTail(100_000, 99_000), 0.012503086996302765, 1e-11))
}

@Test("Student's tail is right for degrees of freedom that are not whole")
func studentTail() {
  #expect(agrees(StudentT.twoSided(11.778, 3666), 1.8570758638931468e-31))
  #expect(agrees(StudentT.twoSided(4.42, 1257.476), 1.0720746338995374e-5))
  #expect(agrees(StudentT.twoSided(2, 0.7), 0.36914815166652256))
  #expect(agrees(StudentT.twoSided(0.01, 5), 0.9924080180425819))
  #expect(agrees(StudentT.twoSided(-40, 3.3), 1.5058887281799354e-5))
}

@Test("Student's quantile inverts its tail")
func studentQuantile() {
  #expect(agrees(StudentT.upperQuantile(0.025, 3.7), 2.8675207071911895))
  #expect(agrees(StudentT.upperQuantile(0.025, 1), 12.706204736174694))
  #expect(agrees(StudentT.upperTail(StudentT.upperQuantile(1e-10, 1257.4), 1257.4), 1e-10, 1e-11))
}

@Test("The F tail keeps its digits")
func fTail() {
  #expect(agrees(FDistribution.upperTail(76, 1, 3666), 4.2263973078304611e-18))
  #expect(agrees(FDistribution.upperTail(0.5, 3, 88.7), 0.68324190114037944))
  #expect(agrees(FDistribution.upperTail(9.98, 3, 117.06), 6.5745930689496156e-6))
  #expect(agrees(FDistribution.upperTail(0.001, 2, 5), 0.99900069958023088))
}

@Test("The studentised range agrees with published tables")
func studentizedRange() {
  #expect(
    agrees(
      StudentizedRange(groups: 3, degreesOfFreedom: 20).upperTail(3.5), 0.055891849081749934, 1e-8))
  #expect(
    agrees(
      StudentizedRange(groups: 5, degreesOfFreedom: 2).upperTail(6), 0.15100261934669712, 1e-8))
  #expect(
    agrees(
      StudentizedRange(groups: 4, degreesOfFreedom: 408).upperQuantile(0.05), 3.6481758671342894,
      1e-8))
  #expect(
    agrees(
      StudentizedRange(groups: 2, degreesOfFreedom: 1).upperQuantile(0.05), 17.969287064187434, 1e-8
    ))
}

@Test("Binomial tails and densities are exact")
func binomial() {
  #expect(agrees(Binomial.cumulative(23, 116, 0.5), 1.7985730961645798e-11))
  #expect(agrees(Binomial.upperTail(701, 1000, 0.5), 3.7668507235260247e-38, 1e-10))
  #expect(agrees(Binomial.density(3, 1e6, 1e-6, 1 - 1e-6), 0.06131320953854625, 1e-11))
}

@Test("The hypergeometric distribution agrees with its counts")
func hypergeometric() {
  let cells = Hypergeometric(row: 36, column: 158, total: 312)
  #expect(agrees(cells.upperTail(21), 0.21084362956891306, 1e-11))
  // 8 tables of the tea-tasting lady: 1, 16, 36, 16, 1 of 70.
  let lady = Hypergeometric(row: 4, column: 4, total: 8)
  for (value, count) in zip(lady.probabilities(), [1.0, 16, 36, 16, 1]) {
    #expect(agrees(value, count / 70, 1e-13))
  }
  #expect(agrees(lady.twoSided(3), 34.0 / 70, 1e-13))
}

@Test("Kolmogorov's tail is right on both sides of 1")
func kolmogorov() {
  #expect(agrees(Kolmogorov.upperTail(0.7), 0.7112351950296893))
  #expect(agrees(Kolmogorov.upperTail(1.2), 0.11224966667072497))
  #expect(agrees(Kolmogorov.upperTail(3), 3.045995948942526e-08))
}

@Test("The exact rank sum counts arrangements")
func exactRankSum() {
  // 1, 2, 4, 8 against 3, 5, 6, 7, 9: 18 of 126 arrangements have a rank sum of 15 or less.
  let (lower, _) = RankSumDistribution.drawing(4, of: (1...9).map(Double.init), sum: 15)
  #expect(agrees(lower, 0.14285714285714285))
}

@Test("The exact rank sum of tied ranks is their permutation distribution")
func exactRankSumTies() {
  // Two of 1.5, 1.5, 3: sums 3, 4.5, 4.5.
  let (lower, upper) = RankSumDistribution.drawing(2, of: [1.5, 1.5, 3], sum: 3)
  #expect(agrees(lower, 1.0 / 3))
  #expect(upper == 1)
}

@Test("The exact signed rank counts signs")
func exactSignedRank() {
  let (_, upper) = RankSumDistribution.signed((1...7).map(Double.init), sum: 20)
  #expect(agrees(upper, 0.1875))
}

@Test("The exact Kolmogorov–Smirnov tail is the permutation distribution")
func exactKolmogorov() {
  let pool = [1, 2, 3, 3.5, 4, 5.5, 6, 7, 8, 9, 10]
  let p = Kolmogorov.exactUpperTail(5.0 / 6, first: 5, second: 6, sortedPool: pool)
  #expect(agrees(p, 0.025974025974025972))
}
