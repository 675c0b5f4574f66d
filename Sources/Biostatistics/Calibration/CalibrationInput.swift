import DataFrames
import Reporting

/// The column of risks that a formula names, read and checked.
struct CalibrationInput {
  let name: String
  let risks: [Double]
  let evaluation: Evaluation
  /// The risks without exact zeros and ones, whose log odds are not numbers.
  let inner: [Double]

  init(_ formula: Formula, _ rows: CompleteRows, isSurvival: Bool) throws {
    guard rows.data.count > 0 else { throw CalibrationFailure.noRows(formula: formula.source) }
    let terms = rows.rightSide.terms
    guard terms.count == 1, terms[0].factors.count == 1 else {
      throw CalibrationFailure.predictions(formula: formula.source)
    }
    name = terms[0].label
    let column = try formula.column(terms[0].factors[0], in: rows.data)
    let values = try column.numbers()
    if let wrong = values.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw CalibrationFailure.notARisk(name: name, value: wrong, isSurvival: isSurvival)
    }
    risks = values
    evaluation = Evaluation(of: column, on: rows.data.rows)
    inner = values.map { min(max($0, Self.margin), 1 - Self.margin) }
    let count = values.count { $0 == 0 || $0 == 1 }
    if count > 0 {
      ReportContext.warn(
        "risks-at-limits",
        "\(name) holds \(count) risk\(count == 1 ? "" : "s") of exactly 0 or 1, which cannot be "
          + "calibrated; slope and intercept count them as 10⁻¹² away")
    }
    if evaluation == .apparent {
      ReportContext.warn(
        "apparent",
        "the calibration of \(name) is judged on rows that it was fitted on (apparent): there it is "
          + "good by construction")
    }
  }

  private static let margin = 1e-12
}
