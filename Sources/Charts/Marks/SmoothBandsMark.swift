package import Drawing

/// The bands of several curves over common x, with the colour of two inks where they overlap.
///
/// As in `BandsMark` there is no transparency: common areas are drawn in the product of the tints.
package struct SmoothBandsMark: Mark {
  /// The bands with their fills, opaque tints; all over the same x.
  package var bands: [BandMark]

  /// Bands over the same x.
  package init(_ bands: [BandMark]) {
    precondition(bands.allSatisfy { $0.x == bands[0].x }, "bands over different numbers")
    self.bands = bands
  }

  package var series: String { "" }
  package var weight: MarkWeight { .tint }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    var all = bands
    var generation = bands.indices.map { (last: $0, band: bands[$0]) }
    while !generation.isEmpty, bands.count <= 4 {
      var next: [(last: Int, band: BandMark)] = []
      for (last, band) in generation {
        for other in bands.indices where other > last {
          let common = Self.intersection(of: band, bands[other])
          if common.lower.contains(where: \.isFinite) { next.append((other, common)) }
        }
      }
      all += next.map(\.band)
      generation = next
    }
    return all.flatMap { $0.items(on: plane, theme: theme) }
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    bands.flatMap { $0.footprint(on: plane) }
  }

  /// What two bands have in common, on a finer grid, so that it ends where their limits cross.
  private static func intersection(of a: BandMark, _ b: BandMark) -> BandMark {
    let x = a.x.count > b.x.count ? a.x : finer(b.x)
    let lower = zip(values(of: a.lower, over: a.x, at: x), values(of: b.lower, over: b.x, at: x))
      .map { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
    let upper = zip(values(of: a.upper, over: a.x, at: x), values(of: b.upper, over: b.x, at: x))
      .map { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }
    let isCommon = zip(lower, upper).map { $0 <= $1 }
    return BandMark(
      x: x, lower: zip(lower, isCommon).map { $1 ? $0 : .nan },
      upper: zip(upper, isCommon).map { $1 ? $0 : .nan }, fill: a.fill.multiplied(by: b.fill))
  }

  private static let division = 12

  private static func finer(_ x: [Double]) -> [Double] {
    var result = Array(x.prefix(1))
    for (left, right) in zip(x, x.dropFirst()) {
      for step in 1...division {
        result.append(
          step == division ? right : left + (right - left) * Double(step) / Double(division))
      }
    }
    return result
  }

  /// Numbers given over `x`, by straight lines at the numbers of `other`, which ascend as well.
  private static func values(
    of numbers: [Double], over x: [Double], at other: [Double]
  ) -> [Double] {
    if x == other { return numbers }
    var index = 0
    return other.map { place in
      while index + 2 < x.count, x[index + 1] < place { index += 1 }
      guard index + 1 < x.count, x[index + 1] > x[index] else { return numbers[index] }
      if place == x[index] { return numbers[index] }
      if place == x[index + 1] { return numbers[index + 1] }
      let share = (place - x[index]) / (x[index + 1] - x[index])
      return numbers[index] + (numbers[index + 1] - numbers[index]) * share
    }
  }
}
