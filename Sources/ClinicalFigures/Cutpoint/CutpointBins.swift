import Foundation

/// A histogram whose bins end at the chosen cut, so that each bar belongs to one group.
///
/// Bins are closed at the right, as the groups are: a value equal to the cut belongs below it. Their width
/// follows Freedman and Diaconis (*Z Wahrscheinlichkeitstheor* 1981;57:453–76), made round and wide enough
/// that there are about 60 at most; whole numbers over a small range have a bin each.
struct CutpointBins {
  /// The ends of bins, ascending, one more than there are bins; in the marker's unit.
  private(set) var edges: [Double] = []
  /// How many values each bin holds.
  private(set) var counts: [Int] = []
  /// The first bin above the cut.
  private(set) var firstAbove = 0

  private static let largestCount = 60.0

  /// Bins of ascending values; with `isLogarithmic`, which needs positive values, equal on that axis.
  init(_ values: [Double], cut: Double, isLogarithmic: Bool) {
    guard let least = values.first, let most = values.last else { return }
    func place(_ value: Double) -> Double { isLogarithmic ? log10(value) : value }
    func value(_ place: Double) -> Double { isLogarithmic ? pow(10, place) : place }
    let (low, high, centre) = (place(least), place(most), place(cut))
    let isWhole = !isLogarithmic && values.allSatisfy { $0.rounded() == $0 }
    let width = Self.width(values.map(place), range: high - low, isWhole: isWhole)
    let below = Int(((centre - low) / width + 1e-9).rounded(.down)) + 1
    let above = max(1, Int(((high - centre) / width - 1e-9).rounded(.up)))
    edges = (-below...above).map { $0 == 0 ? cut : value(centre + Double($0) * width) }
    counts = [Int](repeating: 0, count: edges.count - 1)
    firstAbove = below
    var bin = 0
    for value in values {
      while bin < counts.count - 1, value > edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
  }

  private static func width(_ places: [Double], range: Double, isWhole: Bool) -> Double {
    let quarter = places.count / 4
    let spread = places[places.count - 1 - quarter] - places[quarter]
    if isWhole, range <= largestCount { return 1 }
    let optimal = 2 * spread / cbrt(Double(places.count))
    let wanted = max(optimal > 0 ? optimal : range / 20, range / largestCount)
    guard wanted > 0 else { return 1 }
    let power = pow(10, log10(wanted).rounded(.down))
    let rounds = isWhole ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10]
    let nearest = rounds.min { a, b in
      abs(log(a * power / wanted)) < abs(log(b * power / wanted))
    }
    return (nearest ?? 1) * power
  }
}
