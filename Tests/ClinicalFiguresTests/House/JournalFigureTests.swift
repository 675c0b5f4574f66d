import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Reporting
import Testing

/// A journal's style as a template gets it.
private func house(_ journal: String) throws -> HouseStyle {
  try Template(source: "---\njournal: \(journal)\n---\n", path: "r.md").frontMatter.house
}

private func context(
  _ house: HouseStyle, width: Double? = nil, language: String = "en", timeUnit: String? = "years"
) -> FigureContext {
  FigureContext(
    width: width ?? house.figures.widths.double, style: house.numbers, language: language,
    timeUnit: timeUnit, theme: Theme(house.figures))
}

private func words(_ picture: Picture) -> String {
  picture.placedItems.compactMap { placed -> String? in
    if case .text(let run) = placed.item { run.text } else { nil }
  }.joined(separator: "|")
}

@Suite("Figures in the style of a journal")
struct JournalFigureTests {
  @Test(
    "Every figure stays whole in a journal's type: the largest, the narrowest page",
    arguments: FigureSpecimen.all, ["plos", "lancet"])
  func whole(_ specimen: FigureSpecimen, journal: String) throws {
    let house = try house(journal)
    let picture = try specimen.figure.picture(
      in: context(house, language: specimen.language, timeUnit: specimen.timeUnit))
    let found = try PictureInspection(picture)
    #expect(found.overlappingTexts().map { "\($0.0.run.text) | \($0.1.run.text)" } == [])
    #expect(found.textsCut(tolerance: 0).map(\.run.text) == [])
    // The theme of its own that a figure has wins over the journal's.
    guard !specimen.name.contains("large text"), !specimen.name.contains("no coloured text") else {
      return
    }
    let warnings = house.figures.warnings(of: picture, journal: house.name).map(\.name)
    #expect(warnings.filter { $0.hasPrefix("figure-type") || $0 == "figure-too-wide" } == [])
  }

  @Test(
    "Every figure stays whole in other languages, and every letter has its glyph",
    arguments: FigureSpecimen.all, ["de", "ja", "zh-Hans"])
  func languages(_ specimen: FigureSpecimen, language: String) throws {
    let picture = try specimen.figure.picture(
      in: FigureContext(
        width: millimetres(174), style: NumberStyle(language: language), language: language,
        timeUnit: specimen.timeUnit))
    let found = try PictureInspection(picture)
    #expect(found.overlappingTexts().map { "\($0.0.run.text) | \($0.1.run.text)" } == [])
    #expect(found.textsCut(tolerance: 0).map(\.run.text) == [])
    #expect(found.missingGlyphs == [])
  }

  @Test("Without colours, series are told apart by grey or dash", arguments: FigureSpecimen.all)
  func grey(_ specimen: FigureSpecimen) throws {
    let picture = try specimen.figure.picture(
      in: FigureContext(
        width: millimetres(174), language: specimen.language, timeUnit: specimen.timeUnit,
        theme: .grey))
    let alike = try PictureInspection(picture).seriesAlikeInGrey()
      .map { "\($0.0.name) | \($0.1.name)" }
    #expect(alike == [])
  }

  @Test(
    "Numbers in a figure are those of the text",
    arguments: [
      ("default", "Log-rank |P| = .01"), ("radiology", "Log-rank |P| = .01"),
      ("lancet", "Log-rank p=0·013"), ("jama", "Log-rank |P|=.01"),
      ("nature", "Log-rank |P| = 0.013"), ("elsevier", "Log-rank |P| = 0.013"),
      ("plos", "Log-rank |p| = 0.013"), ("chinese", "Log-rank |P|=0.013"),
    ])
  func numbers(journal: String, wanted: String) throws {
    let plot = KaplanMeierPlot(curves: SampleCurves.groups(2), p: PValue(0.0131))
    let picture = try plot.picture(in: context(try house(journal)))
    #expect(words(picture).contains(wanted), "\(words(picture))")
  }

  @Test(
    "Intervals in a figure have the journal's separator and decimal mark",
    arguments: [
      ("default", "–", "."), ("radiology", ", ", "."), ("lancet", "–", "·"), ("jama", "-", "."),
      ("chinese", "～", "."),
    ])
  func intervals(journal: String, separator: String, mark: String) throws {
    var curves = SampleCurves.groups(2)
    curves[0].median = Estimate(14.1, lower: 11.4, upper: 17.8, kind: .time)
    curves[1].median = Estimate(8.9, lower: 7.1, upper: 12.4, kind: .time)
    let style = try house(journal)
    let shown = words(try KaplanMeierPlot(curves: curves).picture(in: context(style)))
    let median = style.numbers.inCell(curves[1].median, digits: 1)
    #expect(shown.contains("\(median.value.text) \(median.interval)"), "\(shown)")
    #expect(median.interval == "(7\(mark)1\(separator)12\(mark)4)")
    #expect(median.value.text == "8\(mark)9")
  }

