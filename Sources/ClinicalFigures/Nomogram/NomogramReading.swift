import Biostatistics
import Charts
import DataFrames
import Reporting

/// A worked patient: which value stands on which axis, with its points.
struct NomogramReading {
  /// What one axis holds.
  struct Entry {
    let number: Double?
    let level: String?
    let points: Double
  }

  /// By the place of the axis; axes of another stretch of an interaction have none.
  let entries: [Int: Entry]
  let total: Double
  /// The decimals of points that add up as printed.
  let decimals: Int

  init?(_ nomogram: Nomogram, _ patient: NomogramPlot.Patient) throws {
    let row: DataFrame
    switch patient {
    case .none: return nil
    case .typical: row = try nomogram.typicalPatient()
    case .row(let given):
      guard given.count == 1 else {
        throw NomogramPlot.Failure.patient(
          "the worked patient of a nomogram is one row, not \(given.count)")
      }
      row = given
    case .written(let cells): row = try nomogram.row(of: cells)
    }
    var entries: [Int: Entry] = [:]
    var sum = 0.0
    for (index, points) in try nomogram.readings(of: row) {
      let column = try row.found(nomogram.axes[index].column)
      let isNumeric = nomogram.axes[index].range != nil
      guard points.isFinite, let text = column.text(at: 0) else {
        throw NomogramPlot.Failure.patient(
          "the worked patient of the nomogram lacks a value of \"\(nomogram.axes[index].column)\"")
      }
      entries[index] = Entry(
        number: isNumeric ? try column.numbers()[0] : nil, level: isNumeric ? nil : text,
        points: points)
      sum += points
    }
    self.entries = entries
    total = sum
    func rounded(_ value: Double) -> Double { value.rounded() }
    decimals = entries.values.map { rounded($0.points) }.reduce(0, +) == rounded(sum) ? 0 : 1
  }
}
