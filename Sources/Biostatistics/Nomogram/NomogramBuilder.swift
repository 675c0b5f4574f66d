import DataFrames
import Reporting

/// Lays out the axes of a nomogram before their points are known.
struct NomogramBuilder {
  /// An axis with its marks as numbers or levels and what each adds.
  struct Draft {
    var column: String
    var group: Int
    var cells: [(name: String, cell: Column)] = []
    var conditions: [Nomogram.Axis.Condition] = []
    var label: String?
    var unit: String?
    var texts: [String]
    var numbers: [Double]?
    var counts: [Int]?
    var effects: [Double]
    var range: ClosedRange<Double>?
    var isDiscrete = false
    var values: [Double] = []
    /// The least and the largest effect on the axis.
    var extent: ClosedRange<Double>
  }

  let source: NomogramSource
  let rule: Nomogram.AxisRule

  private static let gridCount = 200
  private static let combinationLimit = 24

  // MARK: - A model

  /// The groups of a model's terms: those that share a column belong together. Each has its columns and
  /// the places of its coefficients.
  static func groups(of terms: [ModelTerm]) -> [(columns: [String], places: [Int])] {
    var groups: [(columns: [String], places: [Int])] = []
    for term in terms {
      let joined = groups.indices.filter { index in
        groups[index].columns.contains { term.columns.contains($0) }
      }
      var columns = joined.flatMap { groups[$0].columns }
      for name in term.columns where !columns.contains(name) { columns.append(name) }
      let places = joined.flatMap { groups[$0].places } + Array(term.coefficients)
      guard let first = joined.first else {
        groups.append((columns, places))
        continue
      }
      groups[first] = (columns, places)
      for index in joined.dropFirst().reversed() { groups.remove(at: index) }
    }
    return groups
  }

  /// The axes of a group of columns of a model's rows.
  func drafts(ofGroup group: Int, columns: [String], model: any CodedModel) throws -> [Draft] {
    let data = model.fittedRows.data
    let kinds = try columns.map { try NomogramColumn(data.found($0), coding: model.fittedCoding) }
    // The predictor with the most values runs along the axis, numbers before levels.
    let main = kinds.indices.max { first, second in
      let (a, b) = (kinds[first], kinds[second])
      return a.isNumeric == b.isNumeric
        ? (a.choices.count, second) < (b.choices.count, first) : b.isNumeric
    }
    guard let main else { throw NomogramFailure.noPredictors }
    var held: [[NomogramColumn.Choice]] = [[]]
    for (index, kind) in kinds.enumerated() where index != main {
      let choices = kind.held()
      held = held.flatMap { before in choices.map { before + [$0] } }
    }
    guard held.count <= Self.combinationLimit else {
      throw NomogramFailure.combinations(columns: columns, count: held.count)
    }
    return try held.map { choices in
      var draft = try draft(of: kinds[main], group: group, holding: choices)
      draft.conditions = choices.map { choice in
        Nomogram.Axis.Condition(
          column: choice.column, label: data.label(of: choice.column), value: choice.text)
      }
      return draft
    }
  }

  private func draft(
    of kind: NomogramColumn, group: Int, holding choices: [NomogramColumn.Choice]
  ) throws -> Draft {
    let cells = choices.map { (name: $0.column, cell: $0.cell) }
    func effects(_ column: Column) throws -> [Double] {
      try source.effects(ofGroup: group, at: column, of: kind.name, holding: cells)
    }
    guard kind.isNumeric else {
      let own = try kind.choices.map { try effects($0.cell)[0] }
      return Draft(
        column: kind.name, group: group, cells: cells, texts: kind.choices.map(\.text),
        counts: kind.choices.map(\.count), effects: own, extent: try Self.extent(own, kind.name))
    }
    let (marks, range) = try kind.marks(rule)
    let isDiscrete = kind.isDiscrete
    let own = try effects(Column(marks))
    var all = own
    if rule != .pretty, !isDiscrete {
      let step = (range.upperBound - range.lowerBound) / Double(Self.gridCount)
      all += try effects(
        Column((0...Self.gridCount).map { range.lowerBound + Double($0) * step }))
    }
    return Draft(
      column: kind.name, group: group, cells: cells, texts: marks.map(\.plainText),
      numbers: marks, effects: own, range: range, isDiscrete: isDiscrete, values: kind.values,
      extent: try Self.extent(all, kind.name))
  }

  private static func extent(_ effects: [Double], _ name: String) throws -> ClosedRange<Double> {
    guard let least = effects.min(), let most = effects.max(), effects.allSatisfy(\.isFinite) else {
      throw NomogramFailure.invalid(
        "the effect of \"\(name)\" is not finite everywhere on its axis; look at its transformation"
      )
    }
    return least...most
  }

  // MARK: - Coefficients

  /// The axis of a predictor that was written out.
  func draft(
    of name: String, _ effect: Nomogram.Effect, group: Int, data: DataFrame?
  ) throws -> Draft {
    let column = try data.flatMap { $0.hasColumn(name) ? try $0.found(name) : nil }
    switch effect.form {
    case .levels(let levels):
      var counts: [Int]?
      if let column {
        let texts = column.texts
        counts = levels.map { level in texts.count { $0 == level.name } }
      }
      let own = levels.map(\.coefficient)
      return Draft(
        column: name, group: group, texts: levels.map(\.name), counts: counts, effects: own,
        extent: try Self.extent(own, name))
    case .slope(let slope, let range):
      let known = try column.map { try $0.numbers().filter(\.isFinite).sorted() } ?? []
      let given = range.map { range in known.filter { range.contains($0) } } ?? known
      let kind = NomogramColumn(
        name: name, numbers: given.isEmpty ? Self.ends(range, name) : given)
      var (marks, ends) = try kind.marks(range == nil ? rule : .percentiles(0, 100))
      if let range {
        ends = range
        marks = PrettyNumbers.covering(range.lowerBound, range.upperBound, count: 10)
          .filter(range.contains)
      }
      let own = marks.map { $0 * slope }
      return Draft(
        column: name, group: group, texts: marks.map(\.plainText), numbers: marks, effects: own,
        range: ends, isDiscrete: range == nil && kind.isDiscrete, values: given,
        extent: try Self.extent(own + [ends.lowerBound * slope, ends.upperBound * slope], name))
    }
  }

  /// Without a range a coefficient is taken for that of an indicator.
  private static func ends(_ range: ClosedRange<Double>?, _ name: String) -> [Double] {
    if let range { return [range.lowerBound, range.upperBound] }
    ReportContext.warn(
      "nomogram-range",
      "the axis of \"\(name)\" runs from 0 to 1, because no range is known; write "
        + "\"\(name)\": .perUnit(…, from: 30, to: 80), or give the data")
    return [0, 1]
  }
}
