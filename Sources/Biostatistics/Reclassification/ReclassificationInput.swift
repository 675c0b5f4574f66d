import DataFrames
import NumericalMethods
import Reporting

/// The outcome and two columns of risks, read and checked.
struct ReclassificationInput {
  let outcome: ReclassifiedOutcome
  let old: [Double]
  let new: [Double]
  let evaluation: Evaluation
  let droppedCount: Int

  init(
    _ source: String, old oldName: String, new newName: String, data: DataFrame, at time: Double?
  ) throws {
    let formula = try Formula(source)
    let rows: CompleteRows
    if case .survival = formula.outcome {
      guard let time, time > 0, time < .infinity else {
        throw ReclassificationFailure.horizon(outcome: source, isSurvival: true)
      }
      let survival = try SurvivalOutcome(formula, data: data, alsoCompleteFor: [oldName, newName])
      guard survival.entryTimes == nil else {
        throw ReclassificationFailure.delayedEntry(outcome: source)
      }
      rows = survival.rows
      outcome = ReclassifiedOutcome(
        times: survival.times, isEvent: survival.isEvent, horizon: time)
    } else {
      guard time == nil else {
        throw ReclassificationFailure.horizon(outcome: source, isSurvival: false)
      }
      let binary = try BinaryOutcome(formula, data: data, alsoCompleteFor: [oldName, newName])
      rows = binary.rows
      outcome = ReclassifiedOutcome(isCase: binary.isCase)
    }
    guard rows.rightSide.terms.isEmpty else { throw ReclassificationFailure.rightSide(source) }
    guard outcome.count > 0 else { throw ReclassificationFailure.noRows(outcome: source) }
    old = try Self.risks(oldName, rows.data)
    new = try Self.risks(newName, rows.data)
    droppedCount = rows.droppedCount
    let both = [oldName, newName].map { name in
      (try? rows.data.column(name)).map { Evaluation(of: $0, on: rows.data.rows) } ?? .undeclared
    }
    evaluation =
      both.contains(.apparent)
      ? .apparent : both.allSatisfy { $0 == .otherRows } ? .otherRows : .undeclared
    if evaluation == .apparent {
      ReportContext.warn(
        "apparent",
        "\(newName) against \(oldName) is judged on rows that a model was fitted on (apparent): there a "
          + "larger model gains even by useless variables")
    }
  }

  /// How many resamples make intervals: as many as are asked for; where none are, and there is no formula,
  /// 500 of so many patients that these take a moment.
  func resampleCount(asked: Int?) -> Int? {
    asked ?? (outcome.isSurvival && outcome.count <= 50_000 ? 500 : nil)
  }

  private static func risks(_ name: String, _ data: DataFrame) throws -> [Double] {
    let values = try data.column(name).numbers()
    if let wrong = values.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw ReclassificationFailure.notARisk(name: name, value: wrong)
    }
    return values
  }
}
