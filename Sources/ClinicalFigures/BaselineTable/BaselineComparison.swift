import Biostatistics
import Reporting

/// How the groups of a baseline table differ on one variable: the standardised mean difference and
/// the test. Either is `nil` where it does not apply: one group, an outcome, a variable that was
/// recorded in fewer than two groups.
struct BaselineComparison {
  let difference: Double?
  let test: (p: PValue, method: String)?

  /// Compares the groups; `statistic` says what is shown of numbers and so which test belongs, `samples`
  /// are their values where they are at hand.
  init(
    _ variable: BaselineVariable, statistic: BaselineStatistic?, samples: [[Double]]? = nil,
    groups: BaselineGroups, options: BaselineOptions
  ) throws {
    guard groups.rows.count > 1, !options.events.contains(variable.name) else {
      (difference, test) = (nil, nil)
      return
    }
    switch variable.content {
    case .numbers(let values):
      guard options.showsDifference || options.showsP else {
        (difference, test) = (nil, nil)
        return
      }
      let samples = samples ?? groups.rows.map { BaselineSample(values, rows: $0).values }
      difference =
        options.showsDifference
        ? Self.meanOverPairs(samples) { StandardizedDifference($0, $1).value } : nil
      test =
        options.showsP
        ? try Self.test(
          samples, names: groups.names, comparesMeans: statistic == .meanSD, rule: options.tests)
        : nil
    case .categories(let codes, let levels):
      let counts = groups.rows.map { rows in
        var counts = [Int](repeating: 0, count: levels.count)
        for row in rows where codes[row] >= 0 { counts[Int(codes[row])] += 1 }
        return counts
      }
      difference =
        options.showsDifference
        ? Self.meanOverPairs(counts) { StandardizedDifference(counts: $0, $1).value } : nil
      test =
        options.showsP
        ? try Self.test(counts, levels: levels, names: groups.names, rule: options.tests) : nil
    }
  }

  /// The mean of a distance over all pairs of groups; `nil` where one of them is not defined.
  private static func meanOverPairs<Group>(
    _ groups: [Group], _ distance: (Group, Group) -> Double
  ) -> Double? {
    var distances: [Double] = []
    for (index, first) in groups.enumerated() {
      for second in groups[(index + 1)...] { distances.append(distance(first, second)) }
    }
    let mean = distances.reduce(0, +) / Double(distances.count)
    return mean.isFinite ? mean : nil
  }

  // MARK: - Tests

  private static func test(
    _ samples: [[Double]], names: [String], comparesMeans: Bool, rule: BaselineTests
  ) throws -> (PValue, String)? {
    guard samples.filter({ !$0.isEmpty }).count > 1 else { return nil }
    let groups = try GroupedSamples(samples, names: names)
    return try orNote { try numericTest(groups, comparesMeans: comparesMeans, rule: rule) }
  }

  private static func numericTest(
    _ groups: GroupedSamples, comparesMeans: Bool, rule: BaselineTests
  ) throws -> any StatisticalTest {
    let isPair = groups.withoutEmptyGroups.samples.count == 2
    if rule == .tableone {
      guard comparesMeans else { return try KruskalWallis(groups) }
      return isPair ? try TTest(groups, variance: .pooled) : try OneWayANOVA(groups)
    }
    if comparesMeans {
      return isPair ? try TTest(groups) : try OneWayANOVA(groups, variance: .welch)
    }
    return isPair ? try WilcoxonRankSum(groups) : try KruskalWallis(groups)
  }

  private static func test(
    _ counts: [[Int]], levels: [String], names: [String], rule: BaselineTests
  ) throws -> (PValue, String)? {
    let byLevel = levels.indices.map { level in counts.map { $0[level] } }
    let table = try ContingencyTable(byLevel, rowLevels: levels, columnLevels: names)
      .withoutEmptyLevels
    guard table.columnLevels.count > 1 else { return nil }
    return try orNote { try categoricalTest(table, rule: rule) }
  }

  private static func categoricalTest(
    _ table: ContingencyTable, rule: BaselineTests
  ) throws -> any StatisticalTest {
    let smallest = table.smallestExpected
    let isFourfold = table.rowLevels.count == 2 && table.columnLevels.count == 2
    switch rule {
    case .standard:
      return smallest < 5 ? try FisherExactTest(table) : try ChiSquaredTest(table)
    case .tableone: return try ChiSquaredTest(table, yates: isFourfold)
    case .chinese where isFourfold:
      if table.total < 40 || smallest < 1 { return try FisherExactTest(table) }
      return try ChiSquaredTest(table, yates: smallest < 5)
    case .chinese:
      let expected = table.expected.flatMap { $0 }
      let isSparse = smallest < 1 || expected.count { $0 < 5 } * 5 > expected.count
      return isSparse ? try FisherExactTest(table) : try ChiSquaredTest(table)
    }
  }

  /// The result of a test; one that the data do not allow leaves no P value but a warning with the
  /// reason.
  private static func orNote(
    _ make: () throws -> any StatisticalTest
  ) throws -> (PValue, String)? {
    do {
      let test = try make()
      return (test.p, test.method)
    } catch {
      guard error is TestFailure else { throw error }
      ReportContext.warn("not-estimable", "\(error)")
      return nil
    }
  }
}
