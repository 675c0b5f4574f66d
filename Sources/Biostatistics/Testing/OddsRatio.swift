import Foundation
import NumericalMethods
public import Reporting

/// The odds ratio ad / bc of a 2 × 2 table.
public struct OddsRatio: Sendable {
  /// The ratio with Wald's interval on the log scale; not estimable where a cell is 0.
  public let estimate: Estimate

  /// `cells` are a, b, c, d, row by row.
  init(_ cells: [Double], level: Double) {
    let ratio = cells[0] * cells[3] / (cells[1] * cells[2])
    guard cells.allSatisfy({ $0 > 0 }) else {
      estimate = .notEstimable("a cell of the table is 0", kind: .ratio, unsupported: ratio)
      return
    }
    let error = sqrt(cells.reduce(0) { $0 + 1 / $1 })
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    estimate = Estimate(
      ratio, lower: exp(log(ratio) - margin), upper: exp(log(ratio) + margin),
      standardError: ratio * error, level: level, kind: .ratio)
  }
}
