internal import Documents
internal import Drawing

/// The lines at the head and foot of pages.
struct RunningLines {
  private let isManuscript: Bool
  private let draft: String
  private let authors: String
  /// The first author, as the head of a Chinese journal names them all.
  private let firstAuthor: String
  private let title: String
  private let date: String
  private let source: String
  /// What kind of article it is, above the title of the first page.
  private let kicker: String
  /// The journal's issue, in the document's language and in the second.
  private let issue: String
  private let secondIssue: String
  /// What stands before the numbers of pages.
  private let prefix: String
  /// Whether the first page is one that says who wrote what.
  private let hasFirstPage: Bool

  /// The lines of a document, or of a supplement, where that word stands for the authors.
  init(document: Document, wording: Wording, supplement: SupplementPages? = nil) {
    let word = wording.vocabulary.supplement
    let isSupplement = supplement != nil
    prefix = isSupplement ? SupplementPages.prefix : ""
    hasFirstPage = supplement?.isSeparate ?? true
    let names = isSupplement ? word : wording.shortAuthors(document.authors.map(\.name))
    draft = document.paper.isDraft ? wording.draft : ""
    authors = [draft, names].filter { !$0.isEmpty }.joined(separator: " · ")
    let first = document.authors.first?.name ?? ""
    let author = isSupplement ? word : document.authors.count > 1 ? first + "，等" : first
    firstAuthor = [draft, author].filter { !$0.isEmpty }.joined(separator: "　")
    title = (document.shortTitle.isEmpty ? document.title : document.shortTitle).plainText
    isManuscript = document.paper.style == .manuscript
    date = document.shownDate ?? ""
    source = document.source
    kicker = document.articleType.plainText.uppercased()
    issue = document.issue.plainText
    secondIssue = document.second?.issue.plainText ?? ""
  }

  /// What they draw on the page of that number, from the corner of the sheet.
  func items(
    number: Int, of count: Int, geometry: PageGeometry, setting: Setting
  ) throws -> [PictureItem] {
    func line(_ start: String, _ end: String, at baseline: Double) throws -> [PictureItem] {
      try self.line(start, end, at: baseline, geometry, setting)
    }
    let foot = [source, date].filter { !$0.isEmpty }.joined(separator: " · ")
    let page = setting.wording.page(number, of: count, prefix: prefix)
    if setting.type.isChineseJournal {
      return try chinese(number, foot, geometry, setting)
    }
    if isManuscript {
      let head = [authors, title].filter { !$0.isEmpty }.joined(separator: " · ")
      return try line(head, page, at: geometry.headBaseline)
        + line(
          [setting.wording.manuscript, date].filter { !$0.isEmpty }.joined(separator: ", "), source,
          at: geometry.footBaseline)
    }
    var items = try line(foot, page, at: geometry.footBaseline)
    if number == 1, hasFirstPage {
      items += try firstHead(geometry, setting)
    } else {
      items += try line(authors, title, at: geometry.headBaseline)
    }
    return items
  }

  /// The head of the first page: what kind of article it is at the left, issue and date at the right.
  private func firstHead(_ geometry: PageGeometry, _ setting: Setting) throws -> [PictureItem] {
    let baseline = geometry.firstHeadBaseline
    let place = [issue, date].filter { !$0.isEmpty }.joined(separator: " · ")
    guard !kicker.isEmpty else {
      return try line(draft, place, at: baseline, geometry, setting)
    }
    let style = ParagraphStyle(
      text: setting.style(.sans, 7.5, bold: true, color: Ink.kicker), leading: 10,
      alignment: .leading, isHyphenated: false)
    let tracking = 0.08 * style.text.font.size
    let room = geometry.running.width * 0.6
    var items: [PictureItem] = []
    var width = 0.0
    if let set = try cut(kicker, to: room - tracking * Double(kicker.count), style, setting) {
      let left = geometry.origin.x + geometry.running.x
      items = set.items.tracked(tracking).map { $0.moved(x: left, y: baseline) }
      width = set.width + tracking * Double(kicker.count)
    }
    return try items
      + line(draft, place, at: baseline, geometry, setting, indent: width > 0 ? width + 10 : 0)
  }

