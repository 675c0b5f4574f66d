import Testing
import Typesetting

@Suite struct LineBreakerTests {
  /// Words of these widths between spaces of 2 that give 1 and take 0.5.
  private func items(_ widths: [Double]) -> [BreakItem] {
    var items: [BreakItem] = []
    for (index, width) in widths.enumerated() {
      if index > 0 { items.append(.glue(2, stretch: 1, shrink: 0.5)) }
      items.append(.box(width))
    }
    return items + [.glue(0, stretch: 1e7, shrink: 0, penalty: .infinity), .penalty(-.infinity)]
  }

  @Test("A later line's fit moves an earlier break, which filling line by line does not see")
  func looksAhead() {
    // Line by line 8+2+8 and 2+2+3 would be taken first, and then 4+2+2 stands against 20.
    let widths: [Double] = [8, 4, 4, 8, 8, 4, 4, 6]
    let breaker = LineBreaker(measure: 20, tolerance: .infinity)
    #expect(breaker.breaks(in: items(widths)) == Exhaustive(widths: widths, measure: 20).best)
  }

  @Test(
    "The breaks are those with the least demerits of all ways",
    arguments: [
      [5, 3, 7, 2, 6, 4, 5, 3, 8, 2, 4], [9, 9, 2, 2, 9, 3, 3, 3, 9, 1],
      [1, 1, 1, 1, 1, 1, 1, 1, 1],
      [10, 10, 10, 10], [3, 8, 4, 7, 5, 6, 6, 5, 7, 4, 8, 3],
    ] as [[Double]])
  func leastDemerits(widths: [Double]) {
    var breaker = LineBreaker(measure: 21, tolerance: .infinity)
    breaker.contrastDemerits = 0
    #expect(breaker.breaks(in: items(widths)) == Exhaustive(widths: widths, measure: 21).best)
  }

  @Test("No way within the tolerance is no result")
  func strictTolerance() {
    #expect(LineBreaker(measure: 20, tolerance: 1).breaks(in: items([12, 12, 12])) == nil)
  }

  @Test("A forced end ends the line whatever is missing")
  func forced() {
    let items: [BreakItem] = [
      .box(5), .glue(0, stretch: 1e7, shrink: 0, penalty: .infinity), .penalty(-.infinity), .box(4),
      .glue(0, stretch: 1e7, shrink: 0, penalty: .infinity), .penalty(-.infinity),
    ]
    #expect(LineBreaker(measure: 20, tolerance: 1).breaks(in: items) == [2, 5])
  }

  @Test("A hyphen is not taken where a space fits as well")
  func hyphenCosts() {
    let items: [BreakItem] = [
      .box(9), .glue(2, stretch: 1, shrink: 0.5), .box(9), .glue(2, stretch: 1, shrink: 0.5),
      .box(3), .penalty(50, width: 1, isHyphen: true), .box(3),
      .glue(0, stretch: 1e7, shrink: 0, penalty: .infinity), .penalty(-.infinity),
    ]
    #expect(LineBreaker(measure: 20, tolerance: 1).breaks(in: items) == [3, 8])
  }

  @Test("What hangs out at the right does not count")
  func hang() {
    var items = items([9, 9, 5])
    items[3].hang = 1
    let breaks = LineBreaker(measure: 19, tolerance: 0.01).breaks(in: items)
    #expect(breaks?.first == 3)
  }

  @Test("A box wider than the measure still gives lines as a last resort")
  func lastResort() {
    let breaker = LineBreaker(measure: 10, tolerance: .infinity, isLastResort: true)
    #expect(breaker.breaks(in: items([5, 30, 5]))?.last == 6)
  }
}

/// All ways of breaking a few words, judged one by one.
private struct Exhaustive {
  let widths: [Double]
  let measure: Double

  var best: [Int]? {
    var best: (demerits: Double, breaks: [Int])?
    for choice in 0..<(1 << (widths.count - 1)) {
      guard let way = way(choice) else { continue }
      if way.demerits < (best?.demerits ?? .infinity) { best = way }
    }
    return best?.breaks
  }

  private func way(_ choice: Int) -> (demerits: Double, breaks: [Int])? {
    var demerits = 0.0
    var breaks: [Int] = []
    var start = 0
    for end in widths.indices {
      let isLast = end == widths.count - 1
      guard isLast || choice >> end & 1 == 1 else { continue }
      let gaps = Double(end - start)
      let missing = measure - widths[start...end].reduce(2 * gaps, +)
      var ratio = 0.0
      if missing < 0 {
        guard gaps > 0, missing / (0.5 * gaps) >= -1 else { return nil }
        ratio = missing / (0.5 * gaps)
      } else if !isLast, missing > 0 {
        ratio = gaps > 0 ? missing / gaps : 1000
      }
      let base = 10 + 100 * abs(ratio) * abs(ratio) * abs(ratio)
      demerits += base * base
      breaks.append(isLast ? 2 * widths.count : 2 * end + 1)
      start = end + 1
    }
    return (demerits, breaks)
  }
}
