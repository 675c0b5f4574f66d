import Biostatistics
import ClinicalFigures
import DataFrames
import Foundation

/// Small models for tests of tables and figures: forty patients, typed by rule.
enum SampleModels {
  /// Age, stage (I, II, III), sex, nodes, months and event; `nodes` misses in two rows.
  static var data: DataFrame {
    let rows = 0..<40
    let stages = ["I", "II", "III"]
    var data = DataFrame([
      "age": Column(rows.map { Double(40 + ($0 * 7) % 31) }),
      "stage": Column(rows.map { stages[($0 * 5 + $0 / 7) % 3] }),
      "sex": Column(rows.map { $0 % 3 == 0 ? "f" : "m" }),
      "nodes": Column(rows.map { $0 == 3 || $0 == 17 ? nil : Double(($0 * $0) % 13) }),
      "months": Column(rows.map { Double(3 + ($0 * 11) % 37) }),
      "event": Column(rows.map { ($0 + $0 / 3) % 3 != 0 ? 1 : 0 }),
    ])
    data.label("age", "Age", unit: "years")
    data.label("nodes", "Positive nodes")
    return data
  }

  static func cox(_ right: String) throws -> CoxRegression {
    try CoxRegression("Surv(months, event) ~ \(right)", data: data)
  }
}