  /// The head of a Chinese journal: who and what in the middle above a rule, the number of the page at
  /// the outer edge; on the first page source and date, and the number below.
  private func chinese(
    _ number: Int, _ source: String, _ geometry: PageGeometry, _ setting: Setting
  ) throws -> [PictureItem] {
    let column = geometry.running
    let left = geometry.origin.x + column.x
    let style = ParagraphStyle(
      text: setting.style(.serif, 8), leading: 10, alignment: .leading, isHyphenated: false)
    func set(_ text: String, at baseline: Double, share: Double) throws -> [PictureItem] {
      guard let line = try cut(text, to: column.width * 0.8, style, setting) else { return [] }
      return line.items.map { $0.moved(x: left + (column.width - line.width) * share, y: baseline) }
    }
    let head = geometry.headBaseline
    let page = "· \(prefix)\(number) ·"
    var items: [PictureItem]
    if number == 1, hasFirstPage {
      items = try set(issue.isEmpty ? source : issue, at: head, share: 0)
      if !issue.isEmpty { items += try set(secondIssue, at: head, share: 1) }
      items += try set(page, at: geometry.footBaseline, share: 1)
    } else {
      items = try set(page, at: head, share: number.isMultiple(of: 2) ? 0 : 1)
      let words = [firstAuthor, title].filter { !$0.isEmpty }.joined(separator: "．")
      items += try set(words, at: head, share: 0.5)
    }
    let rule = Path(polyline: [
      Point(x: left, y: head + 5), Point(x: left + column.width, y: head + 5),
    ])
    items.append(.path(PathItem(rule, stroke: Stroke(Ink.text, width: 0.5))))
    return items
  }

  /// One text at the left, one at the right; the longer is cut between words so that they keep apart.
  private func line(
    _ start: String, _ end: String, at baseline: Double, _ geometry: PageGeometry,
    _ setting: Setting, indent: Double = 0
  ) throws -> [PictureItem] {
    let column = geometry.running
    let left = geometry.origin.x + column.x
    var items: [PictureItem] = []
    let most = column.width * 0.62
    let rightLine = try cut(end, to: most, setting)
    if let line = rightLine {
      let x = left + column.width - line.width
      items += line.items.map { $0.moved(x: x, y: baseline) }
    }
    let room = column.width - indent - (rightLine?.width ?? 0) - 20
    if let line = try cut(start, to: room, setting) {
      items += line.items.map { $0.moved(x: left + indent, y: baseline) }
    }
    return items
  }

  private func cut(_ text: String, to width: Double, _ setting: Setting) throws -> SetLine? {
    let style = ParagraphStyle(
      text: setting.style(.sans, 7.5, color: Ink.running), leading: 10, alignment: .leading,
      isHyphenated: false)
    return try cut(text, to: width, style, setting)
  }

  private func cut(
    _ text: String, to width: Double, _ style: ParagraphStyle, _ setting: Setting
  ) throws -> SetLine? {
    guard !text.isEmpty else { return nil }
    var line = try setting.lines([.text(text, style.text)], style, measure: 1e5).first
    var words = text.split(separator: " ")
    while let set = line, set.width > width, words.count > 1 {
      words.removeLast()
      let shortened = words.joined(separator: " ").trimmingSuffix(while: { ",;:–—".contains($0) })
      line = try setting.lines([.text(shortened + " …", style.text)], style, measure: 1e5).first
    }
    var letters = text
    while let set = line, set.width > width, letters.count > 1 {
      letters.removeLast()
      line = try setting.lines([.text(letters + "…", style.text)], style, measure: 1e5).first
    }
    return line
  }
}

extension [PictureItem] {
  /// Runs of a line with white after each letter.
  fileprivate func tracked(_ tracking: Double) -> [PictureItem] {
    var moved = 0.0
    return map { item in
      guard case .text(var run) = item else { return item }
      run.letterSpacing += tracking
      run.origin.x += moved
      moved += tracking * Double(run.text.count)
      return .text(run)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text = text.dropLast() }
    return String(text)
  }
}
