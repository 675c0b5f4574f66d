package import DataFrames
import Reporting

extension Nomogram {
  /// The points of a number of a predictor: `points("age", 60)`. Beyond the axis they follow the same
  /// rule. A predictor that does not exist, has levels or interacts with others ends the report.
  public func points(_ predictor: String, _ value: Double, line: Int = #line) -> Double {
    orStop(line: line) {
      let axis = try axis(of: predictor)
      guard axis.range != nil else { return try points(of: axis, level: value.plainText) }
      return try points(onAxis: axis, at: [value])[0]
    }
  }

  /// The points of a level of a predictor: `points("stage", "III")`.
  public func points(_ predictor: String, _ level: String, line: Int = #line) -> Double {
    orStop(line: line) { try points(of: axis(of: predictor), level: level) }
  }

  /// The points of a truth value of a predictor.
  public func points(_ predictor: String, _ value: Bool, line: Int = #line) -> Double {
    points(predictor, value ? "yes" : "no", line: line)
  }

  /// The points of numbers along an axis of numbers.
  package func points(onAxis axis: Axis, at values: [Double]) throws -> [Double] {
    try source.effects(
      ofGroup: axis.group, at: Column(values), of: axis.column, holding: axis.cells
    ).map { ($0 - minima[axis.group]) * pointsPerUnit }
  }

  /// The axis on which each predictor of a row is read and its points, in the order of the axes: one for
  /// each group of predictors that interact. Where the others of an interaction hold a number between
  /// those of the axes, the points are exact and the axis is the nearest.
  package func readings(of row: DataFrame) throws -> [(axis: Int, points: Double)] {
    let effects = try source.effects(of: row)
    return try effects.indices.compactMap { group in
      let own = axes.indices.filter { axes[$0].group == group }
      guard !own.isEmpty else { return nil }
      let distances = try own.map { try distance(of: row, from: axes[$0]) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
      return (own[nearest], (effects[group][0] - minima[group]) * pointsPerUnit)
    }
  }

  /// How far a row is from what an axis holds: levels that differ count most.
  private func distance(of row: DataFrame, from axis: Axis) throws -> Double {
    var sum = 0.0
    for condition in axis.conditions {
      let column = try row.found(condition.column)
      guard column.text(at: 0) != condition.value else { continue }
      guard let held = Double(condition.value), case .numbers(let own) = column.storage else {
        sum += 1e6
        continue
      }
      sum += abs(held - own[0]) / max(abs(held), 1e-9)
    }
    return sum
  }

  private func points(of axis: Axis, level: String) throws -> Double {
    guard let mark = axis.marks.first(where: { $0.text == level }) else {
      guard axis.range == nil else {
        throw NomogramFailure.invalid(
          "\"\(axis.column)\" has numbers, not levels: points(\"\(axis.column)\", 60)")
      }
      throw NomogramFailure.unknownLevel(
        level, predictor: axis.column, known: axis.marks.map(\.text))
    }
    return mark.points
  }

  private func axis(of predictor: String) throws -> Axis {
    let own = axes.filter { $0.column == predictor }
    if own.count == 1, own[0].conditions.isEmpty { return own[0] }
    if let other = axes.first(where: { axis in
      axis.column == predictor && !axis.conditions.isEmpty
        || axis.conditions.contains { $0.column == predictor }
    }) {
      let names = [other.column] + other.conditions.map(\.column)
      throw NomogramFailure.invalid(
        "\(names.map { "\"\($0)\"" }.joined(separator: ", ")) interact and share their points; "
          + "total(for:) takes the whole patient")
    }
    var known: [String] = []
    for name in axes.map(\.column) where !known.contains(name) { known.append(name) }
    throw NomogramFailure.unknownPredictor(predictor, known: known)
  }

  // MARK: - Patients

  /// One row with typical values: medians of numbers, rounded to what the axis marks where they are
  /// whole; the most frequent level of the others; without data the middle of each axis.
  package func typicalPatient() throws -> DataFrame {
    var cells: [(String, Cell)] = []
    var names: Set<String> = []
    for axis in axes where names.insert(axis.column).inserted {
      if let range = axis.range {
        let middle =
          axis.values.isEmpty
          ? axis.marks[axis.marks.count / 2].value ?? range.lowerBound
          : axis.values[(axis.values.count - 1) / 2]
        cells.append((axis.column, Cell(floatLiteral: middle)))
      } else {
        // Of levels that are equally frequent the first.
        let most = axis.marks.max { ($0.count ?? 0) < ($1.count ?? 0) }?.count
        let mark = axis.marks.first { $0.count == most } ?? axis.marks[0]
        cells.append((axis.column, Cell(stringLiteral: mark.text)))
      }
      for condition in axis.conditions where names.insert(condition.column).inserted {
        let all = axes.flatMap(\.conditions).filter { $0.column == condition.column }
        let value = all[min(all.count / 2, all.count - 1)].value
        cells.append((condition.column, Cell(stringLiteral: value)))
      }
    }
    return try row(of: cells)
  }

  /// A row with cells that are written out, of the kinds that the model's columns have. A predictor that
  /// is left out has a typical value only in a model; unknown names are errors.
  package func row(of cells: [(String, Cell)]) throws -> DataFrame {
    let known = axes.map(\.column) + axes.flatMap { $0.conditions.map(\.column) }
    for (name, _) in cells where !known.contains(name) {
      throw NomogramFailure.unknownPredictor(name, known: Array(Set(known)).sorted())
    }
    for name in known where !cells.contains(where: { $0.0 == name }) {
      throw NomogramFailure.invalid("the patient lacks a value of \"\(name)\"")
    }
    var frame = DataFrame([:])
    if case .model(_, _, let typical, _) = source { frame = typical }
    for (name, cell) in cells {
      let column = Column(arrayLiteral: cell)
      try frame.set(frame.hasColumn(name) ? frame.found(name).alike(column) : column, as: name)
    }
    return frame
  }
}

extension Column {
  /// The cells of another column as this one's kind has them: numbers stay numbers, truth values are read
  /// from yes and no, all else is text.
  fileprivate func alike(_ other: Column) -> Column {
    switch storage {
    case .truth:
      return Column(
        other.texts.map { text in text.map { ["yes", "true", "1"].contains($0.lowercased()) } })
    case .numbers:
      if case .numbers = other.storage { return other }
      return Column(other.texts.map { $0.flatMap(Double.init) })
    case .categories, .text, .dates: return Column(other.texts)
    }
  }
}
