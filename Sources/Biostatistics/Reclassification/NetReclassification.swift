public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Whether a new model moves those with the event up and those without it down: the net reclassification
/// improvement, with its two components.
///
/// `NetReclassification("y", old: "clinical", new: "combined", data: d, categories: [0.2, 0.4])` for categories
/// of risk, closed at the left; without categories any change of risk counts (the continuous NRI, "> 0").
/// For events by a horizon: `("Surv(t, e)", …, at: 5)`. Events and non-events are shares from −1 to 1; their
/// sum, the estimate, has no unit and goes from −2 to 2. **R's packages disagree by a factor of two:** Hmisc,
/// PredictABEL and nricens give this sum, survIDINRI gives half of it (and refits a Cox model on each column).
/// The risks are taken as given: intervals do not count the chance in the models behind them. Report the
/// components, and before them ΔAUC and net benefit: for useless markers in ill-fitted models the NRI tends
/// to be positive even on other patients. Rows that miss the outcome or either risk are left out.
///
/// **Source:** Pencina *et al.*, *Stat Med* 2008;27:157–72 and 2011;30:11–21; Kerr *et al.*, *Epidemiology*
/// 2014;25:114–21; checked against R's Hmisc (`improveProb`) and nricens.
public struct NetReclassification: Sendable {
  /// How shares of cases and controls are estimated.
  public enum Estimator: Sendable, Hashable, CustomStringConvertible {
    /// Counted: outcomes are known.
    case counts
    /// From Kaplan and Meier's risks among those who moved up or down.
    case kaplanMeier
    /// Those observed weigh the inverse of the probability of being observed, by Kaplan and Meier with
    /// censorings at the same time counted (nricens).
    case inverseWeighting

    /// What footnotes call it.
    public var description: String {
      switch self {
      case .counts: "counted"
      case .kaplanMeier: "Kaplan–Meier"
      case .inverseWeighting: "inverse-probability-of-censoring weights"
      }
    }
  }

  /// The name of the column of the old risks.
  public let old: String
  /// The name of the column of the new ones.
  public let new: String
  /// The cuts between categories of risk; `nil` where any change counts.
  public let categories: [Double]?
  /// The change of risk beyond which a patient has moved, where there are no categories.
  public let change: Double
  /// The horizon; `nil` of a binary outcome.
  public let horizon: Double?
  /// How shares are estimated.
  public let estimator: Estimator
  /// On which rows the risks are judged.
  public let evaluation: Evaluation
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// How many had the event, by the horizon where there is one.
  public let caseCount: Int
  /// How many are known not to have had it.
  public let controlCount: Int
  /// The share of those with the event who moved up, 0…1.
  public let eventsUp: Double
  /// The share of those with the event who moved down.
  public let eventsDown: Double
  /// The share of those without the event who moved up.
  public let nonEventsUp: Double
  /// The share of those without the event who moved down.
  public let nonEventsDown: Double
  /// Up less down among those with the event.
  public let events: Estimate
  /// Down less up among those without.
  public let nonEvents: Estimate
  /// The sum of both, with the P value of no improvement.
  public let estimate: Estimate
  /// How many of those known to have had the event were in each old category (outer) and new one (inner);
  /// empty without categories.
  public let eventTable: [[Int]]
  /// The same of those known not to have had it.
  public let nonEventTable: [[Int]]
  /// How many resamples the intervals rest on; 0 where they are from a formula, or there are none.
  public let resampleCount: Int

  /// The P value of no improvement.
  public var p: PValue { estimate.p ?? PValue(reason: estimate.reason ?? "no standard error") }

