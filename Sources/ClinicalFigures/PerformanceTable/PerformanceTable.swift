public import Biostatistics
public import DataFrames
public import Documents
import Reporting

/// How well models do in cohorts: discrimination, and at a cut what it classifies, or for survival at
/// horizons.
///
/// For a binary outcome each model has in each cohort its area under the curve with DeLong's interval, and
/// at the threshold sensitivity, specificity, predictive values and accuracy with their counts. For
/// survival it has at each horizon cases, patients at risk and the area under the time-dependent curve,
/// once Harrell's concordance, and where risks are given Brier score and index of prediction accuracy.
/// A word beside the cohort says whether the rows are those that the score was fitted on (apparent), others (external),
/// or the score of each row comes from a model without it (cross-validated). A cut that is set on rows it
/// is judged on is marked; cohorts that share rows are warned of. What the data cannot support has its
/// reason as a note.
public struct PerformanceTable: Sendable, Displayable {
  /// A score of a model.
  package struct Entry: Sendable {
    /// The set of models it belongs to; empty where there is one.
    package var set: String
    package var model: String
    /// The column of its score, the same in all cohorts.
    package var column: String
    /// The columns of its risks at the horizons.
    package var risks: [String]
  }

  /// How the cut is set, the same for all cohorts, model by model.
  public struct Cut: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    package enum Rule: Sendable {
      case found(ROCCurve.Rule, cohort: String, words: String)
      case fixed(Threshold)
    }

    package let rule: Rule

    private init(_ rule: Rule) { self.rule = rule }

    /// The largest sum of sensitivity and specificity in a cohort.
    public static func youden(in cohort: String) -> Cut {
      Cut(.found(.youden, cohort: cohort, words: "Youden's index"))
    }

    /// The point of the curve of a cohort that is nearest to perfect discrimination.
    public static func closestToCorner(in cohort: String) -> Cut {
      Cut(.found(.closestToCorner, cohort: cohort, words: "the shortest distance to the corner"))
    }

    /// The highest specificity with at least this sensitivity in a cohort.
    public static func sensitivity(_ least: Double, in cohort: String) -> Cut {
      Cut(
        .found(.sensitivity(least), cohort: cohort, words: "a sensitivity of \(least.plainText)"))
    }

    /// The highest sensitivity with at least this specificity in a cohort.
    public static func specificity(_ least: Double, in cohort: String) -> Cut {
      Cut(
        .found(.specificity(least), cohort: cohort, words: "a specificity of \(least.plainText)"))
    }

    /// A cut that is given, the same for all models.
    public static func threshold(_ threshold: Threshold) -> Cut { Cut(.fixed(threshold)) }

    /// A cut that was fixed beforehand.
    public init(floatLiteral value: Double) { self.init(.fixed(Threshold(value))) }

