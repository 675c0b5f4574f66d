/// The words that a document adds itself, in its language.
public struct Vocabulary: Hashable, Sendable {
  /// "Figure"
  public var figure: String
  /// "Table"
  public var table: String
  /// "Section"
  public var section: String
  /// "Equation"
  public var equation: String
  /// "Abstract"
  public var abstract: String
  /// "Keywords"
  public var keywords: String
  /// "Correspondence"
  public var correspondence: String
  /// "continued"
  public var continued: String
  /// "References"
  public var references: String
  /// "and", between the last two of a list
  public var and: String
  /// The language that the words are of; English where the document's is not known.
  public var language: String

  /// The words of a language, a BCP 47 tag; English where it is not known.
  public init(language tag: String) {
    let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let words = Self.words[language] ?? Self.english
    self.language = Self.words[language] == nil ? "en" : language
    figure = words[0]
    table = words[1]
    section = words[2]
    equation = words[3]
    abstract = words[4]
    keywords = words[5]
    correspondence = words[6]
    continued = words[7]
    and = words[8]
    references = Self.referenceWords[self.language] ?? "References"
  }

  /// "Listing", a piece of code with a number.
  public var listing: String {
    switch language {
    case "zh": "代码"
    case "ja": "リスト"
    case "fr": "Extrait"
    case "es": "Listado"
    case "it": "Listato"
    case "pt": "Listagem"
    default: "Listing"
    }
  }

  /// The languages whose words are known.
  static let languages = words.keys.sorted()

  /// Whether the words of a language, a BCP 47 tag, are known.
  static func knows(_ tag: String) -> Bool {
    words[tag.prefix { $0 != "-" && $0 != "_" }.lowercased()] != nil
  }

  private static let english = [
    "Figure", "Table", "Section", "Equation", "Abstract", "Keywords", "Correspondence", "continued",
    "and",
  ]

  private static let words: [String: [String]] = [
    "en": english,
    "zh": ["图", "表", "节", "式", "摘要", "关键词", "通信作者", "续", "和"],
    "ja": ["図", "表", "節", "式", "要旨", "キーワード", "責任著者", "続き", "と"],
    "de": [
      "Abbildung", "Tabelle", "Abschnitt", "Gleichung", "Zusammenfassung", "Schlüsselwörter",
      "Korrespondenz", "Fortsetzung", "und",
    ],
    "fr": [
      "Figure", "Tableau", "Section", "Équation", "Résumé", "Mots-clés", "Correspondance", "suite",
      "et",
    ],
    "es": [
      "Figura", "Tabla", "Sección", "Ecuación", "Resumen", "Palabras clave", "Correspondencia",
      "continuación", "y",
    ],
    "it": [
      "Figura", "Tabella", "Sezione", "Equazione", "Riassunto", "Parole chiave", "Corrispondenza",
      "continua", "e",
    ],
    "pt": [
      "Figura", "Tabela", "Seção", "Equação", "Resumo", "Palavras-chave", "Correspondência",
      "continuação", "e",
    ],
    "nl": [
      "Figuur", "Tabel", "Paragraaf", "Vergelijking", "Samenvatting", "Trefwoorden",
      "Correspondentie", "vervolg", "en",
    ],
  ]

  private static let referenceWords = [
    "zh": "参考文献", "ja": "文献", "de": "Literatur", "fr": "Références", "es": "Referencias",
    "it": "Bibliografia", "pt": "Referências", "nl": "Literatuur",
  ]

  /// "Skip to the text", for who reads with a keyboard.
  public var skipToText: String {
    switch language {
    case "zh": "跳到正文"
    case "ja": "本文へ"
    case "de": "Zum Text"
    case "fr": "Aller au texte"
    case "es": "Ir al texto"
    case "it": "Vai al testo"
    case "pt": "Ir para o texto"
    case "nl": "Naar de tekst"
    default: "Skip to the text"
    }
  }

  /// Whether words stand without blanks: Chinese and Japanese.
  public var isIdeographic: Bool { language == "zh" || language == "ja" }

  /// "Figure 1", "图1": a kind with its number, which are never parted at a line's end.
  public func numbered(_ kind: String, _ number: String) -> String {
    isIdeographic ? kind + number : kind + "\u{00A0}" + number
  }

  /// The words between the items of a list: "a, b and c". Chinese names the authors of a paper with
  /// nothing but commas between them.
  public func separator(before index: Int, of count: Int) -> String {
    guard index > 0 else { return "" }
    if language == "zh" { return "，" }
    if language == "ja" { return index == count - 1 ? and : "、" }
    return index == count - 1 ? " \(and) " : ", "
  }

  /// "Fig. 1", "图1": the short form, as below a caption in another language.
  public func numberedFigure(_ number: String) -> String {
    numbered(language == "en" ? "Fig." : figure, number)
  }

  /// "Tab. 1", "表1": the short form, as below a caption in another language.
  public func numberedTable(_ number: String) -> String {
    numbered(language == "en" ? "Tab." : table, number)
  }

  /// A date of the form 2026-11-20 as words: "20 November 2026", "2026年11月20日". Anything else stays
  /// as it is.
  public func date(_ iso: String) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return iso
    }
    if isIdeographic { return "\(parts[0])年\(parts[1])月\(parts[2])日" }
    guard language == "en" else { return iso }
    return "\(parts[2]) \(DateFormat.months(in: "en")[parts[1] - 1]) \(parts[0])"
  }

}