  /// Compares two columns of risks.
  ///
  /// - Parameters:
  ///   - outcome: The outcome: `"y"`, coded 0/1 or compared, or `"Surv(t, e)"`.
  ///   - old: The column of the old risks.
  ///   - new: The column of the new risks.
  ///   - data: The rows.
  ///   - categories: The cuts between categories of risk, a risk equal to one belongs above; `nil` counts
  ///     any change.
  ///   - change: Without categories, the change beyond which a patient has moved.
  ///   - time: The horizon of a survival outcome.
  ///   - estimator: How censored outcomes are dealt with; of no account for a binary outcome.
  ///   - bootstrap: How many resamples of patients make percentile intervals. If left out, a binary outcome
  ///     has the intervals of a formula, and a survival outcome those of 500 resamples, of more than 50 000
  ///     patients none.
  ///   - seed: The seed of the resamples; the document's if left out.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the outcome, the columns, the cuts or the horizon.
  public init(
    _ outcome: String, old: String, new: String, data: DataFrame, categories: [Double]? = nil,
    change: Double = 0, at time: Double? = nil, estimator: Estimator = .kaplanMeier,
    bootstrap: Int? = nil, seed: UInt64? = nil, level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    try Self.check(categories, change, bootstrap)
    let input = try ReclassificationInput(outcome, old: old, new: new, data: data, at: time)
    self.old = old
    self.new = new
    self.categories = categories
    self.change = change
    horizon = time
    let known = input.outcome.known
    let used: Estimator =
      !input.outcome.isSurvival ? .counts : estimator == .counts ? .kaplanMeier : estimator
    self.estimator = used
    evaluation = input.evaluation
    rowsUsed = known.count
    rowsDropped = input.droppedCount
    caseCount = known.count { $0 == true }
    controlCount = known.count { $0 == false }
    let cells = categories.map { cuts in
      (input.old.map { Self.category($0, cuts) }, input.new.map { Self.category($0, cuts) })
    }
    let directions =
      cells.map { zip($0.0, $0.1).map { Int8(($1 - $0).signum()) } }
      ?? zip(input.old, input.new).map { $1 - $0 > change ? 1 : $0 - $1 > change ? -1 : 0 }
    (eventTable, nonEventTable) = Self.tables(cells, known, count: (categories?.count ?? -1) + 1)
    let moves = input.outcome.moves(directions, used)
    (eventsUp, eventsDown) = (moves.casesUp, moves.casesDown)
    (nonEventsUp, nonEventsDown) = (moves.controlsUp, moves.controlsDown)
    let support = CalibrationSupport(
      cases: caseCount, others: controlCount, horizon: time, name: new)
    let summary = ReclassificationSummary(
      moves, support: support, isBinary: !input.outcome.isSurvival, level: level)
    let resampled = input.resampleCount(asked: bootstrap).map { count in
      ResampleRun.map(count, seed: seed ?? ReportContext.current.seed) { stream in
        input.outcome.moves(
          directions, used, drawn: ResampleRun.weights(known.count, from: &stream))
      }.map(ReclassificationSummary.numbers)
    }
    resampleCount = resampled?.count ?? 0
    (events, nonEvents, estimate) = summary.estimates(resampled: resampled)
    support.warn(ofReclassification: old)
  }

  private static func check(_ categories: [Double]?, _ change: Double, _ bootstrap: Int?) throws {
    if let categories {
      let isAscending = zip(categories, categories.dropFirst()).allSatisfy { $0 < $1 }
      guard !categories.isEmpty, isAscending, categories.allSatisfy({ $0 > 0 && $0 < 1 }) else {
        throw ReclassificationFailure.categories(categories)
      }
    }
    guard change >= 0, change < 1, change == 0 || categories == nil else {
      throw ReclassificationFailure.change(change)
    }
    if let bootstrap, bootstrap < 2 { throw ReclassificationFailure.resamples(bootstrap) }
  }

  private static func category(_ risk: Double, _ cuts: [Double]) -> Int {
    cuts.count { $0 <= risk }
  }

  private static func tables(
    _ cells: ([Int], [Int])?, _ known: [Bool?], count: Int
  ) -> ([[Int]], [[Int]]) {
    guard let cells else { return ([], []) }
    let empty = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    var tables = (empty, empty)
    for row in known.indices {
      switch known[row] {
      case true?: tables.0[cells.0[row]][cells.1[row]] += 1
      case false?: tables.1[cells.0[row]][cells.1[row]] += 1
      case nil: break
      }
    }
    return tables
  }
}
