internal import Documents
internal import Drawing

/// The grid of a page, in points. Positions across are counted from the left edge of the block that
/// the title, tables and figures fill, positions down from the top of the text area.
struct PageGeometry: Equatable {
  /// The sheet.
  private(set) var paper: Size
  /// The corner of the block on the sheet.
  private(set) var origin: Point
  /// The full width, for the title block, tables and figures.
  private(set) var blockWidth: Double
  /// Where text begins, right of the side column and its gutter.
  private(set) var textOffset: Double
  /// The measure of the text: about 74 characters.
  private(set) var textWidth: Double
  /// How much of the page text and figures fill.
  private(set) var height: Double
  /// The columns of text side by side.
  private(set) var columnCount = 1
  /// The white between columns.
  private(set) var gutter = 0.0
  /// The baseline of the running head on the sheet.
  private(set) var headBaseline: Double
  /// The baseline of the date on the first sheet.
  private(set) var firstHeadBaseline: Double
  /// The baseline of the foot on the sheet.
  private(set) var footBaseline: Double
  /// Whether the running lines are as wide as the text alone.
  private(set) var runsOverText = false

  /// The measure of the side column; nothing where there is no room for one.
  var sideWidth: Double { textOffset >= millimetres(24) ? textOffset - millimetres(8) : 0 }
  /// The text column; of several the first.
  var text: Column { Column(x: textOffset, width: textWidth) }
  /// The whole block.
  var block: Column { Column(x: 0, width: blockWidth) }
  /// What reads well across all columns: no line is wider than 124 mm where text has one column.
  var reading: Column {
    columnCount > 1 ? Column(x: 0, width: min(blockWidth, max(textWidth, millimetres(140)))) : text
  }
  /// What the running lines fill.
  var running: Column { runsOverText ? text : block }
  /// The left edge of a column of text.
  func columnOffset(_ column: Int) -> Double { Double(column) * (textWidth + gutter) }

  /// The grid that the settings ask for; `type` is what stands on it.
  init(_ settings: PaperSettings, type: PageType) {
    let sheet = settings.sheet
    paper =
      switch sheet {
      case .a4: Size(width: millimetres(210), height: millimetres(297))
      case .letter: Size(width: 612, height: 792)
      }
    let own = Self.margins(settings, type, paper)
    let margins = settings.margins
    let left = margins.left ?? own.left
    let right = margins.right ?? own.right
    origin = Point(x: left, y: margins.top ?? own.top)
    blockWidth = max(paper.width - left - right, millimetres(60))
    let room = paper.height - origin.y - (margins.bottom ?? own.bottom)
    height = max((room / type.leading + 0.01).rounded(.down), 12) * type.leading
    headBaseline = min(millimetres(14.9), origin.y - millimetres(6))
    firstHeadBaseline = min(millimetres(17.9), origin.y - millimetres(5))
    footBaseline = min(origin.y + height + millimetres(10.87), paper.height - millimetres(5))
    textWidth = blockWidth
    textOffset = 0
    // A manuscript has one column, also for a journal that prints two.
    if settings.columns > 1, settings.style != .manuscript {
      columnCount = settings.columns
      gutter = 18
      textWidth = (blockWidth - gutter * Double(columnCount - 1)) / Double(columnCount)
    } else {
      textWidth = min(
        settings.style == .manuscript ? millimetres(143) : millimetres(124), blockWidth)
      textOffset = blockWidth - textWidth
    }
    if settings.style == .manuscript { placeManuscript(settings) }
  }

  /// The text of a manuscript stands a little left of the middle of the sheet, numbers left of it;
  /// what is wide takes the block around it.
  private mutating func placeManuscript(_ settings: PaperSettings) {
    runsOverText = true
    headBaseline = min(millimetres(14.9), origin.y - millimetres(9))
    guard settings.margins.left == nil, settings.margins.right == nil else { return }
    textOffset = (blockWidth - textWidth) / 2 + millimetres(2.5)
  }

  private static func margins(
    _ settings: PaperSettings, _ type: PageType, _ paper: Size
  ) -> (top: Double, right: Double, bottom: Double, left: Double) {
    let top = millimetres(settings.style == .manuscript ? 28 : 26)
    let side = millimetres(settings.columns > 1 && type.isIdeographic ? 19.25 : 18)
    let bottom =
      if settings.style == .manuscript {
        millimetres(24)
      } else {
        millimetres(settings.columns > 1 && type.isIdeographic ? 21 : 25.5)
      }
    return (top, side, bottom, side)
  }

  /// One column of several, as if it were the whole block.
  var narrowed: PageGeometry {
    var narrowed = self
    narrowed.blockWidth = textWidth
    narrowed.textOffset = 0
    return narrowed
  }

  /// The page turned sideways: as wide as the sheet is high, everything over the whole block.
  var turned: PageGeometry {
    var turned = self
    turned.paper = Size(width: paper.height, height: paper.width)
    let foot = paper.height - origin.y - height
    turned.blockWidth = paper.height - 2 * origin.x
    turned.height = paper.width - origin.y - foot
    turned.columnCount = 1
    turned.gutter = 0
    let measure = columnCount > 1 ? max(textWidth, millimetres(124)) : textWidth
    turned.textWidth = min(measure, turned.blockWidth)
    turned.textOffset = turned.blockWidth - turned.textWidth
    turned.footBaseline = min(
      turned.origin.y + turned.height + millimetres(10.87), turned.paper.height - millimetres(5))
    turned.runsOverText = false
    return turned
  }
}

/// A strip of the page, from top to bottom, in which blocks are set.
struct Column: Equatable {
  /// The left edge.
  var x: Double
  /// The measure.
  var width: Double

  /// The column without `left` points at its left and `right` points at its right; what is narrow
  /// already, as the innermost of many lists, gives less.
  func inset(_ left: Double, right: Double = 0) -> Column {
    let inner = max(width - left - right, min(width, Self.least))
    let share = left + right > 0 ? min((width - inner) / (left + right), 1) : 1
    return Column(x: x + left * share, width: inner)
  }

  /// The width, in points, below which columns are not inset.
  private static let least = 60.0
}
