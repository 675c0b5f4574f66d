import Charts
import Drawing
import Reporting

/// Puts a plot with one pair of axes on a sheet: marks, lines of text where there is room, and what
/// stands beside or below the axes.
struct PlotSheet {
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let guide: AxisGuide

  init(_ context: FigureContext, theme: Theme) throws {
    self.context = context
    self.theme = theme
    ruler = try TextRuler(language: context.language)
    guide = AxisGuide(theme: theme, ruler: ruler)
  }

  /// What is drawn.
  struct Content {
    var x: Axis
    var y: Axis
    var marks: [any Mark]
    /// Rows of text over the width of the panel, from top to bottom.
    var lines: [String] = []
    /// Names with their keys.
    var legend: [(name: String, style: SeriesStyle)] = []
    /// The corners for the text, the best first.
    var corners: [BlockPlacement.Corner] = [.topRight, .topLeft, .bottomRight, .bottomLeft]
    /// Whether the text always stands above the panel, flush with its left: the head of one of several.
    var hasHeadAbove = false
    /// What the right margin needs for what `beside` draws there.
    var rightInset = 0.0
    /// Draws beside the axes.
    var beside: (PlotPlane) -> [PictureItem] = { _ in [] }
    /// Replaces the horizontal axis: what it needs below the panel, and how it is drawn.
    var below: (height: Double, items: (PlotPlane) -> [PictureItem])?
    var description: String
  }

  /// 50 mm at a single column; wider panels grow more slowly than their width.
  var panelHeight: Double {
    let extra = (context.width - millimetres(89)) * 0.4
    return min(max(millimetres(50) + extra, millimetres(34)), millimetres(85))
  }

  /// The width that axes may count on before their labels are known.
  var panelWidth: Double { max(context.width - usualLeftInset - theme.rightInset, 20) }

  /// Single columns share a left edge of their axes; one of several panels in a column has no room to
  /// spare.
  private var usualLeftInset: Double {
    context.width < millimetres(60) ? theme.border : theme.leftInset
  }

  func framed(_ content: Content) throws(PlotFailure) -> FramedPicture {
    let least = context.leastInsets
    let left = max(usualLeftInset, guide.leftInset(of: content.y), least.left)
    let right = max(
      theme.rightInset, guide.rightInset(of: content.x), content.rightInset, least.right)
    let width = context.width - left - right
    let below = content.below?.height ?? guide.bottomInset(of: content.x, width: width)
    let bottom = max(below + theme.border, least.bottom)
    let block = block(content)
    let places = block.rows.isEmpty ? [false] : content.hasHeadAbove ? [true] : [false, true]
    for isHeader in places {
      let header = isHeader ? block.size.height + Self.headerGap : 0
      let top = max(theme.topInset + header, least.top)
      let height = context.height ?? top + panelHeight + bottom
      let frame = Rectangle(x: left, y: top, width: width, height: height - top - bottom)
      guard frame.height >= Self.leastPanel, frame.width >= Self.leastPanel else { continue }
      let plane = PlotPlane(frame: frame, x: content.x.scale, y: content.y.scale)
      var area = PlotArea(plane: plane, marks: content.marks, series: [], theme: theme)
      if !isHeader, !block.rows.isEmpty,
        !area.place(block, corners: content.corners, mayFloat: false)
      {
        continue
      }
      var items = guide.vertical(content.y, on: plane) + area.items
      items += content.below?.items(plane) ?? guide.horizontal(content.x, on: plane)
      items += content.beside(plane)
      if isHeader {
        let x =
          content.hasHeadAbove ? frame.x : max(frame.maxX - block.size.width, theme.border)
        items += block.items(at: Point(x: x, y: top - Self.headerGap - block.size.height))
      }
      let size = Size(width: context.width, height: height)
      return FramedPicture(
        Picture(size: size, items: items, description: content.description), frame: frame)
    }
    throw .tooSmall
  }

  private static let headerGap = 5.0
  private static let leastPanel = millimetres(18)

  private func block(_ content: Content) -> TextBlock {
    let margin = content.hasHeadAbove ? theme.border : theme.rightInset
    let width = context.width - usualLeftInset - margin
    let legend = content.legend.map { entry in
      let name = TextWrap.lines(
        of: entry.name, font: theme.textFont, width: width - 20, lineLimit: 1, ruler: ruler)
      return TextBlock.Row([line(name.first ?? "")], key: entry.style)
    }
    let rows = content.lines.flatMap { text in
      TextWrap.lines(of: text, font: theme.textFont, width: width, lineLimit: 3, ruler: ruler)
        .map { TextBlock.Row([line($0)]) }
    }
    return TextBlock(
      legend + rows, alignment: legend.isEmpty && !content.hasHeadAbove ? .trailing : .leading,
      leading: theme.leading(for: theme.textSize),
      keyStroke: theme.curveStroke(inWidth: context.width))
  }

  func line(_ text: String) -> StyledLine {
    StyledLine(text, font: theme.textFont, color: theme.inkColor, ruler: ruler)
  }

  /// An axis over numbers with some room at both ends; numbers that are all equal get an axis around
  /// them.
  func axis(
    over values: [Double], title: String, length: Double, isVertical: Bool, room: Double = 0.05
  ) -> Axis {
    let finite = values.filter(\.isFinite)
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if !(high > low) {
      let margin = max(abs(low) / 10, low == 0 ? 1 : 0)
      (low, high) = (low - margin, high + margin)
    } else {
      let margin = (high / 2 - low / 2) * 2 * room
      (low, high) = (low - margin, high + margin)
    }
    if !(high > low) || !low.isFinite || !high.isFinite { (low, high) = (0, 1) }
    let height = ruler.figureHeight(of: theme.tickFont)
    let choice = TickChoice(
      .decimal, length: length, maximumCount: isVertical ? 6 : 7, gap: isVertical ? 8 : 5
    ) { [ruler, font = theme.tickFont] tick in
      isVertical ? height : ruler.measure(tick.label, font).width
    }
    return Axis(
      Scale(low...high), ticks: choice.within(low...high, style: context.style), title: title)
  }

  /// The title of an axis: what is shown with its unit in parentheses.
  static func title(_ label: String, unit: String?) -> String {
    let name = BaselineVariable.readable(label)
    return unit.map { "\(name) (\($0))" } ?? name
  }
}

/// What keeps a plot of a distribution from being drawn.
public enum PlotFailure: Error, Equatable, CustomStringConvertible {
  /// There is no value to show.
  case noValues(String)
  /// The picture would be smaller than its axes need.
  case tooSmall
  /// A column holds an infinite value.
  case infinite(String)
  /// An argument does not fit the data.
  case argument(String)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .noValues(let name): "\(name) has no values to draw: check the selection of rows"
    case .tooSmall: "the figure is too small for its axes: make it wider or higher"
    case .infinite(let name): "\(name) holds an infinite value; recode it as missing or as a number"
    case .argument(let sentence): sentence
    }
  }
}
