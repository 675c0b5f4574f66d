import Biostatistics
import DataFrames

/// Kaplan–Meier and log-rank on a file with the columns time, event and group; prints the median seconds
/// of five runs, and the memory before and at the highest.
func survivalBenchmark(path: String) throws {
  let data = try DataFrame(csv: path, types: ["event": .number, "group": .categorical])
  let before = processMemory("VmRSS")
  var result = ""
  let times = try seconds(runs: 5) {
    let curves = try KaplanMeier("Surv(time, event) ~ group", data: data)
    let test = try LogRankTest("Surv(time, event) ~ group", data: data)
    result = "\(curves.strata.map { $0.survival.last ?? 1 }) \(test.statistic)"
  }
  print("rows", data.count, "result", result)
  print("memory with the data", before, "MB, highest", processMemory("VmHWM"), "MB")
  print("seconds", times[2])
}
