extension Document {
  /// The document as Markdown that GitHub shows right: tables as pipe tables, figures as links to
  /// their files, footnotes, references as links.
  public func markdown() throws(TemplateError) -> String {
    var writer = MarkdownWriter(document: try shown(in: .md).joined)
    return writer.text()
  }
}

/// Writes a document as GitHub's Markdown.
struct MarkdownWriter {
  let document: Document
  let vocabulary: Vocabulary
  /// The blocks written so far, to be parted by blank lines.
  var parts: [String] = []

  init(document: Document) {
    self.document = document
    vocabulary = Vocabulary(language: document.language)
  }

  mutating func text() -> String {
    writeFront()
    parts += text(document.body)
    for (index, note) in document.footnotes.enumerated() {
      parts.append(
        "[^\(index + 1)]: "
          + Self.indented(text(note).joined(separator: "\n\n"), by: 4, first: false))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: Front

  private mutating func writeFront() {
    if !document.title.isEmpty { parts.append("# " + line(document.title)) }
    if !document.subtitle.isEmpty { parts.append("*" + line(document.subtitle) + "*") }
    let front = FrontPlaces(document.authors)
    let notes = AuthorNotes(document.authors, language: document.language)
    if !document.authors.isEmpty {
      var names = ""
      for (index, author) in document.authors.enumerated() {
        let others = notes.marks(of: author).joined(separator: ",")
        let marks = [front.marks(of: author), others].filter { !$0.isEmpty }.joined(separator: ",")
        let orcid = author.orcid.map { " ([ORCID](https://orcid.org/\($0)))" } ?? ""
        names += vocabulary.separator(before: index, of: document.authors.count)
        names +=
          "**\(Self.escaped(author.name))**"
          + author.degrees.map { ", " + Self.escaped($0) }.joined()
          + (marks.isEmpty ? "" : "<sup>\(marks)</sup>") + orcid
      }
      parts.append(names)
    }
    if !front.places.isEmpty {
      let isNumbered = front.places.count > 1
      parts.append(
        front.places.enumerated().map { index, place in
          (isNumbered ? "<sup>\(index + 1)</sup>" : "") + Self.escaped(place)
        }.joined(separator: "<br>\n"))
    }
    for note in notes.notes { parts.append("<sup>\(note.mark)</sup>" + Self.escaped(note.text)) }
    for author in document.authors where author.isCorresponding {
      let mail = author.email.map { " <\($0)>" } ?? ""
      parts.append("\(vocabulary.correspondence): \(Self.escaped(author.name))\(mail)")
    }
    let kind = line(document.articleType)
    let place = [kind, document.shownDate.map(Self.escaped) ?? ""].filter { !$0.isEmpty }
    if !place.isEmpty { parts.append(place.joined(separator: " · ")) }
    if !document.abstract.isEmpty {
      parts.append(heading(1, Self.escaped(document.abstractHeading)))
      parts += text(document.abstract.splittingLabels)
    }
    if !document.keywords.isEmpty {
      let words = document.keywords.map { line($0) }.joined(separator: " · ")
      parts.append("**\(vocabulary.keywords)** \(words)")
    }
    let particulars = document.particulars.labelled(in: document.language).map { item in
      "**\(item.label)** \(Self.escaped(item.text))"
    }
    if !particulars.isEmpty { parts.append(particulars.joined(separator: " · ")) }
    writeSecond()
  }

  /// Sections stand below the title.
  func heading(_ level: Int, _ words: String) -> String {
    String(repeating: "#", count: min(level + (document.title.isEmpty ? 0 : 1), 6)) + " " + words
  }

  // MARK: Blocks

  func text(_ blocks: [Block]) -> [String] {
    blocks.flatMap { text($0) }
  }

  private func text(_ block: Block) -> [String] {
    switch block {
    case .heading(let found):
      let number = found.number.map { $0 + " " } ?? ""
      return [
        Self.anchor(found.label) + "\n\n" + heading(found.level, number + line(found.content))
      ]
    case .paragraph(let content, _): return [Self.guarded(inlines(content))]
    case .list(let list): return [text(list)]
    case .quotation(let inner): return [Self.quoted(text(inner).joined(separator: "\n\n"))]
    case .listing(let code, let language):
      return [Self.fenced(code, language == "math" ? "text" : language ?? "")]
    case .printout(let words): return [Self.fenced(words, "text")]
    case .table(let table): return text(table)
    case .figure(let figure): return text(figure)
    case .equation(let equation):
      return text(equation)
    case .thematicBreak: return ["---"]
    case .pageBreak, .code: return []
    case .division(let attributes, let inner): return text(inner, in: attributes)
    }
  }

  /// The formula as GitHub sets it; its number is a tag, its place an anchor before it.
  private func text(_ equation: Equation) -> [String] {
    var source = PortableFormula.source(of: equation.formula)
    if equation.formula.tag == nil, let number = equation.number { source += " \\tag{\(number)}" }
    let anchor = equation.label.map { [Self.anchor($0)] } ?? []
    return anchor + [Self.fenced(source, "math")]
  }

  private func text(_ list: List) -> String {
    var number = list.start ?? 1
    var items: [String] = []
    for item in list.items {
      let mark = list.start == nil ? "- " : "\(number). "
      number += 1
      let words = text(item).joined(separator: list.isTight ? "\n" : "\n\n")
      items.append(mark + Self.indented(words, by: mark.count, first: false))
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  private func text(_ blocks: [Block], in attributes: Attributes) -> [String] {
    guard !attributes.isReferences else { return references(blocks, at: attributes) }
    if attributes.isListing, case .paragraph(let words, _)? = blocks.first {
      let anchor = attributes.label.map(Self.anchor) ?? ""
      let caption = ["**\(attributes.title)**", line(words)].filter { !$0.isEmpty }
      return [anchor + caption.joined(separator: " ")] + text(Array(blocks.dropFirst()))
    }
    let inner = text(blocks)
    guard let kind = attributes.classes.first(where: { $0.hasPrefix("callout-") }) else {
      let anchor = attributes.label.map { [Self.anchor($0)] } ?? []
      return anchor + inner
    }
    let title =
      attributes.pairs.first { $0.key == "title" }.map { ["**\(Self.escaped($0.value))**"] } ?? []
    let words = [
      "[!\(kind.dropFirst(8).uppercased())]\n" + (title + inner).joined(separator: "\n\n")
    ]
    return [Self.quoted(words.joined(separator: "\n\n"))]
  }

  private func text(_ figure: FigureBlock) -> [String] {
    let id = figure.label ?? figure.fileName
    var anchors = Self.anchor(id)
    if let group = figure.group, group.part == 1, let label = group.label {
      anchors += Self.anchor(label)
    }
    for label in figure.innerLabels { anchors += Self.anchor(label) }
    let shown =
      [FigureFormat.svg, .png].first { figure.formats.contains($0) } ?? figure.formats.first
    let file = "figures/\(figure.fileName).\((shown ?? .png).rawValue)"
    let alternative = Self.escaped(figure.alternativeText.replacing("\n", with: " "))
    let picture =
      shown == .pdf
      ? "[\(alternative.isEmpty ? file : alternative)](\(file))" : "![\(alternative)](\(file))"
    var words: [String] = []
    if !figure.title.isEmpty { words.append("**\(figure.title)**") }
    words += [line(figure.caption), line(figure.notes)].filter { !$0.isEmpty }
    let notes = (figure.captionSecond?.notes ?? []).map { line($0) }
    let second = ([self.second(figure.captionSecond)] + notes).filter { !$0.isEmpty }
    let captions = [words.joined(separator: " "), second.joined(separator: " ")]
    let caption = captions.filter { !$0.isEmpty }.joined(separator: "<br>")
    return [anchors + "\n\n" + picture] + (caption.isEmpty ? [] : [caption])
  }
}
