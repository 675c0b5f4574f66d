import Drawing
import Reporting
import Yams

/// Reads the file of a journal: YAML whose every key is known, on top of another style.
struct HouseStyleReader {
  /// Reads lengths and texts, and collects notes.
  let reader: TemplateReader
  var style: HouseStyle
  /// What the file says for the template: `lang`, `csl`, `paper` …
  var templateKeys: Node.Mapping?

  init(_ style: HouseStyle, reader: TemplateReader) {
    self.style = style
    self.reader = reader
  }

  /// The keys of a file.
  private static let keys = [
    "name", "numbers", "figures", "captions", "template", "sources", "base",
  ]

  mutating func read(_ root: OptionValue) throws(TemplateError) {
    for (name, entry) in try entries(of: root, known: Self.keys) {
      let value = entry.with(entry.node, name: name)
      switch name {
      case "name": style.name = try value.word()
      case "numbers": try readNumbers(value)
      case "figures": try readFigures(value)
      case "captions": try readCaptions(value)
      case "template":
        guard let mapping = value.node.mapping else {
          throw value.mismatch("a map of keys of the front matter")
        }
        templateKeys = mapping
      case "sources": try readSources(value)
      default: break
      }
    }
  }

  /// The pairs of a map whose keys must be known.
  func entries(
    of value: OptionValue, known: [String]
  ) throws(TemplateError) -> [(String, OptionValue)] {
    try reader.pairs(of: value, known: known)
  }

  // MARK: - Captions and sources

  private mutating func readCaptions(_ value: OptionValue) throws(TemplateError) {
    let known = ["figure", "table", "mark", "in-text", "opening", "language"]
    for (name, setting) in try entries(of: value, known: known) {
      switch name {
      case "figure": style.captions.figure = try setting.word()
      case "table": style.captions.table = try setting.word()
      case "mark": style.captions.mark = try text(setting)
      case "language": style.captions.language = try setting.word()
      default:
        let isOpening = name == "opening"
        for (name, word) in try entries(of: setting, known: ["figure", "table"]) {
          let word = try word.word()
          switch (name, isOpening) {
          case ("figure", false): style.captions.figureInText = word
          case ("figure", true): style.captions.figureOpening = word
          case (_, false): style.captions.tableInText = word
          case (_, true): style.captions.tableOpening = word
          }
        }
      }
    }
  }

  private mutating func readSources(_ value: OptionValue) throws(TemplateError) {
    guard let items = value.node.sequence else {
      throw value.mismatch("a list of {rule: …, from: …, checked: …, verified: …}")
    }
    var sources: [HouseStyle.Source] = []
    for item in items {
      var source = HouseStyle.Source(rule: "", from: "")
      let known = ["rule", "from", "checked", "verified"]
      for (name, part) in try entries(of: value.with(item), known: known) {
        switch name {
        case "rule": source.rule = try part.word()
        case "from": source.from = try part.word()
        case "checked": source.checked = try part.word()
        default: source.isVerified = try part.truth()
        }
      }
      sources.append(source)
    }
    style.sources = sources
  }

  // MARK: - Values

  /// A text that may be nothing or have blanks at its ends, `" to "`.
  func text(_ value: OptionValue) throws(TemplateError) -> String {
    guard let scalar = value.node.scalar else { throw value.mismatch("a text") }
    return scalar.string
  }

  /// A whole number of decimals.
  func decimals(_ value: OptionValue) throws(TemplateError) -> Int {
    guard case .integer(let count)? = value.scalar, (0...6).contains(count) else {
      throw value.mismatch("a number of decimals, 0 to 6")
    }
    return count
  }

  /// One of the words of an enumeration.
  func one<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: OptionValue
  ) throws(TemplateError) -> Choice {
    let word = try value.word()
    if let choice = Choice(rawValue: word) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let nearest = names.nearest(to: word).map { "; nearest: “\($0)”" } ?? ""
    throw value.line.error(
      "“\(value.name)” is \(names.joined(separator: ", ")), not “\(word)”\(nearest)")
  }
}
