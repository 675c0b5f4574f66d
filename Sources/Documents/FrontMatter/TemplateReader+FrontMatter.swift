import Drawing
import Yams

extension TemplateReader {
  /// Reads the front matter, after the defaults of the folders above; the index of the first line of
  /// the prose is returned.
  func readFrontMatter(_ lines: [SourceLine]) throws(TemplateError) -> Int {
    place = .frontMatter
    var texts: [YAMLText] = []
    for file in surroundings.defaults {
      includedFiles.append(file.path)
      texts.append(YAMLText(lines: SourceLine.lines(of: file.source, path: file.path)))
    }
    var start = 0
    if let first = lines.first, first.text.trimmedEnd == "---" {
      guard let end = lines.dropFirst().firstIndex(where: { Self.isEnd($0.text) }) else {
        throw first.error(
          "the front matter that begins here is never closed; end it with a line ‘---’")
      }
      start = end + 1
      texts.append(YAMLText(lines: Array(lines[1..<end])))
    }
    metadata = texts
    try readHouseStyle(texts)
    for text in texts { try readKeys(text) }
    for override in surroundings.overrides { try apply(override) }
    isAllSupplement = frontMatter.paper.style == .supplement
    return start
  }

  private static func isEnd(_ text: String) -> Bool {
    text.trimmedEnd == "---" || text.trimmedEnd == "..."
  }

  private func readKeys(_ yaml: YAMLText) throws(TemplateError) {
    guard let root = try yaml.root() else { return }
    guard let mapping = root.mapping else {
      throw yaml.error(at: root, "the front matter is a list of “key: value” lines")
    }
    try readKeys(mapping, yaml)
  }

  /// The keys of a front matter, or those that a journal's file holds for it.
  func readKeys(_ mapping: Node.Mapping, _ yaml: YAMLText) throws(TemplateError) {
    let affiliations = mapping["affiliations"].map {
      OptionValue("affiliations", $0, yaml: yaml, reader: self)
    }
    // Texts above it may cite.
    hasBibliography = hasBibliography || mapping["bibliography"] != nil
    for (key, node) in mapping {
      let name = key.string ?? ""
      if node.scalar.map({ YAMLScalar($0) }) == .null, name != "params" { continue }
      let value = OptionValue(name, node, yaml: yaml, reader: self)
      if try readText(name, value) { continue }
      if try readSecond(name, value) { continue }
      if try readCitationKey(name, value) { continue }
      if try readSetting(name, value) { continue }
      if try readPage(name, value) { continue }
      if try readEndMatter(name, value) { continue }
      if name == "author" || name == "authors" {
        frontMatter.lines.authors = mark(value.line)
        let people = try AuthorReader(value, affiliations: affiliations)
        frontMatter.authors = try people.authors()
        continue
      }
      try readUnused(name, key, yaml)
    }
  }

  private func readText(_ name: String, _ value: OptionValue) throws(TemplateError) -> Bool {
    switch name {
    case "title":
      frontMatter.title = try value.inlines()
      frontMatter.lines.title = mark(value.line)
    case "abstract-title": frontMatter.abstractTitle = try value.inlines()
    case "subtitle":
      frontMatter.subtitle = try value.inlines()
      frontMatter.lines.subtitle = mark(value.line)
    case "short-title": frontMatter.shortTitle = try value.inlines()
    case "article-type", "文章类型", "栏目": frontMatter.articleType = try value.inlines()
    case "issue": frontMatter.issue = try value.inlines()
    case "keywords":
      frontMatter.keywords = try value.texts()
      frontMatter.lines.keywords = mark(value.line)
    case "abstract":
      guard let scalar = value.node.scalar else { throw value.mismatch("a text") }
      frontMatter.abstract = try readBlocks(value.sourceLines(scalar), at: value.line.path)
    case "date":
      let date = try value.word()
      let isToday = ["today", "now", "last-modified"].contains(date.lowercased())
      guard isToday || PDFDate.isDate(date) else {
        throw value.line.error("“date” is today or a day such as 2026-11-20, not “\(date)”")
      }
      frontMatter.date = isToday ? (surroundings.today.isEmpty ? nil : surroundings.today) : date
    case "date-format":
      let pattern = try value.word()
      guard let format = DateFormat(pattern) else {
        throw value.line.error(
          "“date-format” is made of \(DateFormat.signs.joined(separator: ", ")) and words in square brackets, or is one of \(DateFormat.names.joined(separator: ", ")); not “\(pattern)”"
        )
      }
      frontMatter.dateFormat = format
    case "lang": try readLanguage(value)
    case "time-unit": frontMatter.timeUnit = try value.word()
    default:
      guard Particulars.keys.contains(name) else { return false }
      return frontMatter.particulars.set(name, try value.inlines().plainText)
    }
    return true
  }

  private func readLanguage(_ value: OptionValue) throws(TemplateError) {
    let tag = try value.word()
    let isTag = tag.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.count <= 8
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard isTag, tag.first?.isLetter == true else {
      throw value.mismatch("a language such as en, en-GB or zh")
    }
    frontMatter.language = tag
    if !Vocabulary.knows(tag) {
      note(
        "unknown-language", at: value.line,
        "the words of “\(tag)” are not known: Figure, Table and the like are English; known: "
          + Vocabulary.languages.joined(separator: ", "))
    }
  }

  private func readSetting(_ name: String, _ value: OptionValue) throws(TemplateError) -> Bool {
    switch name {
    case "params": try readParameters(value)
    case "format": try readFormats(value)
    case "figures": try readFigureSettings(value)
    case "execute": try readExecution(value)
    case "warnings": try readSilencedWarnings(value)
    case "number-sections": frontMatter.numberSections = try value.truth()
    case "png": try readPages(value)
    case "pdf": try readPDF(value)
    case "crossref": try readCrossReferenceWords(value)
    case "affiliations", "journal": break
    default: return false
    }
    return true
  }

  private func readUnused(_ name: String, _ key: Node, _ yaml: YAMLText) throws(TemplateError) {
    let line = yaml.line(of: key)
    if FrontMatterKeys.later.contains(name) {
      return note("unused-key", at: line, "“\(name)” is understood but not used yet")
    }
    if FrontMatterKeys.foreign.contains(name) {
      return note("unused-key", at: line, "“\(name)” has no meaning here")
    }
    let nearest = FrontMatterKeys.known.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
    throw line.error("there is no key “\(name)” in the front matter\(nearest)")
  }
}

extension String {
  /// The text without white space at its end.
  var trimmedEnd: String {
    var rest = self[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
