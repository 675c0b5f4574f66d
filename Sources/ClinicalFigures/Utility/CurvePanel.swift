import Charts
import Drawing

/// Curves over a common axis with their names beside them, or a legend where names have no room, and
/// notes and a table below the axis: what decision curves, clinical impact and areas over time share.
struct CurvePanel {
  /// A curve that is named.
  struct Series {
    var name: String
    var style: SeriesStyle
    /// Where its name would rather stand.
    var side = LabelPlacement.Side.any
    /// The series of the marks, where the name is another.
    var mark: String

    init(
      _ name: String, style: SeriesStyle, side: LabelPlacement.Side = .any, mark: String? = nil
    ) {
      self.name = name
      self.style = style
      self.side = side
      self.mark = mark ?? name
    }
  }

  /// What stands below the axis title, with its height.
  struct Foot {
    var height: Double
    /// Draws it with its top at a height, within the picture, under the frame.
    var items: (_ y: Double, _ plane: PlotPlane) -> [PictureItem]

    init(height: Double, items: @escaping (_ y: Double, _ plane: PlotPlane) -> [PictureItem]) {
      self.height = height
      self.items = items
    }

    /// A small table from the left edge of the picture to the end of the axis; `nil` where it is wider.
    init?(_ table: PanelTable, context: FigureContext) {
      let width = context.width - table.theme.border - table.theme.rightInset
      guard table.fits(width) else { return nil }
      self.init(height: table.height(width: width)) { y, _ in
        table.items(y: y, left: table.theme.border, width: width)
      }
    }
  }

  var context: FigureContext
  var theme: Theme
  var ruler: TextRuler
  var x: Axis
  var y: Axis
  var marks: [any Mark] = []
  var series: [Series] = []
  /// Whether names may stand beside their curves; else there is a legend.
  var hasLabels = true
  /// Rows of text in the panel besides the legend.
  var statistics: [TextBlock.Row] = []
  var corners: [BlockPlacement.Corner] = [.topRight, .bottomLeft, .bottomRight, .topLeft]
  /// What stands between axis and notes.
  var foot: Foot?
  /// What the foot needs at the left and the right of the axes.
  var footInsets = FrameInsets()
  /// Sentences below everything.
  var notes: [String] = []

  static let footGap = 7.0
  private static let headerGap = 5.0
  private static let leastPanel = millimetres(18)

  /// Where text stands; tried in turn until all of it has room.
  private struct Arrangement {
    var hasLabels = false
    var blocks: [[TextBlock.Row]] = []
    var header: [TextBlock.Row] = []
  }

  private var arrangements: [Arrangement] {
    let legend =
      series.count > 1
      ? series.map { TextBlock.Row([nameLine($0, bold: false)], key: $0.style) } : []
    var all: [Arrangement] = []
    let single = statistics.isEmpty ? [] : [statistics]
    if hasLabels { all.append(Arrangement(hasLabels: true, blocks: single)) }
    all.append(Arrangement(blocks: [statistics + legend].filter { !$0.isEmpty }))
    all.append(Arrangement(blocks: [statistics, legend].filter { !$0.isEmpty }))
    if hasLabels { all.append(Arrangement(hasLabels: true, header: statistics)) }
    all.append(Arrangement(header: statistics + legend))
    return all
  }

