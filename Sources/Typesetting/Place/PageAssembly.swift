internal import Drawing

/// Draws pages: what stands on them, grouped by structure, with running lines.
struct PageAssembly {
  let setting: Setting
  /// The words of the running lines.
  let running: RunningLines
  /// The stamp on the pages of a draft.
  var stamp: DraftStamp?
  /// The numbers of the pages on which places are, where a list of contents asks for them.
  var pageNumbers: [String: String] = [:]

  /// The picture of the page of that number, from 1.
  ///
  /// `beside` are the numbers of its lines, from the corner of the block.
  func picture(
    of content: PageContent, number: Int, of count: Int, beside: [PictureItem] = []
  ) throws -> Picture {
    let geometry = content.isTurned ? setting.geometry.turned : setting.geometry
    var items = grouped(try content.strips.map(numbered))
    for area in content.notes { items += footnotes(area, geometry) }
    if !beside.isEmpty { items.append(.group(PictureGroup(beside, role: "Artifact"))) }
    items = items.map { $0.moved(x: geometry.origin.x, y: geometry.origin.y) }
    let lines = try running.items(
      number: number, of: count, geometry: geometry, setting: setting)
    if !lines.isEmpty { items.append(.group(PictureGroup(lines, role: "Artifact"))) }
    let behind = try stamp?.items(on: geometry.paper, setting: setting) ?? []
    return Picture(size: geometry.paper, items: behind + items)
  }

  /// The strip with the number of the page to which it leads.
  private func numbered(_ placed: PlacedStrip) throws -> PlacedStrip {
    guard let page = placed.strip.page, let number = pageNumbers[page.anchor] else { return placed }
    let style = ParagraphStyle(
      text: page.style, leading: 10, alignment: .leading, isHyphenated: false)
    guard
      let line = try setting.lines([.text(number, page.style)], style, measure: 1e4).first
    else { return placed }
    var placed = placed
    placed.strip.items += line.items.map {
      $0.moved(x: page.right - line.width, y: page.baseline)
    }
    return placed
  }

  private func footnotes(_ area: NoteArea, _ geometry: PageGeometry) -> [PictureItem] {
    let x = area.x + geometry.textOffset
    var y = area.bottom - area.height + FootnoteRule.before
    let width = min(millimetres(30), geometry.textWidth)
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
            PictureGroup(
              inner, role: element.role, alternativeText: element.alternativeText,
              structure: StructureAttributes(number: element.number, order: element.order))))
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
