internal import Documents
internal import Drawing

/// Numbers the lines of the text beside its left edge, from page to page.
struct LineNumbers {
  let kind: PaperSettings.LineNumbers
  /// The last number that was given.
  private var last = 0

  init(_ kind: PaperSettings.LineNumbers) { self.kind = kind }

  /// The numbers of a page's lines, from the corner of the block; tables, figures and footnotes have
  /// none. A line that shows no new line of the source has none either.
  mutating func items(
    beside strips: [PlacedStrip], geometry: PageGeometry, setting: Setting
  ) throws -> [PictureItem] {
    guard kind != .none else { return [] }
    let isNarrow = geometry.columnCount > 1
    let style = ParagraphStyle(
      text: setting.style(.sans, isNarrow ? 5.5 : 7.5, color: Ink.running), leading: 10,
      alignment: .leading, isHyphenated: false)
    let edge = geometry.textOffset - (isNarrow ? 4 : millimetres(6))
    var items: [PictureItem] = []
    for placed in strips where placed.strip.kind != .float {
      guard let baseline = placed.strip.baseline, let number = next(placed.strip) else { continue }
      guard
        let line = try setting.lines([.text(String(number), style.text)], style, measure: 1e5).first
      else { continue }
      items += line.items.map {
        $0.moved(x: edge + placed.x - line.width, y: placed.y + baseline)
      }
    }
    return items
  }

  private mutating func next(_ strip: Strip) -> Int? {
    if kind == .source {
      guard let line = strip.sourceLine, line != last else { return nil }
      last = line
      return SourcePlace(mark: line).line
    } else {
      last += 1
    }
    return last
  }
}
