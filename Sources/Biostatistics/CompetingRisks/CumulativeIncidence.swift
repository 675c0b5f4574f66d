public import DataFrames
public import Reporting

/// The cumulative incidence of competing events, by group, by Aalen and Johansen's estimate.
///
/// The probability that an event of a cause has happened by t where other causes prevent it; one minus
/// a Kaplan–Meier curve that counts other causes as censored overstates it. Intervals are symmetric for
/// ln(−ln F) unless asked otherwise. The standard error is Aalen's by the delta method, as in R's
/// `cmprsk`; `variance: .infinitesimalJackknife` gives that of R's `survfit`. Events come before
/// censorings at one time; delayed entry, `Surv(start, stop, cause)`, is allowed for. Rows with missing
/// values are left out. O(n) after sorting.
///
/// **Source:** Aalen & Johansen, *Scand J Stat* 1978;5:141–50; checked against `survfit` and
/// `cmprsk::cuminc`.
public struct CumulativeIncidence: Sendable {
  /// The groups in the order of their levels; one, named "", where the formula names none.
  public let strata: [Stratum]
  /// The events by name, in the order of the column's levels, censoring left out.
  public let causes: [String]
  /// The scale of the confidence intervals.
  public let confidence: SurvivalConfidence
  /// How standard errors are estimated.
  public let variance: IncidenceVariance
  /// The level of the confidence intervals, 0…1.
  public let level: Double
  /// The label of what makes the groups; empty without groups.
  public let groupLabel: String
  /// The formula as it was written.
  public let formula: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int

  /// Estimates incidences from `Surv(time, cause) ~ group`; without groups write `~ 1` or leave the
  /// right side out.
  ///
  /// - Parameters:
  ///   - formula: Times, causes and groups. The cause is a column of categories, text or whole numbers.
  ///   - data: The rows.
  ///   - censored: The value of the cause that stands for censoring; it may be left out where that is
  ///     `0` or `censored`. It is never guessed otherwise.
  ///   - confidence: The scale of the intervals.
  ///   - variance: Which standard errors.
  ///   - level: The level of the intervals.
  /// - Throws: What is wrong with the formula or the data, in words.
  public init(
    _ formula: String, data: DataFrame, censored: String? = nil,
    confidence: SurvivalConfidence = .logLog, variance: IncidenceVariance = .aalen,
    level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try CompetingOutcome(Formula(formula), data: data, censored: censored)
    var grouping = try outcome.grouping()
    if let strata = try outcome.strata() {
      grouping = grouping.name.isEmpty ? strata : grouping.crossed(with: strata)
    }
    let groups = grouping.droppingUnusedLevels()
    guard !groups.levels.isEmpty else { throw SurvivalFailure.noRows(formula: formula) }
    let sorted = SurvivalTimes(
      times: outcome.times, isEvent: outcome.codes.map { $0 > 0 }, entries: outcome.entryTimes,
      codes: groups.codes, groupCount: groups.levels.count)
    strata = groups.levels.indices.map { group in
      let curve = IncidenceCurve(
        sorted, codes: outcome.codes, causeCount: outcome.causes.count, group: group)
      return Stratum(
        name: groups.levels[group], causes: outcome.causes, curve: curve, confidence: confidence,
        variance: variance, level: level)
    }
    causes = outcome.causes
    self.confidence = confidence
    self.variance = variance
    self.level = level
    self.formula = formula
    groupLabel = groups.label
    rowsUsed = outcome.times.count
    rowsDropped = outcome.rows.droppedCount
  }
}

// MARK: - By name

extension CumulativeIncidence {
  /// The probability that an event of a cause has happened by a time, with its interval. Not estimable
  /// where nobody is at risk any more and not everybody has had an event.
  ///
  /// - Parameters:
  ///   - time: In the unit of the data.
  ///   - cause: May be left out where there is one only.
  ///   - name: The group; may be left out where there is one only.
  ///   - line: Filled in by the compiler.
  /// - Returns: The incidence as a proportion with its interval and standard error.
  public func incidence(
    at time: Double, of cause: String? = nil, in name: String? = nil, line: Int = #line
  ) -> Estimate {
    let stratum = stratum(name, line: line)
    return stratum.incidence(at: time, ofCause: place(of: cause, line: line))
  }

  /// How many are under observation at a time: those whose follow-up lasts at least as long.
  public func atRisk(at time: Double, in name: String? = nil, line: Int = #line) -> Int {
    stratum(name, line: line).atRisk(at: time)
  }

  /// How many events of a cause happened up to and at a time.
  public func events(
    by time: Double, of cause: String? = nil, in name: String? = nil, line: Int = #line
  ) -> Int {
    let stratum = stratum(name, line: line)
    return stratum.events(by: time, ofCause: place(of: cause, line: line))
  }

  /// The group of this name. A name that does not exist, or none where there are several groups, ends
  /// the report and names those that exist.
  public func stratum(_ name: String? = nil, line: Int = #line) -> Stratum {
    if name == nil, strata.count == 1 { return strata[0] }
    if let name, let found = strata.first(where: { $0.name == name }) { return found }
    stop("group", name, among: strata.map(\.name), argument: "in:", line)
  }

  /// The place of a cause in `causes`.
  package func place(of cause: String?, line: Int = #line) -> Int {
    if cause == nil, causes.count == 1 { return 0 }
    if let cause, let place = causes.firstIndex(of: cause) { return place }
    stop("cause", cause, among: causes, argument: "of:", line)
  }

  private func stop(
    _ what: String, _ name: String?, among names: [String], argument: String, _ line: Int
  ) -> Never {
    let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let name else {
      ReportContext.current.stop(
        "the cumulative incidence has \(names.count) \(what)s; say which with \(argument) \(all)",
        line)
    }
    let nearest = Spelling.nearest(to: name, among: names).map { "; nearest: \"\($0)\"" } ?? ""
    ReportContext.current.stop("no \(what) \"\(name)\" among \(all)\(nearest)", line)
  }
}
