extension InlineScanner {
  /// The beginnings by which a label tells what it names.
  static let prefixes = ["fig-", "tbl-", "eq-", "sec-", "lst-", "suppfig-", "supptbl-"]

  /// A key behind `@`: where it ends and the key itself.
  private func key(at start: Int) -> (end: Int, key: String)? {
    guard let first = character(at: start)?.utf8.first, first.isASCIILetter else { return nil }
    var end = start
    while let byte = character(at: end)?.utf8.first, character(at: end)?.utf8.count == 1,
      byte.isLabelByte || byte == UInt8(ascii: ":")
    {
      end += 1
    }
    while end > start, let last = characters[end - 1].utf8.first,
      !last.isASCIILetter && !last.isASCIIDigit
    {
      end -= 1
    }
    return end > start ? (end, String(characters[start..<end])) : nil
  }

  /// Whether `@` here begins a word: not within a mail address.
  private func beginsWord(_ offset: Int) -> Bool {
    guard offset > 0, let byte = characters[offset - 1].utf8.first,
      characters[offset - 1].utf8.count == 1
    else { return true }
    return !byte.isASCIILetter && !byte.isASCIIDigit && byte != UInt8(ascii: "_")
      && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "+")
  }

  /// The label that a key names, or `nil` where it is a citation's.
  private func label(_ key: String) -> String? {
    let label = key.prefix(1).lowercased() + key.dropFirst()
    return Self.prefixes.contains { label.hasPrefix($0) && label.count > $0.count } ? label : nil
  }

  /// `@Fig-km` asks for a capital.
  private func form(of key: String) -> Reference.Form {
    key.first?.isUppercase == true ? .opening : .full
  }

  /// `@fig-km` or `@shin2022` in the text.
  mutating func readReference() throws(TemplateError) {
    guard beginsWord(index), let (end, key) = key(at: index + 1) else { return copy(1) }
    let (line, _) = place(of: index)
    if let label = label(key) {
      return try put(reference(label, form(of: key), line), to: end)
    }
    try readNarrative(key, to: end)
  }

  /// `[-@fig-km]`, `[@fig-a; @fig-b]`, `[Fig. @fig-km]`, `[@shin2022, p. 3]`; else a bracket.
  mutating func readBracket() throws(TemplateError) {
    try noteFootnote()
    guard let close = closingBracket(), character(at: close + 1) != "(",
      character(at: close + 1) != "[", !isDefinition(to: close)
    else { return copy(1) }
    let keys = keys(from: index + 1, to: close)
    guard !keys.isEmpty else {
      return hasForeignKey(to: close) ? try readCitations(to: close) : copy(1)
    }
    let (line, column) = place(of: index)
    let labels = keys.compactMap { label($0.key) }
    guard labels.count == keys.count else {
      guard labels.isEmpty else {
        throw line.error("a bracket holds references or citations, not both", column: column)
      }
      return try readCitations(to: close)
    }
    try readReferences(keys, to: close, line)
  }

  /// Whether the bracket is `[name]: address` at the beginning of a line.
  private func isDefinition(to close: Int) -> Bool {
    guard character(at: close + 1) == ":" else { return false }
    return characters[..<index].reversed().prefix { $0 != "\n" }.allSatisfy(\.isWhitespace)
  }

  /// `[^name]`, which CommonMark would leave as it is where it knows no such note.
  private func noteFootnote() throws(TemplateError) {
    guard character(at: index + 1) == "^", character(at: index - 1) != "!",
      let close = closingBracket(), close > index + 2
    else { return }
    let name = String(characters[(index + 2)..<close])
    guard !name.contains(where: \.isWhitespace) else { return }
    let (line, column) = place(of: index)
    guard reader.place == nil else {
      throw line.error(
        "a footnote cannot stand here; put it into the text, or use fig-notes or tbl-notes",
        column: column)
    }
    if character(at: close + 1) == ":",
      line.text.drop(while: { $0 == " " || $0 == ">" }).hasPrefix("[^\(name)]:")
    {
      reader.footnoteNames.insert(name.lowercased())
    } else {
      reader.footnoteMarks.append((name, line, column))
    }
  }

  /// A bracket of references: the words in it stay, the brackets go.
  private mutating func readReferences(
    _ keys: [(start: Int, end: Int, key: String)], to close: Int, _ line: SourceLine
  ) throws(TemplateError) {
    index += 1
    for (number, item) in keys.enumerated() {
      let isNumber = item.start > index - 1 && item.start > 0 && characters[item.start - 1] == "-"
      let wordsEnd = isNumber ? item.start - 1 : item.start
      let words = String(characters[index..<max(index, wordsEnd)])
      if number > 0 {
        index = wordsEnd
        try putText(words.replacing(";", with: ","))
      } else {
        copy(wordsEnd - index)
      }
      let ownWords = number == 0 && !words.trimmed.isEmpty
      index = item.start
      guard let label = label(item.key) else { continue }
      let form = isNumber || ownWords ? Reference.Form.number : form(of: item.key)
      try put(reference(label, form, line), to: item.end)
    }
    copy(close - index)
    index = close + 1
  }

  private mutating func putText(_ words: String) throws(TemplateError) {
    for character in words where character != "\n" { appendText(character) }
  }

  private func closingBracket() -> Int? {
    var at = index + 1
    while let inner = character(at: at) {
      if inner == "]" { return at }
      if inner == "[" || inner == "`" { return nil }
      at += inner == "\\" ? 2 : 1
    }
    return nil
  }

  private func keys(from start: Int, to close: Int) -> [(start: Int, end: Int, key: String)] {
    var result: [(Int, Int, String)] = []
    var at = start
    while at < close {
      if characters[at] == "@", at == start || beginsWord(at), let (end, key) = key(at: at + 1) {
        result.append((at, end, key))
        at = end
      } else {
        at += 1
      }
    }
    return result
  }

  private func reference(_ label: String, _ form: Reference.Form, _ line: SourceLine) -> StandIn {
    let reference = Reference(label: label, form: form, line: reader.mark(line))
    reader.references.append((reference, line))
    return .reference(reference)
  }

  /// Whether the bracket begins with a key that only a citation can have: `[@张2022]`, `[@{10.1/x}]`.
  private func hasForeignKey(to close: Int) -> Bool {
    guard reader.hasBibliography else { return false }
    var at = index + 1
    if character(at: at) == "-" { at += 1 }
    guard character(at: at) == "@", let next = character(at: at + 1), at + 1 < close else {
      return false
    }
    return next.isLetter || next.isNumber || next == "{"
  }
}
