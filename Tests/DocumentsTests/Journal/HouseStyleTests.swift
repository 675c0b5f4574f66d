import Documents
import Drawing
import Reporting
import Testing

private func frontMatter(
  _ yaml: String, own: [String: String] = [:], defaults: [Surroundings.File] = []
) throws -> FrontMatter {
  let surroundings = Surroundings(defaults: defaults, read: { own[$0] })
  return try Template(
    source: "---\n\(yaml)\n---\n", path: "r.md", surroundings: surroundings
  ).frontMatter
}

private func message(_ yaml: String, own: [String: String] = [:]) -> String {
  do {
    _ = try frontMatter(yaml, own: own)
    return ""
  } catch {
    return "\(error)"
  }
}

/// The values that every journal prints.
private let auc = Estimate(0.8153, lower: 0.7604, upper: 0.8702, kind: .auc)
private let survival = Estimate(0.5679, lower: 0.5497, upper: 0.5855, kind: .proportion)
private let difference = Estimate(0.021, lower: -0.012, upper: 0.054, kind: .difference)
private let ratio = Estimate(14.23, lower: 8.873, upper: 22.81, kind: .ratio)

private struct Printed: Sendable, CustomTestStringConvertible {
  var journal: String
  var auc: String
  var survival: String
  var difference: String
  var p: [String]
  var share: String
  var cell: String

  var testDescription: String { journal }
}

private let printed = [
  Printed(
    journal: "default", auc: "0.82 (95% CI 0.76–0.87)", survival: "57% (95% CI 55–59%)",
    difference: "0.02 (95% CI −0.01 to 0.05)", p: ["*P* = .01", "*P* < .001"],
    share: "578/898 (64.4%)", cell: "(8.9–22.8)"),
  Printed(
    journal: "radiology", auc: "0.82 (95% CI: 0.76, 0.87)",
    survival: "57% (95% CI: 55%, 59%)", difference: "0.02 (95% CI: −0.01, 0.05)",
    p: ["*P* = .01", "*P* < .001"], share: "578 of 898 (64.4%)", cell: "(8.9, 22.8)"),
  Printed(
    journal: "lancet", auc: "0·82 (95% CI 0·76–0·87)", survival: "57% (95% CI 55–59)",
    difference: "0·02 (95% CI −0·01 to 0·05)", p: ["p=0·013", "p=0·0003"],
    share: "578 (64·4%) of 898", cell: "(8·87–22·81)"),
  Printed(
    journal: "jama", auc: "0.82 (95% CI, 0.76-0.87)",
    survival: "56.8% (95% CI, 55.0%-58.6%)", difference: "0.02 (95% CI, −0.01 to 0.05)",
    p: ["*P*=.01", "*P*<.001"], share: "578 of 898 (64.4%)", cell: "(8.9-22.8)"),
  Printed(
    journal: "nature", auc: "0.82 (95% CI 0.76–0.87)", survival: "57% (95% CI 55–59%)",
    difference: "0.02 (95% CI −0.01 to 0.05)", p: ["*P* = 0.013", "*P* = 0.0003"],
    share: "578/898 (64.4%)", cell: "(8.9–22.8)"),
  Printed(
    journal: "elsevier", auc: "0.82 (95% CI 0.76–0.87)", survival: "57% (95% CI 55–59%)",
    difference: "0.02 (95% CI −0.01 to 0.05)", p: ["*P* = 0.013", "*P* < 0.001"],
    share: "578/898 (64.4%)", cell: "(8.9–22.8)"),
  Printed(
    journal: "plos", auc: "0.82 (95% CI: 0.76–0.87)", survival: "57% (95% CI: 55–59%)",
    difference: "0.02 (95% CI: −0.01 to 0.05)", p: ["*p* = 0.013", "*p* < 0.001"],
    share: "578/898 (64.4%)", cell: "(8.9–22.8)"),
  Printed(
    journal: "chinese", auc: "0.82（95% CI：0.76～0.87）",
    survival: "57%（95% CI：55%～59%）", difference: "0.02（95% CI：−0.01～0.05）",
    p: ["*P*=0.013", "*P*<0.001"], share: "64.4%（578/898）", cell: "(8.9～22.8)"),
]

