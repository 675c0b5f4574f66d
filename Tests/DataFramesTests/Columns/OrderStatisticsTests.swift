import DataFrames
import Testing

@Suite("Quantiles without sorting")
struct OrderStatisticsTests {
  @Test(
    "They are those of the sorted values",
    arguments: [1, 2, 3, 7, 50, 51, 1000], [[0.25, 0.5, 0.75], [0, 0.5, 1], [0.1, 0.1, 0.9]])
  func same(_ count: Int, _ probabilities: [Double]) {
    let values = (0..<count).map { Double($0 * 7919 % 211) / 4 }
    let sorted = values.sorted()
    #expect(
      OrderStatistics.quantiles(probabilities, of: values)
        == probabilities.map { Column.quantile($0, ofSorted: sorted) })
  }

  @Test(
    "Without values or outside 0…1 they are not numbers; equal and infinite values are themselves")
  func hostile() {
    #expect(OrderStatistics.quantiles([0.5], of: [])[0].isNaN)
    #expect(OrderStatistics.quantiles([1.5], of: [1])[0].isNaN)
    #expect(OrderStatistics.quantiles([0.25, 0.75], of: [3, 3, 3, 3, 3]) == [3, 3])
    #expect(OrderStatistics.quantiles([0.5], of: [.infinity, .infinity])[0] == .infinity)
  }
}
