import Biostatistics
import ClinicalFigures
import DataFrames
import Foundation

/// Markers that shorten survival beyond a cut, without randomness.
enum SampleCutpoints {
  static func patients(_ count: Int = 120, marker: (Int) -> Double) -> DataFrame {
    let values = (0..<count).map(marker)
    let middle = values.sorted()[count * 2 / 3]
    let times: [Double] = values.enumerated().map { index, value in
      let time = Double(index * 37 % 101 + 5)
      return value > middle ? 0.4 * time : time
    }
    let events: [Double] = (0..<count).map { $0 % 4 == 0 ? 0 : 1 }
    return DataFrame(["t": Column(times), "e": Column(events), "x": Column(values)])
  }

  private static func plot(
    _ data: DataFrame, label: String? = nil, logarithmic: Bool = false
  ) throws -> CutpointPlot {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data)
    let interval = try found.interval(resamples: 50, seed: 1)
    return CutpointPlot(found, label: label, interval: interval, logarithmic: logarithmic)
  }

  static let specimens: [FigureSpecimen] = {
    do {
      return [
        FigureSpecimen(
          name: "a cut of whole numbers", figure: try plot(patients { Double($0 * 13 % 41) })),
        FigureSpecimen(
          name: "a cut of many values",
          figure: try plot(patients(400) { Double($0 * 151 % 397) / 7 }, label: "Marker (ng/mL)")),
        FigureSpecimen(
          name: "a cut of two values", figure: try plot(patients { Double($0 % 3 == 0 ? 1 : 0) })),
        FigureSpecimen(
          name: "a cut on a logarithmic axis",
          figure: try plot(
            patients(300) { exp(Double($0 * 151 % 299) / 40) }, logarithmic: true)),
        FigureSpecimen(
          name: "a skewed marker",
          figure: try plot(patients(300) { pow(Double($0 * 151 % 299), 3) })),
        FigureSpecimen(
          name: "a cut in Chinese",
          figure: try plot(patients { Double($0 * 13 % 41) }, label: "年龄（岁）"), language: "zh"),
        FigureSpecimen(
          name: "a cut of few patients",
          figure: try plot(patients(6) { Double($0) }, label: "A marker with a long label")),
      ]
    } catch { return [] }
  }()
}
