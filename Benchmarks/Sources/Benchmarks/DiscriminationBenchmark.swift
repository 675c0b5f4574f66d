import Biostatistics
import DataFrames
import Reporting

/// The area under two ROC curves with DeLong's intervals and paired test, on a file with the columns y, a
/// and b; prints the median seconds of three runs.
func rocBenchmark(path: String) throws {
  let data = try DataFrame(csv: path)
  var result = ""
  let times = try seconds(runs: 3) {
    let a = try ROCCurve("y ~ a", data: data)
    let b = try ROCCurve("y ~ b", data: data)
    let test = try DeLongTest(a, b, paired: true)
    result = "\(text(a.auc)) \(text(b.auc)) p \(test.p.value ?? .nan)"
  }
  print("result", result)
  print("seconds", times[1])
}

/// The areas under the time-dependent ROC curves of two scores at three horizons with their errors and
/// differences, on a file with the columns time, event, a and b; prints the median seconds of three runs.
func timeROCBenchmark(path: String) throws {
  let data = try DataFrame(csv: path, types: ["event": .number])
  var result = ""
  let times = try seconds(runs: 3) {
    let roc = try TimeDependentROC(
      "Surv(time, event) ~ a + b", data: data, times: [365, 1095, 1826])
    result =
      (roc.auc(of: "a") + roc.auc(of: "b")).map(text).joined(separator: " ")
      + " p \(roc.difference("a", minus: "b", at: 1826).p?.value ?? .nan)"
  }
  print("result", result)
  print("seconds", times[1])
}

/// A decision curve of a survival outcome at 99 thresholds, on a file with the columns time, event and
/// risk; prints the median seconds of three runs, and of one with 100 resamples.
func utilityBenchmark(path: String) throws {
  let data = try DataFrame(csv: path, types: ["event": .number])
  var result = ""
  let times = try seconds(runs: 3) {
    let curve = try DecisionCurve("Surv(time, event) ~ risk", data: data, at: 1826)
    result = [0.1, 0.2, 0.3].map { "\(curve.netBenefit(at: $0).value ?? .nan)" }
      .joined(separator: " ")
  }
  let resampled = try seconds(runs: 1) {
    _ = try DecisionCurve("Surv(time, event) ~ risk", data: data, at: 1826, bootstrap: 100, seed: 1)
  }
  print("result", result)
  print("resamples-seconds", resampled[0])
  print("seconds", times[1])
}

private func text(_ estimate: Estimate) -> String {
  "\(estimate.value ?? .nan) (\(estimate.standardError ?? .nan))"
}
