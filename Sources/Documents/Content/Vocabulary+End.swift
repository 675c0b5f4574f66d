extension Vocabulary {
  /// Words of the end of a text and of the notes on authors.
  public enum EndWord: Int, Sendable {
    /// "Abbreviations"
    case abbreviations
    /// "Funding"
    case funding
    /// "Author contributions"
    case contributions
    /// "Acknowledgements"
    case acknowledgements
    /// "These authors contributed equally."
    case equalContribution
    /// "Deceased."
    case deceased
  }

  /// The word in the document's language; English where we know no other.
  public func end(_ word: EndWord) -> String {
    (Self.endWords[language] ?? Self.englishEndWords)[word.rawValue]
  }

  private static let englishEndWords = [
    "Abbreviations", "Funding", "Author contributions", "Acknowledgements",
    "These authors contributed equally.", "Deceased.",
  ]

  private static let endWords: [String: [String]] = [
    "zh": ["缩略语", "基金项目", "作者贡献", "致谢", "共同第一作者。", "已故。"],
    "ja": ["略語", "資金", "著者貢献", "謝辞", "共同筆頭著者。", "故人。"],
    "de": [
      "Abkürzungen", "Finanzierung", "Beiträge der Autoren", "Danksagung",
      "Diese Autoren haben gleichermaßen beigetragen.", "Verstorben.",
    ],
    "fr": [
      "Abréviations", "Financement", "Contributions des auteurs", "Remerciements",
      "Ces auteurs ont contribué à parts égales.", "Décédé.",
    ],
  ]
}
