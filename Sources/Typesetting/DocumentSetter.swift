internal import Documents
internal import Drawing
internal import Reporting

/// One document on its way to pages: compose, place, assemble.
struct DocumentSetter {
  private let document: Document
  private let setting: Setting
  private let hyphenator: Hyphenator
  /// What tells its pages from an article's, if it is a supplement.
  private let supplement: SupplementPages?
  /// The supplement that follows in the same file.
  private let following: SupplementPages?

  /// What stands outside of a document, to which its references may lead.
  struct Surroundings {
    var labels: Set<String> = []
    /// The file that holds it; `nil` where it is the same.
    var file: String?
  }

  /// A document on its way; `earlier` is what stands before it in the same file.
  init(
    document: Document, widths: WidthCache, around: Surroundings = Surroundings(),
    supplement: SupplementPages? = nil, following: SupplementPages? = nil,
    after earlier: DocumentSetter? = nil
  ) {
    self.document = document
    self.supplement = supplement
    self.following = following
    hyphenator = Hyphenator(language: document.language)
    if document.language.hasPrefix("zh") { widths.mathFace = .chineseMath }
    var labels = DocumentLabels(document.body).names.union(document.bibliography.map(\.anchor))
    if let supplement { labels.insert(supplement.heading.label) }
    if around.file == nil { labels.formUnion(around.labels) }
    var reader = PieceReader(labels: labels, footnoteCount: document.footnotes.count)
    reader.elsewhere = around.file.map { (around.labels, $0) }
    reader.isSupplement = supplement != nil
    setting = Setting(
      paper: document.paper, setter: ParagraphSetter(widths: widths, hyphenator: hyphenator),
      reader: reader,
      wording: Wording(language: document.language), language: document.language,
      secondLanguage: document.second?.language ?? "en",
      decimalMark: document.house.numbers.decimalMark)
    setting.references = References(document)
    if let earlier { setting.follow(earlier.setting) }
  }

  /// The document on pages.
  func result() throws -> TypesetDocument {
    var flow = try front()
    let body = BlockComposer(
      setting: setting, type: setting.textType, column: setting.geometry.text)
    flow += try contents().map(FlowItem.strip)
    flow += try self.body(with: body)
    var builder = PageBuilder(
      geometry: setting.geometry, footnotes: try footnotes(called: flow.calls))
    var contents = builder.pages(of: flow)
    setting.references.keepFirstPlaces(on: &contents, besides: &setting.placesOnPages)
    let hasContents = !document.paper.contents.isEmpty
    let isManuscript = document.paper.style == .manuscript
    var numbers = LineNumbers(
      document.paper.lineNumbers ?? (isManuscript ? .continuous : PaperSettings.LineNumbers.none))
    let assembly = PageAssembly(
      setting: setting,
      running: RunningLines(
        document: document, wording: setting.wording, supplement: supplement),
      stamp: document.paper.isDraft ? DraftStamp(word: setting.wording.draft) : nil,
      pageNumbers: hasContents ? self.pageNumbers(of: contents) : [:])
    var last: Strip?
    let pages = try contents.enumerated().map { index, content in
      var content = content
      content.strips = content.strips.inReadingOrder(after: &last)
      let geometry = content.isTurned ? setting.geometry.turned : setting.geometry
      let beside = try numbers.items(
        beside: content.strips, geometry: geometry, setting: setting)
      return Page(
        picture: try assembly.picture(
          of: content, number: index + 1, of: contents.count, beside: beside))
    }
    return TypesetDocument(
      pages: pages, outline: DocumentLabels(document.body).outline, metadata: metadata,
      warnings: warnings, pagePrefixes: supplement == nil ? [:] : [0: SupplementPages.prefix])
  }

  /// The numbers of the pages as a list of contents has them.
  private func pageNumbers(of pages: [PageContent]) -> [String: String] {
    let prefix = supplement == nil ? "" : SupplementPages.prefix
    var numbers = pages.pageNumbers.mapValues { prefix + String($0) }
    if let following { numbers[following.heading.label] = SupplementPages.prefix + "1" }
    return numbers
  }

  private var warnings: [ReportWarning] {
    let missing = hyphenator.warning.map { [ReportWarning(name: "hyphenation", text: $0)] } ?? []
    return missing
      + setting.faults.map {
        ReportWarning(name: "too-wide", text: $0.message, line: $0.line)
      }
  }

  private var metadata: PDFFile.Metadata {
    PDFFile.Metadata(
      title: supplement == nil ? document.title.plainText : document.supplementTitle,
      authors: document.authors.map(\.name), subject: document.subtitle.plainText,
      keywords: document.keywords.map(\.plainText), date: document.date,
      language: document.language)
  }

  /// What stands before the text.
  private func front() throws -> [FlowItem] {
    if let supplement {
      return try SupplementFrontComposer(
        setting: setting, document: document, supplement: supplement
      ).strips()
    }
    if setting.type.isChineseJournal {
      return try ChineseFrontComposer(setting: setting, document: document).strips().spanning
    }
    guard document.paper.style == .manuscript else {
      let flow = try TitleBlockComposer(setting: setting, document: document).strips()
      return setting.geometry.columnCount > 1 ? flow.spanning : flow
    }
    return try ManuscriptFrontComposer(setting: setting, document: document).strips()
  }

  private func contents() throws -> [Strip] {
    guard !document.paper.contents.isEmpty else { return [] }
    return try ContentsComposer(
      setting: setting, document: document, column: setting.geometry.text,
      supplement: following?.heading
    ).strips()
  }

  /// The text, on request with all tables and figures behind it.
  private func body(with composer: BlockComposer) throws -> [FlowItem] {
    guard document.paper.hasLegendsAtEnd else { return try composer.compose(document.body) }
    let back = BackMatter(document.body)
    var flow = try composer.compose(back.text)
    if !back.legends.isEmpty {
      let head = Heading(
        level: 1, content: [.text(setting.wording.legends)], label: "", line: 0)
      var type = setting.textType
      type.indent = 0
      let legends = BlockComposer(setting: setting, type: type, column: setting.geometry.text)
      flow += try [.pageBreak] + composer.compose([.heading(head)])
      for legend in back.legends { flow += try legends.compose([legend]).spacedAbove(6) }
    }
    return flow + (try composer.compose(back.floats))
  }

  /// The lines of each footnote, set for the page on which it is called, to be read behind what calls
  /// it.
  private func footnotes(called calls: [Int: FootnoteCall]) throws -> [[Strip]] {
    try document.footnotes.enumerated().map { index, blocks in
      let call = calls[index + 1] ?? FootnoteCall()
      func set() throws -> [Strip] { try footnote(index + 1, blocks) }
      var strips = call.isTurned ? try setting.turned(set) : try set()
      for line in strips.indices where !strips[line].path.isEmpty {
        strips[line].path[0].order = call.caller
      }
      return strips
    }
  }

  private func footnote(_ number: Int, _ blocks: [Block]) throws -> [Strip] {
    let style = ParagraphStyle(text: setting.style(.serif, 8.5), leading: 11.5)
    let composer = BlockComposer(
      setting: setting, type: TextType(paragraph: style, indent: 8.5, listSpace: 0),
      column: setting.geometry.text, path: [setting.element("Note")],
      opening: [.text(String(number), style.text.raised), .gap(8.5 * 0.15)])
    var strips = try composer.compose(blocks).flatMap(\.strips)
    if !strips.isEmpty {
      let anchor = setting.reader.anchor(ofFootnote: number)
      strips[0].items = setting.anchor(anchor, x: setting.geometry.textOffset) + strips[0].items
    }
    return strips
  }
}
