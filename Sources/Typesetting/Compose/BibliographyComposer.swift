internal import Documents
internal import Drawing

/// Sets the list of references: numbers in the indent, or hanging where there are none. The number
/// leads back to where the work is cited first.
struct BibliographyComposer {
  let setting: Setting
  let column: Column
  let path: [StructureElement]

  /// The size of the references: that of footnotes in an article, that of the text in a manuscript.
  private var style: ParagraphStyle {
    let type = setting.type
    let isManuscript = type.size > 11
    let size = isManuscript ? type.size : type.size < 10 ? 7.5 : 8.5
    let leading = isManuscript ? type.leading : size < 8 ? 10.9 : type.isIdeographic ? 13 : 11.5
    return ParagraphStyle(
      text: setting.style(.serif, size), leading: leading, alignment: type.alignment,
      isHyphenated: type.isHyphenated)
  }

  /// The lines of all references.
  func strips() throws -> [Strip] {
    let entries = setting.references.entries
    guard !entries.isEmpty else { return [] }
    let style = style
    let list = setting.element("L")
    let labels = try entries.map { try label(of: $0, style) }
    let widest = labels.reduce(0) { max($0, $1?.width ?? 0) }
    // Numbers end above one another; the text keeps a gap from the widest.
    let indent = widest > 0 ? max(widest + style.text.font.size * 0.55, least) : least
    var strips: [Strip] = []
    for (entry, label) in zip(entries, labels) {
      let path = path + [list, setting.element("LI")]
      var lines = try self.strips(of: entry, style, indent: indent, hasLabel: label != nil, path)
      guard !lines.isEmpty else { continue }
      var items = setting.anchor(entry.anchor, x: column.x)
      if let label {
        let x = column.x + (entry.label.hasSuffix(".") ? widest - label.width : 0)
        items.append(
          .group(
            PictureGroup(label.items.map { $0.moved(x: x, y: style.baseline) }, role: "Lbl")))
      }
      lines[0].items = items + lines[0].items
      strips += lines
    }
    if !strips.isEmpty { strips[strips.count - 1].after = setting.type.listSpace }
    return strips
  }

  /// The indent of a list without numbers, and of one in Chinese.
  private var least: Double {
    setting.type.isIdeographic ? 16 * style.text.font.size / 7.5 : style.text.font.size * 1.2
  }

  private func label(of entry: BibliographyEntry, _ style: ParagraphStyle) throws -> SetLine? {
    guard !entry.label.isEmpty else { return nil }
    var own = style
    own.alignment = .leading
    own.isHyphenated = false
    let text = style.text.with {
      guard let place = setting.references.places[entry.anchor] else { return }
      // Not all are cited in a paragraph; they look alike all the same.
      $0.link = .anchor(place)
    }
    return try setting.lines([.text(entry.label, text)], own, measure: column.width).first
  }

  private func strips(
    of entry: BibliographyEntry, _ style: ParagraphStyle, indent: Double, hasLabel: Bool,
    _ path: [StructureElement]
  ) throws -> [Strip] {
    var pieces = setting.reader.pieces(of: entry.words, in: style.text)
    if !hasLabel { pieces.insert(.gap(-indent), at: 0) }
    return try setting.paragraph(
      pieces, style, in: column.inset(indent), path: path + [setting.element("LBody")])
  }
}
