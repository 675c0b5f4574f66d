extension Document {
  /// The document without its supplement.
  public var article: Document {
    guard supplement != nil else { return self }
    var article = self
    article.supplement = nil
    return article.withOwnFootnotes
  }

  /// The supplement as a document with the article's title and authors; `nil` where there is none.
  ///
  /// Its sections begin on the first level. In a file of its own it is set as for print, also that of
  /// a manuscript, figures and tables in their places.
  public var supplementDocument: Document? {
    guard let supplement else { return nil }
    var document = Document()
    document.title = title
    document.shortTitle = shortTitle
    document.issue = issue
    document.authors = authors.map { author in
      // Whom to write to stands in the article.
      var author = author
      author.email = nil
      author.isCorresponding = false
      return author
    }
    document.second = second.map { other in
      var second = SecondLanguage(language: other.language)
      second.title = other.title
      second.issue = other.issue
      return second
    }
    document.date = date
    document.dateFormat = dateFormat
    document.frontLines = frontLines
    document.language = language
    document.source = source
    document.footnotes = footnotes
    document.bibliography = supplement.bibliography
    document.house = house
    document.paper = paper
    document.paper.contents = PaperSettings.Contents()
    document.paper.hasLegendsAtEnd = false
    document.body = supplement.body
    if supplement.place == .separate {
      document.paper.style = .supplement
      document.paper.contents.hasSections = supplement.body.topSectionCount > 2
      document.paper.contents.depth = paper.contents.depth
      let words = supplement.heading.content.plainText
      if supplement.hasOwnHeading, !Vocabulary(language: language).namesSupplement(words) {
        document.body.insert(.heading(supplement.heading), at: 0)
      }
    }
    document.body = document.body.withHeadings(from: 1)
    return document.withOwnFootnotes
  }

  /// The document with the supplement as the last part of its text, for formats of one file.
  public var joined: Document {
    guard let supplement else { return self }
    var document = self
    var heading = supplement.heading
    heading.level = 1
    document.body += [.pageBreak, .heading(heading)] + supplement.body.withHeadings(from: 2)
    document.supplement?.body = []
    return document
  }

  /// The title of the supplement's file: "Supplement to “Survival after surgery”".
  public var supplementTitle: String {
    Vocabulary(language: language).supplement(to: title.plainText)
  }

  /// The works of the list at a place of the document.
  package func references(at place: Attributes) -> [BibliographyEntry] {
    guard place.label == Attributes.supplementReferences, let supplement else {
      return bibliography
    }
    return supplement.bibliography
  }

  /// The document with the footnotes that its text calls, numbered from 1.
  private var withOwnFootnotes: Document {
    guard !footnotes.isEmpty else { return self }
    // Nothing that changes an inline throws here.
    return (try? Numbering.withFootnotesInOrder(self)) ?? self
  }
}

extension [Block] {
  /// How many headings are of the highest level.
  fileprivate var topSectionCount: Int {
    let levels = headingLevels
    return levels.count { $0 == levels.min() }
  }

  private var headingLevels: [Int] {
    var levels: [Int] = []
    visit { if case .heading(let heading) = $0 { levels.append(heading.level) } }
    return levels
  }

  /// The blocks with their highest headings on a level, the others as far below as they were.
  fileprivate func withHeadings(from level: Int) -> [Block] {
    guard let highest = headingLevels.min(), highest != level else { return self }
    return moved(by: level - highest)
  }

  private func moved(by levels: Int) -> [Block] {
    map { block in
      switch block {
      case .heading(var heading):
        heading.level += levels
        return .heading(heading)
      case .division(let attributes, let inner):
        return .division(attributes: attributes, inner.moved(by: levels))
      default: return block
      }
    }
  }
}
