public import DataFrames

// Every comparison can be made from a formula and a data frame. Rows with a missing value or group are
// left out, with one warning; a group is a level of the column right of `~`.

extension TTest {
  /// Compares the means of `value ~ group`; the first level's minus the second's.
  public init(
    _ formula: String, data: DataFrame, variance: Variance = .welch, level: Double = 0.95
  ) throws {
    let groups = try GroupedSamples(formula, data: data, test: "the t test")
    try self.init(groups, variance: variance, level: level)
  }
}

extension PairedTTest {
  /// Compares the columns of `first ~ second` row by row, first minus second.
  public init(_ formula: String, data: DataFrame, level: Double = 0.95) throws {
    let pair = try ColumnPair(formula, data: data, test: "the paired t test")
    try self.init(pair.first, pair.second, level: level)
    rowsDropped += pair.droppedCount
  }
}

extension WilcoxonRankSum {
  /// Compares the two groups of `value ~ group`.
  public init(
    _ formula: String, data: DataFrame, method: RankTestMethod = .automatic
  ) throws {
    let groups = try GroupedSamples(formula, data: data, test: "the Wilcoxon rank-sum test")
    try self.init(groups, method: method)
  }
}

extension WilcoxonSignedRank {
  /// Compares the columns of `first ~ second` row by row, first minus second.
  public init(
    _ formula: String, data: DataFrame, method: RankTestMethod = .automatic
  ) throws {
    let pair = try ColumnPair(formula, data: data, test: "the Wilcoxon signed-rank test")
    try self.init(pair.first, pair.second, method: method)
    rowsDropped += pair.droppedCount
  }
}

extension KruskalWallis {
  /// Compares the groups of `value ~ group`.
  public init(_ formula: String, data: DataFrame) throws {
    try self.init(GroupedSamples(formula, data: data, test: "the Kruskal–Wallis test"))
  }
}

extension OneWayANOVA {
  /// Compares the means of the groups of `value ~ group`.
  public init(
    _ formula: String, data: DataFrame, variance: TTest.Variance = .pooled
  ) throws {
    let groups = try GroupedSamples(formula, data: data, test: "the analysis of variance")
    try self.init(groups, variance: variance)
  }
}

extension LeveneTest {
  /// Compares the spread of the groups of `value ~ group`.
  public init(_ formula: String, data: DataFrame, center: Center = .median) throws {
    try self.init(GroupedSamples(formula, data: data, test: "Levene's test"), center: center)
  }
}

extension BartlettTest {
  /// Compares the variances of the groups of `value ~ group`.
  public init(_ formula: String, data: DataFrame) throws {
    try self.init(GroupedSamples(formula, data: data, test: "Bartlett's test"))
  }
}

extension VarianceRatioTest {
  /// Compares the variances of the two groups of `value ~ group`, first over second.
  public init(_ formula: String, data: DataFrame) throws {
    try self.init(GroupedSamples(formula, data: data, test: "the F test of two variances"))
  }
}

extension KolmogorovSmirnovTest {
  /// Compares the distributions of the two groups of `value ~ group`.
  public init(_ formula: String, data: DataFrame) throws {
    try self.init(GroupedSamples(formula, data: data, test: "the Kolmogorov–Smirnov test"))
  }
}

extension TukeyHSD {
  /// Compares all pairs of the groups of `value ~ group`.
  public init(_ formula: String, data: DataFrame, level: Double = 0.95) throws {
    try self.init(GroupedSamples(formula, data: data, test: "Tukey's test"), level: level)
  }
}

extension PairwiseComparisons {
  /// Compares all pairs of the groups of `value ~ group`.
  public init(
    _ formula: String, data: DataFrame, test: Test, adjustment: Adjustment = .holm
  ) throws {
    let groups = try GroupedSamples(formula, data: data, test: "a comparison of pairs")
    try self.init(groups, test: test, adjustment: adjustment)
  }
}

extension StandardizedDifference {
  /// The standardised difference of the means of the two groups of `value ~ group`.
  public init(_ formula: String, data: DataFrame) throws {
    let groups = try GroupedSamples(formula, data: data, test: "a standardised difference")
    let (first, second) = try groups.two(atLeast: 2, test: "a standardised difference")
    self.init(first, second)
  }

  /// The standardised difference of the levels in a table's rows between its two columns.
  public init(_ table: ContingencyTable) throws {
    guard table.columnLevels.count == 2 else {
      throw TestFailure.wrongNumberOfGroups(
        variable: "the columns", levels: table.columnLevels, needed: "two",
        test: "a standardised difference")
    }
    self.init(counts: table.counts.map { $0[0] }, table.counts.map { $0[1] })
  }
}

extension ChiSquaredTest {
  /// Tests whether the levels of `row ~ column` are independent.
  public init(_ formula: String, data: DataFrame, yates: Bool = false) throws {
    try self.init(ContingencyTable(formula, data: data), yates: yates)
  }
}

extension FisherExactTest {
  /// Tests whether the levels of `row ~ column` are independent.
  public init(
    _ formula: String, data: DataFrame, level: Double = 0.95, seed: UInt64? = nil
  ) throws {
    try self.init(ContingencyTable(formula, data: data), level: level, seed: seed)
  }
}

extension McNemarTest {
  /// Tests the change between the paired variables of `first ~ second`, which need two levels each.
  public init(_ formula: String, data: DataFrame, variant: Variant = .corrected) throws {
    try self.init(ContingencyTable(formula, data: data), variant: variant)
  }
}

extension ProportionTrendTest {
  /// Tests whether the share of the second level of `group ~ outcome` changes over the groups.
  public init(_ formula: String, data: DataFrame, scores: [Double]? = nil) throws {
    try self.init(ContingencyTable(formula, data: data), scores: scores)
  }
}
