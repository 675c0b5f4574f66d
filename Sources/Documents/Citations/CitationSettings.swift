/// What the front matter says of citations.
public struct CitationSettings: Sendable {
  /// The works that can be cited; `nil` where no `bibliography:` is given.
  public var bibliography: Bibliography?
  /// How they are written; `nil` leaves it to the journal and the language.
  public var style: CitationStyle?
  /// The keys of works that are listed though no text cites them; `*` stands for all.
  public var uncited: [String] = []
  /// Whether citations lead to the list of references.
  public var isLinked = true
  /// The marks behind which raised numbers stand: "in women.³"
  public var marksBeforeNumbers = ""
  /// Whether the list of references is left out.
  public var isListSuppressed = false
  /// The text of a file of abbreviations of journals, in the form that pandoc reads.
  public var abbreviations: String?
  /// The line of `bibliography:`, for errors.
  public var line = 0
  /// The front matter's path, for errors.
  public var path = ""

  /// Nothing given.
  public init() {}
}

/// A style of citations and references in the Citation Style Language.
public struct CitationStyle: Hashable, Sendable {
  /// What it is called: the file's name without `.csl`.
  public var name: String
  /// The XML.
  public var source: String

  /// A style.
  ///
  /// - Throws: A sentence on what is wrong, where the text is no style that can be used here.
  init(name: String, source: String) throws(BibliographyFault) {
    self.name = name
    self.source = source
    guard source.contains("<style"), source.contains("</style>") else {
      throw BibliographyFault(
        line: 0, message: "this is not a style in the Citation Style Language")
    }
    guard source.contains("<citation") else {
      throw BibliographyFault(
        line: 0,
        message: "this style only names another one that does the work"
          + (Self.parent(in: source).map { ", \($0)" } ?? "") + "; use that one")
    }
    if source.contains("class=\"note\"") {
      throw BibliographyFault(
        line: 0,
        message: "this style puts citations into footnotes, which is not done here; "
          + "choose one with numbers or with author and year")
    }
  }

  /// The style of a document that names none: numbers in brackets; in Chinese the national standard.
  static func standard(
    for language: String, in assets: AssetFolder
  ) throws(BibliographyFault) -> CitationStyle {
    let isChinese = Vocabulary(language: language).language == "zh"
    let name = isChinese ? "gb-t-7714-2015-numeric" : "vancouver"
    guard let source = assets.file("csl/\(name).csl")?.source else {
      throw BibliographyFault(
        line: 0,
        message: "the citation style “\(name)” is not beside the offprint command; run "
          + "`make install` once more, or name a file: csl: style.csl")
    }
    return try CitationStyle(name: name, source: source)
  }

  /// The style that writes nothing but the names of the authors, for `@shin2022 showed` in a style
  /// with numbers.
  static func names(in assets: AssetFolder) throws(BibliographyFault) -> CitationStyle? {
    guard let source = assets.file("csl/parts/names.csl")?.source else { return nil }
    return try CitationStyle(name: "names", source: source)
  }

  /// Whether the text has numbers.
  var isNumeric: Bool { source.contains("citation-format=\"numeric\"") }

  /// Whether "2-3" has a hyphen, as the style says of pages: GB/T 7714.
  var joinsNumbersWithHyphens: Bool { source.contains("\"page-range-delimiter\">-<") }

  /// The style to which a dependent one leads.
  private static func parent(in source: String) -> String? {
    for link in source.split(separator: "<link").dropFirst()
    where link.contains("independent-parent") {
      guard let start = link.firstRange(of: "href=\"") else { continue }
      return String(link[start.upperBound...].prefix { $0 != "\"" })
    }
    return nil
  }
}

/// What is wrong with a bibliography or style, before it is known in which file.
package struct BibliographyFault: Error, Hashable {
  /// The file, where it is known.
  var path: String?
  /// The line, from 1; 0 where it is not known.
  var line: Int
  /// What is wrong and how to mend it.
  var message: String
}
