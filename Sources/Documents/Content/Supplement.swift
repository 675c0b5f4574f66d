/// What stands behind an article or in a file beside it: its figures, tables, equations, sections and
/// pages are numbered S1, S2 …, its references stand in a list of its own.
public struct Supplement: Codable, Hashable, Sendable {
  /// Where a supplement stands.
  public enum Place: String, Codable, Hashable, Sendable, CaseIterable {
    /// Behind the references, on pages of its own.
    case end
    /// In a file of its own: NAME-supplement.pdf.
    case separate
  }

  /// Where it stands.
  public var place: Place
  /// Its heading, the author's or the word of the language; never numbered.
  public var heading: Heading
  /// Whether the author has written the heading.
  public var hasOwnHeading: Bool
  /// What it says.
  public var body: [Block]
  /// The works that it cites, in the order of its list.
  public var bibliography: [BibliographyEntry] = []

  /// The words behind the name of the article's file: `report-supplement.pdf`.
  public static let suffix = "-supplement"

  /// A supplement of these blocks. A heading with which they begin is that of the whole where no other
  /// is as high; else it is the language's word.
  /// `isFree` says whether a label is not taken yet.
  init(
    _ blocks: [Block], place: Place, label: String?, vocabulary: Vocabulary,
    isFree: (String) -> Bool
  ) {
    self.place = place
    body = blocks
    let others = blocks.dropFirst().compactMap(\.headingLevel).min()
    if case .heading(let first)? = blocks.first, others.map({ $0 > first.level }) ?? true {
      heading = first
      hasOwnHeading = true
      body.removeFirst()
    } else {
      let names = ["supplement", "supplementary-material"] + (1...9).map { "supplement-\($0)" }
      heading = Heading(
        level: 1, content: [.text(vocabulary.supplement)],
        label: label ?? names.first(where: isFree) ?? "", line: 0)
      hasOwnHeading = false
    }
    heading.isNumbered = false
  }
}

extension Block {
  /// The level of a heading; `nil` for other blocks.
  fileprivate var headingLevel: Int? {
    if case .heading(let heading) = self { heading.level } else { nil }
  }
}

extension Vocabulary {
  /// "Supplement", its heading and running head.
  public var supplement: String {
    switch language {
    case "zh": "补充材料"
    case "ja": "補足資料"
    case "fr": "Supplément"
    case "es", "pt": "Suplemento"
    case "it": "Supplemento"
    default: "Supplement"
    }
  }

  /// "Supplement to", above the article's title.
  public var supplementTo: String {
    switch language {
    case "zh", "ja": supplement
    case "de": "Supplement zu"
    case "fr": "Supplément à"
    case "es": "Suplemento de"
    case "it": "Supplemento a"
    case "pt": "Suplemento de"
    case "nl": "Supplement bij"
    default: "Supplement to"
    }
  }

  /// "Supplement to “Survival after surgery”", as a title.
  func supplement(to title: String) -> String {
    guard !title.isEmpty else { return supplement }
    return isIdeographic ? "\(supplement)：\(title)" : "\(supplementTo) “\(title)”"
  }

  /// Whether words say no more than that a supplement follows.
  func namesSupplement(_ words: String) -> Bool {
    let known = [
      "supplement", "supplementary material", "supplementary materials", "supplemental material",
      "supplementary information", "supporting information", "online supplement", "附录", "附件",
      "补充资料",
    ]
    return words == supplement || known.contains(words.lowercased())
  }
}
