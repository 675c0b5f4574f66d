import DataFrames

/// A column of the data as an axis sees it: levels, or numbers.
struct NomogramColumn {
  /// A level, or a number, with the cell that stands for it.
  struct Choice {
    let column: String
    let text: String
    let cell: Column
    let count: Int
  }

  let name: String
  let isNumeric: Bool
  /// The levels that occur, in order; of numbers up to ten distinct ones.
  let choices: [Choice]
  /// The numbers, ascending.
  let values: [Double]

  /// Up to how many distinct numbers are marked each.
  private static let discreteLimit = 10

  /// Whether there are few distinct numbers, each of which is marked.
  var isDiscrete: Bool { isNumeric && choices.count > 1 && choices.count <= Self.discreteLimit }

  /// A column of the rows of a model. Numbers that the model takes for levels are levels.
  init(_ column: Column, coding: DesignCoding) throws {
    name = column.name
    let using = coding.variables.filter { $0.node.names.contains(column.name) }
    let isFactor = !using.isEmpty && using.allSatisfy(\.isFactor)
    if let grouping = Grouping(categorical: column)?.droppingUnusedLevels() {
      isNumeric = false
      values = []
      let counts = grouping.counts
      var firsts = [Int?](repeating: nil, count: grouping.levels.count)
      for (row, code) in grouping.codes.enumerated() where code >= 0 {
        if firsts[Int(code)] == nil { firsts[Int(code)] = row }
      }
      choices = grouping.levels.indices.map { level in
        Choice(
          column: column.name, text: grouping.levels[level],
          cell: column.selecting([firsts[level] ?? 0]), count: counts[level])
      }
      return
    }
    let sorted = try column.numbers().filter(\.isFinite).sorted()
    let own = isFactor ? Int.max : Self.discreteLimit
    isNumeric = !isFactor
    values = isFactor ? [] : sorted
    choices = Self.choices(of: sorted, name: column.name, limit: own)
  }

  /// Numbers without a model.
  init(name: String, numbers: [Double]) {
    self.name = name
    isNumeric = true
    values = numbers
    choices = Self.choices(of: numbers, name: name, limit: Self.discreteLimit)
  }

  /// The distinct numbers with how often each occurs; none where there are more than `limit`.
  private static func choices(of sorted: [Double], name: String, limit: Int) -> [Choice] {
    var distinct: [(value: Double, count: Int)] = []
    for value in sorted {
      if distinct.last?.value == value {
        distinct[distinct.count - 1].count += 1
      } else {
        guard distinct.count < limit else { return [] }
        distinct.append((value, 1))
      }
    }
    return distinct.map { value, count in
      Choice(column: name, text: value.plainText, cell: Column([value]), count: count)
    }
  }

  /// What the column holds where another one runs along the axis: its levels, up to three numbers, or of
  /// many numbers the 10th, 50th and 90th percentiles.
  func held() -> [Choice] {
    guard isNumeric, !(1...3).contains(choices.count) else { return choices }
    var seen: [Double] = []
    for probability in [0.1, 0.5, 0.9] {
      let value = Quantile.of(sorted: values, probability)
      if !seen.contains(value) { seen.append(value) }
    }
    return seen.map { Choice(column: name, text: $0.plainText, cell: Column([$0]), count: 0) }
  }

  /// The numbers that are marked, and the ends of the axis.
  func marks(_ rule: Nomogram.AxisRule) throws -> (marks: [Double], range: ClosedRange<Double>) {
    guard let least = values.first, let most = values.last, least < most else {
      throw NomogramFailure.invalid("\"\(name)\" has no two different values for an axis")
    }
    if isDiscrete { return (choices.map { $0.cell.doubles[0] }, least...most) }
    guard case .percentiles(let first, let last) = rule else {
      let marks = PrettyNumbers.covering(least, most, count: 10)
      return (marks, (marks.first ?? least)...(marks.last ?? most))
    }
    guard first >= 0, last <= 100, first < last else {
      throw NomogramFailure.invalid(
        "the axes of a nomogram run between two percentiles from 0 to 100, the lower first")
    }
    var low = Quantile.of(sorted: values, first / 100)
    var high = Quantile.of(sorted: values, last / 100)
    if !(low < high) { (low, high) = (least, most) }
    // Ends that a reader can name: rounded outwards to a hundredth of a round span, within the data.
    let fine = PrettyNumbers.covering(low, high, count: 50)
    low = max(least, fine.first ?? low)
    high = min(most, fine.last ?? high)
    let marks = PrettyNumbers.covering(low, high, count: 10).filter { $0 >= low && $0 <= high }
    return (marks, low...high)
  }
}