    /// A cut that was fixed beforehand.
    public init(integerLiteral value: Int) { self.init(.fixed(Threshold(Double(value)))) }
  }

  /// What stands in rows and what in columns.
  public enum Layout: Sendable, Hashable {
    /// A row for each model, cohort and horizon; a column for each measure. With a cut and a thousand rows
    /// or more a page is not wide enough for all counts: measures stand in rows.
    case rows
    /// A column for each model with its areas under the curve; rows for sets, cohorts and horizons.
    case models
    /// A column for each cohort; a row for each measure with its interval and counts.
    case measures
  }

  let entries: [Entry]
  let outcome: String
  let cohorts: [(name: String, data: DataFrame)]
  package var options = Options()

  package struct Options: Sendable {
    package var cut: Cut?
    package var times: [Double] = []
    package var layout = Layout.rows
    package var interval = ProportionInterval.wilson
    package var direction = ROCCurve.Direction.higherIsCase
    package var level = 0.95
    package var identifier: String?

    package init() {}
  }

  /// The table of models by the columns of their scores.
  ///
  /// - Parameters:
  ///   - models: The names of the models with the columns of their scores.
  ///   - outcome: The outcome: `"pcr"`, `"pcr == 'yes'"` or `"Surv(t, e)"`.
  ///   - cohorts: The rows, by the name of their cohort.
  ///   - threshold: How the cut of a binary outcome is set: `.youden(in: "Training")`, `0.5`.
  ///   - times: The horizons of survival, in the unit of the data.
  ///   - risks: For survival the columns of each model's risks, one for each horizon.
  ///   - layout: What stands in rows and what in columns.
  ///   - interval: How the intervals of proportions are made.
  ///   - direction: Which end of the scores means disease or an early event.
  ///   - level: The confidence level.
  ///   - id: A column that tells patients apart, to find one who is in two cohorts.
  public init(
    _ models: KeyValuePairs<String, String>, outcome: String,
    cohorts: KeyValuePairs<String, DataFrame>, threshold: Cut? = nil, times: [Double] = [],
    risks: KeyValuePairs<String, [String]> = [:], layout: Layout = .rows,
    interval: ProportionInterval = .wilson, direction: ROCCurve.Direction = .higherIsCase,
    level: Double = 0.95, id: String? = nil
  ) {
    entries = models.map { model in
      let own = risks.first { $0.key == model.key }?.value ?? []
      return Entry(set: "", model: model.key, column: model.value, risks: own)
    }
    self.outcome = outcome
    self.cohorts = cohorts.map { ($0.key, $0.value) }
    options.cut = threshold
    options.times = times
    options.layout = layout
    options.interval = interval
    options.direction = direction
    options.level = level
    options.identifier = id
  }

  /// The table of several sets of models, such as one of learners for each region of the image:
  /// `["Tumour": ["DeepSurv": "deep_t", …], "Ring": [ … ]]`.
  public init(
    sets: KeyValuePairs<String, KeyValuePairs<String, String>>, outcome: String,
    cohorts: KeyValuePairs<String, DataFrame>, threshold: Cut? = nil, times: [Double] = [],
    layout: Layout = .models, interval: ProportionInterval = .wilson,
    direction: ROCCurve.Direction = .higherIsCase, level: Double = 0.95, id: String? = nil
  ) {
    entries = sets.flatMap { set in
      set.value.map { Entry(set: set.key, model: $0.key, column: $0.value, risks: []) }
    }
    self.outcome = outcome
    self.cohorts = cohorts.map { ($0.key, $0.value) }
    options.cut = threshold
    options.times = times
    options.layout = layout
    options.interval = interval
    options.direction = direction
    options.level = level
    options.identifier = id
  }

  /// The table, for display.
  public func output() throws -> [BlockResult.Output] { [.table(try table(), .init())] }

  /// The table as a value.
  public func table() throws -> Table {
    guard !entries.isEmpty else { throw PerformanceFailure.noModels }
    guard !cohorts.isEmpty else { throw PerformanceFailure.noCohorts }
    for (index, cohort) in cohorts.enumerated()
    where cohorts[..<index].contains(where: { $0.name == cohort.name }) {
      throw PerformanceFailure.sameName(cohort.name)
    }
    warnOfSharedRows()
    let results = try PerformanceResults(self)
    return PerformanceTableBuilder(self, results).table()
  }

  /// Warns of rows, and where a column tells them apart of patients, that are in two cohorts.
  private func warnOfSharedRows() {
    for (index, cohort) in cohorts.enumerated() {
      for other in cohorts[..<index] {
        let pair = "\(other.name) and \(cohort.name)"
        let shared = cohort.data.rows.countShared(with: other.data.rows)
        if shared > 0 {
          ReportContext.warn(
            "shared-rows",
            "\(pair) share \(shared) row\(shared == 1 ? "" : "s"): neither validates "
              + "what was fitted on the other")
          continue
        }
        guard let name = options.identifier,
          let own = try? cohort.data.column(name).texts.compactMap({ $0 }),
          let others = try? other.data.column(name).texts.compactMap({ $0 })
        else { continue }
        let known = Set(others)
        let count = Set(own).count { known.contains($0) }
        guard count > 0 else { continue }
        ReportContext.warn(
          "shared-identifiers",
          "\(count) value\(count == 1 ? "" : "s") of \"\(name)\" occur\(count == 1 ? "s" : "") in both "
            + "\(pair): the same patient develops and validates")
      }
    }
  }
}

/// Why a table of performance cannot be made.
public enum PerformanceFailure: Error, Equatable, CustomStringConvertible {
  /// There is no model.
  case noModels
  /// There is no cohort.
  case noCohorts
  /// Two cohorts have the same name.
  case sameName(String)
  /// The cut is to be set in a cohort that does not exist.
  case unknownCohort(String, known: [String])
  /// A cut for an outcome that has none, or horizons for an outcome without times, as a whole sentence.
  case unsuitable(String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .noModels: "the performance table has no models: [\"Model\": \"score\"]"
    case .noCohorts: "the performance table has no cohorts: cohorts: [\"Test\": test]"
    case .sameName(let name): "two cohorts of the performance table are named \"\(name)\""
    case .unknownCohort(let name, let known):
      """
      the cut is to be set in "\(name)", which is not a cohort of the performance table; it has \
      \(known.map { "\"\($0)\"" }.joined(separator: ", "))
      """
    case .unsuitable(let sentence): sentence
    }
  }
}
