internal import Drawing

/// Sets code and what programs print: every line as it is. Long lines make the type smaller, down
/// to 7 points, and what is longer still goes on below, behind an arrow.
struct ListingComposer {
  let setting: Setting
  let column: Column
  let path: [StructureElement]

  private static let sizes = [8.5, 8, 7.5, 7]

  /// The strips of the lines.
  func strips(of code: String) throws -> [Strip] {
    var rows = code.replacing("\t", with: "    ").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
    while rows.last?.allSatisfy(\.isWhitespace) == true { rows.removeLast() }
    guard !rows.isEmpty else { return [] }
    let inner = column.inset(9)
    let style = try style(for: rows, measure: inner.width)
    let path = path + [setting.element("P"), setting.element("Code")]
    var strips: [Strip] = []
    for row in rows {
      let parts = try wrapped(row, style, measure: inner.width)
      for (index, part) in parts.enumerated() {
        strips.append(strip(part, style, isContinued: index > 0, in: inner, path: path))
      }
    }
    strips[0].before = 5
    strips[strips.count - 1].after = 5
    if strips.count > 1 {
      strips[0].isBreakable = false
      strips[strips.count - 2].isBreakable = false
    }
    return strips
  }

  private func style(for rows: [String], measure: Double) throws -> TextStyle {
    var style = setting.style(.monospaced, Self.sizes[0])
    for size in Self.sizes {
      style = setting.style(.monospaced, size)
      if try rows.allSatisfy({ try width($0, style) <= measure }) { return style }
    }
    // Some lines are divided anyway: then all in a size that reads well.
    return setting.style(.monospaced, Self.sizes[1])
  }

  private func width(_ text: String, _ style: TextStyle) throws -> Double {
    do {
      return try setting.setter.widths.width(text, style)
    } catch TypesettingFailure.missingGlyph(let scalar, nil) {
      throw TypesettingFailure.missingGlyph(scalar, line: setting.line)
    }
  }

  /// The row in parts that fit, divided after a space where there is one in the last third.
  private func wrapped(_ row: String, _ style: TextStyle, measure: Double) throws -> [Substring] {
    var parts: [Substring] = []
    var rest = row[...]
    while try width(String(rest), style) > available(parts, measure) {
      var taken = rest.startIndex
      var total = 0.0
      var space: Substring.Index?
      while taken < rest.endIndex {
        total += try width(String(rest[taken]), style)
        if total > available(parts, measure) { break }
        taken = rest.index(after: taken)
        if rest[rest.index(before: taken)] == " " { space = taken }
      }
      if let space,
        rest.distance(from: rest.startIndex, to: space) * 3
          > rest.distance(from: rest.startIndex, to: taken) * 2
      {
        taken = space
      }
      if taken == rest.startIndex { taken = rest.index(after: taken) }
      parts.append(rest[..<taken])
      rest = rest[taken...]
    }
    return parts + [rest]
  }

  private func available(_ parts: [Substring], _ measure: Double) -> Double {
    parts.isEmpty ? measure : measure - 14
  }

  private func strip(
    _ text: Substring, _ style: TextStyle, isContinued: Bool, in inner: Column,
    path: [StructureElement]
  ) -> Strip {
    let leading = style.font.size * 1.35
    let baseline = leading / 2 + style.font.size * 0.27
    let x = inner.x + (isContinued ? 14 : 0)
    var items: [PictureItem] = [
      .path(
        PathItem(
          Path(polyline: [Point(x: column.x, y: 0), Point(x: column.x, y: leading)]),
          stroke: Stroke(Color(hex: 0xB8C0CC), width: 1)))
    ]
    if isContinued { items += arrow(x: inner.x, y: baseline, style) }
    if !text.allSatisfy(\.isWhitespace) {
      items.append(
        .text(
          TextRun(
            String(text), font: style.font, color: style.color, origin: Point(x: x, y: baseline),
            language: style.language)))
    }
    return Strip(items: items, height: leading, path: path, baseline: baseline)
  }

  /// A small arrow that comes down from the line above.
  private func arrow(x: Double, y: Double, _ style: TextStyle) -> [PictureItem] {
    let size = style.font.size
    let middle = y - size * 0.25
    let line = Path(polyline: [
      Point(x: x + 1, y: middle - size * 0.35), Point(x: x + 1, y: middle),
      Point(x: x + 8, y: middle),
    ])
    let head = Path(polygon: [
      Point(x: x + 10, y: middle), Point(x: x + 7, y: middle - 1.6),
      Point(x: x + 7, y: middle + 1.6),
    ])
    return [
      .path(PathItem(line, stroke: Stroke(Ink.running, width: 0.6))),
      .path(PathItem(head, fill: Ink.running)),
    ]
  }
}
