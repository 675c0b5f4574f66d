internal import Documents
internal import Drawing

/// Sets callouts: a head in the headings' face, the text indented, and a bar beside both.
struct CalloutComposer {
  let composer: BlockComposer

  /// The flow of a callout of some kind, such as `callout-note`.
  func compose(
    _ name: String, _ attributes: Attributes, _ blocks: [Block]
  ) throws -> [FlowItem] {
    let setting = composer.setting
    let kind = String(name.dropFirst("callout-".count))
    let path = composer.path + [setting.element("Sect")]
    let column = composer.column.inset(12)
    let inner = BlockComposer(
      setting: setting, type: composer.type, column: column, path: path, depth: composer.depth)
    let style = ParagraphStyle(
      text: setting.style(.sans, 9.5, bold: true, color: Ink.head), leading: 14.5,
      alignment: .leading)
    let title = attributes.pairs.first { $0.key == "title" }?.value
    var head = try setting.paragraph(
      [.text(title ?? setting.wording.callout(kind), style.text)], style, in: column,
      path: path + [setting.element("P")])
    for index in head.indices { head[index].isBreakable = false }
    return barred(head.map(FlowItem.strip) + (try inner.compose(blocks)), kind).spaced(7.25)
  }

  /// The flow with a bar at its left, through the white between its strips.
  private func barred(_ flow: [FlowItem], _ kind: String) -> [FlowItem] {
    let color = Self.isWarning(kind) ? Ink.kicker : Ink.link
    var flow = flow
    var last: Int?
    for index in flow.indices {
      guard case .strip(var strip) = flow[index] else {
        last = nil
        continue
      }
      var top = 0.0
      if let last, case .strip(let above) = flow[last] { top = -max(above.after, strip.before) }
      let x = composer.column.x + 1
      let bar = Path(polyline: [Point(x: x, y: top), Point(x: x, y: strip.height)])
      strip.items.append(.path(PathItem(bar, stroke: Stroke(color, width: 1.5))))
      flow[index] = .strip(strip)
      last = index
    }
    return flow
  }

  /// Whether a kind tells of danger.
  private static func isWarning(_ kind: String) -> Bool {
    ["warning", "caution", "important"].contains(kind)
  }
}
