import NumericalMethods
public import Reporting

/// Patients of similar predicted risk: what was predicted of them and what happened.
public struct CalibrationGroup: Sendable, Hashable {
  /// How many there are.
  public let count: Int
  /// How many had the event; by the horizon where there is one.
  public let events: Int
  /// How many had it at any time; the same as `events` without a horizon.
  public let eventsAtAnyTime: Int
  /// The mean of their predicted risks.
  public let meanPredicted: Double
  /// The share with the event and its interval; by Kaplan and Meier at a horizon.
  public let observed: Estimate
}

/// How patients are put into groups of predicted risk.
public enum CalibrationGrouping: Sendable, Hashable {
  /// Cut at quantiles of the risks (type 7), a risk equal to a cut belongs below.
  case quantiles
  /// Filled from the highest risk down to equal numbers, equal risks together, as `groupkm` of R's rms
  /// does with survival.
  case equalSize
}

extension CalibrationGrouping {
  /// For each row its group, numbered by ascending risk without gaps, and the cuts of quantiles.
  func codes(of risks: [Double], count: Int) -> (codes: [Int32], groupCount: Int, cuts: [Double]) {
    let order = SortOrder.ascending(risks)
    let sorted = order.map { risks[Int($0)] }
    var codes = [Int32](repeating: 0, count: risks.count)
    switch self {
    case .quantiles:
      let cuts = (0...count).map { Quantile.of(sorted: sorted, Double($0) / Double(count)) }
      var distinct: [Double] = []
      for cut in cuts where cut != distinct.last { distinct.append(cut) }
      var (group, cell, last) = (-1, 0, -1)
      for place in order.indices {
        while cell < distinct.count - 2, sorted[place] > distinct[cell + 1] { cell += 1 }
        if cell != last {
          group += 1
          last = cell
        }
        codes[Int(order[place])] = Int32(group)
      }
      return (codes, group + 1, cuts)
    case .equalSize:
      // A run of equal risks belongs where its first one falls.
      var filled = 0
      var place = order.count - 1
      while place >= 0 {
        let (risk, group) = (sorted[place], filled * count / risks.count)
        while place >= 0, sorted[place] == risk {
          codes[Int(order[place])] = Int32(group)
          filled += 1
          place -= 1
        }
      }
      return Self.renumbered(codes, count: count)
    }
  }

  /// Codes that descend and may have gaps as codes that ascend without.
  private static func renumbered(
    _ codes: [Int32], count: Int
  ) -> (codes: [Int32], groupCount: Int, cuts: [Double]) {
    var isUsed = [Bool](repeating: false, count: count)
    for code in codes { isUsed[Int(code)] = true }
    var number = [Int32](repeating: 0, count: count)
    var next: Int32 = 0
    for code in isUsed.indices.reversed() where isUsed[code] {
      number[code] = next
      next += 1
    }
    return (codes.map { number[Int($0)] }, Int(next), [])
  }
}
