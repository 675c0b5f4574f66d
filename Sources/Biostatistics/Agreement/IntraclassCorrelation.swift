public import DataFrames
import NumericalMethods
public import Reporting

/// The intraclass correlation of several raters' measurements of the same subjects.
///
/// `.oneWay` is ICC(1), for subjects each rated by other raters; `.twoWayRandom` is ICC(2), absolute
/// agreement with raters drawn from many; `.twoWayMixed` is ICC(3), consistency of exactly these
/// raters. `.average` is of the mean of all raters: ICC(1,k), ICC(2,k), ICC(3,k).
/// **Source:** Shrout & Fleiss, *Psychol Bull* 1979;86:420–8; McGraw & Wong, *Psychol Methods*
/// 1996;1:30–46. Subjects with a missing rating are left out and counted.
public struct IntraclassCorrelation: StatisticalTest {
  /// Where the raters come from.
  public enum Model: String, Sendable, Hashable {
    /// Each subject has raters of its own.
    case oneWay
    /// All subjects have the same raters, drawn from many: absolute agreement.
    case twoWayRandom
    /// All subjects have the same raters, and no others matter: consistency.
    case twoWayMixed
  }

  /// What is to be used later.
  public enum Unit: String, Sendable, Hashable {
    /// One rater's measurement.
    case single
    /// The mean of all raters.
    case average
  }

  /// How the interval of ICC(2,k) and the tests of ICC(2,·) are made; the others do not differ.
  public enum Definition: String, Sendable, Hashable {
    /// The interval of the mean from that of one rater by the Spearman–Brown formula; F with
    /// (n − 1)(k − 1) degrees of freedom below: R's psych.
    case shroutFleiss
    /// F with Satterthwaite's degrees of freedom, and those of the mean from k times its own correlation:
    /// R's irr.
    case irr
  }

  /// F: subjects over error.
  public let statistic: Double
  /// The number of subjects − 1.
  public let degreesOfFreedom: Double?
  /// The degrees of freedom of the error.
  public let residualDegreesOfFreedom: Double
  /// The one-sided P value of no correlation, from F.
  public let p: PValue
  /// The correlation with its interval; may be below 0.
  public let estimate: Estimate?
  /// "ICC(2,1), two-way random effects, absolute agreement, single rater" …
  public let method: String
  /// The analysis of variance behind it.
  public let meanSquares: MeanSquares
  /// The number of raters.
  public let raterCount: Int
  /// The number of subjects that all raters rated.
  public let rowsUsed: Int
  /// The number of subjects left out because a rating is missing.
  public let rowsDropped: Int

  /// Mean squares of subjects × raters.
  public struct MeanSquares: Sendable {
    /// Between subjects.
    public let subjects: Double
    /// Between raters.
    public let raters: Double
    /// Of the rest.
    public let error: Double
    /// Within subjects: raters and rest together.
    public let within: Double
  }

  /// Compares the raters' columns, two or more.
  public init(
    _ ratings: [Column], model: Model = .twoWayRandom, unit: Unit = .single,
    definition: Definition = .shroutFleiss, level: Double = 0.95
  ) throws {
    let subjects = try RatedNumbers(ratings)
    let squares = subjects.meanSquares
    let (n, k) = (Double(subjects.count), Double(ratings.count))
    method = Self.name(model, unit)
    meanSquares = squares
    raterCount = ratings.count
    rowsUsed = subjects.count
    rowsDropped = subjects.droppedCount
    degreesOfFreedom = n - 1
    guard subjects.varies else {
      statistic = .nan
      residualDegreesOfFreedom = .nan
      p = PValue(reason: "the ratings do not vary")
      estimate = .notEstimable("the ratings do not vary")
      return
    }
    let outcome = IntraclassOutcome(
      squares, subjects: n, raters: k, model: model, unit: unit, definition: definition,
      tail: (1 - level) / 2)
    statistic = outcome.f
    residualDegreesOfFreedom = outcome.residual
    p = PValue(FDistribution.upperTail(outcome.f, n - 1, outcome.residual))
    estimate = Estimate(
      outcome.value, lower: outcome.lower, upper: outcome.upper, level: level, p: p)
  }

  /// Compares the raters that are the columns of a data frame.
  public init(
    _ ratings: DataFrame, model: Model = .twoWayRandom, unit: Unit = .single,
    definition: Definition = .shroutFleiss, level: Double = 0.95
  ) throws {
    try self.init(
      ratings.columns, model: model, unit: unit, definition: definition, level: level)
  }

  private static func name(_ model: Model, _ unit: Unit) -> String {
    let number =
      switch model {
      case .oneWay: "1"
      case .twoWayRandom: "2"
      case .twoWayMixed: "3"
      }
    let words =
      switch model {
      case .oneWay: "one-way random effects"
      case .twoWayRandom: "two-way random effects, absolute agreement"
      case .twoWayMixed: "two-way mixed effects, consistency"
      }
    return unit == .single
      ? "ICC(\(number),1), \(words), single rater"
      : "ICC(\(number),k), \(words), mean of raters"
  }
}

/// Raters' numbers on the subjects that all of them rated.
private struct RatedNumbers {
  /// For each rater the ratings of the complete subjects.
  let ratings: [[Double]]
  let droppedCount: Int

  var count: Int { ratings[0].count }

  init(_ raters: [Column]) throws {
    guard raters.count >= 2 else {
      throw TestFailure.outOfRange(
        "an intraclass correlation needs at least two raters, and there is \(raters.count)")
    }
    let all = try raters.map { try $0.numbers() }
    if let other = all.first(where: { $0.count != all[0].count }) {
      throw TestFailure.notPaired(first: all[0].count, second: other.count)
    }
    if all.contains(where: { $0.contains(where: \.isInfinite) }) {
      throw TestFailure.infinite(variable: "a rater's column")
    }
    let rows = all[0].indices.filter { row in all.allSatisfy { !$0[row].isNaN } }
    guard rows.count >= 2 else {
      throw TestFailure.outOfRange(
        "an intraclass correlation needs at least 2 subjects that all raters rated, and there are "
          + "\(rows.count)")
    }
    ratings = all.map { column in rows.map { column[$0] } }
    droppedCount = all[0].count - rows.count
  }

  private var grand: Moments { Moments(ratings.flatMap { $0 }) }

  var varies: Bool { !grand.isConstant(spread: grand.standardDeviation) }

  var meanSquares: IntraclassCorrelation.MeanSquares {
    let (n, k) = (Double(count), Double(ratings.count))
    let mean = grand.mean
    let subjectMeans = (0..<count).map { row in ratings.reduce(0) { $0 + $1[row] } / k }
    let raterMeans = ratings.map { Moments($0).mean }
    let between = k * subjectMeans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let raters = n * raterMeans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    var (error, within) = (0.0, 0.0)
    for (rater, values) in ratings.enumerated() {
      for row in 0..<count {
        let inner = values[row] - subjectMeans[row]
        let rest = inner - (raterMeans[rater] - mean)
        within += inner * inner
        error += rest * rest
      }
    }
    return IntraclassCorrelation.MeanSquares(
      subjects: between / (n - 1), raters: raters / (k - 1),
      error: error / ((n - 1) * (k - 1)), within: within / (n * (k - 1)))
  }
}
