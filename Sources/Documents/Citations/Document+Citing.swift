import Reporting

extension Document {
  /// The document with the words of its citations and its list of references.
  ///
  /// The list stands where the text has `::: {#refs}`, else at the end under a heading of its own. A
  /// supplement has a list of what it cites itself, numbered from 1; that of the article has nothing
  /// that the supplement alone cites. A document without citations stays as it is, and no program is called.
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
    var document = try numberingCitations()
    var citations = try document.article.citationsAsRead()
    var others = try document.supplementCitations(besides: citations)
    guard !citations.isEmpty || !others.isEmpty || !settings.uncited.isEmpty else { return self }
    let supplementary = Set(others.map(\.number))
    var words = try document.takeUnknown(from: &citations, bibliography, settings)
    words.merge(try document.takeUnknown(from: &others, bibliography, settings)) { $1 }
    do {
      let style = try settings.style ?? CitationStyle.standard(for: language, in: assets)
      var lists: [[BibliographyEntry]] = []
      for (citations, uncited) in [(citations, settings.uncited), (others, [])] {
        guard !citations.isEmpty || !uncited.isEmpty else {
          lists.append([])
          continue
        }
        let answer = try citeproc.answer(
          to: CitationRequest(
            citations: citations, uncited: uncited, bibliography: bibliography,
            style: style, abbreviations: settings.abbreviations, language: language),
          names: CitationStyle.names(in: assets))
        for (citation, found) in zip(citations, answer.citations) {
          let led = supplementary.contains(citation.number) ? found.ledToSupplement : found
          words[citation.number] = settings.isLinked ? led : found.unlinked
        }
        lists.append(answer.entries)
      }
      document.supplement?.bibliography = lists[1]
      return try document.citing(words, lists[0], supplementary, settings)
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
    _ words: [Int: [Inline]], _ entries: [BibliographyEntry], _ supplementary: Set<Int>,
    _ settings: CitationSettings
  ) throws(TemplateError) -> Document {
    let rewriter = InlineRewriter(
      change: { (inline, _) throws(TemplateError) in
        guard case .citation(var citation) = inline else { return [inline] }
        citation.words = CitationSpacing.words(words[citation.number] ?? [])
        citation.isSupplementary = supplementary.contains(citation.number)
        return [.citation(citation)]
      }, arrange: { CitationSpacing.arranged($0, behind: settings.marksBeforeNumbers) })
    var document = try rewriter.document(self)
    guard !settings.isListSuppressed else {
      document.supplement?.bibliography = []
      // Links to a list that is not there would lead nowhere.
      return try InlineRewriter { (inline, _) throws(TemplateError) in
        guard case .citation(var citation) = inline else { return [inline] }
        citation.words = citation.words.unlinked
        return [.citation(citation)]
      }.document(document)
    }
    document.bibliography = entries
    if !entries.isEmpty || document.supplement == nil {
      document.body.placeReferences(in: language)
    }
    guard var supplement = document.supplement else { return document }
    supplement.body = supplement.body.map(\.withSupplementReferences)
    for index in supplement.bibliography.indices {
      supplement.bibliography[index].isSupplementary = true
    }
    if !supplement.bibliography.isEmpty {
      supplement.body.placeReferences(in: language, ofSupplement: true)
    }
    document.supplement = supplement
    return document
  }

  // MARK: - Reading order

  /// The document with its citations numbered, in the order of the source.
  private func numberingCitations() throws(TemplateError) -> Document {
    let counter = CitationCounter()
    return try InlineRewriter { (inline, _) throws(TemplateError) in
      guard case .citation(var citation) = inline else { return [inline] }
      counter.count += 1
      citation.number = counter.count
      return [.citation(citation)]
    }.document(self)
  }

  /// The citations of the supplement that are not the article's, in the order in which they are read.
  private func supplementCitations(
    besides citations: [Citation]
  ) throws(TemplateError) -> [Citation] {
    let known = Set(citations.map(\.number))
    return try (supplementDocument?.citationsAsRead() ?? []).filter { !known.contains($0.number) }
  }

  /// The citations in the order in which they are read: those of a footnote where its mark stands.
  private func citationsAsRead() throws(TemplateError) -> [Citation] {
    let collector = CitationCollector(footnotes: footnotes)
    _ = try collector.rewriter.document(self)
    return collector.found
  }
}

extension [Block] {
  /// A place for the list of references, where the author gives none.
  fileprivate mutating func placeReferences(in language: String, ofSupplement: Bool = false) {
    let label = ofSupplement ? Attributes.supplementReferences : Attributes.references
    var isPlaced = false
    visit { if case .division(let given, _) = $0, given.label == label { isPlaced = true } }
    guard !isPlaced else { return }
    if case .heading? = last {
      // The author has written the heading, as for pandoc.
    } else {
      var level = 1
      if ofSupplement {
        visit { if case .heading(let heading) = $0 { level = heading.level } }
        visit { if case .heading(let heading) = $0 { level = Swift.min(level, heading.level) } }
      }
      let title = Vocabulary(language: language).references
      var heading = Heading(
        level: level, content: [.text(title)],
        label: ofSupplement ? "supplement-references" : "references", line: 0)
      heading.isNumbered = false
      append(.heading(heading))
    }
    append(.division(attributes: Attributes(label: label), []))
  }
}

extension Block {
  /// The place of a list of references as that of the supplement's.
  fileprivate var withSupplementReferences: Self {
    guard case .division(var attributes, let inner) = self else { return self }
    if attributes.isReferences { attributes.label = Attributes.supplementReferences }
    return .division(attributes: attributes, inner.map(\.withSupplementReferences))
  }
}

extension [Inline] {
  /// Citations of the supplement, which lead to its own list.
  fileprivate var ledToSupplement: [Inline] {
    map { inline in
      switch inline {
      case .link(let inner, let address) where address.hasPrefix("#ref-"):
        .link(inner, address: "#supplement-" + address.dropFirst())
      case .superscript(let inner): .superscript(inner.ledToSupplement)
      case .subscript(let inner): .subscript(inner.ledToSupplement)
      case .emphasis(let inner): .emphasis(inner.ledToSupplement)
      case .strong(let inner): .strong(inner.ledToSupplement)
      default: inline
      }
    }
  }
}

extension Attributes {
  /// The label of the place where the list of references stands.
  public static let references = "refs"
  /// The label of the place of the supplement's own list.
  static let supplementReferences = "supplement-refs"

  /// Whether the division is the place where the list of references stands.
  public var isReferences: Bool {
    label == Self.references || label == Self.supplementReferences
  }
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
