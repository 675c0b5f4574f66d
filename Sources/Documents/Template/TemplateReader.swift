import Reporting

/// Reads a template: keeps what has been found so far while the text is gone through once.
final class TemplateReader {
  let path: String
  let surroundings: Surroundings
  var frontMatter = FrontMatter()
  var blocks: [CodeBlock] = []
  var expressions: [InlineExpression] = []
  var footnotes: [[Block]] = []
  var notes: [TemplateNote] = []
  /// What the author is warned of before anything runs.
  var warnings: [ReportWarning] = []
  var includedFiles: [String] = []
  var standIns = StandIns()
  /// Where each label is given.
  var labels: [String: SourceLine] = [:]
  /// The names of headings to which links may lead, also where these have no label of their own.
  var anchors: Set<String> = []
  /// The names that tags of HTML give to places; the tags are left out, so links to them are words.
  var lostAnchors: Set<String> = []
  /// All references with their places.
  var references: [(reference: Reference, line: SourceLine)] = []
  /// All citations with their places.
  var citations: [(citation: Citation, line: SourceLine)] = []
  /// The commands that the author has named for formulas.
  var macros = MathMacros()
  /// The names of the footnotes that are written, in lower case.
  var footnoteNames: Set<String> = []
  /// The marks in the text that lead to footnotes, with their places.
  var footnoteMarks: [(name: String, line: SourceLine, column: Int)] = []
  /// Slugs of headings that are taken.
  var slugs: [String: Int] = [:]
  /// Whether the front matter names a bibliography, so that `@name` in the text is a citation.
  var hasBibliography = false
  /// Whether the whole template is a supplement, so that nothing in it can be set apart.
  var isAllSupplement = false
  /// The front matter, after the defaults of the folders above: what `{{< meta … >}}` reads.
  var metadata: [YAMLText] = []
  /// How many shortcodes that stand for words are read within one another.
  var valueDepth = 0
  /// Where the second language was first used.
  var secondLanguageLine: SourceLine?
  /// Whether `crossref:` gives words for captions.
  var hasCrossReferenceWords = false
  /// Where expressions stand that are found now; `nil` in the prose.
  var place: InlineExpression.Place?

  init(path: String, surroundings: Surroundings) {
    self.path = path
    self.surroundings = surroundings
  }

  /// Notes something that stops nothing.
  func note(_ name: String, at line: SourceLine, _ message: String) {
    let note = TemplateNote(name: name, path: line.path, line: line.number, message: message)
    if !notes.contains(note) { notes.append(note) }
  }

  /// Text in which nothing is replaced: private-use characters are protected.
  func protected(_ text: String, line: SourceLine) throws(TemplateError) -> String {
    guard text.contains(where: StandIns.isReserved) else { return text }
    var result = ""
    for character in text {
      guard StandIns.isReserved(character) else {
        result.append(character)
        continue
      }
      result.append(try standIns.add(.literal, source: String(character), line: line))
    }
    return result
  }

  /// Registers a label, which may be given once.
  func define(_ label: String, at line: SourceLine) throws(TemplateError) {
    guard Self.isLabel(label) else {
      throw line.error(
        "the label “\(label)” names a file: use the letters a to z, digits, '-', '_' and '.', beginning with a letter"
      )
    }
    if let first = labels[label] {
      let where_ =
        first.path == line.path ? "line \(first.number)" : "\(first.path):\(first.number)"
      throw line.error("the label “\(label)” is already given in \(where_); labels are unique")
    }
    labels[label] = line
  }

  /// Whether a text can be a label: it names files and is referred to after `@`.
  static func isLabel(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isASCIILetter, text.utf8.last != UInt8(ascii: ".")
    else { return false }
    return text.utf8.allSatisfy { $0.isLabelByte }
  }

  /// Every reference must have its label. A label that `display` or `Text` gives is known only when
  /// the report has run: with one of these about, the check waits until then.
  func checkReferences() throws(TemplateError) {
    let mayGive = blocks.contains { $0.code.contains("label:") || $0.code.contains("Text(") }
    guard !mayGive, !frontMatter.paper.isDraft else { return }
    for (reference, line) in references where labels[reference.label] == nil {
      let stem = labels.keys.contains { reference.label.hasPrefix($0 + "-") }
      let isLink = reference.form == .words
      if stem || isLink && (anchors.contains(reference.label) || reference.isOfReferences) {
        continue
      }
      let known = labels.keys + (isLink ? anchors.sorted() : [])
      throw line.error(Self.unknownLabel(reference.label, among: known, isLink: isLink))
    }
  }

  /// Every mark must have its footnote.
  func checkFootnotes() throws(TemplateError) {
    for (name, line, column) in footnoteMarks where !footnoteNames.contains(name.lowercased()) {
      throw line.error(
        "there is no footnote “\(name)”; write it in a paragraph of its own: [^\(name)]: …, "
          + "or \\[ where none is meant",
        column: column)
    }
  }

  /// What is said of a reference that leads nowhere.
  static func unknownLabel(
    _ label: String, among labels: [String], isLink: Bool = false
  ) -> String {
    if let nearest = labels.nearest(to: label) {
      return "nothing has the label “\(label)”; nearest: “\(nearest)”"
    }
    guard !isLink || InlineScanner.prefixes.contains(where: label.hasPrefix) else {
      return "nothing has the label “\(label)” to which this link leads; give it behind a heading, "
        + "{#\(label)}, or name the heading: \"#\" and its words in lower case with hyphens"
    }
    let kind = label.prefix(while: { $0 != "-" }) + "-"
    let same = labels.filter { $0.hasPrefix(kind) }.sorted()
    if same.isEmpty {
      return "nothing has the label “\(label)”; give it \(wayToLabel(label, kind))"
    }
    let list = same.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
    return "nothing has the label “\(label)”; there are \(list)"
  }

  /// How a thing of a kind is given its label.
  private static func wayToLabel(_ label: String, _ kind: some StringProtocol) -> String {
    switch kind {
    case "sec-": "behind its heading: # Methods {#\(label)}"
    case "eq-": "behind its formula: $$ … $$ {#\(label)}"
    case "lst-": "with “lst-label: \(label)”"
    default: "with “label: \(label)”"
    }
  }
}

extension UInt8 {
  var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= self
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")) ~= self
  }

  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= self }

  /// Whether the byte may stand in a label.
  var isLabelByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
      || self == UInt8(ascii: ".")
  }
}
