import Reporting

/// How a document uses abbreviations that its list does not explain: a word of two or more capitals,
/// plural or not, that stands twice or more in the abstract, the text, captions or notes.
///
/// Left out are code, mathematics, citations, references and the cells of tables; Roman numerals, what
/// follows a number as its unit, labels behind "stage" or "group", words with digits (genes, markers),
/// the authors' initials, and what needs no explanation.
struct AbbreviationUse {
  /// A place where a word stands.
  private struct Use {
    var line: Int?
    /// Whether it is spelled out there: "area under the curve (AUC)".
    var isExplained: Bool
    /// Whether it stands in running text: captions and notes are read where the page puts them.
    var isText: Bool
  }

  private var uses: [String: [Use]] = [:]
  private var order: [String] = []

  /// Goes through a document.
  init(_ document: Document) {
    read(document.abstract)
    read(document.body)
    for note in document.footnotes { read(note) }
  }

  /// One warning for each abbreviation that is not explained where it is used first.
  ///
  /// - Parameters:
  ///   - listed: The words of the list of abbreviations.
  ///   - initials: The initials of the authors.
  /// - Returns: The warnings in the order in which the words are read first.
  func warnings(listed: Set<String>, initials: Set<String>) -> [ReportWarning] {
    order.compactMap { word in
      guard !listed.contains(word), !initials.contains(word), let uses = uses[word], uses.count > 1
      else { return nil }
      let text = uses.filter(\.isText)
      let first = text.first ?? uses[0]
      let explained = (text.contains(where: \.isExplained) ? text : uses).first(
        where: \.isExplained)
      let shown = "“\(word)” is used \(uses.count) times"
      guard let explained else {
        return ReportWarning(
          name: "undefined-abbreviation",
          text: "the abbreviation \(shown) and nowhere explained; list it under “abbreviations” or "
            + "spell it out where it is used first: … (\(word))",
          line: first.line)
      }
      guard !first.isExplained, first.isText, explained.isText else { return nil }
      let place = explained.line.map { ", in line \(SourcePlace(mark: $0).line)" } ?? ""
      return ReportWarning(
        name: "undefined-abbreviation",
        text: "the abbreviation \(shown) and spelled out only later\(place); spell it out here",
        line: first.line)
    }
  }

  // MARK: - What is read

