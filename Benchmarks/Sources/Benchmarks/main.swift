import DataFrames

// Times one part of the library and prints seconds: `Benchmarks csv FILE [THREADS]` the best of five,
// `Benchmarks baseline FILE` and so on the median of several.
let arguments = CommandLine.arguments
let path = arguments.count >= 3 ? arguments[2] : ""
switch arguments.count >= 3 ? arguments[1] : "" {
case "csv":
  let threads = arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2
  var summary = ""
  let times = try seconds(runs: 5) {
    let data = try CSVReader(
      path: path, types: [:], missing: ["", "NA", "NaN", "."], encoding: .automatic,
      threadCount: threads
    ).read()
    summary = "\(data.count) rows, \(data.columnNames.count) columns"
  }
  print(summary)
  print("seconds", times[0])
case "baseline": try baselineBenchmark(path: path)
case "cox": try coxBenchmark(path: path)
case "logistic": try logisticBenchmark(path: path)
case "roc": try rocBenchmark(path: path)
case "survival": try survivalBenchmark(path: path)
case "timeroc": try timeROCBenchmark(path: path)
case "typesetting":
  try typesettingBenchmark(
    path: path, pages: arguments.count > 3 ? Int(arguments[3]) ?? 100 : 100,
    output: arguments.count > 4 ? arguments[4] : nil)
case "typst":
  try typstDocument(
    path: path, pages: arguments.count > 3 ? Int(arguments[3]) ?? 100 : 100,
    folder: arguments.count > 4 ? arguments[4] : ".")
case "utility": try utilityBenchmark(path: path)
case "validation": try validationBenchmark(path: path)
default:
  let parts = "baseline | cox | logistic | roc | survival | timeroc | utility | validation"
  print("usage: Benchmarks csv FILE [THREADS]")
  print("       Benchmarks typesetting FILE [PAGES] [OUTPUT]")
  print("       Benchmarks typst FILE [PAGES] [FOLDER]")
  print("       Benchmarks (\(parts)) FILE")
}
