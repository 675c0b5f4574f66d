import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Foundation

/// Nomograms for tests of figures: of forty patients, and written out.
enum SampleNomograms {
  static let histologies: KeyValuePairs<String, Double> = [
    "Squamous cell carcinoma": 0, "Adenocarcinoma": 0.12, "Adenosquamous carcinoma": 0.13,
    "Neuroendocrine": 0.15, "Other": 0.15,
  ]

  /// Age spans 1.5 and 100 points.
  static func written() throws -> Nomogram {
    try Nomogram(
      coefficients: [
        "Age": .perUnit(0.03, from: 30, to: 80, unit: "years"),
        "Histology": .levels(histologies),
        "SCCA": .perUnit(0.02, from: 0, to: 70, unit: "ng/mL"),
      ], baseline: [1: 0.91, 3: 0.8, 5: 0.72])
  }

  static func cox(_ right: String, times: [Double] = [12, 24]) throws -> Nomogram {
    try Nomogram(SampleModels.cox(right), predicting: times.map { .survival(at: $0) })
  }

  static func logistic(_ right: String) throws -> Nomogram {
    try Nomogram(LogisticRegression("event ~ \(right)", data: SampleModels.data))
  }

  private static func levelRow() throws -> Nomogram {
    try Nomogram(
      coefficients: [
        "Genotype": .levels([
          "Homozygous for the common allele at rs12345 and rs67890": 0,
          "Heterozygous for the rare allele, compound": -0.9, "x": 0.0001, "y": 0.0002,
          "An extraordinarily long name of a level that no column of a table could ever hold": 1,
        ]), "Age": .perUnit(-0.05, from: 18, to: 95),
      ], intercept: -12)
  }

  static let specimens: [FigureSpecimen] = {
    let made: [(String, (() throws -> NomogramPlot), String)] = [
      ("written out", { NomogramPlot(try written()) }, "en"),
      ("without a patient", { NomogramPlot(try written(), worked: false) }, "en"),
      ("forty patients", { NomogramPlot(try cox("age + stage + nodes")) }, "en"),
      ("spline", { NomogramPlot(try cox("rcs(age, 3) + stage")) }, "en"),
      ("interaction", { NomogramPlot(try cox("rcs(age, 3) * sex + nodes")) }, "en"),
      ("strata", { NomogramPlot(try cox("age + strata(sex)")) }, "en"),
      ("beyond the follow-up", { NomogramPlot(try cox("age + sex", times: [12, 60])) }, "en"),
      ("probability", { NomogramPlot(try logistic("age + sex + log(nodes + 1)")) }, "en"),
      ("long levels", { NomogramPlot(try levelRow()) }, "en"),
      ("no density", { NomogramPlot(try cox("age + stage"), density: false) }, "en"),
      ("large text", { NomogramPlot(try cox("age + stage"), theme: .large) }, "en"),
      ("no coloured text", { NomogramPlot(try cox("age + stage"), theme: .nature) }, "en"),
      (
        "Chinese",
        {
          NomogramPlot(
            try cox("age + stage + sex"), outcome: "无复发生存率",
            labels: ["age": "年龄", "stage": "FIGO 分期", "sex": "性别"])
        }, "zh"
      ),
    ]
    return made.compactMap { name, make, language in
      (try? make()).map {
        FigureSpecimen(
          name: "Nomogram, \(name)", figure: $0, language: language, timeUnit: "months")
      }
    }
  }()
}
