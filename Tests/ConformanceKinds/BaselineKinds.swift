import ClinicalFigures
import DataFrames
import Documents
import Foundation
import Reporting
import TestSupport

/// The baseline table, with its numbers printed as R's tableone prints them.
let baselineKinds: [String: ConformanceKinds.Computation] = ["table_one": tableOne]

@Sendable private func tableOne(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let group = try question.text("group")
  let levels = question.texts("levels")
  let variables = question.texts("vars")
  let categorical = Set(question.texts("categorical"))
  let skewed = Set(question.texts("nonnormal"))
  var frame = try question.frame().coded(group, levels: levels)
  for name in variables {
    guard categorical.contains(name) else {
      frame[name] = try frame.column(name).asNumbers()
      continue
    }
    let given = (question.input["categorical_levels"]?[name]?.elements ?? []).map(\.spelling)
    frame = try frame.coded(name, levels: given.isEmpty ? frame.column(name).levels : given)
  }
  var rows = [TableOneRow(label: "n", cells: levels.map { "\(frame.rows(of: group, level: $0))" })]
  var differences: [String: JSONValue] = [:]
  for name in variables {
    // One variable at a time: which statistic is shown decides which test is made.
    let isMean = !categorical.contains(name) && !skewed.contains(name)
    let table = try BaselineTable(
      frame, by: group, variables: [name],
      nonNormal: isMean ? [] : Array(skewed.intersection([name])),
      statistics: isMean ? [name: .meanSD] : [:], smd: true, pValues: true, missing: .never,
      tests: .tableone, allLevels: true
    ).table()
    let printed = TableOneVariable(name, table, groupCount: levels.count)
    differences[name] = .of(printed.difference)
    rows +=
      categorical.contains(name)
      ? printed.categoryRows(levels: frame[name].levels)
      : [printed.numberRow(isMean: isMean)]
  }
  return [
    "columns": .of(["variable", "level"] + levels + ["p", "test", "SMD"]),
    "rows": .list(rows.map { .of($0.texts) }), "smd": .object(differences),
  ]
}

/// A row as tableone prints it.
private struct TableOneRow {
  var label = ""
  var level = ""
  var cells: [String]
  var p = ""
  var test = ""
  var difference = ""

  var texts: [String] { [label, level] + cells + [p, test, difference] }
}

/// The numbers of one variable of a baseline table.
private struct TableOneVariable {
  private let name: String
  /// For each row that holds numbers, those of each group.
  private let numbers: [[[Double?]]]
  private let p: Double?
  /// The standardised mean difference.
  let difference: Double?

  init(_ name: String, _ table: Table, groupCount: Int) {
    self.name = name
    let rows = table.rows.filter { $0.role != .groupHead }
    numbers = rows.map { row in
      row.cells[1...groupCount].map { $0.values.map(\.value) }
    }
    let last = table.rows.first?.cells.suffix(2).map { $0.values.first?.value } ?? []
    difference = last.first ?? nil
    p = last.last ?? nil
  }

  private var printedP: String {
    guard let p else { return "NaN" }
    return p < 0.001 ? "<0.001" : String(format: "%.3f", p)
  }

  private var printedDifference: String {
    guard let difference else { return "NaN" }
    return difference < 0.001 ? "<0.001" : String(format: "%.3f", difference)
  }

  func numberRow(isMean: Bool) -> TableOneRow {
    let cells = (numbers.first ?? []).map { values -> String in
      let values = (values + [nil, nil, nil]).map { $0 ?? .nan }
      return isMean
        ? String(format: "%.2f (%.2f)", values[0], values[1])
        : String(format: "%.2f [%.2f, %.2f]", values[0], values[1], values[2])
    }
    return TableOneRow(
      label: "\(name) (\(isMean ? "mean (SD)" : "median [IQR]"))", cells: cells, p: printedP,
      test: isMean ? "" : "nonnorm", difference: printedDifference)
  }

  func categoryRows(levels: [String]) -> [TableOneRow] {
    zip(levels, numbers).enumerated().map { index, row in
      let cells = row.1.map { values in
        String(
          format: "%.0f (%.1f)", (values.first ?? nil) ?? 0, (values.dropFirst().first ?? 0) ?? 0)
      }
      guard index == 0 else { return TableOneRow(level: row.0, cells: cells) }
      return TableOneRow(
        label: "\(name) (%)", level: row.0, cells: cells, p: printedP,
        difference: printedDifference)
    }
  }
}

extension JSONValue {
  /// A text or a number as text.
  fileprivate var spelling: String { text ?? description }
}

extension DataFrame {
  /// The same with a column as categories of the given levels; other values are missing.
  fileprivate func coded(_ name: String, levels: [String]) throws -> DataFrame {
    let places = Dictionary(levels.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    let cells = try column(name).texts
    var frame = self
    frame[name] = Column(
      .categories(
        Column.CodedTexts(codes: cells.map { $0.flatMap { places[$0] } ?? -1 }, texts: levels),
        isOrdered: true))
    return frame
  }

  fileprivate func rows(of name: String, level: String) -> Int {
    self[name].texts.count { $0 == level }
  }
}

extension Column {
  /// The same as declared numbers, which are never shown as categories.
  fileprivate func asNumbers() throws -> Column {
    var column = Column(try numbers())
    column.isDeclared = true
    return column
  }
}
