import Biostatistics
import DataFrames
import Reporting
import Testing

@Test("A proportion prints as its counts and percentage, with Wilson's interval behind it")
func wilson() {
  let share = Proportion(count: 578, of: 898)
  #expect(share.description == "578/898 (64.4%)")
  #expect(abs((share.estimate.lower ?? 0) - 0.6118) < 1e-4)
  #expect(abs((share.estimate.upper ?? 0) - 0.6743) < 1e-4)
}

@Test("Missing rows count neither way")
func missingRows() throws {
  let share = try Proportion(Column([true, nil, false, true]))
  #expect((share.count, share.total, share.missingCount) == (2, 3, 1))
}

@Test("Nobody of nobody is not estimable; nobody of some has an upper limit")
func noRows() {
  #expect(Proportion(count: 0, of: 0).estimate.value == nil)
  let none = Proportion(count: 0, of: 10).estimate
  #expect(none.lower == 0)
  #expect((none.upper ?? 0) > 0.25)
}
