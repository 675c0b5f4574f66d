/// The words that figures set themselves, in the language of the document: English where a language or
/// a phrase is not known, so that a figure is never without its words.
///
/// Chinese stands beside the English where it is used, since its phrases are built in another order.
struct FigureWords: Sendable {
  /// The language: `en`, `zh`, `de` …
  let language: String
  /// Where the language stands in a row of `translations`; `nil` for English, Chinese and others.
  private let place: Int?

  /// The words of a language, a BCP 47 tag.
  init(_ tag: String) {
    language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    place = Self.languages.firstIndex(of: language)
  }

  /// Whether words are Chinese.
  var isChinese: Bool { language == "zh" }
  /// Whether words are of a language whose phrases are neither built as in English nor in Chinese: what
  /// English says with a preposition stands after a comma.
  var isTranslated: Bool { place != nil }

  /// A phrase in the language.
  subscript(_ english: String) -> String {
    guard let place, let row = Self.translations[english] else { return english }
    return row[place]
  }

  /// A phrase in the language, where the Chinese stands beside the English.
  func callAsFunction(_ english: String, _ chinese: String) -> String {
    isChinese ? chinese : self[english]
  }

  /// A phrase with one gap, `{}`: `Cut at {}`.
  func filled(_ english: String, _ value: String) -> String {
    self[english].replacing("{}", with: value)
  }

  /// Puts the words of the language in the place of English ones.
  func translate<Words>(_ words: inout Words, _ paths: [WritableKeyPath<Words, String>]) {
    guard place != nil else { return }
    for path in paths { words[keyPath: path] = self[words[keyPath: path]] }
  }

  /// The languages of the rows below, in order.
  private static let languages = ["de", "fr", "es", "it", "pt", "nl", "ja"]

  private static let translations = FigurePhrases.all
}
