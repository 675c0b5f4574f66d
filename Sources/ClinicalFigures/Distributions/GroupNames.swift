import Charts
import Drawing

/// The names of groups under their places: on up to three lines, or reading upwards where a word is
/// wider than its place.
struct GroupNames {
  private let lines: [[String]]
  private let isUpright: Bool
  private let theme: Theme
  private let ruler: TextRuler
  /// From the first baseline to that of what stands below the names.
  let height: Double

  init(_ names: [String], width: Double, theme: Theme, ruler: TextRuler) {
    let wrapped = names.map {
      TextWrap.lines(of: $0, font: theme.tickFont, width: width, lineLimit: 3, ruler: ruler)
    }
    let leading = theme.leading(for: theme.tickSize)
    isUpright = zip(names, wrapped).contains { name, lines in
      lines.last?.hasSuffix("…") == true && !name.hasSuffix("…")
        || lines.contains { $0.hasSuffix("…") }
    }
    lines =
      isUpright
      ? names.map {
        TextWrap.lines(
          of: $0, font: theme.tickFont, width: millimetres(25), lineLimit: 1, ruler: ruler)
      } : wrapped
    let longest = lines.flatMap { $0 }.map { ruler.measure($0, theme.tickFont).width }.max() ?? 0
    height =
      isUpright
      ? longest + leading - ruler.measure("0", theme.tickFont).ascent
      : Double(lines.map(\.count).max() ?? 1) * leading
    self.theme = theme
    self.ruler = ruler
  }

  /// The name of one group, its first baseline given.
  func items(_ index: Int, center: Double, baseline: Double) -> [PictureItem] {
    if isUpright {
      let text = lines[index].first ?? ""
      let ascent = ruler.measure("0", theme.tickFont).ascent
      let width = ruler.measure(text, theme.tickFont).width
      let half = ruler.figureHeight(of: theme.tickFont) / 2
      return [
        .text(
          TextRun(
            text, font: theme.tickFont, color: theme.inkColor,
            origin: Point(x: center + half, y: baseline - ascent + width),
            rotation: -Double.pi / 2, language: ruler.language))
      ]
    }
    let leading = theme.leading(for: theme.tickSize)
    return lines[index].enumerated().flatMap { row, text in
      StyledLine(text, font: theme.tickFont, color: theme.inkColor, ruler: ruler)
        .items(centeredAt: center, baseline: baseline + Double(row) * leading)
    }
  }
}
