import Biostatistics
import DataFrames
import Foundation

/// Times Kaplan–Meier and log-rank on a file with the columns time, event and group.
enum SurvivalBenchmark {
  /// Prints the median seconds of five runs, and the memory before and at the highest.
  static func run(file: String) throws {
    let data = try DataFrame(csv: file, types: ["event": .number, "group": .categorical])
    let before = memory("VmRSS")
    let clock = ContinuousClock()
    var times: [Double] = []
    var result = ""
    for _ in 0..<5 {
      let start = clock.now
      let curves = try KaplanMeier("Surv(time, event) ~ group", data: data)
      let test = try LogRankTest("Surv(time, event) ~ group", data: data)
      let length = clock.now - start
      times.append(
        Double(length.components.seconds) + Double(length.components.attoseconds) / 1e18)
      result = "\(curves.strata.map { $0.survival.last ?? 1 }) \(test.statistic)"
    }
    times.sort()
    print("rows", data.count, "result", result)
    print("memory of the data", before, "MB, highest", memory("VmHWM"), "MB")
    print("seconds", times[2])
  }

  /// A line of the process's status, in megabytes.
  private static func memory(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return (Int(line.split { !$0.isNumber }.first ?? "0") ?? 0) / 1024
  }
}
