import Reporting

/// The words that a baseline table sets itself, in the document's language.
struct BaselineWords {
  let characteristic: String
  let overall: String
  let standardizedDifference: String
  let missing: String
  let numberAndShare: String
  let meanAndDeviation: String
  let medianAndQuartiles: String
  let medianAndRange: String
  /// Joins the label of a variable with what its cells hold: "Age, years, mean (SD)".
  let comma: String
  /// Joins a label with its unit: "Age, years".
  let unitSeparator: String
  /// Joins the label of a variable with the level that is counted: "Sex: male".
  let colon: String
  /// Ends a sentence of the notes, and separates it from the next.
  let fullStop: String
  let rounding: String
  let shareOfKnown: String
  let differenceOfTwo: String
  let differenceOfMany: String
  let notApplicable: String

  /// The words of a language, quartiles in the form of the style; English where there are no others.
  init(language: String, style: NumberStyle = NumberStyle()) {
    if language.hasPrefix("zh") {
      characteristic = "特征"
      overall = "合计"
      standardizedDifference = "SMD"
      missing = "缺失"
      numberAndShare = "*n*（%）"
      meanAndDeviation = "均数（标准差）"
      medianAndQuartiles = "*M*（*Q*~1~，*Q*~3~）"
      medianAndRange = "中位数（范围）"
      comma = "，"
      unitSeparator = "/"
      colon = "："
      fullStop = "。"
      rounding = "因四舍五入，百分比之和可能不等于100"
      shareOfKnown = "百分比以非缺失者为分母"
      differenceOfTwo = "SMD：标准化均数差的绝对值，大于\(style.fixed(0.1, decimals: 1))者加粗"
      differenceOfMany = "SMD：各组两两标准化均数差绝对值的均数，大于\(style.fixed(0.1, decimals: 1))者加粗"
      notApplicable = "—：未记录"
    } else {
      characteristic = "Characteristic"
      overall = "Overall"
      standardizedDifference = "SMD"
      missing = "Missing"
      numberAndShare = "*n* (%)"
      meanAndDeviation = "mean (SD)"
      medianAndQuartiles = "median (\(style.quartiles("Q1", "Q3")))"
      medianAndRange = "median (range)"
      comma = ", "
      unitSeparator = ", "
      colon = ": "
      fullStop = ". "
      rounding = "Percentages may not total 100 because of rounding"
      shareOfKnown = "Percentages are of the patients without a missing value"
      differenceOfTwo =
        "SMD, absolute standardised mean difference; bold if above \(style.fixed(0.1, decimals: 1))"
      differenceOfMany =
        "SMD, absolute standardised mean difference, averaged over pairs of groups; bold if above \(style.fixed(0.1, decimals: 1))"
      notApplicable = "—, not recorded"
    }
  }

  /// What the cells of a numeric variable hold.
  func name(of statistic: BaselineStatistic) -> String {
    switch statistic {
    case .meanSD: meanAndDeviation
    case .medianIQR: medianAndQuartiles
    case .medianRange: medianAndRange
    }
  }
}
