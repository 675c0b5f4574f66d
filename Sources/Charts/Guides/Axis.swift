package import Drawing

/// One axis: its scale, its ticks and what it shows.
package struct Axis: Hashable, Sendable {
  /// Numbers to places.
  package var scale: Scale
  /// The marked numbers, ascending.
  package var ticks: [Tick]
  /// What is shown, with its unit in parentheses: `Overall survival (%)`.
  package var title: String

  /// An axis.
  package init(_ scale: Scale, ticks: [Tick], title: String) {
    self.scale = scale
    self.ticks = ticks
    self.title = title
  }
}

/// Draws axes and says how much room they take.
package struct AxisGuide: Sendable {
  private let theme: Theme
  private let ruler: TextRuler

  /// A guide in a theme.
  package init(theme: Theme, ruler: TextRuler) {
    self.theme = theme
    self.ruler = ruler
  }

  /// From a tick's end to its label.
  private let labelGap = 2.0
  /// From tick labels to the axis title.
  private let titleGap = 3.6

  // MARK: - Room

  /// What a vertical axis needs at its left.
  package func leftInset(of axis: Axis) -> Double {
    let title = ruler.measure(axis.title, theme.textFont)
    let height =
      axis.title.isEmpty ? 0 : title.ascent + title.descent + titleGap + titleLeading(axis)
    return theme.border + height + labelGap + theme.tickLength + labelWidth(of: axis)
  }

  /// What a horizontal axis needs below it.
  package func bottomInset(of axis: Axis, width: Double) -> Double {
    let title = ruler.measure(axis.title, theme.textFont)
    let last = titleLines(axis, length: width).last ?? ""
    return last.isEmpty
      ? tickBaseline + ruler.measure("0", theme.tickFont).descent
      : titleBaseline(of: axis, width: width) + title.descent
  }

  /// How far below a horizontal axis the baseline of its last title line stands.
  package func titleBaseline(of axis: Axis, width: Double) -> Double {
    let count = titleLines(axis, length: width).count
    return tickBaseline + titleGap + ruler.measure("0", theme.textFont).ascent
      + Double(count - 1) * theme.leading(for: theme.textSize)
  }

  /// What the outermost label of a horizontal axis needs beyond the end of the axis.
  package func rightInset(of axis: Axis) -> Double {
    let width = axis.ticks.last.map { ruler.measure($0.label, theme.tickFont).width } ?? 0
    return width / 2 + theme.border
  }

  /// The width of the widest label of an axis.
  package func labelWidth(of axis: Axis) -> Double {
    axis.ticks.map { ruler.measure($0.label, theme.tickFont).width }.max() ?? 0
  }

  private var tickBaseline: Double {
    theme.tickLength + labelGap + ruler.measure("0", theme.tickFont).ascent
  }

  // MARK: - Drawing

  /// The horizontal axis below the plane: line, ticks, labels, title.
  package func horizontal(_ axis: Axis, on plane: PlotPlane) -> [PictureItem] {
    let frame = plane.frame
    // Half a pen further at both ends: corners and end ticks are square.
    let half = theme.axisStroke / 2
    var path = Path(polyline: [
      Point(x: frame.x - half, y: frame.maxY), Point(x: frame.maxX + half, y: frame.maxY),
    ])
    var items: [PictureItem] = []
    for tick in axis.ticks {
      let x = plane.horizontal(tick.value)
      path.append(.move(Point(x: x, y: frame.maxY)))
      path.append(.line(Point(x: x, y: frame.maxY + theme.tickLength)))
      let label = line(tick.label, theme.tickFont)
      items += label.items(centeredAt: x, baseline: frame.maxY + tickBaseline)
    }
    let lines = titleLines(axis, length: frame.width)
    let last = frame.maxY + titleBaseline(of: axis, width: frame.width)
    for (index, text) in lines.enumerated() {
      let rise = Double(lines.count - 1 - index) * theme.leading(for: theme.textSize)
      items += line(text, theme.textFont).items(
        centeredAt: frame.x + frame.width / 2, baseline: last - rise)
    }
    return [.path(PathItem(path, stroke: theme.axisPen))] + items
  }

  /// The vertical axis at the left of the plane: line, ticks, labels, title reading upwards. The title
  /// stands as far off as labels of at least `labelWidth` need, so that those of panels align.
  package func vertical(
    _ axis: Axis, on plane: PlotPlane, labelWidth least: Double = 0
  ) -> [PictureItem] {
    let frame = plane.frame
    var path = Path(polyline: [
      Point(x: frame.x, y: frame.maxY), Point(x: frame.x, y: frame.y - theme.axisStroke / 2),
    ])
    var items: [PictureItem] = []
    let labelEnd = frame.x - theme.tickLength - labelGap
    let halfFigure = ruler.figureHeight(of: theme.tickFont) / 2
    for tick in axis.ticks {
      let y = plane.vertical(tick.value)
      path.append(.move(Point(x: frame.x - theme.tickLength, y: y)))
      path.append(.line(Point(x: frame.x, y: y)))
      items += line(tick.label, theme.tickFont).items(endingAt: labelEnd, baseline: y + halfFigure)
    }
    let lines = titleLines(axis, length: frame.height)
    let descent = ruler.measure(axis.title, theme.textFont).descent
    let nearest = labelEnd - max(labelWidth(of: axis), least) - titleGap - descent
    for (index, text) in lines.enumerated() {
      let shift = Double(lines.count - 1 - index) * theme.leading(for: theme.textSize)
      items += upwards(text, baseline: nearest - shift, center: frame.y + frame.height / 2)
    }
    return [.path(PathItem(path, stroke: theme.axisPen))] + items
  }

  private func upwards(_ text: String, baseline x: Double, center y: Double) -> [PictureItem] {
    let width = ruler.measure(text, theme.textFont).width
    return [
      .text(
        TextRun(
          text, font: theme.textFont, color: theme.inkColor, origin: Point(x: x, y: y + width / 2),
          rotation: -Double.pi / 2, language: ruler.language))
    ]
  }

  private func line(_ text: String, _ font: Font) -> StyledLine {
    StyledLine(text, font: font, color: theme.inkColor, ruler: ruler)
  }

  private func titleLines(_ axis: Axis, length: Double) -> [String] {
    TextWrap.lines(of: axis.title, font: theme.textFont, width: length, ruler: ruler)
  }

  /// Room for a second line of a vertical title; panels are at least 50 mm high, or wrap.
  private func titleLeading(_ axis: Axis) -> Double {
    let isLong = ruler.measure(axis.title, theme.textFont).width > millimetres(50)
    return isLong ? theme.leading(for: theme.textSize) : 0
  }
}
