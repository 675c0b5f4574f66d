import DataFrames

// Times one part of the library: `Benchmarks csv FILE [THREADS]`. Prints seconds, best of five.
let arguments = CommandLine.arguments
if arguments.count >= 3, arguments[1] == "csv" {
  let threads = arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2
  let clock = ContinuousClock()
  var times: [Duration] = []
  var summary = ""
  for _ in 0..<5 {
    let start = clock.now
    let data = try CSVReader(
      path: arguments[2], types: [:], missing: ["", "NA", "NaN", "."], encoding: .automatic,
      threadCount: threads
    ).read()
    times.append(clock.now - start)
    summary = "\(data.count) rows, \(data.columnNames.count) columns"
  }
  let best = times.min().map {
    Double($0.components.attoseconds) / 1e18 + Double($0.components.seconds)
  }
  print(summary)
  print("seconds", best ?? 0)
} else if arguments.count == 3, arguments[1] == "survival" {
  try SurvivalBenchmark.run(file: arguments[2])
} else {
  print("usage: Benchmarks csv FILE [THREADS] | survival FILE")
}
