import Biostatistics
import ClinicalFigures
import DataFrames

/// Patients with competing events at even distances in time, without randomness.
enum SampleIncidences {
  /// `count` patients in each of `groups`, who relapse, die or are censored in turn; later groups do so
  /// later.
  static func patients(_ groups: [String], count: Int = 60) -> DataFrame {
    var (times, causes, names): ([Double], [String], [String]) = ([], [], [])
    for (group, name) in groups.enumerated() {
      for index in 1...count {
        let pace = 0.08 + 0.04 * Double(group)
        times.append(Double(index) * pace)
        let turn = index * (group + 3) % 7
        causes.append(turn < 2 ? "relapse" : turn < 4 ? "death" : "censored")
        names.append(name)
      }
    }
    return DataFrame(["t": Column(times), "cause": Column(causes), "g": Column(names)])
  }

  private static func plot(
    _ data: DataFrame, of cause: String? = "relapse", at horizon: Double? = nil,
    names: KeyValuePairs<String, String> = [:]
  ) throws -> CumulativeIncidencePlot {
    let incidence = try CumulativeIncidence("Surv(t, cause) ~ g", data: data)
    let test =
      incidence.strata.count > 1
      ? try GrayTest("Surv(t, cause) ~ g", cause: cause, data: data) : nil
    return CumulativeIncidencePlot(incidence, of: cause, test: test, at: horizon, names: names)
  }

  static let specimens: [FigureSpecimen] = {
    do {
      let times: [Double] = (1...200).map { Double($0) / 20 }
      let causes: [Double] = (1...200).map { index in
        if index == 50 || index == 90 { return 1 }
        return index % 3 == 0 ? 2 : 0
      }
      let rare = DataFrame(["t": Column(times), "cause": Column(causes)])
      let incidence = try CumulativeIncidence("Surv(t, cause)", data: rare)
      return [
        FigureSpecimen(
          name: "incidence in two groups",
          figure: try plot(patients(["A", "B"]), at: 3), timeUnit: "years"),
        FigureSpecimen(
          name: "incidence in four groups", figure: try plot(patients(["I", "II", "III", "IV"]))),
        FigureSpecimen(
          name: "incidence of two causes", figure: try plot(patients(["A"]), of: nil, at: 2)),
        FigureSpecimen(
          name: "incidence of two causes, in Chinese",
          figure: try plot(
            patients(["A"]), of: nil, at: 2, names: ["death": "死亡", "relapse": "复发"]),
          language: "zh", timeUnit: "years"),
        FigureSpecimen(
          name: "a rare cause", figure: CumulativeIncidencePlot(incidence, of: "1", at: 4)),
        FigureSpecimen(
          name: "incidence in tiny groups", figure: try plot(patients(["A", "B"], count: 4))),
        FigureSpecimen(
          name: "incidence with long names",
          figure: try plot(
            patients(["A", "B"]), at: 3,
            names: [
              "A": "Neoadjuvant chemoradiotherapy followed by watch and wait",
              "B": "Surgery alone, as randomised",
            ])),
      ]
    } catch { return [] }
  }()
}