  private mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let inlines, let mark): read(inlines, line: mark.line, isText: true)
      case .list(let list): for item in list.items { read(item) }
      case .quotation(let inner), .division(_, let inner): read(inner)
      case .figure(let figure):
        read(figure.caption + [.text(". ")] + figure.notes, line: figure.line, isText: false)
      case .table(let table):
        let notes = table.table.notes.flatMap { [Inline.text(". ")] + $0.content }
        read(table.caption + notes, line: table.line, isText: false)
      case .heading, .equation, .listing, .printout, .thematicBreak, .pageBreak, .code: break
      }
    }
  }

  private mutating func read(_ inlines: [Inline], line: Int?, isText: Bool) {
    var text = ""
    Self.write(inlines, to: &text)
    let scalars = Array(text.unicodeScalars)
    var lineEnds = 0
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\n" { lineEnds += 1 }
      guard Self.isWord(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, Self.isWord(scalars[index]) { index += 1 }
      guard let word = Self.abbreviation(scalars[start..<index]),
        !Self.isLabelOrUnit(scalars, start, word)
      else { continue }
      if uses[word] == nil { order.append(word) }
      uses[word, default: []].append(
        Use(
          line: line.map { $0 + lineEnds }, isExplained: Self.isExplained(scalars, start, index),
          isText: isText))
    }
  }

  /// The text, its line ends kept and what is no prose as a sign.
  private static func write(_ inlines: [Inline], to text: inout String) {
    for inline in inlines {
      switch inline {
      case .text(let words): text += words.replacing("\n", with: " ")
      case .softBreak, .lineBreak: text += "\n"
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .superscript(let inner), .subscript(let inner), .link(let inner, _):
        write(inner, to: &text)
      case .reference(let reference) where reference.form == .words:
        write(reference.words, to: &text)
      case .value(let value, _): text += value.plainText
      case .code, .math, .citation, .reference, .footnote, .expression: text += "\u{FFFC}"
      }
    }
  }

  // MARK: - Words

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !scalar.isHan || ("0"..."9").contains(scalar)
  }

  /// The word as an abbreviation, in the singular; `nil` for another word.
  private static func abbreviation(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    var scalars = scalars
    if scalars.count > 2, scalars.last == "s" { scalars = scalars.dropLast() }
    guard (2...6).contains(scalars.count), scalars.allSatisfy({ ("A"..."Z").contains($0) }),
      !isRoman(scalars)
    else { return nil }
    let word = String(String.UnicodeScalarView(scalars))
    return understood.contains(word) ? nil : word
  }

  /// "II", "IV", and "IIIA" of stages.
  private static func isRoman(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits: Set<Unicode.Scalar> = ["I", "V", "X"]
    let rest = scalars.drop { digits.contains($0) }
    return rest.isEmpty
      || rest.count == 1 && "ABC".unicodeScalars.contains(rest[rest.startIndex])
        && rest.count < scalars.count && scalars.first != "X"
  }

  /// Whether a word stands behind a number as its unit, or behind "stage" and the like as its name.
  private static func isLabelOrUnit(
    _ scalars: [Unicode.Scalar], _ start: Int, _ word: String
  ) -> Bool {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    guard start > 0, isBlank(scalars[start - 1]) else { return false }
    let before = scalars[..<(start - 1)].suffix(16)
    let last = String(
      String.UnicodeScalarView(before.reversed().prefix { !isBlank($0) }.reversed()))
    if last.last?.isNumber == true { return units.contains(word) }
    return labelled.contains(last.lowercased())
  }

  /// "area under the curve (AUC)" and "AUC (area under the curve)"; in notes "AUC, area under …",
  /// "AUC = area …", "AUC: area …".
  private static func isExplained(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    let opens: Set<Unicode.Scalar> = ["(", "（", "["]
    let closes: Set<Unicode.Scalar> = [")", "）", "]", ",", ";", "，", "；"]
    if start > 0, opens.contains(scalars[start - 1]), end < scalars.count,
      closes.contains(scalars[end])
    {
      let before = scalars[..<(start - 1)]
      guard before.last(where: { !$0.properties.isWhitespace })?.properties.isAlphabetic == true
      else { return false }
      let closes = [")", "）", "]"].contains(scalars[end])
      return closes || spells(before.suffix(80), scalars[start..<end])
    }
    let rest = scalars[end...].prefix(60)
    let text = String(String.UnicodeScalarView(rest))
    for mark in [" (", "（", ", ", "，", " = ", "=", ": ", "："] where text.hasPrefix(mark) {
      let words = text.dropFirst(mark.count)
      let initial = Character(scalars[start])
      guard let first = words.first else { continue }
      // What follows a comma explains if it begins with the same letter and has several words.
      let isHan = first.unicodeScalars.first?.isHan == true
      let stop = words.firstIndex { ",;.)，；。）".contains($0) } ?? words.endIndex
      let count = words[..<stop].split(whereSeparator: { $0.isWhitespace || $0 == "-" }).count
      if isHan || count > 1 && first.uppercased() == String(initial).uppercased() { return true }
    }
    return false
  }

  /// Whether the letters of an abbreviation come in this order in the words before it, the first at
  /// the start of a word.
  private static func spells(
    _ words: ArraySlice<Unicode.Scalar>, _ word: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    let letters = word.filter { ("A"..."Z").contains($0) }.map { $0.properties.lowercaseMapping }
    guard let first = letters.first else { return false }
    for start in words.indices where words[start].properties.lowercaseMapping == first {
      guard start == words.startIndex || !words[start - 1].properties.isAlphabetic else { continue }
      var rest = letters.dropFirst()
      for scalar in words[(start + 1)...] where scalar.properties.lowercaseMapping == rest.first {
        rest = rest.dropFirst()
      }
      if rest.isEmpty { return true }
    }
    return false
  }

  private static let labelled: Set<String> = [
    "stage", "grade", "group", "arm", "panel", "cohort", "class", "type", "level", "category",
    "model", "score", "site", "centre", "center", "hospital", "table", "figure", "appendix",
  ]

  private static let units: Set<String> = [
    "AM", "PM", "IU", "HU", "MV", "MA", "MS", "KB", "MB", "GB", "TB", "KG", "MM", "CM", "ML",
  ]

  /// What needs no explanation. Source: Centers for Disease Control and Prevention, Emerging
  /// Infectious Diseases, style guide, "Abbreviations, Acronyms, and Initialisms"; American Veterinary
  /// Medical Association, "Standard abbreviations that can be used without expansion"; beside them
  /// countries, degrees, and names of file formats, guidelines and programs. CT, MRI and CI are not
  /// among them: the AMA Manual of Style (11th edition, 13.11) has them spelled out.
  private static let understood: Set<String> = [
    "ACTH", "ADP", "AIDS", "AMP", "ATP", "BCG", "DDT", "DNA", "EDTA", "ELISA", "HIV", "RNA",
    "EU", "UK", "UN", "US", "USA", "MD", "MPH", "MSC", "BSC", "PHD", "OK", "ID",
    "CSV", "CSS", "DOI", "HTML", "HTTP", "HTTPS", "ISBN", "ISSN", "JSON", "ORCID", "PDF", "PNG",
    "SQL",
    "SVG", "URL", "XML", "CARE", "SPIRIT", "PRISMA", "PROBAST", "STARD", "STROBE", "TRIPOD",
    "REMARK",
    "CONSORT", "ISO", "IBM", "SAS", "SPSS", "STATA",
  ]
}
