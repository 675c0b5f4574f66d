internal import Drawing

/// How a stretch of text looks and where it leads.
struct TextStyle: Hashable {
  /// The face and size.
  var font: Font
  /// The colour.
  var color = Color.black
  /// How far the text stands above the baseline.
  var rise = 0.0
  /// Where it leads, if it is a link.
  var link: LinkItem.Target?
  /// Whether a line is drawn through it.
  var isStruck = false
  /// Whether words may be divided in it.
  var isDivisible = true
  /// The language, as a BCP 47 tag.
  var language = "en"

  /// The style as `change` makes it.
  func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var style = self
    change(&style)
    return style
  }

  /// Raised and smaller, drawn from the same face; the line does not open.
  var raised: TextStyle { shifted(by: 0.38) }
  /// Lowered and smaller.
  var lowered: TextStyle { shifted(by: -0.16) }

  private func shifted(by share: Double) -> TextStyle {
    with {
      $0.rise += font.size * share
      $0.font.size *= 0.64
      $0.isDivisible = false
    }
  }
}

/// How a paragraph is set.
struct ParagraphStyle {
  /// Where the lines stand in their measure.
  enum Alignment {
    /// Both edges straight.
    case justified
    /// Left edge straight.
    case leading
    /// Right edge straight.
    case trailing
    /// On the middle axis.
    case center
  }

  /// The look of plain text.
  var text: TextStyle
  /// From baseline to baseline.
  var leading: Double
  /// Where the lines stand.
  var alignment = Alignment.justified
  /// Whether words may be divided.
  var isHyphenated = true
  /// The indent of the first line.
  var indent = 0.0

  /// The baseline below the top of a line's box: the same for every face, so that mixed scripts
  /// and raised figures leave the grid alone.
  var baseline: Double { leading / 2 + text.font.size * 0.27 }
}

/// The colours of the house.
enum Ink {
  static let text = Color.black
  static let head = Color(hex: 0x0B2545)
  static let kicker = Color(hex: 0x92001A)
  static let link = Color(hex: 0x1F4E79)
  static let running = Color(hex: 0x5A5A5A)
  static let affiliation = Color(hex: 0x333333)
  static let orcid = Color(hex: 0xA6CE39)
}
