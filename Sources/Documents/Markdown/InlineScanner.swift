/// Takes out of running text what CommonMark does not know: expressions, references, citations, math,
/// attributes, raised and lowered text. Knows code spans, comments, tags and escapes.
struct InlineScanner {
  let reader: TemplateReader
  /// The text of a run of lines, each ended by a line feed but the last.
  let characters: [Character]
  let lines: [SourceLine]
  /// Where in `characters` each line begins.
  private let starts: [Int]
  var output = PreparedText()
  /// Whether a comment is open at the end.
  private(set) var endsInComment = false
  var index = 0
  private var text = ""
  private var origin: Int

  /// What stands before the text: behind a dollar braces are a formula's attributes.
  let before: Character

  init(_ lines: [SourceLine], reader: TemplateReader, follows before: Character = " ") {
    self.before = before
    self.reader = reader
    self.lines = lines
    var characters: [Character] = []
    var starts: [Int] = []
    for (row, line) in lines.enumerated() {
      if row > 0 { characters.append("\n") }
      starts.append(characters.count)
      characters += line.text
    }
    self.characters = characters
    self.starts = starts
    origin = 0
  }

  mutating func scan() throws(TemplateError) {
    while index < characters.count {
      switch characters[index] {
      case "\n": endLine()
      case "\\": try readBackslash()
      case "`": try readCodeSpan()
      case "<": readTag()
      case "$": try readMath()
      case "@": try readReference()
      case "[": try readBracket()
      case "{": try readBrace()
      case "^": try readScript("^")
      case "~": try readScript("~")
      case "*": try readStars()
      case "h": readAddress()
      case let character where StandIns.isReserved(character):
        try put(.literal, to: index + 1)
      default: copy(1)
      }
    }
    finishLine()
  }

  // MARK: Output

  /// The line of a place, and its column.
  func place(of offset: Int) -> (line: SourceLine, column: Int) {
    var row = starts.count - 1
    while row > 0, starts[row] > offset { row -= 1 }
    return (lines[row], offset - starts[row] + lines[row].column)
  }

  /// Copies characters as they are.
  mutating func copy(_ count: Int) {
    let end = min(index + count, characters.count)
    while index < end {
      if characters[index] == "\n" {
        endLine()
      } else {
        text.append(characters[index])
        index += 1
      }
    }
  }

  /// Writes a character that does not stand in the source at this place.
  mutating func appendText(_ character: Character) { text.append(character) }

  /// Copies characters of a place where nothing is replaced; private-use characters are protected.
  mutating func copyVerbatim(to end: Int) throws(TemplateError) {
    while index < end {
      if StandIns.isReserved(characters[index]) {
        try put(.literal, to: index + 1)
      } else {
        copy(1)
      }
    }
  }

  /// Puts a stand-in for the characters up to `end`.
  mutating func put(_ standIn: StandIn, to end: Int) throws(TemplateError) {
    let source = String(characters[index..<end])
    text.append(try reader.standIns.add(standIn, source: source, line: place(of: index).line))
    index = end
  }

  private mutating func endLine() {
    finishLine()
    index += 1
    origin = index
  }

  private mutating func finishLine() {
    output.append(text, from: place(of: origin).line)
    text = ""
  }

  /// Where the pattern next stands, from `start` on; not beyond the run.
  func find(_ pattern: [Character], from start: Int) -> Int? {
    guard !pattern.isEmpty, characters.count >= pattern.count else { return nil }
    var at = start
    while at + pattern.count <= characters.count {
      if characters[at] == pattern[0], characters[at..<(at + pattern.count)].elementsEqual(pattern)
      {
        return at
      }
      at += 1
    }
    return nil
  }

  func character(at offset: Int) -> Character? {
    characters.indices.contains(offset) ? characters[offset] : nil
  }

  // MARK: Comments and tags

  private mutating func readTag() {
    if character(at: index + 1) == "!", character(at: index + 2) == "-",
      character(at: index + 3) == "-"
    {
      guard let end = find(["-", "-", ">"], from: index + 4) else {
        endsInComment = true
        index = characters.count
        return
      }
      index = end + 3
      return
    }
    guard let next = character(at: index + 1), next == "/" || (next.isASCII && next.isLetter) else {
      return copy(1)
    }
    var end = index + 1
    while let inner = character(at: end), inner != ">", inner != "\n", inner != "<" { end += 1 }
    reader.noteAnchor(in: characters[index..<end])
    copy(character(at: end) == ">" ? end + 1 - index : 1)
  }
}
