import Biostatistics
import DataFrames
import Reporting

/// Corrects the optimism of a Cox model with all columns but "time" and "event" of a file in 1000
/// resamples; prints the seconds of the better of two runs.
func validationBenchmark(path: String) throws {
  let data = try DataFrame(csv: path)
  let model = try CoxRegression("Surv(time, event) ~ .", data: data)
  var result: OptimismCorrection?
  let times = try seconds(runs: 2) {
    result = try Bootstrap(resamples: 1000, seed: 1).optimism(of: model)
  }
  guard let result else { return }
  print(
    "C \(result.measure(.concordance).apparent) corrected \(result.concordance.value ?? .nan)",
    "slope \(result.slope.value ?? .nan) R2 \(result.corrected(.nagelkerke).value ?? .nan)",
    "resamples \(result.resamplesUsed)")
  print("seconds", times[0])
}
