import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Reporting
import Testing

private func texts(_ figure: any Figure) throws -> [String] {
  let picture = try figure.picture(in: FigureContext(width: millimetres(89)))
  return try PictureInspection(picture).texts.map(\.run.text)
}

@Suite("Plots of distributions")
struct DistributionPlotTests {
  private let data = DataFrame([
    "marker": [1, 2, 3, 4, 5, 6, 7, 8, nil], "arm": ["A", "A", "A", "A", "B", "B", "B", "B", "B"],
    "size": [2, 4, 5, 4, 5, 7, 8, 9, 1], "name": ["x", "y", "z", "x", "y", "z", "x", "y", "z"],
  ])

  @Test("The number of values stands under each box, missing rows left out")
  func counts() throws {
    let shown = try texts(BoxPlot("marker ~ arm", data: data, test: .wilcoxon))
    #expect(shown.filter { $0.contains("4") && $0.contains("=") }.count == 2)
    #expect(shown.contains { $0.contains("Wilcoxon") })
    #expect(shown.contains("Marker"))
  }

  @Test("A test that does not fit the groups is an error in words")
  func wrongTest() {
    var three = data
    three["arm"] = ["A", "A", "B", "B", "C", "C", "A", "B", "C"]
    #expect(throws: TestFailure.self) { try BoxPlot("marker ~ arm", data: three, test: .tTest) }
  }

  @Test("A scatter plot prints r with its interval and P")
  func correlation() throws {
    let shown = try texts(ScatterPlot("size ~ marker", data: data, correlation: .pearson))
    #expect(shown.contains { $0.contains("95% CI") })
  }

  @Test("Text where numbers are needed, infinity and nothing at all are errors in words")
  func hostile() {
    let context = FigureContext(width: millimetres(89))
    #expect(throws: DataFailure.self) { try Histogram(data["name"]) }
    #expect(throws: DataFailure.self) { try BoxPlot("name ~ arm", data: data) }
    #expect(throws: DataFailure.self) { try ScatterPlot("name ~ size", data: data) }
    #expect(throws: PlotFailure.self) { try ScatterPlot("size ~ marker + arm", data: data) }
    #expect(throws: PlotFailure.self) { try Histogram(Column([1, Double.infinity])) }
    #expect(throws: PlotFailure.noValues("the histogram")) {
      try Histogram(Column([] as [Double])).picture(in: context)
    }
    #expect(throws: PlotFailure.self) {
      try Histogram(data["size"], by: ["a", "b"])
    }
  }

  @Test("A figure smaller than its axes is an error in words")
  func tooSmall() throws {
    let plot = try BoxPlot("marker ~ arm", data: data)
    #expect(throws: PlotFailure.tooSmall) {
      try plot.picture(in: FigureContext(width: millimetres(30), height: 20))
    }
  }
}

@Suite("The bins of a histogram")
struct HistogramBinsTests {
  @Test("Widths are round and edges multiples of them")
  func round() {
    let values = (0..<1000).map { Double($0) / 10 }
    let bins = HistogramBins(sorted: values)
    // 2 · 50 / 10 = 10.
    #expect(bins.width == 10)
    #expect(bins.edge(0) == 0)
    #expect(bins.counts(of: values) == [Int](repeating: 100, count: 10))
  }

  @Test("Whole numbers have bins at least 1 wide")
  func whole() {
    let bins = HistogramBins(sorted: (0..<500).map { Double($0 % 5) }.sorted())
    #expect(bins.width == 1)
    #expect(bins.count == 5)
  }

  @Test(
    "Every value has a bin",
    arguments: [
      [3.0], [0.25, 0.25], [-1e-9, 1e-9], [1e12, 1e12 + 1], [-5, 0, 1e6], [1e300, -1e300],
    ])
  func all(_ values: [Double]) {
    let sorted = values.sorted()
    let bins = HistogramBins(sorted: sorted)
    #expect(bins.counts(of: sorted).reduce(0, +) == values.count)
  }
}
