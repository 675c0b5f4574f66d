import Yams

/// The value of a key with the means to read it as what it should be, or to say what it should be.
struct OptionValue {
  let name: String
  let node: Node
  let line: SourceLine
  let yaml: YAMLText?
  let reader: TemplateReader

  init(entry: BlockOptionEntry, line: SourceLine, reader: TemplateReader) {
    name = entry.name
    node = entry.value
    self.line = line
    yaml = entry.yaml
    self.reader = reader
  }

  init(_ name: String, _ node: Node, yaml: YAMLText, reader: TemplateReader) {
    self.name = name
    self.node = node
    line = yaml.line(of: node)
    self.yaml = yaml
    self.reader = reader
  }

  /// The same key's value at another node.
  func with(_ node: Node, name: String? = nil) -> OptionValue {
    guard let yaml else {
      return OptionValue(
        entry: BlockOptionEntry(name: name ?? self.name, key: nil, value: node, yaml: nil),
        line: line, reader: reader)
    }
    return OptionValue(name ?? self.name, node, yaml: yaml, reader: reader)
  }

  /// The error that the value is not what it should be.
  func mismatch(_ wanted: String) -> TemplateError {
    line.error("“\(name)” is \(wanted)\(shown)")
  }

  private var shown: String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { return "" }
    return ", not “\(scalar.string)”"
  }

  var scalar: YAMLScalar? { node.scalar.map { YAMLScalar($0) } }

  /// `true` or `false`; R's and YAML 1.1's words are understood. Some keys take words that mean true.
  func truth(or words: [String] = []) throws(TemplateError) -> Bool {
    switch scalar {
    case .truth(let truth)?: return truth
    case .text(let text)? where ["yes", "on"].contains(text.lowercased()) || words.contains(text):
      return true
    case .text(let text)? where ["no", "off"].contains(text.lowercased()): return false
    default: throw mismatch("true or false")
    }
  }

  /// A single word or text, as it is.
  func word() throws(TemplateError) -> String {
    guard let scalar = node.scalar, !scalar.string.trimmed.isEmpty else { throw mismatch("a word") }
    return scalar.string.trimmed
  }

  /// One of some words.
  func choice(_ words: [String]) throws(TemplateError) -> String {
    let word = try word()
    guard words.contains(word) else { throw mismatch(words.joined(separator: ", ")) }
    return word
  }

  /// A number above a bound.
  func number(above bound: Double) throws(TemplateError) -> Double {
    switch scalar {
    case .integer(let whole)? where Double(whole) > bound: return Double(whole)
    case .number(let number)? where number > bound && number.isFinite && number < 1e9: return number
    default: throw mismatch("a number above \(bound == 0 ? "0" : "\(bound)")")
    }
  }

  /// A list of numbers above 0 that share something out; none for `auto`, `true` and `false`, which
  /// leave it to us.
  func shares() throws(TemplateError) -> [Double] {
    guard let sequence = node.sequence else {
      let text = node.scalar?.string.trimmed ?? ""
      if ["auto", "true", "false"].contains(text) { return [] }
      guard let shares = Self.shares(text) else {
        throw mismatch("a list of numbers above 0, [60, 20, 20], or auto")
      }
      return shares
    }
    var shares: [Double] = []
    for item in sequence { shares.append(try with(item).number(above: 0)) }
    return shares
  }

  /// The numbers of `[60, 20, 20]`; `nil` for what is no such list.
  static func shares(_ text: String) -> [Double]? {
    let inner = text.drop { "[( ".contains($0) }.prefix { !"])".contains($0) }
    let words = inner.split { ", ".contains($0) }
    let shares = words.compactMap { Double($0) }
    let isGood = shares.allSatisfy { $0 > 0 && $0 < 1e9 }
    return !shares.isEmpty && shares.count == words.count && isGood ? shares : nil
  }

  /// A length in points; the columns that it may name are the journal's, unless given.
  func length(_ widths: FigureStyle.Widths? = nil) throws(TemplateError) -> Double {
    let widths = widths ?? reader.frontMatter.house.figures.widths
    guard let text = node.scalar?.string, let points = Length.points(text, widths: widths) else {
      throw mismatch(
        "a length such as 89mm, 8.9cm, 3.5in or 252pt (a bare number is inches), or single, one-and-half, double"
      )
    }
    guard points <= 14_400 else { throw mismatch("a length of at most 5 m") }
    return points
  }

  /// Text or a list of texts, as inlines.
  func texts() throws(TemplateError) -> [[Inline]] {
    guard let sequence = node.sequence else { return [try inlines()] }
    var result: [[Inline]] = []
    for item in sequence { result.append(try with(item).inlines()) }
    return result
  }

  /// Text as inlines.
  func inlines() throws(TemplateError) -> [Inline] {
    guard let scalar = node.scalar else { throw mismatch("a text") }
    return try reader.readInlines(sourceLines(scalar))
  }

  /// The lines of a text with their places.
  func sourceLines(_ scalar: Node.Scalar) -> [SourceLine] {
    if let yaml { return yaml.sourceLines(of: scalar) }
    var line = line
    line.text = scalar.string
    return [line]
  }

  /// A word or a list of words.
  func words() throws(TemplateError) -> [String] {
    guard let sequence = node.sequence else { return [try word()] }
    var result: [String] = []
    for item in sequence { result.append(try with(item).word()) }
    return result
  }

  /// Formats of a figure's files.
  func figureFormats() throws(TemplateError) -> [FigureFormat] {
    var formats: [FigureFormat] = []
    for word in try words() {
      let name = word.lowercased() == "tif" ? "tiff" : word.lowercased()
      guard let format = FigureFormat(rawValue: name) else {
        let nearest = FigureFormat.allCases.map(\.rawValue).nearest(to: name)
        throw line.error(
          "there is no figure format “\(word)”; "
            + (nearest.map { "nearest: “\($0)”" } ?? "write pdf, png, svg, tiff or eps"))
      }
      if !formats.contains(format) { formats.append(format) }
    }
    guard !formats.isEmpty else { throw mismatch("a list of formats: pdf, png, svg, tiff, eps") }
    return formats
  }
}
