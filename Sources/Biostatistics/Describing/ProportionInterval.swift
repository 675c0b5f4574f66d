import Foundation
import NumericalMethods
public import Reporting

/// How the confidence interval of a proportion is made.
public enum ProportionInterval: Sendable, Hashable {
  /// Wilson's score interval (*J Am Stat Assoc* 1927;22:209–12): on average as wide as its level says.
  case wilson
  /// Clopper and Pearson's (*Biometrika* 1934;26:404–13): never too narrow.
  case exact

  /// `count` of `total` with its interval; not estimable without any.
  public func estimate(count: Int, of total: Int, level: Double = 0.95) -> Estimate {
    var estimate = Proportion(count: count, of: total, level: level).estimate
    guard self == .exact, estimate.value != nil else { return estimate }
    let (k, n) = (Double(count), Double(total))
    let tail = (1 - level) / 2
    estimate.lower =
      count == 0
      ? 0 : RootFinder.root(in: 0...1) { Binomial.upperTail(k, n, $0) - tail }
    estimate.upper =
      count == total
      ? 1 : RootFinder.root(in: 0...1) { Binomial.cumulative(k, n, $0) - tail }
    return estimate
  }
}
