import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about restricted means and competing events.
let competingRisksKinds: [String: ConformanceKinds.Computation] = [
  "rmst": restrictedMean, "cumulative_incidence": cumulativeIncidence, "gray_test": gray,
  "fine_gray": fineGray,
]

@Sendable private func restrictedMean(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let group = try question.text("group")
  let frame = try question.frame(levels: question.texts("levels"), of: group)
  let (time, event) = (try question.text("time"), try question.text("event"))
  let means = try RestrictedMean(
    "Surv(\(quoted(time)), \(quoted(event))) ~ \(quoted(group))", data: frame,
    at: question.number("tau"))
  let (base, other) = (means.groups[0].mean, means.groups[1].mean)
  let (difference, ratio) = (means.difference, means.ratio)
  return [
    "rmst_arm1": .of(other.value), "rmst_arm1_se": .of(other.standardError),
    "rmst_arm0": .of(base.value), "rmst_arm0_se": .of(base.standardError),
    "difference": .of(difference.value),
    "difference_ci": .of([difference.lower, difference.upper]),
    "difference_p": .of(difference.p?.value), "ratio": .of(ratio.value),
    "ratio_ci": .of([ratio.lower, ratio.upper]), "ratio_p": .of(ratio.p?.value),
    "rmtl_ratio": .of(means.timeLostRatio.value),
  ]
}

// MARK: - Competing events

/// The rows of a case with its groups in order and the cause as categories, censoring first; rows
/// without one of the case's codes are censored.
private func frame(_ question: ConformanceCase, levels: [String]) throws -> DataFrame {
  var frame = try question.frame(levels: levels, of: try question.text("group"))
  let codes = question.texts("codes")
  let cells = try frame.column(try question.text("event")).texts
  let places = cells.map { cell in Int32(cell.flatMap { codes.firstIndex(of: $0) } ?? -1) + 1 }
  frame[causeName] = Column(
    .categories(.init(codes: places, texts: ["censored"] + codes), isOrdered: false))
  return frame
}

private let causeName = "cause of the case"

private func formula(_ question: ConformanceCase) throws -> String {
  let (time, group) = (try question.text("time"), try question.text("group"))
  return "Surv(\(quoted(time)), \(quoted(causeName))) ~ \(quoted(group))"
}

@Sendable private func cumulativeIncidence(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let frame = try frame(question, levels: [question.text("level")])
  let formula = try formula(question)
  let (cause, times) = (try question.text("cause"), question.numbers("times"))
  let aalen = try CumulativeIncidence(formula, data: frame).strata[0]
  let jackknife = try CumulativeIncidence(
    formula, data: frame, variance: .infinitesimalJackknife
  ).strata[0]
  func value(_ column: [Double], _ time: Double) -> Double {
    aalen.index(at: time).map { column[$0] } ?? 0
  }
  let incidence = aalen.incidence(of: cause)
  let (errors, robust) = (aalen.standardError(of: cause), jackknife.standardError(of: cause))
  let last = aalen.times.last ?? 0
  return [
    "n": .of(aalen.count), "events": .of(aalen.events(of: cause).reduce(0, +)),
    "pstate_survfit": .of(times.map { value(incidence, $0) }),
    "se_survfit": .of(times.map { value(robust, $0) }),
    "estimate_cmprsk": .of(times.map { $0 > last ? nil : value(incidence, $0) }),
    "variance_cmprsk": .of(
      times.map { time -> Double? in
        let error = value(errors, time)
        return time > last ? nil : error * error
      }),
  ]
}

@Sendable private func gray(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let test = try GrayTest(
    formula(question), cause: question.text("cause"),
    data: frame(question, levels: question.texts("levels")))
  return [
    "chisq": .of(test.statistic), "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
  ]
}

@Sendable private func fineGray(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let model = try FineGray(
    formula(question), cause: question.text("cause"),
    data: frame(question, levels: question.texts("levels")))
  return [
    "coefficient": .of(model.coefficients.map(\.value)),
    "se": .of(model.coefficients.map(\.standardError)),
    "p": .of(model.coefficients.map(\.p.value)),
  ]
}
