import Foundation
import NumericalMethods
import Testing

@Test("A bracketed root is found to the last digits, in few evaluations")
func root() throws {
  var evaluations = 0
  let found = try #require(
    RootFinder.root(in: 0...2) {
      evaluations += 1
      return $0 * $0 - 2
    })
  #expect(abs(found - 2.0.squareRoot()) < 1e-15)
  #expect(evaluations < 20)
}

@Test("Without a change of sign there is no root")
func noRoot() {
  #expect(RootFinder.root(in: 0...1, of: { $0 + 1 }) == nil)
}

@Test("The generalised inverse drops what has no variance and counts the rank")
func generalisedInverse() {
  var matrix = SymmetricMatrix(size: 3)
  matrix[0, 0] = 2
  matrix[0, 1] = -2
  matrix[1, 1] = 2
  let (value, rank) = matrix.inverseQuadraticForm([1, -1, 0])
  #expect(abs(value - 0.5) < 1e-15)
  #expect(rank == 1)
}

@Test("A stream of random numbers belongs to its seed")
func seeded() {
  var first = RandomStream(seed: 7)
  var second = RandomStream(seed: 7)
  var other = RandomStream(seed: 8)
  let a = (0..<5).map { _ in first.next() }
  let b = (0..<5).map { _ in second.next() }
  let c = (0..<5).map { _ in other.next() }
  #expect(a == b)
  #expect(a != c)
  #expect((0..<1000).allSatisfy { _ in (0..<1).contains(first.uniform()) })
}
