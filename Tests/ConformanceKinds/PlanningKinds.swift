import Biostatistics
import TestSupport

/// Kinds about planning a study.
let planningKinds: [String: ConformanceKinds.Computation] = ["riley_sample_size": sampleSize]

@Sendable private func sampleSize(_ question: ConformanceCase) throws -> [String: JSONValue] {
  func number(_ key: String) throws -> Double {
    guard let number = question.data["inline"]?[key]?.number else {
      throw ConformanceCase.Failure.missing(key)
    }
    return number
  }
  let type = try question.text("type")
  let outcome: SampleSize.Outcome =
    switch type {
    case "binary": .binary(prevalence: try number("prevalence"))
    case "survival":
      .survival(
        rate: try number("rate"), horizon: try number("timepoint"),
        meanFollowUp: try number("meanfup"))
    default:
      .continuous(mean: try number("intercept"), standardDeviation: try number("sd"))
    }
  let size = try SampleSize(
    outcome, parameters: Int(try number("parameters")),
    rSquared: (try? number("csrsquared")) ?? (try? number("rsquared")),
    nagelkerke: try? number("nagrsquared"), shrinkage: (try? number("shrinkage")) ?? 0.9)
  let counts = size.criteria.map(\.count) + [size.required]
  let shrinkages = size.criteria.map(\.shrinkage) + [size.criteria.last?.shrinkage ?? .nan]
  // The reference prints rounded values.
  func rounded(_ value: Double, _ decimals: Double) -> Double {
    (value * decimals).rounded() / decimals
  }
  func constant(_ value: Double) -> JSONValue { .of(counts.map { _ in rounded(value, 1000) }) }
  var result: [String: JSONValue] = [
    "sample_size": .of(size.required), "rows": rowNames(of: type),
    "Samp_size": .of(counts.map(Double.init)),
    "Shrinkage": .of(shrinkages.map { rounded($0, 1000) }),
    "Parameter": constant(Double(size.parameters)),
  ]
  let perParameter = JSONValue.of(counts.map { rounded(size.perParameter(among: $0), 100) })
  if let maximum = size.maximumRSquared, let nagelkerke = size.nagelkerke {
    result["CS_Rsq"] = constant(size.rSquared)
    result["Max_Rsq"] = constant(maximum)
    result["Nag_Rsq"] = constant(nagelkerke)
    result["EPP"] = perParameter
  } else {
    result["Rsq"] = constant(size.rSquared)
    result["SPP"] = perParameter
  }
  return result
}

/// What the reference calls its rows.
private func rowNames(of type: String) -> JSONValue {
  switch type {
  case "binary": .of(["Criteria 1", "Criteria 2", "Criteria 3", "Final"])
  case "survival": .of(["Criteria 1", "Criteria 2", "Criteria 3 *", "Final SS"])
  default: .of(["Criteria 1", "Criteria 2", "Criteria 3", "Criteria 4*", "Final"])
  }
}
