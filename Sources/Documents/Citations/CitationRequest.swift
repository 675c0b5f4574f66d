/// What citeproc is asked: the citations of a document in reading order, the works and the style.
struct CitationRequest {
  /// The citations, in the order in which they are read.
  var citations: [Citation]
  /// The keys of works that are listed though no text cites them.
  var uncited: [String]
  var bibliography: Bibliography
  var style: CitationStyle
  var abbreviations: String?
  /// The language, as a BCP 47 tag.
  var language: String

  /// Everything that goes in, by the names of the files that are written for it.
  func files() -> [(name: String, text: String)] {
    var keys = Set(citations.flatMap { $0.items.map(\.key) })
    for key in uncited {
      if key == "*" { keys.formUnion(bibliography.keys) } else { keys.insert(key) }
    }
    var files = [("citations.md", markdown), ("style.csl", style.source)]
    for (index, file) in bibliography.excerpt(keys).enumerated() {
      files.append(("works-\(index + 1).\(file.format.rawValue)", file.source))
    }
    if let abbreviations { files.append(("abbreviations.json", abbreviations)) }
    return files
  }

  /// The arguments of pandoc; the files lie in the folder in which it runs.
  func arguments(_ files: [(name: String, text: String)]) -> [String] {
    var arguments = [
      "--from=markdown-raw_html-raw_tex-smart", "--to=json", "--citeproc", "--csl=style.csl",
      "--metadata=link-citations:true", "--metadata=lang:\(locale)",
    ]
    for (name, _) in files {
      if name.hasPrefix("works-") { arguments.append("--bibliography=\(name)") }
      if name == "abbreviations.json" { arguments.append("--citation-abbreviations=\(name)") }
    }
    return arguments + ["citations.md"]
  }

  /// citeproc knows the languages by their country.
  private var locale: String {
    let known = [
      "en": "en-US", "zh": "zh-CN", "ja": "ja-JP", "de": "de-DE", "fr": "fr-FR", "es": "es-ES",
      "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL",
    ]
    return known[language.lowercased()] ?? language.filter { $0.isLetter || $0 == "-" }
  }

  /// A paragraph for each citation.
  private var markdown: String {
    var lines: [String] = []
    if !uncited.isEmpty {
      let keys = uncited.map { $0 == "*" ? "@*" : "@{\($0)}" }.joined(separator: ", ")
      lines += ["---", "nocite: '\(keys.replacing("'", with: "''"))'", "---", ""]
    }
    for citation in citations { lines += [Self.markdown(citation), ""] }
    return lines.joined(separator: "\n")
  }

  private static func markdown(_ citation: Citation) -> String {
    if citation.isNarrative, let item = citation.items.first {
      let suffix = pages(item.suffix).map { "{\($0)}" } ?? item.suffix
      return "@{\(item.key)}" + (suffix.isEmpty ? "" : " [\(suffix)]")
    }
    let items = citation.items.map { item in
      let prefix = item.prefix.isEmpty ? "" : item.prefix + " "
      let sign = item.isAuthorSuppressed ? "-" : ""
      let suffix = pages(item.suffix).map { "{\($0)}" } ?? ", \(item.suffix)"
      return "\(prefix)\(sign)@{\(item.key)}" + (item.suffix.isEmpty ? "" : suffix)
    }
    return "[" + items.joined(separator: "; ") + "]"
  }

  /// The pages of "p. 3" or "pp. 3-4", which citeproc knows in English documents alone.
  private static func pages(_ suffix: String) -> String? {
    guard let mark = ["pp.", "p."].first(where: suffix.hasPrefix) else { return nil }
    let pages = suffix.dropFirst(mark.count).drop { $0 == " " || $0 == "\u{A0}" }
    let isPages = pages.allSatisfy { $0.isNumber || "-–, ".contains($0) }
    return isPages && !pages.isEmpty ? String(pages) : nil
  }
}
