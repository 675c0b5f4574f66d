import Reporting
import Yams

extension TemplateReader {
  /// Sets the house style before anything else is read: the last `journal:` of the front matter and of
  /// the defaults above it counts, in the document's language.
  func readHouseStyle(_ texts: [YAMLText]) throws(TemplateError) {
    var language: String?
    var journal: OptionValue?
    for yaml in texts {
      guard let mapping = try yaml.root()?.mapping else { continue }
      if let node = mapping["lang"], node.scalar != nil { language = node.scalar?.string }
      if let node = mapping["journal"], node.scalar.map({ YAMLScalar($0) }) != .null {
        journal = OptionValue("journal", node, yaml: yaml, reader: self)
      }
    }
    frontMatter.house = HouseStyle(language: language ?? "en")
    if let journal { try read(journal, language: language) }
    frontMatter.figures = .init(frontMatter.house.figures)
  }

  private func read(_ journal: OptionValue, language: String?) throws(TemplateError) {
    let name = try journal.word()
    let isOwn = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    let file = isOwn ? try ownStyle(name, journal) : try style(named: name, journal)
    let yaml = YAMLText(lines: SourceLine.lines(of: file.source, path: file.path))
    guard let root = try yaml.root() else { return }
    let value = OptionValue("journal", root, yaml: yaml, reader: self)
    if let base = root.mapping?["base"] {
      let basis = value.with(base, name: "base")
      guard !basis.isFile else { throw basis.mismatch("the name of a journal, not a file") }
      try read(basis, language: language)
    }
    // A journal in a language of its own gives it to the document that names none.
    let isBasic = root.mapping?["base"] == nil
    if language == nil, isBasic,
      let own = root.mapping?["template"]?.mapping?["lang"]?.scalar?.string
    {
      frontMatter.house.numbers = .init(language: own)
    }
    var reader = HouseStyleReader(frontMatter.house, reader: self)
    try reader.read(value)
    frontMatter.house = reader.style
    guard let keys = reader.templateKeys else { return }
    // What is not used yet concerns the journal's file, not the template.
    let before = notes
    try readKeys(keys, yaml)
    notes = before
  }

  private func ownStyle(
    _ name: String, _ journal: OptionValue
  ) throws(TemplateError) -> Surroundings.File {
    let path = FilePath.resolve(name, besides: journal.line.path)
    guard let source = surroundings.read(path) else {
      throw journal.line.error("there is no file “\(path)” with the style of a journal")
    }
    includedFiles.append(path)
    return .init(path: path, source: source)
  }

  private func style(
    named name: String, _ journal: OptionValue
  ) throws(TemplateError) -> Surroundings.File {
    let names = surroundings.assets.names(in: "journals", ending: "yml")
    if names.contains(name), let file = surroundings.assets.file("journals/\(name).yml") {
      return file
    }
    if names.isEmpty {
      throw journal.line.error(
        "the styles of journals are not where offprint is installed; run `make install` once more")
    }
    let nearest = names.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
    throw journal.line.error(
      "there is no journal “\(name)”\(nearest); known: \(names.joined(separator: ", ")), "
        + "or the path of a file such as ours.yml")
  }
}

extension OptionValue {
  fileprivate var isFile: Bool {
    node.scalar.map { $0.string.hasSuffix(".yml") || $0.string.hasSuffix(".yaml") } ?? false
  }
}
