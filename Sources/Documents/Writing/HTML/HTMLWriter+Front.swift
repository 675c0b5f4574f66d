extension HTMLWriter {
  /// The title block: title, authors, affiliations, and the abstract beside the addresses.
  mutating func writeFront() {
    let front = FrontPlaces(document.authors)
    output += "<header>\n"
    if let date = document.date, let shown = document.shownDate {
      output +=
        "<p class=\"date\"><time datetime=\"\(Markup.escaped(date))\">\(Markup.escaped(shown))</time></p>\n"
    }
    if !document.articleType.isEmpty {
      output += "<p class=\"kicker\">\(inlines(document.articleType))</p>\n"
    }
    if !document.title.isEmpty { output += "<h1>\(inlines(document.title))</h1>\n" }
    if !document.subtitle.isEmpty {
      output += "<p class=\"subtitle\">\(inlines(document.subtitle))</p>\n"
    }
    writeAuthors(front)
    writeSecondTitle()
    output += "</header>\n"
    let particulars = document.particulars.labelled(in: document.language)
    let hasSide = front.hasAddresses || !particulars.isEmpty
    if !document.abstract.isEmpty || !document.keywords.isEmpty || hasSide {
      output += "<div class=\"front\">\n"
      writeSide(front, particulars)
      writeAbstract(
        document.abstract, heading: document.abstractHeading, id: "abstract",
        keywords: document.keywords, words: vocabulary)
      output += "</div>\n"
    }
    guard let second = document.second, !second.abstract.isEmpty || !second.keywords.isEmpty else {
      return
    }
    let words = Vocabulary(language: second.language)
    let language = Markup.escaped(second.language)
    output += "<div class=\"front\" lang=\"\(language)\">\n<div></div>\n"
    writeAbstract(
      second.abstract, heading: words.abstract, id: "abstract-\(language)",
      keywords: second.keywords, words: words)
    output += "</div>\n"
  }

  /// An abstract with its keywords, in the document's language or in the second.
  private mutating func writeAbstract(
    _ blocks: [Block], heading: String, id: String, keywords: [[Inline]], words: Vocabulary
  ) {
    output += "<div class=\"abstract\">\n"
    if !blocks.isEmpty {
      output += "<h2 id=\"\(id)\">\(Markup.escaped(heading))</h2>\n"
      write(blocks.splittingLabels)
    }
    if !keywords.isEmpty {
      let shown = keywords.map { "<span class=\"keyword\">\(inlines($0))</span>" }
      output +=
        "<p class=\"keywords\"><b>\(words.keywords)</b> \(shown.joined(separator: " · "))</p>\n"
    }
    output += "</div>\n"
  }

  private mutating func writeAuthors(_ front: FrontPlaces) {
    guard !document.authors.isEmpty else { return }
    let notes = AuthorNotes(document.authors, language: document.language)
    let names = document.authors.map { author in
      let others = notes.marks(of: author).joined(separator: ",")
      let marks = [front.marks(of: author), others].filter { !$0.isEmpty }.joined(separator: ",")
      let star = author.isCorresponding ? "*" : ""
      let raised = marks.isEmpty && star.isEmpty ? "" : "<sup>\(marks)\(star)</sup>"
      let orcid = author.orcid.map { " " + Self.disc($0) } ?? ""
      let degrees = author.degrees.map { ", " + Markup.escaped($0) }.joined()
      return
        "<span class=\"author\"><b>\(Markup.escaped(author.name))</b>\(degrees)\(raised)\(orcid)</span>"
    }
    var line = ""
    for (index, name) in names.enumerated() {
      line += vocabulary.separator(before: index, of: names.count) + name
    }
    output += "<p class=\"authors\">\(line)</p>\n"
    let remarks = notes.notes.map { "<sup>\($0.mark)</sup>\(Markup.escaped($0.text))" }
    guard !front.places.isEmpty || !remarks.isEmpty else { return }
    let numbered = front.places.enumerated().map { index, place in
      let mark =
        front.places.count > 1 || document.authors.count > 1 ? "<sup>\(index + 1)</sup>" : ""
      return mark + Markup.escaped(place)
    }
    output += "<p class=\"affiliations\">\((numbered + remarks).joined(separator: "<br>\n"))</p>\n"
  }

  private mutating func writeSide(_ front: FrontPlaces, _ particulars: [Particulars.Item]) {
    output += "<aside class=\"side\">\n"
    for author in document.authors where author.isCorresponding {
      let mail =
        author.email.map {
          "<br>\n<a href=\"mailto:\(Markup.escaped($0))\">\(Markup.escaped($0))</a>"
        } ?? ""
      let place = author.affiliations.first.map { ", " + Markup.escaped($0) } ?? ""
      output +=
        "<p><b>\(vocabulary.correspondence)</b><br>\n*<span class=\"author\">\(Markup.escaped(author.name))</span>\(place)\(mail)</p>\n"
    }
    let identified = document.authors.filter { $0.orcid != nil }
    if !identified.isEmpty {
      let lines = identified.map { author in
        let id = author.orcid ?? ""
        return "<a href=\"https://orcid.org/\(Markup.escaped(id))\">\(Markup.escaped(id))</a>"
          + (document.authors.count > 1
            ? " <span class=\"author\">\(Markup.escaped(author.name))</span>" : "")
      }
      output += "<p><b>ORCID iD</b><br>\n\(lines.joined(separator: "<br>\n"))</p>\n"
    }
    for item in particulars {
      output += "<p><b>\(Markup.escaped(item.label))</b><br>\n\(particular(item))</p>\n"
    }
    output += "</aside>\n"
  }

  /// What is said, a DOI as a link.
  private func particular(_ item: Particulars.Item) -> String {
    let text = Markup.escaped(item.text)
    guard item.label == "DOI", item.text.hasPrefix("10.") else { return text }
    return "<a href=\"\(Markup.address("https://doi.org/" + item.text))\">\(text)</a>"
  }

  /// The green disc with which an ORCID iD is shown.
  private static func disc(_ id: String) -> String {
    "<a class=\"orcid\" href=\"https://orcid.org/\(Markup.escaped(id))\" aria-label=\"ORCID iD \(Markup.escaped(id))\">"
      + "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"8\" fill=\"#a6ce39\"/>"
      + "<path fill=\"#fff\" d=\"M4.3 5.2h1.2v6.6H4.3zM4.9 2.9a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6zM6.9 5.2h2.5c2.4 0 3.5 1.6 3.5 3.3 0 1.9-1.4 3.3-3.5 3.3H6.9zM8.1 6.3v4.4h1.3c1.7 0 2.3-1.1 2.3-2.2 0-1.2-.8-2.2-2.3-2.2z\"/></svg></a>"
  }
}