  @Test(
    "Percentages with their intervals have the percent signs of the text",
    arguments: [
      ("default", "Sensitivity 88% (79–94%)"), ("radiology", "Sensitivity 88% (79%, 94%)"),
      ("lancet", "Sensitivity 88% (79–94)"), ("jama", "Sensitivity 88.2% (79.0%-93.6%)"),
    ])
  func percentSigns(journal: String, wanted: String) throws {
    let curve = try ROCCurve("y ~ s", data: DataFrame(["s": [1, 2, 3, 4], "y": [0, 1, 0, 1]]))
    var plot = ROCPlot(curve)
    plot.options.marked = [
      ROCPlot.MarkedPoint(
        curve: curve.name, title: "2",
        sensitivity: Estimate(0.882, lower: 0.79, upper: 0.936, kind: .proportion),
        specificity: Estimate(0.693, lower: 0.603, upper: 0.77, kind: .proportion))
    ]
    let shown = words(try plot.picture(in: context(try house(journal), width: millimetres(89))))
    #expect(shown.contains(wanted), "\(shown)")
  }

  @Test("No word of a head is cut, however narrow the journal's page")
  func heads() throws {
    var plot = ForestPlot(SampleForests.rotterdam)
    plot.options.showsInteraction = true
    for journal in ["lancet", "radiology", "plos"] {
      let shown = words(try plot.picture(in: context(try house(journal))))
      #expect(shown.contains("interaction") && !shown.contains("…"), "\(shown)")
    }
  }

  @Test("A panel of several columns is as wide as the journal prints panels")
  func panelWidth() throws {
    let plot = KaplanMeierPlot(curves: SampleCurves.groups(2))
    var narrow = context(try house("default"), width: millimetres(82.5))
    narrow.panelWidth = millimetres(171.5)
    #expect(try Panel([plot, plot]).picture(in: narrow).size.width == millimetres(171.5))
    #expect(try Panel([plot, plot], columns: 1).picture(in: narrow).size.width < 250)
    #expect(try plot.picture(in: narrow).size.width < 250)
  }

  /// Where the lower edges of the heads of intervals are.
  private func heads(of framed: FramedPicture) throws -> [Double] {
    try PictureInspection(framed.picture).texts.filter { $0.run.text.contains("(95%") }
      .compactMap { $0.box.map(\.y).max() }
  }

  @Test("Text fills the room above its axes that a neighbour needs")
  func headerRoom() throws {
    let plot = SampleROCCurves.plot([
      SampleROCCurves.curve("A", 0.2), SampleROCCurves.curve("B", 0.3),
    ])
    var context = context(try house("default"), width: millimetres(89))
    let alone = try plot.framed(in: context)
    #expect(try heads(of: alone).allSatisfy { $0 > alone.frame.y })
    context.leastInsets.top = 45
    let beside = try plot.framed(in: context)
    let above = try heads(of: beside)
    #expect(!above.isEmpty && above.allSatisfy { $0 < beside.frame.y })
    #expect(beside.frame.y == 45)
  }

  @Test("Panels are lettered as the journal letters them")
  func letters() throws {
    let plot = KaplanMeierPlot(curves: SampleCurves.groups(2))
    func first(_ journal: String) throws -> [String] {
      words(try Panel([plot, plot]).picture(in: context(try house(journal))))
        .split(separator: "|").map(String.init)
    }
    #expect(try first("nature").contains("b"))
    #expect(try first("elsevier").contains("(b)"))
    #expect(try first("lancet").contains("B"))
  }

  @Test("Text is black where the journal allows no colours in it")
  func black() throws {
    let plot = KaplanMeierPlot(curves: SampleCurves.groups(3), p: PValue(0.2))
    func colors(_ journal: String) throws -> Set<Color> {
      let picture = try plot.picture(in: context(try house(journal)))
      return Set(
        picture.placedItems.compactMap { placed -> Color? in
          if case .text(let run) = placed.item { run.color } else { nil }
        })
    }
    #expect(try colors("nature") == [.black])
    #expect(try colors("default").count > 1)
  }

  @Test("A figure's own theme wins over the document's")
  func ownTheme() throws {
    var plot = KaplanMeierPlot(curves: SampleCurves.groups(2))
    plot.options.theme = .standard
    let picture = try plot.picture(in: context(try house("plos")))
    #expect(try PictureInspection(picture).smallestFontSize == 6.5)
  }

  @Test("Chinese journals write a quantity over its unit; what the author titles stays as it is")
  func units() throws {
    let style = try house("chinese")
    var plot = KaplanMeierPlot(curves: SampleCurves.groups(2))
    let own = words(try plot.picture(in: context(style, language: "zh")))
    #expect(own.contains("生存率/%") && own.contains("时间/年"))
    plot.options.timeLabel = "术后时间（年）"
    #expect(words(try plot.picture(in: context(style, language: "zh"))).contains("术后时间（年）"))
  }

  @Test("A figure says its own words in the document's language, English in one that is not known")
  func ownWords() throws {
    let plot = KaplanMeierPlot(curves: SampleCurves.groups(2), p: PValue(0.0131))
    func shown(_ language: String) throws -> String {
      words(
        try plot.picture(
          in: FigureContext(
            width: millimetres(89), style: NumberStyle(language: language), language: language,
            timeUnit: "years")))
    }
    #expect(try shown("de-AT").contains("Zeit (Jahre)"))
    #expect(try shown("fr").contains("À risque (évènements)"))
    #expect(try shown("ja").contains("時間（年）"))
    #expect(try shown("tlh").contains("Time (years)"))
  }
}
