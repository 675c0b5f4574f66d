import NumericalMethods
import Testing

private let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
private let y: [Double] = [2, 1, 4, 3, 6, 5, 8, 20, 10, 9]

private func agree(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
}

@Suite struct LowessTests {
  @Test("Without iterations it is R's lowess(x, y, iter = 0)")
  func plain() {
    let expected = [
      1.4291909089, 2.2075165852, 2.9744577188, 4.0255422812, 4.9744577188, 7.3262439281,
      10.3074701326, 11.7581141598, 11.5015591977, 10.5659773637,
    ]
    #expect(agree(Lowess(x: x, y: y, iterations: 0).y, expected))
  }

  @Test("With iterations the outlier loses its weight, as in R's lowess(x, y)")
  func robust() {
    let expected = [
      1.4570837001, 2.2270667359, 2.9857488460, 4.0314247195, 4.9853739976, 6.2158044674,
      7.4470584589, 8.4471969434, 9.0778123613, 9.6696372632,
    ]
    #expect(agree(Lowess(x: x, y: y).y, expected))
  }

  @Test("Tied places have one height, R's")
  func ties() {
    let places: [Double] = [1, 1, 2, 2, 2, 3, 5, 5, 8, 9]
    let expected = [
      1.5, 1.5, 4.3333333333, 4.3333333333, 4.3333333333, 5, 14, 14, 10.2013235979, 9.1395121451,
    ]
    #expect(agree(Lowess(x: places, y: y, iterations: 0).y, expected))
  }

  @Test("A straight line stays what it is, in any order of its points")
  func line() {
    let shuffled: [Double] = [7, 1, 9, 3, 10, 2, 8, 5, 6, 4]
    let curve = Lowess(x: shuffled, y: shuffled.map { 3 * $0 - 1 })
    #expect(agree(curve.y, x.map { 3 * $0 - 1 }))
    #expect(abs(curve.value(at: 4.25) - 11.75) < 1e-9)
    #expect(curve.value(at: 0.5).isNaN)
  }

  @Test("Nothing, one point and points at one place are smoothed too")
  func few() {
    #expect(Lowess(x: [], y: []).y.isEmpty)
    #expect(Lowess(x: [3], y: [5]).value(at: 3) == 5)
    #expect(agree(Lowess(x: [2, 2, 2], y: [1, 2, 6], iterations: 0).y, [3, 3, 3]))
  }
}

@Suite struct LoessTests {
  @Test("It is R's loess(y ~ x), interpolation between its cells included")
  func plain() throws {
    let curve = try #require(Loess(x: x, y: y))
    let expected = [1.6224658158, 2.4715691107, 4.7624952656, 9.0548679024]
    #expect(agree([1, 2.5, 5, 9.9].map(curve.value), expected))
  }

  @Test("A parabola stays what it is")
  func parabola() throws {
    let curve = try #require(Loess(x: x, y: x.map { $0 * $0 - 4 * $0 }))
    #expect(
      agree([1.5, 4.2, 9.3].map(curve.value), [1.5, 4.2, 9.3].map { $0 * $0 - 4 * $0 }, 1e-8))
  }

  @Test("Too few points and points at one place have no curve; outside the points it has no height")
  func few() throws {
    #expect(Loess(x: [1, 2, 3], y: [1, 2, 3]) == nil)
    #expect(Loess(x: [2, 2, 2, 2, 2], y: [1, 2, 3, 4, 5]) == nil)
    #expect(try #require(Loess(x: x, y: y)).value(at: 10.5).isNaN)
  }
}
