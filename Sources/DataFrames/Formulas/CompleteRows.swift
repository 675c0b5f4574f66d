import Reporting

/// The rows of a data frame on which a formula can be used: those in which nothing that it names
/// is missing.
package struct CompleteRows: Sendable {
  /// The rows used, in the order of the data, with their identities.
  package let data: DataFrame
  /// For each row used its place in the data that were given, counted from 0.
  package let indices: [Int]
  /// How many rows were left out because something is missing.
  package let droppedCount: Int
  /// The terms of the right side.
  package private(set) var rightSide: FormulaRightSide

  /// Finds the rows that are complete for a formula and for the columns named besides. Left-out
  /// rows become a warning that says what they miss.
  package init(
    _ formula: Formula, data: DataFrame, alsoCompleteFor names: [String] = []
  ) throws {
    rightSide = try formula.rightSide(in: data)
    var checked: [(name: String, column: Column)] = []
    for name in formula.outcomeNames + rightSide.variables.flatMap(\.names) + names
    where !checked.contains(where: { $0.name == name }) {
      checked.append((name, try formula.existing(name, in: data)))
    }
    var isComplete = [Bool](repeating: true, count: data.count)
    var reasons: [String] = []
    for (name, column) in checked {
      let missing = column.missingCount
      guard missing > 0 else { continue }
      reasons.append("\"\(name)\" (\(missing))")
      for row in isComplete.indices where column.isMissing(at: row) { isComplete[row] = false }
    }
    indices = isComplete.indices.filter { isComplete[$0] }
    droppedCount = data.count - indices.count
    self.data = droppedCount == 0 ? data : data.selectingRows(indices)
    if droppedCount > 0 {
      ReportContext.warn(
        "dropped-rows",
        "\(droppedCount) of \(data.count) rows were left out of \(formula.source): missing in "
          + reasons.joined(separator: ", "))
    }
  }

  private init(_ other: CompleteRows, rightSide: FormulaRightSide) {
    data = other.data
    indices = other.indices
    droppedCount = other.droppedCount
    self.rightSide = rightSide
  }

  /// The same rows with only some of the terms, for models within a model; strata, clusters and offsets
  /// stay.
  package func keepingTerms(_ isKept: (FormulaTerm) -> Bool) -> CompleteRows {
    var side = rightSide
    side.terms = side.terms.filter(isKept)
    return CompleteRows(self, rightSide: side)
  }
}

extension CompleteRows {
  /// The same rows with some of the terms only, for a smaller model that is to be compared.
  package func keeping(_ terms: [FormulaTerm]) -> CompleteRows {
    var kept = self
    kept.rightSide.terms = rightSide.terms.filter(terms.contains)
    return kept
  }
}

extension Formula {
  /// The column of a name that the formula mentions; where there is none the error points at it.
  package func existing(_ name: String, in data: DataFrame) throws -> Column {
    do {
      return try data.found(name)
    } catch {
      guard let mention = mention(of: name) else { throw error }
      guard let comparison = mention.comparison else {
        throw failure(error.description, at: mention.node)
      }
      throw failure(
        "no column \"\(name)\"; a level stands in quotes: \(comparison) '\(name)'",
        at: mention.node)
    }
  }

  private func mention(of name: String) -> FormulaNode.Mention? {
    let left: [FormulaNode?] =
      switch outcome {
      case .none: []
      case .value(let node): [node]
      case .survival(let start, let time, let event): [start, time, event]
      }
    for side in left + [right] {
      if let found = side?.mention(of: name) { return found }
    }
    return nil
  }
}

extension FormulaNode {
  /// Where a name first stands; behind a comparison also what stands before it: "dead ==".
  struct Mention {
    let node: FormulaNode
    let comparison: String?
  }

  func mention(of name: String) -> Mention? {
    switch kind {
    case .name(let own): return own == name ? Mention(node: self, comparison: nil) : nil
    case .number, .text, .dot: return nil
    case .call(_, let arguments):
      return arguments.lazy.compactMap { $0.value.mention(of: name) }.first
    case .unary(_, let operand): return operand.mention(of: name)
    case .binary(let sign, let left, let right):
      if let found = left.mention(of: name) { return found }
      let found = right.mention(of: name)
      guard Comparison(rawValue: sign) != nil, right.kind == .name(name) else { return found }
      return Mention(node: right, comparison: "\(left) \(sign)")
    }
  }
}
