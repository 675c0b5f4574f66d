internal import Documents

/// The words that the pages set themselves, in the document's language.
struct Wording {
  /// The words that all writers share.
  let vocabulary: Vocabulary

  /// The words of a language; English where we know no others.
  init(language: String) { vocabulary = Vocabulary(language: language) }

  private var isChinese: Bool { vocabulary.language == "zh" }

  var orcid: String { "ORCID iD" }

  /// The heads of the lists at the beginning, the word on drafts, the head of the legends.
  var contents: String { word(0) }
  var figures: String { word(1) }
  var tables: String { word(2) }
  var draft: String { word(3) }
  var legends: String { word(4) }

  private func word(_ index: Int) -> String {
    (Self.words[vocabulary.language] ?? Self.english)[index]
  }

  private static let english = ["Contents", "Figures", "Tables", "DRAFT", "Figure legends"]
  private static let words = [
    "en": english,
    "zh": ["目录", "图", "表", "草稿", "图注"],
    "ja": ["目次", "図", "表", "草稿", "図の説明"],
    "de": ["Inhalt", "Abbildungen", "Tabellen", "ENTWURF", "Abbildungslegenden"],
    "fr": ["Sommaire", "Figures", "Tableaux", "BROUILLON", "Légendes des figures"],
    "es": ["Índice", "Figuras", "Tablas", "BORRADOR", "Pies de figura"],
    "it": ["Indice", "Figure", "Tabelle", "BOZZA", "Legende delle figure"],
    "pt": ["Sumário", "Figuras", "Tabelas", "RASCUNHO", "Legendas das figuras"],
    "nl": ["Inhoud", "Figuren", "Tabellen", "CONCEPT", "Onderschriften"],
  ]

  /// How long a manuscript is, for its title page; `nil` where nothing was counted or the language
  /// is none of ours.
  func counts(of document: Document) -> String? {
    let words = document.wordCounts
    guard words.text > 0 || words.abstract > 0, isChinese || vocabulary.language == "en" else {
      return nil
    }
    let figures = document.figures.count { !$0.title.isEmpty }
    let tables = document.tables.count { !$0.title.isEmpty }
    let works = document.bibliography.count
    if isChinese {
      return "摘要 \(words.abstract) 字，正文 \(words.text) 字；图 \(figures)，表 \(tables)，"
        + "参考文献 \(works)"
    }
    func counted(_ count: Int, _ word: String) -> String {
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let parts = [counted(figures, "figure"), counted(tables, "table"), counted(works, "reference")]
    return "Words: \(words.abstract) in the abstract, \(words.text) in the text; "
      + parts.joined(separator: ", ")
  }

  /// What the foot of a manuscript says.
  var manuscript: String { isChinese ? "稿件" : "Manuscript" }

  /// "Page 1 of 7", in a supplement "Page S1 of S7".
  func page(_ number: Int, of count: Int, prefix: String = "") -> String {
    isChinese
      ? "第 \(prefix)\(number) 页 共 \(prefix)\(count) 页"
      : "Page \(prefix)\(number) of \(prefix)\(count)"
  }

  /// "Table 2 (continued)".
  func continued(_ title: String) -> String {
    // A journal's mark stays at the end: "Table 2 (continued)."
    if let mark = title.last, ".:|".contains(mark) {
      let label = title.dropLast().trimmingSuffix { $0 == " " }
      return continued(String(label)) + title.dropFirst(label.count)
    }
    return vocabulary.isIdeographic
      ? "\(title)（\(vocabulary.continued)）" : "\(title) (\(vocabulary.continued))"
  }

  /// "Validation cohort (continued)", with the words as they are set.
  func continued(_ words: [Inline]) -> [Inline] {
    words
      + [
        .text(vocabulary.isIdeographic ? "（\(vocabulary.continued)）" : " (\(vocabulary.continued))")
      ]
  }

  /// The authors for the running head: surnames, of more than three the first alone.
  func shortAuthors(_ names: [String]) -> String {
    let surnames = names.map(surname)
    if surnames.count > 3 { return surnames[0] + (isChinese ? "等" : " et al.") }
    return surnames.enumerated().map { index, name in
      vocabulary.separator(before: index, of: surnames.count) + name
    }.joined()
  }

  /// The last word of a personal name; the whole of any other, such as a group's or a Chinese one.
  private func surname(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 1, words.allSatisfy({ $0.first?.isUppercase == true }),
      let last = words.last
    else { return name }
    // Chinese journals write the surname in capitals, and before the given name.
    if let capitals = words.first(where: { word in
      word.count > 2 && word.allSatisfy { $0.isUppercase || $0 == "-" }
    }) {
      return String(capitals)
    }
    let particles: Set<Substring> = ["Jr", "Jr.", "Sr.", "II", "III", "PhD", "MD"]
    return String(particles.contains(last) ? words[words.count - 2] : last)
  }

  /// The head of a callout: "Note" for `callout-note`.
  func callout(_ kind: String) -> String {
    let words = isChinese ? Self.chineseCallouts : Self.callouts
    return words[kind] ?? words["note"] ?? ""
  }

  private static let callouts = [
    "note": "Note", "tip": "Tip", "important": "Important", "caution": "Caution",
    "warning": "Warning",
  ]
  private static let chineseCallouts = [
    "note": "说明", "tip": "提示", "important": "重要", "caution": "注意", "warning": "警告",
  ]
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isDropped(last) { text = text.dropLast() }
    return text
  }
}
