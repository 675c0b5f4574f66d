import Biostatistics
import Reporting
import Testing

@Test("The difference of two means in units of the mean variance")
func numbers() {
  let smd = StandardizedDifference([1, 2, 3], [2, 4, 6])
  #expect(abs((smd.signed ?? 0) + 2 / 2.5.squareRoot()) < 1e-14)
  #expect(smd.value == -(smd.signed ?? 0))
}

@Test("Two levels are the difference of proportions over its spread")
func twoLevels() {
  let smd = StandardizedDifference(counts: [60, 40], [50, 50])
  #expect(abs(smd.value - 0.1 / ((0.24 + 0.25) / 2).squareRoot()) < 1e-12)
}

@Test("A level that neither group has changes nothing")
func unusedLevel() {
  let plain = StandardizedDifference(counts: [60, 30, 10], [50, 30, 20])
  let padded = StandardizedDifference(counts: [60, 30, 0, 10], [50, 30, 0, 20])
  #expect(abs(plain.value - padded.value) < 1e-12)
}

@Test("Equal constants do not differ; unequal ones have no unit")
func constants() {
  #expect(StandardizedDifference([2, 2], [2, 2]).value == 0)
  #expect(StandardizedDifference([2, 2], [3, 3]).value.isNaN)
  #expect(StandardizedDifference(counts: [5, 0], [0, 5]).value.isNaN)
}
