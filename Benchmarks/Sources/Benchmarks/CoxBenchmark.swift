import Biostatistics
import DataFrames
import Reporting

/// Fits a Cox model with all columns but "time" and "event" of a file; prints the median seconds of five
/// fits from formula and data frame, and of the concordance of one.
func coxBenchmark(path: String) throws {
  let data = try DataFrame(csv: path)
  var model: CoxRegression?
  let fits = try seconds(runs: 5) { model = try CoxRegression("Surv(time, event) ~ .", data: data) }
  guard let model else { return }
  var concordance = 0.0
  let ranks = seconds(runs: 5) { concordance = model.concordance.value ?? 0 }
  print("\(model.rowsUsed) rows, \(model.coefficients.count) coefficients")
  print("loglik \(model.logLikelihood) concordance \(concordance)")
  print("seconds", fits[2])
  print("concordance-seconds", ranks[2])
}
