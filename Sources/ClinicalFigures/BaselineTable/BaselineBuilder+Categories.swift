import Documents

extension BaselineBuilder {
  /// Adds the rows of a categorical variable: one for a variable of two levels, else a head and a
  /// row for each level.
  mutating func addCategories(
    _ variable: BaselineVariable, _ codes: [Int32], _ levels: [String]
  ) throws {
    let counts = groups.columns.map { rows in
      var counts = [Int](repeating: 0, count: levels.count)
      for row in rows where codes[row] >= 0 { counts[Int(codes[row])] += 1 }
      return counts
    }
    let known = counts.map { $0.reduce(0, +) }
    if known.contains(0) { hasUnrecorded = true }
    let comparison = try BaselineComparison(
      variable, statistic: nil, groups: groups, options: options)
    let cells = comparisonCells(comparison)
    if levels.count == 2, !options.showsAllLevels {
      let label =
        BaselineVariable.saysYes(levels)
        ? variable.label(in: words)
        : variable.label(in: words) + words.colon + LevelName.typographic(levels[1])
      rows.append(
        Table.Row(
          [labelCell(label + words.comma + words.numberAndShare)]
            + levelCells(1, counts: counts, known: known) + cells))
    } else {
      let blank = [Table.Cell](repeating: Table.Cell(), count: groups.columns.count)
      rows.append(
        Table.Row(
          [labelCell(variable.label(in: words) + words.comma + words.numberAndShare)] + blank
            + cells,
          role: .groupHead))
      for (level, name) in levels.enumerated() {
        rows.append(
          Table.Row(
            [labelCell(LevelName.typographic(name))]
              + levelCells(level, counts: counts, known: known) + emptyComparison, role: .level))
      }
      noteRounding(counts: counts, known: known)
    }
    addMissing(zip(groups.columns, known).map { $0.count - $1 })
  }

  private func levelCells(_ level: Int, counts: [[Int]], known: [Int]) -> [Table.Cell] {
    zip(counts, known).map { counts, known in
      guard known > 0 else { return unrecordedCell }
      return countCell(counts[level], of: known, decimals: known < 100 ? 0 : 1)
    }
  }

  /// Finds out whether the percentages that are shown add up, so that the note says what is true.
  private mutating func noteRounding(counts: [[Int]], known: [Int]) {
    for (counts, known) in zip(counts, known) where known > 0 {
      let decimals = known < 100 ? 0 : 1
      let unit = known < 100 ? 1 : 10
      let shown = counts.reduce(0) { sum, count in
        let (quotient, rest) = (count * 100 * unit).quotientAndRemainder(dividingBy: known)
        return sum + quotient + (rest * 2 >= known ? 1 : 0)
      }
      if shown != 100 * unit, decimals >= 0 { hasRoundingGap = true }
    }
  }
}
