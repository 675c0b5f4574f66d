import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds that compare groups.
let comparisonKinds: [String: ConformanceKinds.Computation] = [
  "two_group_numeric": twoGroups, "contingency": contingency, "k_group_numeric": severalGroups,
]

/// The values of each level in order, without missing ones.
private func samples(_ question: ConformanceCase) throws -> [[Double]] {
  if let x = question.inline("x"), let y = question.inline("y") { return [x, y] }
  let group = try question.text("group")
  let levels = question.texts("levels")
  let frame = try question.frame(levels: levels, of: group)
  let column = try question.text("column")
  return levels.map { level in
    frame[frame[group] == level][column].doubles.filter { !$0.isNaN }
  }
}

@Sendable private func twoGroups(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let groups = try samples(question)
  guard groups.count == 2 else { throw ConformanceCase.Failure.missing("two levels") }
  let (x, y) = (groups[0], groups[1])
  let (first, second) = (try Description(x), try Description(y))
  let student = try TTest(x, y, variance: .pooled)
  let welch = try TTest(x, y)
  let corrected = try WilcoxonRankSum(x, y, method: .asymptotic(continuity: true))
  let plain = try WilcoxonRankSum(x, y, method: .asymptotic(continuity: false))
  let ratio = try VarianceRatioTest(x, y)
  let levene = try LeveneTest([x, y])
  let leveneMean = try LeveneTest([x, y], center: .mean)
  let kolmogorov = try KolmogorovSmirnovTest(x, y)
  let difference = StandardizedDifference(x, y)
  var result: [String: JSONValue] = [
    "n1": .of(x.count), "n2": .of(y.count), "mean1": .of(first.mean), "mean2": .of(second.mean),
    "sd1": .of(first.standardDeviation), "sd2": .of(second.standardDeviation),
    "difference": .of(welch.estimate?.value),
    "student_t": .of(student.statistic), "student_df": .of(student.degreesOfFreedom),
    "student_p": .of(student.p.value),
    "student_ci": .of([student.estimate?.lower, student.estimate?.upper]),
    "welch_t": .of(welch.statistic), "welch_df": .of(welch.degreesOfFreedom),
    "welch_p": .of(welch.p.value), "welch_ci": .of([welch.estimate?.lower, welch.estimate?.upper]),
    "mann_whitney_U": .of(corrected.statistic),
    "mann_whitney_p_normal_cc": .of(corrected.p.value),
    "mann_whitney_p_normal_nocc": .of(plain.p.value), "ties": .truth(corrected.hasTies),
    "var_ratio_F": .of(ratio.statistic), "var_ratio_p": .of(ratio.p.value),
    "levene_median_F": .of(levene.statistic), "levene_median_p": .of(levene.p.value),
    "levene_mean_F": .of(leveneMean.statistic), "levene_mean_p": .of(leveneMean.p.value),
    "ks_D": .of(kolmogorov.statistic), "ks_p": .of(kolmogorov.p.value),
    "smd_signed": .of(difference.signed), "smd": .of(difference.value),
  ]
  if !corrected.hasTies, max(x.count, y.count) < 50 {
    result["mann_whitney_p_exact"] = .of(try WilcoxonRankSum(x, y, method: .exact).p.value)
  }
  return result
}

@Sendable private func contingency(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let row = try question.text("row")
  let column = try question.text("column")
  let (rowLevels, columnLevels) = (question.texts("row_levels"), question.texts("column_levels"))
  let frame = try question.frame(levels: columnLevels, of: column).restricted(row, to: rowLevels)
  let counts = rowLevels.map { level in
    columnLevels.map { other in
      frame[frame[row] == level && frame[column] == other].count
    }
  }
  let table = try ContingencyTable(counts, rowLevels: rowLevels, columnLevels: columnLevels)
  let test = try ChiSquaredTest(table)
  let fisher = try FisherExactTest(table)
  var result: [String: JSONValue] = [
    "counts": .list(table.counts.map { .of($0) }), "n": .of(table.total),
    "column_percent": .list(table.columnProportions.map { .of($0.map { 100 * $0 }) }),
    "expected": .list(table.expected.map { .of($0) }),
    "min_expected": .of(table.smallestExpected), "chisq": .of(test.statistic),
    "df": .of(test.degreesOfFreedom), "chisq_p": .of(test.p.value),
    "fisher_p": .of(fisher.p.value), "cramers_v": .of(table.cramersV),
  ]
  if columnLevels.count == 2 {
    result["smd"] = .of(try StandardizedDifference(table).value)
    if rowLevels.count > 2 {
      let trend = try ProportionTrendTest(table)
      result["trend_chisq"] = .of(trend.statistic)
      result["trend_p"] = .of(trend.p.value)
    } else if rowLevels.count == 2 {
      result.merge(try fourfold(table, fisher)) { $1 }
    }
  }
  return result
}

