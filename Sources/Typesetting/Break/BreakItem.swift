/// A piece of a paragraph as the line breaker sees it: a box with ink, glue between boxes, or a
/// penalty, a place where a line may end at a price.
package struct BreakItem {
  package enum Kind {
    case box, glue, penalty
  }

  /// What it is.
  package var kind: Kind
  /// The natural width; of a penalty, what appears if the line ends there (a hyphen).
  package var width = 0.0
  /// How much wider it may become.
  package var stretch = 0.0
  /// How much narrower it may become.
  package var shrink = 0.0
  /// The price of a line end here; `.infinity` forbids it, `-.infinity` forces it.
  package var penalty = 0.0
  /// Whether a line end here shows a hyphen.
  package var isHyphen = false
  /// How far the last glyph hangs out at the right if a line ends here.
  package var hang = 0.0
  /// How much of the box's left is left out where it begins a line.
  package var leadingHang = 0.0
  /// Tells the word before a place where a line may end from others; 0 where there is none.
  package var wordBefore = 0
  /// Tells the word after it from others.
  package var wordAfter = 0

  /// A box.
  package static func box(_ width: Double, stretch: Double = 0, shrink: Double = 0) -> BreakItem {
    BreakItem(kind: .box, width: width, stretch: stretch, shrink: shrink)
  }

  /// Glue at which a line may end for `penalty`.
  package static func glue(
    _ width: Double, stretch: Double, shrink: Double, penalty: Double = 0, hang: Double = 0
  ) -> BreakItem {
    BreakItem(
      kind: .glue, width: width, stretch: stretch, shrink: shrink, penalty: penalty, hang: hang)
  }

  /// A place where a line may end.
  package static func penalty(
    _ penalty: Double, width: Double = 0, isHyphen: Bool = false, hang: Double = 0
  ) -> BreakItem {
    BreakItem(
      kind: .penalty, width: width, penalty: penalty, isHyphen: isHyphen, hang: hang)
  }
}