  /// Draws the panel; `nil` where the sheet is too small, which needs at least the size that is given.
  func framed(description: String) -> FramedPicture? {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let least = context.leastInsets
    let left = max(theme.leftInset, guide.leftInset(of: y), footInsets.left, least.left)
    let right = max(theme.rightInset, guide.rightInset(of: x), footInsets.right, least.right)
    let width = context.width - left - right
    let axisHeight = guide.bottomInset(of: x, width: max(width, 1))
    let lines = noteLines
    let noteHeight = lines.isEmpty ? 0 : Self.footGap + leading * Double(lines.count)
    let footHeight = foot.map { Self.footGap + $0.height } ?? 0
    for arrangement in arrangements {
      let header = arrangement.header.isEmpty ? nil : block(arrangement.header)
      let top = max(
        theme.topInset + (header.map { $0.size.height + Self.headerGap } ?? 0), least.top)
      let below = max(axisHeight + footHeight + noteHeight + theme.border, least.bottom)
      let height = context.height ?? top + panelHeight + below
      let frame = Rectangle(x: left, y: top, width: width, height: height - top - below)
      guard frame.height >= Self.leastPanel, frame.width >= Self.leastPanel else { continue }
      let plane = PlotPlane(frame: frame, x: x.scale, y: y.scale)
      var area = PlotArea(plane: plane, marks: marks, series: series.map(\.mark), theme: theme)
      guard fill(&area, arrangement) else { continue }
      // Curves leave the panel at the bottom; a point at the end of an axis stays whole.
      let clip = Rectangle(
        x: frame.x - 3, y: frame.y - 3, width: frame.width + 6, height: frame.height + 3.6)
      var items = [plane.group(of: area.marks, theme: theme, clip: clip)]
      items += area.text + guide.vertical(y, on: plane) + guide.horizontal(x, on: plane)
      if let header {
        items += header.items(
          at: Point(
            x: max(frame.maxX - header.size.width, theme.border),
            y: top - Self.headerGap - header.size.height))
      }
      if let foot { items += foot.items(frame.maxY + axisHeight + Self.footGap, plane) }
      let noteTop = frame.maxY + axisHeight + footHeight + Self.footGap
      for (index, line) in lines.enumerated() {
        items += line.items(
          at: Point(x: theme.border, y: noteTop + line.ascent + leading * Double(index)))
      }
      let size = Size(width: context.width, height: height)
      return FramedPicture(
        Picture(size: size, items: items, description: description), frame: frame)
    }
    return nil
  }

  /// 50 mm at a single column; wider panels grow more slowly than their width.
  var panelHeight: Double {
    let extra = (context.width - millimetres(89)) * 0.4
    return min(max(millimetres(50) + extra, millimetres(34)), millimetres(85))
  }

  private func fill(_ area: inout PlotArea, _ arrangement: Arrangement) -> Bool {
    for rows in arrangement.blocks where !area.place(block(rows), corners: corners) {
      return false
    }
    guard arrangement.hasLabels else { return true }
    let labels = series.map {
      LabelPlacement.Label(series: $0.mark, line: nameLine($0, bold: true), side: $0.side)
    }
    return area.place(labels, rightMargin: theme.rightInset - theme.border)
  }

  // MARK: - Text

  private var leading: Double { theme.leading(for: theme.tickSize) }

  private func block(_ rows: [TextBlock.Row]) -> TextBlock {
    let isLegend = rows.contains { $0.key != nil } && !rows.contains { $0.cells.count > 1 }
    return TextBlock(
      rows, alignment: isLegend ? .leading : .trailing,
      leading: theme.leading(for: theme.textSize),
      keyStroke: theme.curveStroke(inWidth: context.width))
  }

  private func nameLine(_ series: Series, bold: Bool) -> StyledLine {
    let font = bold ? theme.boldTextFont : theme.textFont
    let text = TextWrap.lines(
      of: series.name, font: font, width: max(context.width * 0.45, 24), lineLimit: 1, ruler: ruler)
    let color =
      theme.hasColoredText && bold ? series.style.color.legible : theme.inkColor
    return StyledLine(text.first ?? "", font: font, color: color, ruler: ruler)
  }

  private var noteLines: [StyledLine] {
    notes.flatMap { note in
      TextWrap.lines(
        of: note, font: theme.tickFont, width: context.width - 2 * theme.border, lineLimit: 3,
        ruler: ruler)
    }
    .map { StyledLine($0, font: theme.tickFont, ruler: ruler) }
  }
}
