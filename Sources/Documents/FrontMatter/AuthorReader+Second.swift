import Yams

extension AuthorReader {
  /// `name-en: …` and `affiliation-en: […]`, the author in the document's second language.
  func readSecond(
    _ key: String, _ value: OptionValue, into author: inout FrontMatter.Author
  ) throws(TemplateError) {
    guard
      let (base, language) = TemplateReader.second(
        key, of: ["name", "affiliation", "affiliations"])
    else { return }
    try value.reader.useSecondLanguage(language, at: value.line)
    if base == "name" {
      author.secondName = try name(value)
    } else {
      author.secondAffiliations += try places(value)
    }
  }

  /// "Department, Name, City" in the second language, where the keys of an affiliation have one:
  /// `{id: a, name: 第一医院, name-en: First Hospital}`. The second language is noted.
  static func secondWords(of node: Node, _ value: OptionValue) throws(TemplateError) -> String? {
    guard let mapping = node.mapping else { return nil }
    var parts: [String] = []
    for base in placeKeys {
      for (key, node) in mapping {
        guard let name = key.string, let text = node.string,
          let second = TemplateReader.second(name, of: [base])
        else { continue }
        try value.reader.useSecondLanguage(second.language, at: value.with(key).line)
        parts.append(text)
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
