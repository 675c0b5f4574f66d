import ClinicalFigures
import DataFrames
import Documents
import Reporting

/// A baseline table of a file with the columns group, mean1 …, skewed1 … and level1 …; prints the median
/// seconds of five runs.
func baselineBenchmark(path: String) throws {
  let data = try DataFrame(csv: path)
  let variables = data.columnNames.filter { $0 != "group" }
  let skewed = variables.filter { $0.hasPrefix("skewed") }
  var result: [Double] = []
  let times = try seconds(runs: 5) {
    let table = try BaselineTable(
      data, by: "group", variables: variables, nonNormal: skewed, pValues: true, missing: .never
    ).table()
    let p = table.rows.compactMap { $0.cells.last?.values.first?.value }
    result = [p[0], p[5], p[10]]
  }
  print("result", result.map { "\($0)" }.joined(separator: " "))
  print("seconds", times[2])
}
