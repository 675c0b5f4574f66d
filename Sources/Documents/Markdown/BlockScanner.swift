/// Takes out what CommonMark does not know, line by line: Swift blocks, divisions, shortcodes. Knows
/// fences and comments, so that nothing in them is taken for markup.
struct BlockScanner {
  let reader: TemplateReader
  let lines: [SourceLine]
  /// The files that include one another on the way to this one.
  let includes: [String]
  var output = PreparedText()
  private var index = 0
  private var isInList = false
  private var isAfterBlank = true
  private var divisions: [SourceLine] = []

  init(_ lines: [SourceLine], reader: TemplateReader, includes: [String]) {
    self.lines = lines
    self.reader = reader
    self.includes = includes
  }

  mutating func scan() throws(TemplateError) {
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        output.append("", from: line)
        index += 1
        isAfterBlank = true
        continue
      }
      if let fence = Fence(opening: line) {
        try readFence(fence)
      } else if let formula = RawFormula(opening: line) {
        try readFormula(formula)
      } else if isIndentedCode(line) {
        try appendVerbatim(line)
        index += 1
        continue
      } else if MathMacros.isDefinition(line.text) {
        let count = try reader.takeDefinition(lines[index...])
        for _ in 0..<count { output.append("", from: line) }
        index += count
      } else if try !readDivisionMark(line), try !readShortcode(line) {
        try readRun()
      }
      isAfterBlank = false
    }
    if let open = divisions.last {
      throw open.error("this ‘:::’ is never closed; end the division with a line ‘:::’")
    }
  }

  // MARK: Fences

  private mutating func readFence(_ fence: Fence) throws(TemplateError) {
    let line = lines[index]
    var end = index + 1
    while end < lines.count, !fence.isClosed(by: lines[end]) { end += 1 }
    guard end < lines.count else {
      throw line.error(
        "the code that begins here with ‘\(fence.mark)’ is never closed; end it with a line ‘\(fence.mark)’"
      )
    }
    let content = lines[(index + 1)..<end].map { fence.content($0) }
    index = end + 1
    if let attributes = fence.mathAttributes {
      return try appendFormula(
        content, attributes: attributes, prefix: fence.prefix, closing: fence.continuation, line)
    }
    guard let header = try fence.header(at: line) else {
      try appendVerbatim(line)
      for inner in lines[(end - content.count)...end] { try appendVerbatim(inner) }
      return
    }
    let number = try reader.readCodeBlock(header: header, content: content, fence: line)
    let mark = try reader.standIns.add(.block(number), source: line.text, line: line)
    output.append(fence.prefix + fence.mark + String(mark), from: line)
    output.append(fence.continuation + fence.mark, from: line)
  }

  // MARK: Formulae

  /// `\begin{equation} … \end{equation}` without dollars, as R Markdown has it.
  private mutating func readFormula(_ formula: RawFormula) throws(TemplateError) {
    let line = lines[index]
    var end = index
    while end < lines.count, formula.end(in: lines[end], isFirst: end == index) == nil { end += 1 }
    guard end < lines.count, let last = formula.end(in: lines[end], isFirst: end == index) else {
      throw line.error(
        "the formula that begins here is never closed; end it with \(formula.closing)")
    }
    var content = lines[index...end].map(\.self)
    let rest = String(content[content.count - 1].text[last...]).trimmed
    content[content.count - 1].text = String(content[content.count - 1].text[..<last])
    if formula.isBracket {
      content[0].text = String(content[0].text.trimmed.dropFirst(2))
      content[content.count - 1].text = String(content[content.count - 1].text.dropLast(2))
    }
    index = end + 1
    try appendFormula(content, attributes: rest, prefix: "", closing: "", line)
  }

  /// Puts a stand-in for lines of mathematics; the first stands on the line itself or on the next.
  private mutating func appendFormula(
    _ content: [SourceLine], attributes: String, prefix: String, closing: String, _ line: SourceLine
  ) throws(TemplateError) {
    let isBelow = content.first.map { $0.number > line.number } ?? true
    let source = content.map(\.text).joined(separator: "\n")
    let mark = try reader.standIns.add(
      .math(display: true),
      source: "$$" + (isBelow ? "\n" : "") + source + (isBelow ? "\n$$" : "$$"),
      line: line)
    output.append(prefix + String(mark), from: line)
    var words = attributes
    if words.isEmpty, index < lines.count, lines[index].text.trimmed.hasPrefix("{#eq-") {
      words = lines[index].text.trimmed
      index += 1
    }
    guard !words.isEmpty else { return }
    var label = line
    label.text = words
    var scanner = InlineScanner([label], reader: reader, follows: "$")
    try scanner.scan()
    for text in scanner.output.lines { output.append(closing + text, from: line) }
  }

  private mutating func appendVerbatim(_ line: SourceLine) throws(TemplateError) {
    output.append(try reader.protected(line.text, line: line), from: line)
  }

  private func isIndentedCode(_ line: SourceLine) -> Bool {
    guard isAfterBlank else { return false }
    let isIndented =
      line.text.hasPrefix(isInList ? "        " : "    ") || line.text.hasPrefix("\t")
    return isIndented && !(isInList && line.text.hasPrefix("\t"))
  }

  // MARK: Divisions and shortcodes

  private mutating func readDivisionMark(_ line: SourceLine) throws(TemplateError) -> Bool {
    let text = line.text.trimmed
    guard text.hasPrefix(":::") else { return false }
    let rest = String(text.drop { $0 == ":" }).trimmed
    index += 1
    guard !rest.isEmpty else {
      guard divisions.popLast() != nil else {
        throw line.error("this ‘:::’ closes nothing; a division opens with ‘::: {.callout-note}’")
      }
      try appendMark(.divisionEnd, line)
      return true
    }
    var attributes = try DivisionHead(rest, line: line).attributes
    for place in attributes.pairs.indices where attributes.pairs[place].key.hasSuffix("-meta") {
      let holds = try reader.holds(attributes.pairs[place].value, at: line)
      attributes.pairs[place].value = holds ? "true" : "false"
    }
    if let label = attributes.label { try reader.define(label, at: line) }
    for pair in attributes.pairs where pair.key.hasPrefix("layout") && pair.key != "layout-ncol" {
      reader.note("unused-option", at: line, "“\(pair.key)” is understood but not used yet")
    }
    if attributes.pairs.contains(where: { $0.key == "layout-ncol" }), attributes.columns == nil {
      throw line.error("“layout-ncol” is a number of columns from 1 to 12")
    }
    divisions.append(line)
    try appendMark(.divisionStart(attributes), line)
    return true
  }

  private mutating func readShortcode(_ line: SourceLine) throws(TemplateError) -> Bool {
    let text = line.text.trimmed
    if ["\\newpage", "\\pagebreak", "\\clearpage"].contains(text) {
      index += 1
      try appendMark(.pageBreak, line)
      return true
    }
    guard text.hasPrefix("{{<"), text.hasSuffix(">}}") else { return false }
    let words = text.dropFirst(3).dropLast(3).split(whereSeparator: \.isWhitespace).map(String.init)
    // What stands for words is read with the words around it.
    if let name = words.first, InlineScanner.values.contains(name) { return false }
    index += 1
    switch words.first {
    case "pagebreak":
      try appendMark(.pageBreak, line)
    case "include":
      guard words.count == 2 else {
        throw line.error("write {{< include FILE >}} with one file name without spaces")
      }
      try include(words[1].trimming(quotes: true), line)
    default:
      throw line.error(Self.unknownShortcode(words.first ?? ""))
    }
    return true
  }

  static func unknownShortcode(_ name: String) -> String {
    let known = ["include", "pagebreak", "meta", "var"]
    let nearest = known.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
    return
      "there is no shortcode “\(name)”\(nearest); known: include and pagebreak, each on a line "
      + "of its own, and meta and var in the text"
  }

  private mutating func include(_ name: String, _ line: SourceLine) throws(TemplateError) {
    let path = FilePath.resolve(name, besides: line.path)
    guard !includes.contains(path) else {
      throw line.error("“\(name)” includes itself")
    }
    guard let source = reader.surroundings.read(path) else {
      throw line.error("there is no file “\(path)” to include")
    }
    if !reader.includedFiles.contains(path) { reader.includedFiles.append(path) }
    let part = SourceLine.lines(of: source, path: path)
    try reader.readMacros(part)
    var scanner = BlockScanner(part, reader: reader, includes: includes + [path])
    try scanner.scan()
    output.append("", from: line)
    output.append(scanner.output)
    output.append("", from: line)
    isInList = false
  }

  private mutating func appendMark(_ mark: StandIn, _ line: SourceLine) throws(TemplateError) {
    let character = try reader.standIns.add(mark, source: line.text, line: line)
    output.append("", from: line)
    output.append(String(character), from: line)
    output.append("", from: line)
    isInList = false
  }

  // MARK: Running text

  /// Lines that CommonMark may read as one paragraph; code spans and math may run on in them.
  private mutating func readRun() throws(TemplateError) {
    var run = [lines[index]]
    index += 1
    if startsItem(run[0].text) {
      isInList = true
    } else if isAfterBlank, run[0].text.first?.isWhitespace == false {
      isInList = false
    }
    var isInMath = opensMath(run[0].text)
    if isInMath || !isRow(run[0].text) {
      while index < lines.count, isInMath || continuesRun(lines[index]) {
        // Within a formula a bar is no column and a minus no item.
        let line = lines[index]
        run.append(line)
        index += 1
        if Self.holdsOddMath(line.text) { isInMath = isInMath ? false : opensMath(line.text) }
      }
    }
    var scanner = InlineScanner(run, reader: reader)
    try scanner.scan()
    if isCaption(run[0].text) {
      try appendCaption(scanner.output)
    } else {
      output.append(scanner.output)
    }
    if scanner.endsInComment { try skipComment(from: run[run.count - 1]) }
  }

  private func continuesRun(_ line: SourceLine) -> Bool {
    let text = line.text.trimmed
    return !line.isBlank && Fence(opening: line) == nil && !text.hasPrefix(":::")
      && !(text.hasPrefix("{{<") && text.hasSuffix(">}}")) && !startsItem(line.text)
      && RawFormula(opening: line) == nil && !isRow(line.text) && !text.hasPrefix("#")
      && !text.hasPrefix(">")
      && !isCaption(line.text)
  }

  /// Whether a line begins a displayed formula that ends in a later line before the next blank one;
  /// `index` is that of the line behind it.
  private func opensMath(_ text: String) -> Bool {
    guard Self.holdsOddMath(text), !isRow(text) || text.trimmed.hasPrefix("$$") else {
      return false
    }
    return lines[index...].lazy.prefix { !$0.isBlank }.contains { Self.holdsOddMath($0.text) }
  }

  /// Whether an odd number of `$$` stand in a line.
  private static func holdsOddMath(_ text: String) -> Bool {
    text.contains("$$")
      && (text.split(separator: "$$", omittingEmptySubsequences: false).count - 1) % 2 == 1
  }

  /// Whether a line must be read for itself: a heading or the row of a table.
  private func isRow(_ text: String) -> Bool {
    text.contains("|") || text.drop(while: \.isWhitespace).hasPrefix("#")
  }

  private func startsItem(_ text: String) -> Bool {
    let text = text.drop { $0.isWhitespace || $0 == ">" }
    guard let first = text.first else { return false }
    if first == "-" || first == "*" || first == "+" {
      return text.dropFirst().first?.isWhitespace ?? true
    }
    let rest = text.drop { $0.isASCII && $0.isNumber }
    guard rest.startIndex != text.startIndex, let mark = rest.first, mark == "." || mark == ")"
    else {
      return false
    }
    return rest.dropFirst().first?.isWhitespace ?? true
  }

  /// `: Caption {#tbl-x}` below a pipe table; with a label it is meant as one wherever it stands.
  private func isCaption(_ text: String) -> Bool {
    guard text.hasPrefix(": ") || text.hasPrefix("Table: ") else { return false }
    if text.contains("{#tbl-") { return true }
    let above = output.lines.last { !$0.isEmpty }
    return above?.contains("|") == true
  }

  private mutating func appendCaption(_ text: PreparedText) throws(TemplateError) {
    guard let first = text.lines.first, let line = text.origins.first else { return }
    let mark = try reader.standIns.add(.caption, source: ":", line: line)
    output.append("", from: line)
    var text = text
    text.lines[0] =
      String(mark)
      + String(first[(first.firstIndex(of: ":") ?? first.startIndex)...].dropFirst()).trimmed
    output.append(text)
    output.append("", from: line)
  }

  /// Goes on behind a comment that began in the line.
  private mutating func skipComment(from line: SourceLine) throws(TemplateError) {
    while index < lines.count {
      let next = lines[index]
      index += 1
      guard let end = next.text.firstRange(of: "-->") else { continue }
      let rest = String(next.text[end.upperBound...])
      guard !rest.trimmed.isEmpty else { return }
      var scanner = InlineScanner(
        [
          SourceLine(
            text: rest, path: next.path, number: next.number,
            column: next.column + next.text.distance(from: next.text.startIndex, to: end.upperBound)
          )
        ], reader: reader)
      try scanner.scan()
      output.append(scanner.output)
      if !scanner.endsInComment { return }
    }
    throw line.error("the comment that begins here with ‘<!--’ is never closed; end it with ‘-->’")
  }
}
