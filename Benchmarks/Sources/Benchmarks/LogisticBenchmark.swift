import Biostatistics
import DataFrames

/// Fits a logistic model with all columns but "event" of a file; prints the median seconds of five fits
/// from formula and data frame, and the memory before and at the highest.
func logisticBenchmark(path: String) throws {
  let data = try DataFrame(csv: path)
  let before = processMemory("VmRSS")
  var deviance = 0.0
  let times = try seconds(runs: 5) {
    deviance = try LogisticRegression("event ~ .", data: data).deviance
  }
  print("deviance \(deviance)")
  print("memory with the data", before, "MB, highest", processMemory("VmHWM"), "MB")
  print("seconds", times[2])
}