/// The affiliations of all authors, each once, in order of appearance.
struct FrontPlaces {
  var places: [String] = []
  var hasAddresses: Bool

  init(_ authors: [FrontMatter.Author]) {
    for author in authors {
      for place in author.affiliations where !places.contains(place) { places.append(place) }
    }
    hasAddresses = authors.contains { $0.orcid != nil || $0.isCorresponding }
  }

  /// "1,2"; empty where one place serves one author.
  func marks(of author: FrontMatter.Author) -> String {
    guard places.count > 1 else { return "" }
    return author.affiliations.compactMap { place in
      places.firstIndex(of: place).map { "\($0 + 1)" }
    }.joined(separator: ",")
  }
}

extension [Block] {
  /// An abstract whose labels ("**Methods.**") follow one another in one paragraph, one paragraph for
  /// each label.
  public var splittingLabels: [Block] {
    flatMap { block -> [Block] in
      guard case .paragraph(let inlines, _) = block else { return [block] }
      var parts: [[Inline]] = [[]]
      for inline in inlines {
        let last = parts[parts.count - 1].last
        let opens = last == .softBreak || last == .lineBreak
        if case .strong = inline, opens {
          parts[parts.count - 1].removeLast()
          parts.append([])
        }
        parts[parts.count - 1].append(inline)
      }
      return parts.map { .paragraph($0) }
    }
  }
}
