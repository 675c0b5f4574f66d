import Biostatistics
import DataFrames
import Reporting

/// What terms and levels are called, from the labels and units of columns.
struct RegressionLabels: Sendable {
  private let data: DataFrame?
  private let words: RegressionWords

  init(_ data: DataFrame?) {
    self.data = data
    words = RegressionWords(language: ReportContext.current.language)
  }

  /// The name of a column with its unit: "Age, years".
  func name(ofColumn name: String, withUnit: Bool = true) -> String {
    guard let data, data.hasColumn(name) else { return BaselineVariable.readable(name) }
    let label = data.label(of: name)
    let shown = label == name ? BaselineVariable.readable(name) : label
    return words.titled(shown, unit: withUnit ? data.unit(of: name) : nil)
  }

  /// A label, or, where there is only the column's name, that as a reader expects it.
  static func readable(_ label: String, column: String) -> String {
    label == column ? BaselineVariable.readable(column) : label
  }

  /// The name of a variable that makes subgroups, with its unit: its label, or, where there is only the
  /// column's name, that as a reader expects it.
  static func name(of variable: Subgroups.Variable) -> String {
    let words = RegressionWords(language: ReportContext.current.language)
    return words.titled(
      readable(variable.label, column: variable.name), unit: variable.unit)
  }

  /// What is known of a term by its formula alone: `rcs(nodes, 3)` as "Nodes".
  func name(ofFormula term: String) -> String {
    term.split(separator: ":").map { part in
      let text = String(part)
      guard let match = text.wholeMatch(of: /(?:rcs|poly|factor)\(([^,()]+)(?:,.*)?\)/) else {
        return text.contains("(") ? name(ofPart: text) : name(ofColumn: text)
      }
      return name(ofColumn: String(match.1))
    }.joined(separator: " × ")
  }

  /// The name of a term: a column, "Age, per 10 years" for `I(age / 10)`, otherwise as written with
  /// columns by their names.
  func name(of term: ModelTerm) -> String {
    guard term.columns.count == 1, let column = term.columns.first else {
      return term.label.split(separator: ":").map { name(ofPart: String($0)) }
        .joined(separator: " × ")
    }
    switch term.kind {
    case .spline, .polynomial: return name(ofColumn: column)
    case .factor: return name(ofColumn: column, withUnit: true)
    case .number, .interaction: return name(ofPart: term.label)
    }
  }

  private func name(ofPart part: String) -> String {
    if let data, data.hasColumn(part) { return name(ofColumn: part) }
    if let match = part.wholeMatch(of: /I\(`?([^`()]+?)`?\s*\/\s*([0-9.]+)\)/) {
      let column = String(match.1)
      let unit = data?.unit(of: column)
      return name(ofColumn: column, withUnit: false) + words.per(String(match.2), unit: unit)
    }
    return part
  }

  /// The name of a coefficient of an interaction: `age:stageIII` as "Age × Stage: III".
  func name(ofInteraction coefficient: String, term: ModelTerm) -> String {
    zip(coefficient.split(separator: ":"), term.label.split(separator: ":")).map { part, factor in
      let name = name(ofColumn: String(factor), withUnit: false)
      let level = part.dropFirst(factor.count)
      return level.isEmpty ? name : "\(name): \(LevelName.typographic(String(level)))"
    }.joined(separator: " × ")
  }
}
