import NumericalMethods
import Testing

@Suite struct RandomStreamSplittingTests {
  @Test("A stream is the same whenever it is asked for, and another for each seed and number")
  func streams() {
    var first: Set<UInt64> = []
    for seed in UInt64(0)..<20 {
      for index in 0..<50 {
        var stream = RandomStream(seed: seed, stream: index)
        var again = RandomStream(seed: seed, stream: index)
        let value = stream.next()
        #expect(value == again.next())
        first.insert(value)
      }
    }
    #expect(first.count == 1000)
  }

  @Test("Seed and number do not stand in for each other")
  func exchange() {
    var a = RandomStream(seed: 3, stream: 5)
    var b = RandomStream(seed: 5, stream: 3)
    #expect(a.next() != b.next())
  }

  @Test("A permutation holds every number once; all orders of three are as frequent")
  func permutations() {
    var stream = RandomStream(seed: 1)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[stream.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.keys.allSatisfy { $0.sorted() == [0, 1, 2] })
    // Five standard deviations of a binomial count about 1000.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 145 })
    #expect(stream.permutation(0).isEmpty)
  }

  @Test("A resample leaves out about 1/e of the rows")
  func resample() {
    var stream = RandomStream(seed: 2)
    let rows = stream.resample(10_000)
    #expect(rows.count == 10_000)
    #expect(rows.allSatisfy { (0..<10_000).contains($0) })
    #expect(abs(Double(Set(rows).count) - 6321) < 200)
  }
}
