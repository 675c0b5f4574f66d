import Foundation

/// Seconds of repeated runs of the same work, ascending.
func seconds(runs: Int, _ work: () throws -> Void) rethrows -> [Double] {
  let clock = ContinuousClock()
  var times: [Double] = []
  for _ in 0..<runs {
    let parts = try clock.measure(work).components
    times.append(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
  return times.sorted()
}

/// A line of the process's status, in megabytes.
func processMemory(_ name: String) -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
  return (Int(line.split { !$0.isNumber }.first ?? "0") ?? 0) / 1024
}
