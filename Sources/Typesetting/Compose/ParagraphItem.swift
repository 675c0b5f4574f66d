/// An item of a paragraph with what it puts on paper.
struct ParagraphItem {
  /// What it is to the line breaker.
  var item: BreakItem
  /// Its text; empty for white.
  var text = ""
  /// The style of the text: an index into `Paragraph.styles`; -1 for white without text.
  var style = -1
  /// Whether the text is Chinese and therefore justified between its characters.
  var isWide = false
  /// What the last of its characters is.
  var `class` = CharacterClass.letter
  /// The footnote that is called here.
  var footnote: Int?
  /// The sign that is drawn in its place.
  var ornament: Ornament?
  /// The part of a formula that is drawn in its place.
  var formula: PlacedFormula?
  /// How many line ends of the source stand before it.
  var lineEnds = 0
  /// Whether a line end here leaves little for the last line.
  var leavesLittle = false
}

/// A part of a formula within a paragraph.
struct PlacedFormula {
  /// What is drawn.
  var box: MathBox
  /// Tells the formulas of a paragraph apart.
  var number: Int
  /// What stands for the formula where it cannot be seen; empty for parts but the first.
  var words: String
  /// The template's line.
  var line: Int
}

/// A paragraph ready to be broken.
struct Paragraph {
  /// The items, the last one a forced end.
  var items: [ParagraphItem] = []
  /// The styles that items refer to.
  var styles: [TextStyle] = []
}
