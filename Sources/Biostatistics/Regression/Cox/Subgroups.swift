public import DataFrames
import NumericalMethods
public import Reporting

/// The hazard ratio of a treatment in all patients and in subgroups of them, with tests of interaction.
///
/// The first term of the formula is the treatment: a column of two levels, or a number. Further terms
/// adjust in every subgroup. In each subgroup a Cox model is fitted to its rows alone; the P value of the
/// interaction is that of the likelihood-ratio test of treatment × subgroup in all rows that have the
/// subgrouping variable. P values are not adjusted for the number of variables. A subgroup in which there
/// is nothing to estimate has a row with the reason.
///
/// **Source:** Wang *et al.*, *N Engl J Med* 2007;357:2189–94.
public struct Subgroups: Sendable {
  /// The patients of one level of the treatment.
  public struct Arm: Sendable, Hashable {
    /// The level.
    public let name: String
    /// How many patients have it.
    public let count: Int
    /// How many of them had the event.
    public let eventCount: Int
  }

  /// One subgroup, or all patients.
  public struct Row: Sendable, Hashable {
    /// The label of the variable that makes the subgroup; empty for all patients.
    public let label: String
    /// The level of that variable; empty for all patients.
    public let level: String
    /// How many patients are in it.
    public let count: Int
    /// How many of them had the event.
    public let eventCount: Int
    /// The patients by treatment, the reference first; empty where the treatment is a number of more than
    /// two values.
    public let arms: [Arm]
    /// The hazard ratio of the treatment, or the reason why there is none.
    public let estimate: Estimate
  }

  /// The subgroups that one variable makes.
  public struct Variable: Sendable, Hashable {
    /// The name of the column.
    public let name: String
    /// What tables and figures call it.
    public let label: String
    /// Its unit, if it has one.
    public let unit: String?
    /// Its subgroups in the order of its levels.
    public let rows: [Row]
    /// The P value of the interaction with the treatment.
    public let interactionP: PValue
  }

  /// The formula as it was written.
  public let formula: String
  /// What the treatment is called.
  public let treatment: String
  /// The levels of the treatment, the reference first; empty where it is a number of more than two values.
  public let treatmentLevels: [String]
  /// All patients.
  public let overall: Row
  /// The variables in the order that was asked for.
  public let variables: [Variable]
  /// The number of rows used for all patients.
  public let rowsUsed: Int
  /// The number of rows left out because something of the formula is missing.
  public let rowsDropped: Int

  /// All rows of a forest plot: all patients, then the subgroups of variable after variable.
  public var rows: [Row] { [overall] + variables.flatMap(\.rows) }

  /// Estimates the hazard ratio of the first term of the formula in the subgroups of each column in `by`.
  /// A column of numbers with many values is an error that says how to cut it.
  public init(
    _ formula: String, by names: [String], data: DataFrame, ties: TieHandling = .efron,
    level: Double = 0.95
  ) throws {
    let model = try CoxRegression(formula, data: data, ties: ties, level: level)
    let arms = try SubgroupArms(model)
    self.formula = formula
    treatment = arms.label
    treatmentLevels = arms.levels
    overall = arms.row(
      model, of: Array(0..<model.rowsUsed), estimate: model.coefficients[0].estimate)
    rowsUsed = model.rowsUsed
    rowsDropped = model.rowsDropped
    variables = try names.map { try Self.variable($0, model, arms) }
  }

  private static func variable(
    _ name: String, _ model: CoxRegression, _ arms: SubgroupArms
  ) throws -> Variable {
    let data = model.rows.data
    let groups = try Grouping(data.column(name)).droppingUnusedLevels()
    guard !groups.levels.isEmpty else {
      throw CoxFailure.subgroups("\"\(name)\" is missing in all rows of \(model.formula)")
    }
    let missing = groups.codes.count { $0 < 0 }
    if missing > 0 {
      ReportContext.warn(
        "dropped-rows",
        "\(missing) of \(data.count) rows are in no subgroup of \"\(name)\": it is missing")
    }
    let rows = groups.levels.indices.map { index -> Row in
      let own = groups.rows(ofLevel: index)
      return arms.row(
        model, of: own, label: groups.label, level: groups.levels[index],
        estimate: estimate(model, own))
    }
    return Variable(
      name: name, label: groups.label, unit: data.unit(of: name), rows: rows,
      interactionP: interaction(model, groups))
  }