@Suite("One key sets the journal's style")
struct HouseStyleTests {
  @Test("The same values in every journal", arguments: printed)
  private func values(_ wanted: Printed) throws {
    let style = try frontMatter("journal: \(wanted.journal)").house.numbers
    #expect(style.inProse(auc).text == wanted.auc)
    #expect(style.inProse(survival).text == wanted.survival)
    #expect(style.inProse(difference).text == wanted.difference)
    #expect([0.0131, 0.000312].map { style.inProse(PValue($0)).text } == wanted.p)
    #expect(style.share(578, of: 898).text == wanted.share)
    #expect(style.inCell(ratio).interval == wanted.cell)
  }

  @Test("The file of the house style says what the program does without it")
  func fileOfTheHouse() throws {
    var written = try frontMatter("journal: default").house
    #expect(!written.sources.isEmpty)
    written.sources = []
    #expect(written == HouseStyle())
    #expect(try frontMatter("title: T").house == HouseStyle())
  }

  @Test("Every journal names its sources, and where they were looked at")
  func sources() throws {
    for journal in printed.map(\.journal) where journal != "default" {
      let sources = try frontMatter("journal: \(journal)").house.sources
      #expect(sources.count > 2, "\(journal)")
      #expect(sources.allSatisfy { !$0.rule.isEmpty && !$0.from.isEmpty })
      #expect(sources.allSatisfy { !$0.isVerified || !$0.checked.isEmpty })
    }
  }

  @Test("Widths that templates name are the journal's")
  func widths() throws {
    func width(_ name: String, _ journal: String) throws -> Double {
      let source = """
        ---
        journal: \(journal)
        ---
        ```{swift}
        //| fig-width: \(name)
        1
        ```
        """
      let block = try #require(try Template(source: source, path: "r.md").blocks.first)
      return try #require(block.options.figureWidth) * 25.4 / 72
    }
    #expect(try abs(width("single", "elsevier") - 90) < 0.01)
    #expect(try abs(width("one-and-half", "elsevier") - 140) < 0.01)
    #expect(try abs(width("double", "plos") - 190.5) < 0.01)
    #expect(try abs(width("single", "default") - 89) < 0.01)
  }

  @Test("What the template says itself wins, wherever it stands")
  func explicit() throws {
    let front = try frontMatter(
      "figures: {width: 100mm, dpi: 300, theme: large}\npaper: {columns: 1}\njournal: chinese")
    #expect(abs(front.figures.width - 100 * 72 / 25.4) < 0.01)
    #expect(front.figures.resolution == 300)
    #expect(front.paper.columns == 1)
    #expect(abs(front.house.figures.textSize - 8.61) < 0.001)
    #expect(front.house.numbers.rangeSeparator == "～")
  }

  @Test("The journal's defaults reach figures, paper and language")
  func defaults() throws {
    let front = try frontMatter("journal: chinese")
    #expect(abs(front.figures.width - 82.5 * 72 / 25.4) < 0.01)
    #expect(front.paper.columns == 2)
    #expect(front.language == "zh")
    #expect(front.house.numbers.notEstimable == "无法估计")
    #expect(try frontMatter("journal: nature").house.figures.hasColoredText == false)
  }

  @Test("A folder's defaults may name the journal; the template's own wins")
  func folderDefaults() throws {
    let file = Surroundings.File(path: "/d/_offprint.yml", source: "journal: lancet")
    #expect(try frontMatter("title: T", defaults: [file]).house.name == "The Lancet")
    #expect(try frontMatter("journal: nature", defaults: [file]).house.name == "Nature")
  }

  @Test("An own file stands beside the template and on another journal's style")
  func ownFile() throws {
    let own = ["ours.yml": "name: Ours\nbase: lancet\nnumbers: {p: {letter: P}}\n"]
    let style = try frontMatter("journal: ours.yml", own: own).house
    #expect(style.name == "Ours")
    #expect(style.numbers.letterOfP == "P")
    #expect(style.numbers.decimalMark == "·")
  }

