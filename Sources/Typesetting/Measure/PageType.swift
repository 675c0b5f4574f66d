internal import Documents
internal import Drawing

/// The type of a kind of page: the running text and the headings.
struct PageType {
  /// How a heading looks.
  struct Heading {
    var face: Typeface
    var size: Double
    var isItalic = false
    var color = Ink.head
    /// From baseline to baseline.
    var leading: Double
    /// White above and below.
    var before: Double
    var after = 0.0
  }

  /// The size of the running text.
  private(set) var size = 10.5
  /// From baseline to baseline.
  private(set) var leading = 14.5
  /// The indent of a paragraph that follows another.
  private(set) var indent = 10.5
  /// Whether every paragraph is indented, also below a heading.
  private(set) var indentsAll = false
  /// Where the lines stand in their measure.
  private(set) var alignment = ParagraphStyle.Alignment.justified
  /// Whether words are divided.
  private(set) var isHyphenated = true
  /// White above and below lists.
  private(set) var listSpace = 3.6
  /// White above and below displayed equations.
  private(set) var equationSpace = 7.25
  /// The headings of the first and second level.
  private(set) var headings: [Heading]
  /// Whether Chinese characters fill the lines.
  let isIdeographic: Bool
  /// Whether the pages are those of a Chinese journal: two columns, captions and title in two
  /// languages, Times for Latin words.
  let isChineseJournal: Bool

  /// The type that the settings ask for.
  init(_ settings: PaperSettings, language: String) {
    let vocabulary = Vocabulary(language: language)
    isIdeographic = vocabulary.isIdeographic
    isChineseJournal =
      vocabulary.language == "zh" && settings.columns > 1 && settings.style != .manuscript
    headings = []
    if settings.style == .manuscript {
      setManuscript(settings)
    } else if settings.columns > 1 {
      setColumns()
    } else {
      if isIdeographic {
        // Chinese characters fill their squares and need more white between lines.
        leading = 17
        indent = 21
      }
      headings = [
        Heading(face: .sans, size: 11.5, leading: 14.5, before: 10.9, after: 3.6),
        Heading(face: .sans, size: 9.5, leading: 14.5, before: 7.25),
      ]
    }
    if settings.isDoubleSpaced == true, settings.style != .manuscript { leading = size * 2 }
  }

  private mutating func setManuscript(_ settings: PaperSettings) {
    size = 12
    leading = settings.isDoubleSpaced == false ? 16.5 : 24
    indent = isIdeographic ? 24 : millimetres(8)
    alignment = isIdeographic ? .justified : .leading
    isHyphenated = false
    listSpace = 0
    equationSpace = 6
    headings = [
      Heading(face: .sans, size: 12, color: Ink.text, leading: leading, before: 12),
      Heading(
        face: isIdeographic ? .sans : .serif, size: 12, isItalic: !isIdeographic, color: Ink.text,
        leading: leading, before: 12),
    ]
  }

  private mutating func setColumns() {
    size = 9
    leading = isIdeographic ? 15 : 11.5
    indent = isIdeographic ? 18 : 9
    indentsAll = isIdeographic
    listSpace = 3
    let color = isIdeographic ? Ink.text : Ink.head
    headings = [
      Heading(
        face: .sans, size: isIdeographic ? 10.5 : 10, color: color, leading: leading, before: 7.5,
        after: isIdeographic ? 0 : 2.5),
      Heading(
        face: .sans, size: isIdeographic ? 9 : 8.8, color: color, leading: leading,
        before: isIdeographic ? 0 : 5.75),
    ]
  }

  /// The look of a heading of that level, from 1.
  func heading(_ level: Int) -> Heading { headings[min(max(level, 1), headings.count) - 1] }
}
