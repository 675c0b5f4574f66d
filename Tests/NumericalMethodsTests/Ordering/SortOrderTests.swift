import NumericalMethods
import Testing

@Test("Sorting keeps equal values in order and puts NaN last")
func stableOrder() {
  let values = [3, -1, .nan, 0.0, -0.0, 3, -.infinity, .infinity, -1e-300]
  #expect(SortOrder.ascending(values) == [6, 1, 8, 3, 4, 0, 5, 7, 2])
}

@Test("Sorting nothing gives nothing")
func emptyOrder() {
  #expect(SortOrder.ascending([]).isEmpty)
}

@Test("Tied values share the mean of their ranks")
func midranks() {
  let ranks = Ranks([10, 20, 10, 5, 10])
  #expect(ranks.values == [3, 5, 3, 1, 3])
  #expect(ranks.tieCorrection == 24)
}
