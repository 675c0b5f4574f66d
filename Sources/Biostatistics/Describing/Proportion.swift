public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// The share of rows for which something holds: `Proportion(d["sex"] == "male")`.
///
/// Missing rows are left out of both counts. The interval is Wilson's (*J Am Stat Assoc* 1927;22:209–12),
/// which stays within 0…1.
public struct Proportion: Sendable, CustomStringConvertible {
  /// For how many rows it holds.
  public let count: Int
  /// How many rows are not missing.
  public let total: Int
  /// How many are.
  public let missingCount: Int
  /// The share with its interval; not estimable without rows.
  public let estimate: Estimate

  /// Counts a column of truth values; any other column is an error.
  public init(_ column: Column, level: Double = 0.95) throws {
    let truths = try column.truths()
    self.init(
      count: truths.count { $0 == 1 }, of: truths.count { $0 >= 0 },
      missingCount: truths.count { $0 < 0 }, level: level)
  }

  /// A share from its counts; a count outside 0…`total` is not estimable.
  public init(count: Int, of total: Int, missingCount: Int = 0, level: Double = 0.95) {
    self.count = count
    self.total = total
    self.missingCount = missingCount
    guard total > 0, (0...total).contains(count), level > 0, level < 1 else {
      estimate = .notEstimable(total > 0 ? "the counts do not fit" : "no rows", kind: .proportion)
      return
    }
    let n = Double(total)
    let p = Double(count) / n
    let z = Normal.upperQuantile((1 - level) / 2)
    // The p₀ with (p − p₀)² = z² p₀ (1 − p₀) / n.
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let margin = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    estimate = Estimate(
      p, lower: count == 0 ? 0 : center - margin, upper: count == total ? 1 : center + margin,
      standardError: sqrt(p * (1 - p) / n), level: level, kind: .proportion)
  }

  /// "(65–70)" in house style, with the percent sign.
  ///
  /// With as many decimals as the percentage itself: none of fewer than 100 rows, else one.
  public var interval: String {
    ReportContext.current.style.interval(of: estimate, digits: total < 100 ? 0 : 1)
  }

  /// "578/898 (64.4%)" in house style.
  public var description: String { ReportContext.current.style.share(count, of: total).text }
}
