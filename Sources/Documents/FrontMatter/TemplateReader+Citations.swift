extension TemplateReader {
  /// `bibliography`, `csl`, `nocite` and what else concerns citations.
  func readCitationKey(_ name: String, _ value: OptionValue) throws(TemplateError) -> Bool {
    switch name {
    case "bibliography": try readBibliography(value)
    case "csl": try readStyle(value)
    case "nocite": frontMatter.citations.uncited = try keys(value)
    case "link-citations": frontMatter.citations.isLinked = try value.truth()
    case "notes-after-punctuation":
      frontMatter.citations.marksBeforeNumbers = try marks(value)
    case "suppress-bibliography": frontMatter.citations.isListSuppressed = try value.truth()
    case "citation-abbreviations":
      frontMatter.citations.abbreviations = try text(of: value.word(), value)
    default: return false
    }
    return true
  }

  /// `notes-after-punctuation: true` means all marks, as for pandoc; `".,"` those alone.
  private func marks(_ value: OptionValue) throws(TemplateError) -> String {
    if case .truth(let isWanted)? = value.scalar { return isWanted ? ".,;:!?" : "" }
    let word = try value.word()
    guard !word.isEmpty, word.allSatisfy({ ".,;:!?".contains($0) }) else {
      throw value.mismatch("true, false, or the marks behind which raised numbers stand: \".,\"")
    }
    return word
  }

  private func readBibliography(_ value: OptionValue) throws(TemplateError) {
    var bibliography = Bibliography()
    for word in try value.words() {
      let path = FilePath.resolve(word, besides: value.line.path)
      guard let format = Self.format(of: path) else {
        throw value.line.error(
          "“\(word)” is no bibliography that can be read; use .bib (BibTeX), .json (CSL-JSON) or .yaml"
        )
      }
      let source = try text(of: word, value)
      do {
        try bibliography.add(path: path, format: format, source: source)
      } catch {
        throw TemplateError(path: path, line: error.line, message: error.message)
      }
      includedFiles.append(path)
    }
    frontMatter.citations.bibliography = bibliography
    frontMatter.citations.line = value.line.number
    frontMatter.citations.path = value.line.path
  }

  private static func format(of path: String) -> Bibliography.Format? {
    switch path.split(separator: ".").last?.lowercased() {
    case "bib", "bibtex", "biblatex": .bibtex
    case "json": .json
    case "yaml", "yml": .yaml
    default: nil
    }
  }

  /// `csl: radiology.csl` is a file beside the template, `csl: vancouver` one of ours.
  private func readStyle(_ value: OptionValue) throws(TemplateError) {
    let word = try value.word()
    let name = word.hasSuffix(".csl") ? String(word.dropLast(4)) : word
    let source: String
    let path: String
    if word.hasSuffix(".csl") {
      source = try text(of: word, value)
      path = FilePath.resolve(word, besides: value.line.path)
      includedFiles.append(path)
    } else if let own = surroundings.assets.file("csl/\(word).csl")?.source {
      source = own
      path = word
    } else {
      let known = surroundings.assets.names(in: "csl", ending: "csl")
      let near = known.nearest(to: word).map { "; nearest: “\($0)”" } ?? ""
      throw value.line.error(
        "there is no citation style “\(word)”\(near); known: \(known.joined(separator: ", ")); "
          + "a style beside the template is named with its ending: \(word).csl")
    }
    do {
      frontMatter.citations.style = try CitationStyle(
        name: name.split(separator: "/").last.map(String.init) ?? name, source: source)
    } catch {
      throw TemplateError(path: path, line: error.line, message: error.message)
    }
  }

  /// The text of a file beside the template.
  private func text(of name: String, _ value: OptionValue) throws(TemplateError) -> String {
    guard !name.contains("://") else {
      throw value.line.error("“\(name)” is on the net; keep it beside the template")
    }
    let path = FilePath.resolve(name, besides: value.line.path)
    if let text = surroundings.read(path) {
      return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
    guard surroundings.readBytes(path) == nil else {
      throw value.line.error("“\(path)” is not UTF-8 text; save it as UTF-8")
    }
    throw value.line.error("“\(value.name)”: there is no file “\(path)”")
  }

  /// `"@shin2022, @li2025"`, a list of these, or `"@*"`.
  private func keys(_ value: OptionValue) throws(TemplateError) -> [String] {
    var keys: [String] = []
    for word in try value.words() {
      for part in word.split(whereSeparator: { $0.isWhitespace || ",;[]".contains($0) }) {
        guard part.hasPrefix("@"), part.count > 1 else {
          throw value.mismatch("a list of keys such as “@shin2022, @li2025”, or “@*” for all works")
        }
        keys.append(String(part.dropFirst()))
      }
    }
    return keys
  }

  /// Every citation must have its works.
  func checkCitations() throws(TemplateError) {
    let settings = frontMatter.citations
    guard let bibliography = settings.bibliography else {
      guard settings.uncited.isEmpty else {
        throw TemplateError(
          path: path, line: 0, message: "“nocite” needs “bibliography: references.bib” beside it")
      }
      return
    }
    // A draft says [?key] instead.
    guard !frontMatter.paper.isDraft else { return }
    // A draft says [?key] instead.
    guard !frontMatter.paper.isDraft else { return }
    for (citation, line) in citations {
      for item in citation.items {
        if let fault = bibliography.fault(with: item.key) { throw line.error(fault) }
      }
    }
    for key in settings.uncited where key != "*" {
      if let fault = bibliography.fault(with: key) {
        throw TemplateError(path: settings.path, line: settings.line, message: "nocite: " + fault)
      }
    }
  }
}