private func fourfold(
  _ table: ContingencyTable, _ fisher: FisherExactTest
) throws -> [String: JSONValue] {
  let yates = try ChiSquaredTest(table, yates: true)
  let ratio = try table.oddsRatio().estimate
  return [
    "chisq_yates": .of(yates.statistic), "chisq_yates_p": .of(yates.p.value),
    "fisher_or_conditional_mle": .of(fisher.estimate?.value ?? fisher.estimate?.unsupported),
    "fisher_or_ci": .of([fisher.estimate?.lower, fisher.estimate?.upper]),
    "fisher_p_greater": .of(fisher.pGreater?.value), "fisher_p_less": .of(fisher.pLess?.value),
    "odds_ratio": .of(ratio.value ?? ratio.unsupported),
    "odds_ratio_wald_ci": .of([ratio.lower, ratio.upper]),
  ]
}

@Sendable private func severalGroups(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let levels = question.texts("levels")
  let group = try question.text("group")
  let frame = try question.frame(levels: levels, of: group)
  let formula = "\(quoted(try question.text("column"))) ~ \(quoted(group))"
  let described = try samples(question).map { try Description($0) }
  let kruskal = try KruskalWallis(formula, data: frame)
  let anova = try OneWayANOVA(formula, data: frame)
  let welch = try OneWayANOVA(formula, data: frame, variance: .welch)
  let bartlett = try BartlettTest(formula, data: frame)
  let levene = try LeveneTest(formula, data: frame)
  let tukey = try TukeyHSD(formula, data: frame)
  let ranks = try PairwiseComparisons(formula, data: frame, test: .rankSum, adjustment: .none)
  let means = try PairwiseComparisons(formula, data: frame, test: .pooledT, adjustment: .bonferroni)
  return [
    "n": .of(described.map(\.count)), "mean": .of(described.map(\.mean)),
    "sd": .of(described.map(\.standardDeviation)), "kruskal_H": .of(kruskal.statistic),
    "kruskal_df": .of(kruskal.degreesOfFreedom), "kruskal_p": .of(kruskal.p.value),
    "anova_F": .of(anova.statistic),
    "anova_df": .of([anova.degreesOfFreedom, anova.residualDegreesOfFreedom]),
    "anova_p": .of(anova.p.value), "anova_ss": .of([anova.squaresBetween, anova.squaresWithin]),
    "welch_F": .of(welch.statistic),
    "welch_df": .of([welch.degreesOfFreedom, welch.residualDegreesOfFreedom]),
    "welch_p": .of(welch.p.value), "bartlett_K2": .of(bartlett.statistic),
    "bartlett_p": .of(bartlett.p.value), "levene_median_F": .of(levene.statistic),
    "levene_median_p": .of(levene.p.value),
    "pair_labels": .of(ranks.pairs.map { "\($0.first)-\($0.second)" }),
    "pairwise_wilcoxon_p_raw": .of(ranks.pairs.map(\.unadjusted.value)),
    "pairwise_t_pooled_p_raw": .of(means.pairs.map(\.unadjusted.value)),
    "pairwise_t_pooled_p_bonferroni": .of(means.pairs.map(\.p.value)),
    "tukey_labels": .of(tukey.pairs.map { "\($0.first)-\($0.second)" }),
    "tukey_difference": .of(tukey.pairs.map(\.difference.value)),
    "tukey_lower": .of(tukey.pairs.map(\.difference.lower)),
    "tukey_upper": .of(tukey.pairs.map(\.difference.upper)),
    "tukey_p": .of(tukey.pairs.map(\.p.value)),
  ]
}
