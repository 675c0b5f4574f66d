import Yams

extension TemplateReader {
  /// A key that ends in a language: "title-en" is "title" in "en". `nil` for any other key.
  static func second(_ key: String, of bases: [String]) -> (base: String, language: String)? {
    guard let dash = key.lastIndex(of: "-") else { return nil }
    let language = key[key.index(after: dash)...]
    let base = String(key[..<dash])
    guard (2...3).contains(language.count), bases.contains(base),
      language.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= $0 })
    else { return nil }
    return (base, String(language))
  }

  /// Notes that something is said in a second language, of which a document has one.
  func useSecondLanguage(_ language: String, at line: SourceLine) throws(TemplateError) {
    guard frontMatter.second != nil else {
      frontMatter.second = SecondLanguage(language: language)
      secondLanguageLine = line
      return
    }
    if let known = frontMatter.second?.language, known != language {
      let place = secondLanguageLine.map { " (line \($0.number))" } ?? ""
      throw line.error(
        "the second language is “\(known)” already\(place), and “\(language)” would be a third; keep one"
      )
    }
  }

  /// The second language must be another than the document's, which may be given below it.
  func checkSecondLanguage() throws(TemplateError) {
    guard let second = frontMatter.second, let line = secondLanguageLine else { return }
    let own = frontMatter.language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    if own == second.language {
      throw line.error(
        "“\(second.language)” is the language of the document itself; leave out “-\(second.language)”, or set “lang” to the first language"
      )
    }
  }

  /// `title-en`, `subtitle-en`, `abstract-en`, `keywords-en`, `issue-en`.
  func readSecond(_ name: String, _ value: OptionValue) throws(TemplateError) -> Bool {
    guard
      let (base, language) = Self.second(
        name, of: ["title", "subtitle", "abstract", "keywords", "issue"])
    else { return false }
    try useSecondLanguage(language, at: value.line)
    switch base {
    case "title": frontMatter.second?.title = try value.inlines()
    case "subtitle": frontMatter.second?.subtitle = try value.inlines()
    case "issue": frontMatter.second?.issue = try value.inlines()
    case "keywords": frontMatter.second?.keywords = try value.texts()
    default:
      guard let scalar = value.node.scalar else { throw value.mismatch("a text") }
      frontMatter.second?.abstract = try readBlocks(
        value.sourceLines(scalar), at: value.line.path)
    }
    return true
  }

  /// `fig-cap-en`, `fig-notes-en`, `tbl-cap-en`, `tbl-notes-en` of a block.
  func readSecondOption(
    _ value: OptionValue, into options: inout BlockOptions
  ) throws(TemplateError) -> Bool {
    let bases = ["fig-cap", "fig-notes", "tbl-cap", "tbl-notes"]
    guard let (base, language) = Self.second(value.name, of: bases) else { return false }
    try useSecondLanguage(language, at: value.line)
    switch base {
    case "fig-cap": options.figureSecond.caption = try value.texts().first ?? []
    case "tbl-cap": options.tableSecond.caption = try value.texts().first ?? []
    case "fig-notes": options.figureSecond.notes = try value.texts()
    default: options.tableSecond.notes = try value.texts()
    }
    return true
  }

  /// The caption in the second language that the attributes of a picture, a panel or a written table
  /// give: `{#fig-mri fig-cap-en="…"}`. The pairs that it reads are taken away.
  func takeSecondCaption(
    from attributes: inout Attributes, of kind: String, at line: SourceLine
  ) throws(TemplateError) -> SecondCaption? {
    var second: SecondCaption?
    var rest: [Attributes.Pair] = []
    for pair in attributes.pairs {
      guard
        let (base, language) = Self.second(pair.key, of: ["\(kind)-cap", "\(kind)-notes"])
      else {
        rest.append(pair)
        continue
      }
      try useSecondLanguage(language, at: line)
      var source = line
      source.text = standIns.restored(pair.value)
      let words = try readInlines([source])
      if second == nil { second = SecondCaption() }
      if base.hasSuffix("cap") { second?.caption = words } else { second?.notes = [words] }
    }
    attributes.pairs = rest
    return second
  }
}
