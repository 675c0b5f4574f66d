import Foundation
import NumericalMethods

/// The distribution of the largest of standardised rank statistics over cuts, where the marker says
/// nothing.
struct MaximalStatistic {
  /// How many rows are at or below each cut, ascending.
  let countsBelow: [Int]
  /// The number of rows.
  let count: Int

  /// φ(b) (b − 1/b) ln(ε₂ (1 − ε₁) / ((1 − ε₂) ε₁)) + 4 φ(b) / b, which may leave 0…1.
  static func lausen1992(_ b: Double, from lower: Double, to upper: Double) -> Double {
    let range = log(upper * (1 - lower) / ((1 - upper) * lower))
    return Normal.density(b) * ((b - 1 / b) * range + 4 / b)
  }

  /// The same held within 0…1; where it would rise with the statistic it keeps its largest value.
  static func boundedLausen1992(_ b: Double, from lower: Double, to upper: Double) -> Double {
    guard lower > 0, upper < 1, lower < upper else { return .nan }
    var largest = lausen1992(b, from: lower, to: upper)
    // The formula has its peak below 2; a statistic beyond it is on the falling side.
    var place = max(b, 0.05)
    while place < 2 {
      largest = max(largest, lausen1992(place, from: lower, to: upper))
      place += 0.01
    }
    return min(1, max(0, largest))
  }

  /// 2 (1 − Φ(b)) + Σ exp(−b²/2)/π · (t − (b²/4 − 1) t³/6) over neighbouring cuts, which may leave 0…1.
  func lausen1994(_ b: Double) -> Double {
    var sum = 0.0
    for (i, j) in zip(countsBelow, countsBelow.dropFirst()) {
      let t = (1 - correlation(i, j) * correlation(i, j)).squareRoot()
      sum += t - (b * b / 4 - 1) * t * t * t / 6
    }
    return Normal.twoSided(b) + exp(-b * b / 2) / .pi * sum
  }

  /// √(i (n − j) / ((n − i) j)): the correlation of the statistics at two cuts.
  private func correlation(_ i: Int, _ j: Int) -> Double {
    let (i, j, n) = (Double(i), Double(j), Double(count))
    return (i * (n - j) / ((n - i) * j)).squareRoot()
  }

  /// P(max |Z| > b) for normal statistics with these correlations: the sum over cuts of the chance that
  /// the first to leave −b…b is this one. All terms are positive, so that small P keep their digits.
  ///
  /// The statistics form a Markov chain, so the density of those that have stayed inside is carried from
  /// cut to cut on Gauss–Legendre nodes.
  func gaussian(_ b: Double) -> Double {
    guard b > 0 else { return 1 }
    let steps = zip(countsBelow, countsBelow.dropFirst()).map { correlation($0, $1) }
    let narrowest = steps.map { (1 - $0 * $0).squareRoot() }.min() ?? 1
    let grid = Grid(halfWidth: b, panel: 2 * narrowest)
    var density = grid.nodes.map { Normal.density($0) }
    var p = Normal.twoSided(b)
    for step in steps {
      let width = (1 - step * step).squareRoot()
      for (node, value) in zip(grid.nodes.indices, density) {
        let centre = step * grid.nodes[node]
        p +=
          grid.weights[node] * value
          * (Normal.upperTail((b - centre) / width) + Normal.upperTail((b + centre) / width))
      }
      density = grid.moved(density, by: step, width: width)
    }
    return min(1, p)
  }
}

/// Gauss–Legendre nodes on panels that cover −b…b.
private struct Grid {
  private(set) var nodes: [Double] = []
  private(set) var weights: [Double] = []

  init(halfWidth b: Double, panel: Double) {
    let count = max(4, Int((2 * b / panel).rounded(.up)))
    let half = b / Double(count)
    for index in 0..<count {
      let centre = -b + (2 * Double(index) + 1) * half
      for (x, w) in zip(Self.abscissas, Self.factors) {
        nodes.append(centre + half * x)
        weights.append(half * w)
      }
    }
  }

  /// ∫ f(z) N(z′; ρ z, w²) dz at each node. Beyond nine widths nothing is added that matters.
  func moved(_ density: [Double], by step: Double, width: Double) -> [Double] {
    let factor = 1 / (width * (2 * Double.pi).squareRoot())
    let masses = nodes.indices.map { weights[$0] * density[$0] * factor }
    var low = 0
    return nodes.map { target in
      while low < nodes.count, step * nodes[low] < target - 9 * width { low += 1 }
      var sum = 0.0
      var index = low
      while index < nodes.count {
        let distance = (target - step * nodes[index]) / width
        if distance < -9 { break }
        sum += masses[index] * exp(-distance * distance / 2)
        index += 1
      }
      return sum
    }
  }

  private static let abscissas = [
    -0.960_289_856_497_536_3, -0.796_666_477_413_626_7, -0.525_532_409_916_329,
    -0.183_434_642_495_649_8, 0.183_434_642_495_649_8, 0.525_532_409_916_329,
    0.796_666_477_413_626_7, 0.960_289_856_497_536_3,
  ]
  private static let factors = [
    0.101_228_536_290_376_26, 0.222_381_034_453_374_48, 0.313_706_645_877_887_27,
    0.362_683_783_378_362, 0.362_683_783_378_362, 0.313_706_645_877_887_27,
    0.222_381_034_453_374_48, 0.101_228_536_290_376_26,
  ]
}
