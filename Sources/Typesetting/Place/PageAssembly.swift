internal import Drawing

/// Draws pages: what stands on them, grouped by structure, with running lines.
struct PageAssembly {
  let setting: Setting
  /// The words of the running lines.
  let running: RunningLines

  /// The picture of the page of that number, from 1.
  ///
  /// `beside` are the numbers of its lines, from the corner of the block.
  func picture(
    of content: PageContent, number: Int, of count: Int, beside: [PictureItem] = []
  ) throws -> Picture {
    let geometry = content.isTurned ? setting.geometry.turned : setting.geometry
    var items = grouped(content.strips)
    for area in content.notes { items += footnotes(area) }
    if !beside.isEmpty { items.append(.group(PictureGroup(beside, role: "Artifact"))) }
    items = items.map { $0.moved(x: geometry.origin.x, y: geometry.origin.y) }
    let lines = try running.items(
      number: number, of: count, geometry: geometry, setting: setting)
    if !lines.isEmpty { items.append(.group(PictureGroup(lines, role: "Artifact"))) }
    return Picture(size: geometry.paper, items: items)
  }

  private func footnotes(_ area: NoteArea) -> [PictureItem] {
    let x = area.x + setting.geometry.textOffset
    var y = area.bottom - area.height + FootnoteRule.before
    let width = min(millimetres(30), setting.geometry.textWidth)
    let rule = Path(polyline: [Point(x: x, y: y), Point(x: x + width, y: y)])
    let line = PictureItem.path(
      PathItem(rule, stroke: Stroke(Ink.text, width: FootnoteRule.width)))
    y += FootnoteRule.width + FootnoteRule.after
    var placed: [PlacedStrip] = []
    for strip in area.lines {
      placed.append(PlacedStrip(strip: strip, x: area.x, y: y))
      y += strip.height
    }
    return [.group(PictureGroup([line], role: "Artifact"))] + grouped(placed)
  }

  // MARK: - Structure

  /// The items of the strips, the neighbours of one element in one group.
  private func grouped(_ strips: [PlacedStrip]) -> [PictureItem] {
    group(strips[...], depth: 0)
  }

  private func group(_ strips: ArraySlice<PlacedStrip>, depth: Int) -> [PictureItem] {
    var items: [PictureItem] = []
    var start = strips.startIndex
    while start < strips.endIndex {
      let path = strips[start].strip.path
      guard path.count > depth else {
        items += drawn(strips[start])
        start += 1
        continue
      }
      let element = path[depth]
      var end = start + 1
      while end < strips.endIndex, strips[end].strip.path.count > depth,
        strips[end].strip.path[depth] == element
      {
        end += 1
      }
      let inner = group(strips[start..<end], depth: depth + 1)
      if !inner.isEmpty {
        items.append(
          .group(
            PictureGroup(inner, role: element.role, alternativeText: element.alternativeText)))
      }
      if depth == 0 { items += side(strips[start..<end]) }
      start = end
    }
    return items
  }

  private func drawn(_ placed: PlacedStrip) -> [PictureItem] {
    placed.strip.items.map { $0.moved(x: placed.x, y: placed.y) }
  }

  private func side(_ strips: ArraySlice<PlacedStrip>) -> [PictureItem] {
    strips.flatMap { placed in placed.strip.side.map { $0.moved(x: 0, y: placed.y) } }
  }
}
