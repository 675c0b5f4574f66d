internal import Documents
internal import Drawing

/// A piece of a paragraph: what inlines become once their style is known.
enum Piece {
  /// Text in one style.
  case text(String, TextStyle)
  /// A line end of the source: a space, or nothing between Han characters.
  case softBreak(TextStyle)
  /// A line end that is kept.
  case lineBreak
  /// The mark of a footnote.
  case footnote(Int, TextStyle)
  /// White of a fixed width, at which no line ends.
  case gap(Double)
  /// A formula amid text of that style.
  case math(Formula, TextStyle)
  /// A sign that is drawn, of that width.
  case ornament(Ornament, width: Double, link: LinkItem.Target?)
}
