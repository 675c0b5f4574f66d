internal import Drawing

/// The grid of an article page, in points. Positions across are counted from the left edge of the
/// block of 174 mm, positions down from the top of the text area.
struct ArticleGeometry {
  /// The sheet: A4.
  let paper = Size(width: millimetres(210), height: millimetres(297))
  /// The corner of the block on the sheet.
  let origin = Point(x: millimetres(18), y: millimetres(26))
  /// The full width, for the title block, tables and figures.
  let blockWidth = millimetres(174)
  /// Where text begins, right of the side column and its gutter.
  let textOffset = millimetres(50)
  /// The measure of the text: about 74 characters.
  let textWidth = millimetres(124)
  /// The measure of the side column.
  let sideWidth = millimetres(42)
  /// 48 lines of 14.5 points.
  let height = 48 * 14.5
  /// The baseline of the running head on the sheet.
  let headBaseline = millimetres(14.9)
  /// The baseline of the date on the first sheet.
  let firstHeadBaseline = millimetres(17.9)
  /// The baseline of the foot on the sheet.
  let footBaseline = millimetres(282.4)

  /// The text column.
  var text: Column { Column(x: textOffset, width: textWidth) }
  /// The whole block.
  var block: Column { Column(x: 0, width: blockWidth) }
}

/// A strip of the page, from top to bottom, in which blocks are set.
struct Column {
  /// The left edge.
  var x: Double
  /// The measure.
  var width: Double

  /// The column without `left` points at its left and `right` points at its right.
  func inset(_ left: Double, right: Double = 0) -> Column {
    Column(x: x + left, width: max(width - left - right, 20))
  }
}
