import Reporting

/// The sections at the end of the text that the front matter asks for, as ordinary blocks.
struct EndSections {
  let end: EndMatter
  let authors: [FrontMatter.Author]
  let vocabulary: Vocabulary

  /// The sections: abbreviations, the statements in their order, funding, contributions, thanks.
  var blocks: [Block] {
    var blocks: [Block] = []
    if let words = abbreviations {
      blocks += section([.text(vocabulary.end(.abbreviations))], [words], line: 0)
    }
    for statement in end.statements {
      blocks += section(statement.heading, statement.content, line: statement.line)
    }
    if let funding = end.funding {
      blocks += section([.text(vocabulary.end(.funding))], funding.content, line: funding.line)
    }
    if let words = contributions {
      blocks += section([.text(vocabulary.end(.contributions))], [words], line: 0)
    }
    if let thanks = end.acknowledgements {
      blocks += section(
        [.text(vocabulary.end(.acknowledgements))], thanks.content, line: thanks.line)
    }
    return blocks
  }

  private func section(_ heading: [Inline], _ content: [Block], line: Int) -> [Block] {
    guard !content.isEmpty else { return [] }
    let words = heading.plainText
    var slug = ""
    for character in words.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if slug.last != "-", !slug.isEmpty {
        slug.append("-")
      }
    }
    var found = Heading(level: 1, content: heading, label: "statement-" + slug, line: line)
    found.isNumbered = false
    return [.heading(found)] + content
  }

  /// "OS, overall survival; PFS, progression-free survival."
  private var abbreviations: Block? {
    guard !end.abbreviations.isEmpty else { return nil }
    let isWide = vocabulary.isIdeographic
    var words: [Inline] = []
    for (index, abbreviation) in end.abbreviations.enumerated() {
      if index > 0 { words.append(.text(isWide ? "；" : "; ")) }
      words.append(.text(abbreviation.short + (isWide ? "，" : ", ")))
      words += abbreviation.meaning
    }
    return .paragraph((words + [.text(isWide ? "。" : ".")]).joined)
  }

  /// "Software: Ada Lovelace, Li Wei. Supervision: Zhang San."
  private var contributions: Block? {
    var roles: [(role: String, names: [String])] = []
    for author in authors {
      for role in author.roles {
        if let index = roles.firstIndex(where: { $0.role == role }) {
          roles[index].names.append(author.name)
        } else {
          roles.append((role, [author.name]))
        }
      }
    }
    guard !roles.isEmpty else { return nil }
    let isWide = vocabulary.isIdeographic
    let words = roles.map { role, names in
      ContributorRole.words(role, in: vocabulary) + (isWide ? "：" : ": ")
        + names.joined(separator: isWide ? "，" : ", ")
    }
    return .paragraph(
      [.text(words.joined(separator: isWide ? "；" : "; ") + (isWide ? "。" : "."))])
  }

  // MARK: - Where they stand

  /// The body with the sections at its end, but before the list of references where the author has
  /// given its heading or place.
  func appended(to body: [Block], citing: Bool) -> [Block] {
    let blocks = blocks
    guard !blocks.isEmpty else { return body }
    var place = body.count
    if let references = body.lastIndex(where: {
      if case .division(let attributes, _) = $0 { attributes.isReferences } else { false }
    }), references >= body.count - 2 {
      place = references
    }
    // The heading that the author has written above the list.
    if citing, place > 0, case .heading = body[place - 1] { place -= 1 }
    return Array(body[..<place]) + blocks + Array(body[place...])
  }
}

extension FrontMatter.Author {
  /// The first letters of the parts of the name: "AL" of Ada Lovelace.
  var initials: String {
    String(name.split { $0.isWhitespace || $0 == "-" || $0 == "." }.compactMap(\.first))
  }
}

extension EndMatter {
  /// The words of the list of abbreviations, plurals in the singular.
  var shortForms: Set<String> {
    var forms: Set<String> = []
    for abbreviation in abbreviations {
      for word in abbreviation.short.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
        forms.insert(String(word))
        if word.count > 2, word.last == "s" { forms.insert(String(word.dropLast())) }
      }
    }
    return forms
  }

  /// What is said of lengths and abbreviations that are not as they should be.
  func warnings(counts: WordCounts, text: () -> String) -> [ReportWarning] {
    var warnings: [ReportWarning] = []
    for (part, count, limit) in [
      ("abstract", counts.abstract, wordLimits.abstract), ("text", counts.text, wordLimits.text),
    ] {
      guard let limit, count > limit else { continue }
      warnings.append(
        ReportWarning(
          name: "word-limit",
          text: "the \(part) has \(count) words, \(count - limit) more than the limit of \(limit)",
          line: wordLimits.line))
    }
    guard !abbreviations.isEmpty else { return warnings }
    let words = Set(
      text().split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "+" }.map(String.init))
    let parts = Set(words.flatMap { $0.split(separator: "-").map(String.init) })
    for abbreviation in abbreviations
    where !words.contains(abbreviation.short) && !parts.contains(abbreviation.short)
      && !words.contains(abbreviation.short + "s")
    {
      warnings.append(
        ReportWarning(
          name: "unused-abbreviation",
          text: "the abbreviation “\(abbreviation.short)” is explained but not used",
          line: abbreviation.line))
    }
    return warnings
  }
}