  @Test(
    "What is not known is named with what is near",
    arguments: [
      ("journal: lancett", "r.md:2: there is no journal “lancett”; nearest: “lancet”"),
      ("journal: [a, b]", "r.md:2: “journal” is a word"),
      ("journal: none.yml", "r.md:2: there is no file “none.yml” with the style of a journal"),
      ("figures: {theme: larg}", "r.md:2: there is no theme “larg”; nearest: “large”"),
    ])
  func unknown(yaml: String, wanted: String) {
    #expect(message(yaml).hasPrefix(wanted), "\(message(yaml))")
  }

  @Test(
    "A fault of an own file names the file and its line",
    arguments: [
      (
        "numbers:\n  decimal-marc: x",
        "o.yml:2: there is no key “decimal-marc” in “numbers”; nearest: “decimal-mark”"
      ),
      (
        "numbers: {decimal-mark: x}", "o.yml:1: “numbers: decimal-mark” is “.”, “,” or “·”, not “x”"
      ),
      (
        "numbers: {interval: {brackets: round}}",
        "o.yml:1: “numbers: interval: brackets” is half-width, square, full-width, not “round”"
      ),
      ("figures: {palette: [red]}", "o.yml:1: “figures: palette” is house, grey, or a list"),
      (
        "figures: {type: {ticks: 1pt}}",
        "o.yml:1: “figures: type: ticks” is a size of 3pt to 40pt, not “1pt”"
      ),
      ("base: other.yml", "o.yml:1: “base” is the name of a journal, not a file"),
      ("base: jamma", "o.yml:1: there is no journal “jamma”; nearest: “jama”"),
      ("- a", "o.yml:1: “journal” is a map"),
      (
        "numbers: {p: {smallest: 2}}", "o.yml:1: “numbers: p: smallest” is a number between 0 and 1"
      ),
    ])
  func ownFault(yaml: String, wanted: String) {
    let found = message("journal: o.yml", own: ["o.yml": yaml])
    #expect(found.hasPrefix(wanted), "\(found)")
  }

  @Test("An empty own file is the house style")
  func emptyFile() throws {
    #expect(try frontMatter("journal: o.yml", own: ["o.yml": ""]).house == HouseStyle())
  }

  @Test("Captions and references take the journal's words, in its language alone")
  func captions() throws {
    func document(_ yaml: String) throws -> Document {
      let source = "---\n\(yaml)\n---\nSee @tbl-a.\n\n| a |\n|---|\n| 1 |\n\n: Ages {#tbl-a}\n"
      return try Document(
        assembling: Template(source: source, path: "r.md"), results: [])
    }
    func titles(_ document: Document) -> [String] { document.tables.map(\.title) }
    #expect(try titles(document("journal: lancet")) == ["Table\u{A0}1:"])
    #expect(try document("journal: lancet").markdown().contains("See [table\u{A0}1]"))
    #expect(try titles(document("journal: jama")) == ["Table\u{A0}1."])
    #expect(try titles(document("journal: chinese")) == ["表1"])
    #expect(try titles(document("{journal: lancet, lang: de}")) == ["Tabelle\u{A0}1:"])
  }

  @Test("A figure beyond the journal's limits is warned of with both numbers")
  func limits() throws {
    var nature = FigureStyle()
    nature.smallestType = 7
    nature.greatestHeight = 100
    nature.widths.double = 200
    nature.width = 200
    let run = TextRun("a", font: Font(.sans, size: 6), origin: Point(x: 5, y: 20))
    let picture = Picture(
      size: Size(width: 210, height: 110), items: [.text(run)], description: "a")
    let texts = nature.warnings(of: picture, journal: "Nature").map(\.text)
    #expect(texts.count == 3)
    #expect(texts[0].hasPrefix("the figure is 74.1 mm wide; Nature prints up to 70.6 mm"))
    #expect(texts[1].hasPrefix("the figure is 38.8 mm high; Nature prints up to 35.3 mm"))
    #expect(texts[2].hasPrefix("the figure has type of 6 pt; Nature asks for 7 pt at least"))
    #expect(FigureStyle().warnings(of: picture, journal: "Offprint").isEmpty)
  }
}
