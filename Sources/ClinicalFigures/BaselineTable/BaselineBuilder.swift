import DataFrames
import Documents
import Reporting

/// Builds a baseline table row by row and remembers what the notes must say.
struct BaselineBuilder {
  let groups: BaselineGroups
  let options: BaselineOptions
  let style: NumberStyle
  let words: BaselineWords
  var rows: [Table.Row] = []
  /// The tests that were made, in order of appearance: each gets a letter.
  var methods: [String] = []
  /// Whether the shown percentages of a variable do not add up to 100.
  var hasRoundingGap = false
  /// Whether a percentage leaves out missing values.
  var hasMissing = false
  /// Whether a variable is recorded in one group only.
  var hasUnrecorded = false

  init(groups: BaselineGroups, options: BaselineOptions, style: NumberStyle, words: BaselineWords) {
    self.groups = groups
    self.options = options
    self.style = style
    self.words = words
  }

  /// Adds the rows of one variable.
  mutating func add(_ variable: BaselineVariable) throws {
    switch variable.content {
    case .numbers(let values): try addNumbers(variable, values)
    case .categories(let codes, let levels): try addCategories(variable, codes, levels)
    }
  }

  /// The cells that follow those of the groups: SMD and P.
  mutating func comparisonCells(_ comparison: BaselineComparison) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    if options.showsDifference { cells.append(differenceCell(comparison.difference)) }
    if options.showsP { cells.append(testCell(comparison.test)) }
    return cells
  }

  /// As many empty cells as there are columns for comparisons.
  var emptyComparison: [Table.Cell] {
    [Table.Cell](
      repeating: Table.Cell(), count: (options.showsDifference ? 1 : 0) + (options.showsP ? 1 : 0))
  }

  /// The first cell of a row.
  func labelCell(_ text: String) -> Table.Cell { Table.Cell(style.symbols(text)) }

  /// The cell of a group in which a variable was never recorded.
  var unrecordedCell: Table.Cell { Table.Cell([.text("—")]) }

  /// The rows that count missing values below a variable.
  mutating func addMissing(_ counts: [Int]) {
    let columns = groups.columns
    // A group without any value shows a dash: its missing values are not worth a row.
    let isPartial = zip(counts, columns).contains { $0 > 0 && $0 < $1.count }
    if isPartial { hasMissing = true }
    guard options.missing == .always || (options.missing == .whenAny && isPartial) else { return }
    let cells = zip(counts, columns).map { count, rows in
      countCell(count, of: rows.count, decimals: rows.count < 100 ? 0 : 1)
    }
    // A line of its own becomes the head of a group, so that no page ends between the two.
    if let last = rows.indices.last, rows[last].role == .single { rows[last].role = .groupHead }
    rows.append(
      Table.Row(
        [labelCell(words.missing + words.comma + words.numberAndShare)] + cells + emptyComparison,
        role: .level))
  }

  /// A count with its percentage; a count of none stands alone.
  func countCell(_ count: Int, of total: Int, decimals: Int) -> Table.Cell {
    let number = ReportedValue(style.integer(count), value: Double(count), kind: "count")
    guard count > 0 else { return Table.Cell([.text(number.text)], values: [number]) }
    let share = ReportedValue(
      style.percentage(count, of: total, decimals: decimals),
      value: 100 * Double(count) / Double(total), kind: "percentage")
    return Table.Cell(
      [.text(number.text)], companion: [.text("(\(share.text))")], values: [number, share])
  }

  private func differenceCell(_ difference: Double?) -> Table.Cell {
    guard let difference else { return unrecordedCell }
    let value = ReportedValue(
      style.fixed(difference, decimals: 2), value: difference, kind: "smd")
    return Table.Cell([.text(value.text)], values: [value], isStrong: difference > 0.1)
  }

  private mutating func testCell(_ test: (p: PValue, method: String)?) -> Table.Cell {
    guard let test else { return unrecordedCell }
    if !methods.contains(test.method) { methods.append(test.method) }
    let value = style.inCell(test.p)
    return Table.Cell([.text(value.text)], values: [value], marks: [test.method])
  }
}
