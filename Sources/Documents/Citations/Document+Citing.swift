import Reporting

extension Document {
  /// The document with the words of its citations and its list of references.
  ///
  /// The list stands where the text has `::: {#refs}`, else at the end under a heading of its own.
  /// A document without citations stays as it is, and no program is called.
  ///
  /// - Parameters:
  ///   - settings: What the front matter says.
  ///   - citeproc: What sets them.
  ///   - assets: Where the style is when the front matter names none.
  /// - Returns: The document; without citations the same.
  /// - Throws: An error with the template's line: a key that no work has, pandoc absent, a
  ///   bibliography or style that cannot be read.
  public func citing(
    _ settings: CitationSettings, with citeproc: Citeproc, assets: AssetFolder
  ) throws(TemplateError) -> Document {
    guard let bibliography = settings.bibliography else { return self }
    var (document, citations) = try numberingCitations()
    guard !citations.isEmpty || !settings.uncited.isEmpty else { return self }
    let lost = try document.takeUnknown(from: &citations, bibliography, settings)
    do {
      let style = try settings.style ?? CitationStyle.standard(for: language, in: assets)
      let answer = try citeproc.answer(
        to: CitationRequest(
          citations: citations, uncited: settings.uncited, bibliography: bibliography,
          style: style, abbreviations: settings.abbreviations, language: language),
        names: CitationStyle.names(in: assets))
      var words = lost
      for (citation, found) in zip(citations, answer.citations) {
        words[citation.number] = settings.isLinked ? found : found.unlinked
      }
      return try document.citing(words, answer.entries, settings)
    } catch let fault as BibliographyFault {
      throw TemplateError(
        path: fault.path ?? settings.path, line: fault.path == nil ? settings.line : fault.line,
        message: fault.message)
    } catch let error as TemplateError {
      throw error
    } catch {
      throw TemplateError(path: settings.path, line: settings.line, message: "\(error)")
    }
  }

  /// The words of citations of which a work is not known, which are taken away: an error, in a draft a
  /// warning.
  private mutating func takeUnknown(
    from citations: inout [Citation], _ bibliography: Bibliography, _ settings: CitationSettings
  ) throws(TemplateError) -> [Int: [Inline]] {
    var lost: [Int: [Inline]] = [:]
    for citation in citations {
      guard let fault = citation.items.lazy.compactMap({ bibliography.fault(with: $0.key) }).first
      else { continue }
      guard paper.isDraft else {
        throw error(atLine: citation.line, fault)
      }
      warnings.append(
        ShownWarning(
          warning: ReportWarning(name: "unknown-work", text: fault, line: citation.line),
          block: nil, silenced: nil, isPrinted: true))
      let keys = citation.items.map { "?" + $0.key }.joined(separator: "; ")
      lost[citation.number] = [.text("[\(keys)]")]
    }
    citations.removeAll { lost[$0.number] != nil }
    return lost
  }

  /// The document with the answer in place.
  private func citing(
    _ words: [Int: [Inline]], _ entries: [BibliographyEntry], _ settings: CitationSettings
  ) throws(TemplateError) -> Document {
    let rewriter = InlineRewriter(
      change: { (inline, _) throws(TemplateError) in
        guard case .citation(var citation) = inline else { return [inline] }
        citation.words = CitationSpacing.words(words[citation.number] ?? [])
        return [.citation(citation)]
      }, arrange: { CitationSpacing.arranged($0, behind: settings.marksBeforeNumbers) })
    var document = try rewriter.document(self)
    guard !settings.isListSuppressed else {
      // Links to a list that is not there would lead nowhere.
      return try InlineRewriter { (inline, _) throws(TemplateError) in
        guard case .citation(var citation) = inline else { return [inline] }
        citation.words = citation.words.unlinked
        return [.citation(citation)]
      }.document(document)
    }
    document.bibliography = entries
    document.placeReferences()
    return document
  }

  // MARK: - Reading order

  /// The document with its citations numbered, and these in the order in which they are read: those
  /// of a footnote where its mark stands.
  private func numberingCitations() throws(TemplateError) -> (Document, [Citation]) {
    let counter = CitationCounter()
    let numbered = try InlineRewriter { (inline, _) throws(TemplateError) in
      guard case .citation(var citation) = inline else { return [inline] }
      counter.count += 1
      citation.number = counter.count
      return [.citation(citation)]
    }.document(self)
    let collector = CitationCollector(footnotes: numbered.footnotes)
    _ = try collector.rewriter.document(numbered)
    return (numbered, collector.found)
  }

  /// A place for the list of references, where the author gives none.
  private mutating func placeReferences() {
    var isPlaced = false
    body.visit { if case .division(let given, _) = $0, given.isReferences { isPlaced = true } }
    guard !isPlaced else { return }
    let title = Vocabulary(language: language).references
    if case .heading? = body.last {
      // The author has written the heading, as for pandoc.
    } else {
      var heading = Heading(level: 1, content: [.text(title)], label: "references", line: 0)
      heading.isNumbered = false
      body.append(.heading(heading))
    }
    body.append(.division(attributes: Attributes(label: Attributes.references), []))
  }
}

extension Attributes {
  /// The label of the place where the list of references stands.
  public static let references = "refs"

  /// Whether the division is the place where the list of references stands.
  public var isReferences: Bool { label == Self.references }
}

/// Counts citations while the document is gone through.
private final class CitationCounter {
  var count = 0
}

/// Finds citations in reading order.
private final class CitationCollector {
  private let footnotes: [[Block]]
  private(set) var found: [Citation] = []
  private var seen: Set<Int> = []
  private var notesSeen: Set<Int> = []

  init(footnotes: [[Block]]) { self.footnotes = footnotes }

  var rewriter: InlineRewriter {
    InlineRewriter { [self] (inline, _) throws(TemplateError) in
      switch inline {
      case .citation(let citation):
        if seen.insert(citation.number).inserted { found.append(citation) }
      case .footnote(let number):
        guard footnotes.indices.contains(number - 1), notesSeen.insert(number).inserted else {
          break
        }
        _ = try rewriter.blocks(footnotes[number - 1], .footnote)
      default: break
      }
      return [inline]
    }
  }
}
