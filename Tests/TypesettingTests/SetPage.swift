import Documents
import Drawing
import Typesetting

/// A run as it stands on a page.
struct SetRun {
  var text: String
  var font: Font
  /// From the left end of the baseline to the right end, from cap height to descender.
  var frame: Rectangle
  var baseline: Double
}

/// What a test reads from a page.
struct SetPage {
  let runs: [SetRun]
  let links: [LinkItem]
  let anchors: [String]

  init(_ page: Page) throws {
    let measurer = try TextMeasurer.installed()
    var runs: [SetRun] = []
    var links: [LinkItem] = []
    var anchors: [String] = []
    for placed in page.picture.placedItems {
      switch placed.item {
      case .text(let run):
        let origin = placed.map(run.origin)
        let size = run.font.size
        runs.append(
          SetRun(
            text: run.text, font: run.font,
            frame: Rectangle(
              x: origin.x, y: origin.y - size * 0.7, width: measurer.metrics(run).width,
              height: size * 0.9), baseline: origin.y))
      case .link(let link): links.append(link)
      case .anchor(let name, _): anchors.append(name)
      case .path, .image, .group: break
      }
    }
    self.runs = runs
    self.links = links
    self.anchors = anchors
  }

  /// The texts of each baseline, from top to bottom, with the runs of a line joined.
  var lines: [String] {
    let byLine = Dictionary(grouping: runs) { ($0.baseline * 10).rounded() }
    return byLine.keys.sorted().map { key in
      (byLine[key] ?? []).sorted { $0.frame.x < $1.frame.x }.map(\.text).joined()
    }
  }

  /// Whether any line holds the words.
  func shows(_ words: String) -> Bool { lines.contains { $0.contains(words) } }
}

/// The pages of a document of these blocks.
func setPages(
  _ body: [Block], footnotes: [[Block]] = [], language: String = "en",
  change: (inout Document) -> Void = { _ in }
) throws -> [SetPage] {
  try typeset(body, footnotes: footnotes, language: language, change: change).pages.map(
    SetPage.init)
}

/// A document of these blocks on pages.
func typeset(
  _ body: [Block], footnotes: [[Block]] = [], language: String = "en",
  change: (inout Document) -> Void = { _ in }
) throws -> TypesetDocument {
  var document = Document()
  document.body = body
  document.footnotes = footnotes
  document.language = language
  change(&document)
  return try Typesetter(measurer: TextMeasurer.installed()).pages(of: document)
}

/// A paragraph of plain text.
func words(_ text: String) -> Block { .paragraph([.text(text)]) }

/// A table of so many rows of two columns.
func plainTable(rows: Int, notes: [Table.Note] = []) -> Block {
  let columns = [
    Table.Column(head: [.text("A")], alignment: .leading, name: "a"),
    Table.Column(head: [.text("B")], alignment: .trailing, name: "b"),
  ]
  let rows = (0..<rows).map {
    Table.Row([Table.Cell([.text("row \($0)")]), Table.Cell([.text("1")])])
  }
  return .table(
    TableBlock(
      label: "tbl-a", title: "Table 1", caption: [.text("Words")],
      table: Table(columns: columns, rows: rows, notes: notes), line: 1))
}

/// Words of English text, about 13 to a line.
func filler(_ count: Int) -> String {
  let stock = [
    "patients", "with", "node-positive", "breast", "cancer", "differ", "widely", "in", "their",
    "risk", "of", "recurrence", "and", "those", "at", "low", "may", "be", "spared", "treatment",
  ]
  return (0..<count).map { stock[$0 * 7 % stock.count] }.joined(separator: " ")
}

/// The edges of the block of 174 mm, in points.
let blockLeft = millimetres(18)
let blockRight = millimetres(192)
