public import Reporting

/// How P values are adjusted for their number.
public enum Adjustment: String, Sendable, Hashable {
  /// Left as they are.
  case none
  /// Bonferroni: times their number.
  case bonferroni
  /// Holm's step-down procedure (*Scand J Stat* 1979;6:65–70).
  case holm
  /// Hochberg's step-up procedure (*Biometrika* 1988;75:800–2).
  case hochberg
  /// Hommel's procedure (*Biometrika* 1988;75:383–6).
  case hommel
  /// Benjamini and Hochberg's false discovery rate (*J R Stat Soc B* 1995;57:289–300).
  case benjaminiHochberg
  /// Benjamini and Yekutieli's, under any dependence (*Ann Stat* 2001;29:1165–88).
  case benjaminiYekutieli
}

/// P values adjusted for their number, in the same order. Missing ones (NaN) stay missing and do not
/// count. Checked against R's `p.adjust`.
public func adjust(_ pValues: [Double], _ adjustment: Adjustment = .holm) -> [Double] {
  let present = pValues.indices.filter { !pValues[$0].isNaN }
  let order = present.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  let adjusted = adjustment.applied(toAscending: order.map { pValues[$0] })
  var result = pValues
  for (index, value) in zip(order, adjusted) { result[index] = min(1, value) }
  return result
}

/// P values adjusted for their number, in the same order; those that could not be computed stay so and
/// do not count.
public func adjust(_ pValues: [PValue], _ adjustment: Adjustment = .holm) -> [PValue] {
  zip(pValues, adjust(pValues.map { $0.value ?? .nan }, adjustment)).map {
    $0.value == nil ? $0 : PValue($1)
  }
}

extension Adjustment {
  /// The adjusted values of P values in ascending order, not yet cut at 1.
  func applied(toAscending p: [Double]) -> [Double] {
    let n = Double(p.count)
    switch self {
    case .none: return p
    case .bonferroni: return p.map { $0 * n }
    case .holm:
      var largest = 0.0
      return p.enumerated().map { index, value in
        largest = max(largest, (n - Double(index)) * value)
        return largest
      }
    case .hochberg: return Self.stepUp(p) { (n - Double($0)) * p[$0] }
    case .benjaminiHochberg: return Self.stepUp(p) { n / Double($0 + 1) * p[$0] }
    case .benjaminiYekutieli:
      let harmonic = (1...max(1, p.count)).reduce(0) { $0 + 1 / Double($1) }
      return Self.stepUp(p) { harmonic * n / Double($0 + 1) * p[$0] }
    case .hommel: return Self.hommel(p)
    }
  }

  /// The smallest of `value` at this place and all later ones.
  private static func stepUp(_ p: [Double], _ value: (Int) -> Double) -> [Double] {
    var result = p
    var smallest = Double.infinity
    for index in p.indices.reversed() {
      smallest = min(smallest, value(index))
      result[index] = smallest
    }
    return result
  }

  /// The smallest level at which Simes's test rejects every intersection that holds the hypothesis, by
  /// Wright's algorithm (*Biometrics* 1992;48:1005–13).
  private static func hommel(_ p: [Double]) -> [Double] {
    let n = p.count
    guard n > 1 else { return p }
    var adjusted = p
    for m in stride(from: n, through: 2, by: -1) {
      let size = Double(m)
      // Simes's value of the m largest, from its second member on.
      var smallest = Double.infinity
      for k in 2...m { smallest = min(smallest, size * p[n - m + k - 1] / Double(k)) }
      for index in 0..<n {
        let value = min(smallest, size * p[min(index, n - m)])
        adjusted[index] = max(adjusted[index], value)
      }
    }
    return adjusted
  }
}
