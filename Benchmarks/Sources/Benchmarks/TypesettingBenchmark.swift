import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Foundation
import Typesetting

/// Sets a document of about so many pages, with six figures and four tables on every ten, and writes
/// its PDF; prints pages, the best of three runs for setting and for writing, and the memory.
///
/// The figures are Kaplan–Meier curves of the file's patients, the tables baseline tables; the prose
/// is drawn from a list of words by a fixed recurrence.
func typesettingBenchmark(path: String, pages: Int, output: String?) throws {
  var specimen = try SpecimenDocument(path: path)
  let document = try specimen.document(pages: pages)
  let memory = processMemory("VmRSS")
  var count = 0
  var bytes: [UInt8] = []
  var set: TypesetDocument?
  let setting = try seconds(runs: 3) {
    set = nil
    let result = try Typesetter(measurer: try TextMeasurer.installed()).pages(of: document)
    count = result.pages.count
    set = result
  }
  let pagesMemory = processMemory("VmHWM")
  let writing = try seconds(runs: 3) {
    // The last run's file would lie beside this one's.
    bytes = []
    bytes = try set?.pdf.finished() ?? []
  }
  if let output { try Data(bytes).write(to: URL(filePath: output)) }
  print("pages \(count), \(document.figures.count) figures, \(document.tables.count) tables")
  print("setting", setting[0])
  print("writing", writing[0])
  print("seconds", setting[0] + writing[0])
  print(
    "memory \(memory) MB with the document, \(pagesMemory) MB with its pages, "
      + "\(processMemory("VmHWM")) MB at the highest")
}

/// A long document of real figures and tables between random prose.
struct SpecimenDocument {
  private let plot: KaplanMeierPlot
  private let table: Table
  private var state: UInt64 = 12_345

  init(path: String) throws {
    var patients = try DataFrame(csv: path, types: ["grade": .categorical])
    patients["years"] = patients["rfs_days"] / 365.25
    let curves = try KaplanMeier("Surv(years, rfs_event) ~ cohort", data: patients)
    plot = KaplanMeierPlot(curves, timeLabel: "Years since surgery")
    table = try BaselineTable(
      patients, by: "cohort",
      variables: ["age", "menopausal", "tumour_size", "grade", "nodes", "pgr", "er", "hormon"],
      nonNormal: ["nodes", "pgr", "er"], overall: true, smd: true
    ).table()
  }

  mutating func document(pages: Int) throws -> Document {
    var document = Document()
    document.title = [.text("A long document of random words between real figures and tables")]
    document.source = "long.md"
    for page in 1...max(pages, 1) {
      document.body.append(
        .heading(Heading(level: 1, content: [.text(words(4))], label: "sec-\(page)", line: page)))
      for _ in 0..<2 {
        document.body.append(.paragraph([.text(words(70) + ".")]))
      }
      if page % 5 != 0, page % 5 != 2 { document.body.append(.figure(try figure(page))) }
      if page % 5 == 2 || page % 5 == 0 { document.body.append(.table(tableBlock(page))) }
      document.body.append(.paragraph([.text(words(50) + ".")]))
    }
    return document
  }

  /// A figure of the page's own: a few thousandths of a millimetre make no two alike, as no two of a
  /// real document are.
  private func figure(_ page: Int) throws -> FigureBlock {
    let width = (page % 2 == 0 ? 89 : 130) + Double(page) / 1000
    let context = FigureContext(
      width: width * 72 / 25.4, height: page % 2 == 0 ? nil : 70 * 72 / 25.4)
    return FigureBlock(
      label: "fig-\(page)", title: "Figure \(page)",
      caption: [.text("Recurrence-free survival by cohort, with 95% confidence bands.")],
      alternativeText: "Two curves.", picture: try plot.picture(in: context), line: page)
  }

  private func tableBlock(_ page: Int) -> TableBlock {
    TableBlock(
      label: "tbl-\(page)", title: "Table \(page)", caption: [.text("The cohorts")],
      table: table, line: page)
  }

  /// So many words, the first with a capital.
  private mutating func words(_ count: Int) -> String {
    var result = ""
    for index in 0..<count {
      state = state &* 16_807 % 2_147_483_647
      let word = Self.vocabulary[Int(state / 64) % Self.vocabulary.count]
      result += index == 0 ? word.prefix(1).uppercased() + word.dropFirst() : " " + word
    }
    return result
  }

  private static let vocabulary = """
    patients survival estimate hazard ratio the of and with after by in for was were predicted model \
    calibration discrimination threshold net benefit recurrence lymph nodes tumour grade size \
    hormonal treatment randomised validation development cohort intervals confidence follow-up \
    median quartiles observed expected events risk slope intercept smoothing bootstrap resamples \
    optimism corrected apparent external internal proportional assumptions residuals covariates \
    continuous categorical missing imputation penalised regression radiomics signature reproducible \
    features segmentation acquisition reconstruction heterogeneity multicentre prospective at to on \
    a is are not more than less from which that this these those between among when where because
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