  /// The hazard ratio among some rows of a model.
  private static func estimate(_ model: CoxRegression, _ rows: [Int]) -> Estimate {
    do {
      let own = try CoxRegression(
        model.formula, data: model.rows.data.selectingRows(rows), ties: model.ties,
        level: model.level)
      return own.coefficients[0].estimate
    } catch {
      return .notEstimable(String(describing: error), kind: .ratio)
    }
  }

  /// The likelihood-ratio test of the products of treatment and subgroup.
  private static func interaction(_ model: CoxRegression, _ groups: Grouping) -> PValue {
    let rows = groups.codes.indices.filter { groups.codes[$0] >= 0 }
    let outcome = model.outcome
    let strata = model.strata.map { strata in rows.map { strata.codes[$0] } }
    let sets = CoxRiskSets(
      times: rows.map { outcome.times[$0] }, isEvent: rows.map { outcome.isEvent[$0] },
      entries: outcome.entryTimes.map { entries in rows.map { entries[$0] } }, strata: strata,
      strataCount: model.strata?.levels.count ?? 1, ties: model.ties)
    let offset = model.offset.map { offset in rows.map { offset[$0] } }
    let main = model.matrix.selectingRows(rows)
    var columns = (0..<main.columnCount).map { Array(main.column($0)) }
    let levels = groups.levels.indices.dropFirst().map { level in
      rows.map { Int(groups.codes[$0]) == level ? 1.0 : 0.0 }
    }
    columns += levels
    let plain = CoxFit(sets, Matrix(columns: columns, rowCount: rows.count), offset: offset)
    columns += levels.map { level in zip(level, columns[0]).map { $0 * $1 } }
    let full = CoxFit(sets, Matrix(columns: columns, rowCount: rows.count), offset: offset)
    let degrees = full.kept.count - plain.kept.count
    guard degrees > 0 else {
      return PValue(reason: "only one subgroup of \"\(groups.label)\" tells treatments apart")
    }
    let statistic = 2 * max(0, full.logLikelihood - plain.logLikelihood)
    return PValue(ChiSquared.upperTail(statistic, Double(degrees)))
  }
}

/// The treatment of each row.
private struct SubgroupArms {
  let label: String
  let levels: [String]
  private let codes: [Int]

  init(_ model: CoxRegression) throws {
    guard let term = model.terms.first else {
      throw CoxFailure.subgroups(
        "\(model.formula) names no treatment; write Surv(time, event) ~ treatment")
    }
    guard term.coefficients.count == 1 else {
      throw CoxFailure.subgroups(
        "the treatment \"\(term.label)\" has \(term.coefficients.count + 1) levels or more than one "
          + "coefficient; subgroups compare two treatments, so select or recode them first")
    }
    let data = model.rows.data
    label = term.columns.count == 1 ? data.label(of: term.columns[0]) : term.label
    let values = model.matrix.column(0)
    let distinct = Set(values).sorted()
    if case .factor(let all) = term.kind {
      levels = all.map(\.name)
    } else {
      levels = distinct.count == 2 ? distinct.map(\.plainText) : []
    }
    codes = levels.isEmpty ? [] : values.map { $0 == distinct.last ? 1 : 0 }
  }

  func row(
    _ model: CoxRegression, of rows: [Int], label: String = "", level: String = "",
    estimate: Estimate
  ) -> Subgroups.Row {
    let isEvent = model.outcome.isEvent
    let arms = levels.indices.map { arm in
      let own = rows.filter { codes[$0] == arm }
      return Subgroups.Arm(
        name: levels[arm], count: own.count, eventCount: own.count { isEvent[$0] })
    }
    return Subgroups.Row(
      label: label, level: level, count: rows.count, eventCount: rows.count { isEvent[$0] },
      arms: arms, estimate: estimate)
  }
}
