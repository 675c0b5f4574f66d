import Reporting

extension Formula {
  /// For each row whether the event happened, from a column coded 0/1 or false/true, or from a
  /// comparison. Any other coding is an error that says what to write: coding is never guessed.
  /// The rows must be complete.
  package func isEvent(_ node: FormulaNode, in data: DataFrame) throws -> [Bool] {
    let column = try column(node, in: data)
    switch column.storage {
    case .truth(let values):
      let isEvent = values.map { $0 == 1 }
      if !isEvent.contains(true) { try warnOfNoEvent(node, in: data) }
      return isEvent
    case .numbers(let values):
      if values.allSatisfy({ $0 == 0 || $0 == 1 }) { return values.map { $0 == 1 } }
    case .categories, .text, .dates: break
    }
    throw codingFailure(node, column)
  }

  /// `status == 2` where the status is 0 or 1 would otherwise give curves without a step.
  private func warnOfNoEvent(_ node: FormulaNode, in data: DataFrame) throws {
    guard case .binary("==", let left, _) = node.kind, data.count > 0 else { return }
    let levels = try column(left, in: data).levels
    guard levels.count <= 6 else { return }
    ReportContext.warn(
      "no-event",
      "\(node) holds in no row: \(left) has the value\(levels.count == 1 ? "" : "s") "
        + FormulaFailure.enumerated(levels))
  }

  private func codingFailure(_ node: FormulaNode, _ column: Column) -> FormulaFailure {
    let levels = column.levels
    let isNumeric = if case .numbers = column.storage { true } else { false }
    let example = levels.last.map { isNumeric ? $0 : "'\($0)'" } ?? "1"
    let shown =
      levels.count > 6
      ? "\(levels.count) different values"
      : "the value\(levels.count == 1 ? "" : "s") " + FormulaFailure.enumerated(levels)
    return failure(
      "\(node) has \(shown): which is the event? Write \(rewritten(node, comparedWith: example))",
      at: node)
  }

  private func rewritten(_ node: FormulaNode, comparedWith level: String) -> String {
    guard case .survival(let start, let time, _) = outcome else { return "\(node) == \(level) ~ …" }
    return "Surv(\(start.map { "\($0), " } ?? "")\(time), \(node) == \(level))"
  }
}

extension FormulaFailure {
  /// "1", "1 and 2", "1, 2 and 3".
  static func enumerated(_ texts: [String]) -> String {
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }
}
