import Biostatistics
import Charts
import Reporting

/// The words of a performance table, in the document's language.
struct PerformanceWords {
  let isChinese: Bool
  private let style: NumberStyle
  private let unit: TimeUnit?

  init(language: String, style: NumberStyle, timeUnit: String?) {
    isChinese = language.lowercased().hasPrefix("zh")
    self.style = style
    unit = timeUnit.flatMap(TimeUnit.init(namedIn:))
  }

  private func pick(_ english: String, _ chinese: String) -> String {
    isChinese ? chinese : english
  }

  var model: String { pick("Model", "模型") }
  var cohort: String { pick("Cohort", "队列") }
  var measure: String { pick("Measure", "指标") }
  var rows: String { pick("Validation", "验证类型") }
  var casesOfCount: String { pick("Cases/*n*", "阳性/例数") }
  var eventsOfCount: String { pick("Events/*n*", "事件/例数") }
  var caseShare: String { pick("Cases, %", "阳性，%") }
  var eventShare: String { pick("Events, %", "事件，%") }
  var casesAtRisk: String { pick("Cases (at risk)", "事件数（风险人数）") }
  var cut: String { pick("Cut", "截断值") }
  var sensitivity: String { pick("Sensitivity, %", "敏感性，%") }
  var specificity: String { pick("Specificity, %", "特异性，%") }
  var ppv: String { pick("PPV, %", "PPV，%") }
  var npv: String { pick("NPV, %", "NPV，%") }
  var accuracy: String { pick("Accuracy, %", "准确率，%") }
  var time: String { pick("Horizon", "时间") }
  var cases: String { pick("Cases", "事件数") }
  var atRisk: String { pick("At risk", "风险人数") }
  var brier: String { "Brier" }
  var predictionAccuracy: String { pick("IPA, %", "IPA，%") }
  var fullStop: String { isChinese ? "。" : "." }
  var space: String { isChinese ? "" : " " }

  /// A horizon with its unit: "5 years".
  func horizon(_ time: Double) -> String {
    let number = style.plain(time)
    guard let unit else { return number }
    if isChinese { return number + KaplanMeierWords(language: "zh").name(of: unit) }
    return "\(number) \(time == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }

  func origin(_ origin: PerformanceResults.Origin) -> String {
    switch origin {
    case .apparent(let shared, let count):
      shared < count ? pick("partly apparent", "部分表观") : pick("apparent", "表观")
    case .crossValidated: pick("cross-validated", "交叉验证")
    case .external: pick("external", "外部")
    case .unknown: "—"
    }
  }

  /// What an origin means.
  func meaning(_ origin: PerformanceResults.Origin) -> String {
    switch origin {
    case .apparent(let shared, let count):
      shared < count
        ? pick(
          "partly apparent: \(style.integer(shared)) of \(style.integer(count)) rows are among those "
            + "that the score was fitted on",
          "部分表观：\(style.integer(count)) 例中 \(style.integer(shared)) 例参与了评分的拟合")
        : pick("apparent: the rows that the score was fitted on", "表观：评分在同一批患者上拟合")
    case .crossValidated:
      pick(
        "cross-validated: each row's score is of a model fitted without it",
        "交叉验证：每例的评分来自未包含该例的模型")
    case .external:
      pick("external: rows that the score was not fitted on", "外部：未参与评分拟合的患者")
    case .unknown:
      pick(
        "without a word: the scores came with the data, and on which rows they were fitted is not known here",
        "未注明：评分随数据提供，拟合所用患者未知")
    }
  }

  var ownCut: String {
    pick(
      "The cut was set on these rows: the proportions are optimistic", "截断值在同一批患者上确定，结果偏乐观")
  }

  func cutNote(_ cut: PerformanceTable.Cut.Rule) -> String {
    switch cut {
    case .fixed(let threshold):
      if let rule = threshold.rule {
        return pick(
          "Cut at \(style.plain(threshold.value)), set by \(rule)",
          "截断值 \(style.plain(threshold.value))")
      }
      return pick(
        "Cut at \(style.plain(threshold.value)), fixed beforehand",
        "截断值 \(style.plain(threshold.value))，预先指定")
    case .found(_, let cohort, let words):
      return pick(
        "Cut of each model set by \(words) in \(cohort)", "各模型截断值在\(cohort)中确定（\(words)）")
    }
  }

  /// How the numbers are found.
  func method(
    isSurvival: Bool, showsConcordance: Bool, interval: ProportionInterval, hasCut: Bool,
    showsLimits: Bool, hasRisks: Bool
  ) -> String {
    if isSurvival {
      var text = pick(
        "AUC, area under the cumulative/dynamic receiver operating characteristic curve, weighted by the "
          + "inverse probability of censoring",
        "AUC：时间依赖 ROC 曲线下面积（逆删失概率加权）")
      if showsConcordance {
        text += pick("; C, Harrell's concordance", "；C：Harrell 一致性指数")
      }
      if hasRisks {
        text += pick(
          "; IPA, index of prediction accuracy, 1 − Brier score over that without a model",
          "；IPA：预测准确度指数")
      }
      return text
    }
    var text = pick(
      "AUC, area under the receiver operating characteristic curve, with DeLong's interval",
      "AUC：受试者工作特征曲线下面积，DeLong 法置信区间")
    if hasCut {
      let name = interval == .wilson ? "Wilson" : "Clopper–Pearson"
      text += pick("; proportions with their counts", "；比例附计数")
      if showsLimits { text += pick(", intervals by \(name)'s method", "，\(name) 法置信区间") }
      text += pick(
        "; PPV and NPV, positive and negative predictive value", "；PPV/NPV：阳性/阴性预测值")
    }
    return text
  }

  func dropped(_ count: Int, cohort: String) -> String {
    pick(
      "\(cohort): \(style.integer(count)) row\(count == 1 ? "" : "s") with missing values left out",
      "\(cohort)：剔除 \(style.integer(count)) 例缺失")
  }

  func notEstimable(_ reason: String) -> String {
    pick("NE, not estimable: \(reason)", "NE：不可估计（\(reason)）")
  }
}
