internal import Documents
internal import Drawing

/// Signs that grow: delimiters, braces, accents.
extension MathSetter {
  /// A sign at least as high as `height` points.
  func stretched(
    _ scalar: Unicode.Scalar, text: String, to height: Double, _ style: MathStyle
  ) throws -> MathBox {
    let size = size(style)
    guard let stretch = font.stretch(scalar, to: height / size, isVertical: true),
      let first = stretch.pieces.first
    else { throw TypesettingFailure.missingGlyph(scalar, line: line) }
    guard stretch.isAssembled else { return box(first.glyph, text: text, style) }
    var box = MathBox(ascent: stretch.extent * size)
    for (index, piece) in stretch.pieces.enumerated() {
      box.width = max(box.width, piece.glyph.advance * size)
      let y = -(piece.offset + piece.glyph.descent) * size
      box.parts.append(
        MathPart(
          ink: .glyph(piece.glyph.number, text: index == 0 ? text : "", size: size), x: 0, y: y))
    }
    return box
  }

  /// A delimiter of that height, its middle on the axis.
  func delimiter(_ scalar: Unicode.Scalar, height: Double, _ style: MathStyle) throws -> MathBox {
    let plain = try stretched(scalar, text: Self.plain(scalar), to: height, style)
    var box = plain.raised(by: axis(style) - (plain.ascent - plain.descent) / 2)
    box.italic = 0
    return box
  }

  /// `\big` and its like.
  func delimiter(_ scalar: Unicode.Scalar, _ number: Int, _ style: MathStyle) throws -> MathBox {
    let height = number > 0 ? Self.leastDelimiter + Self.delimiterStep * Double(number) : 0
    return try delimiter(scalar, height: height * size(style), style)
  }

  /// The height of `\big` and its like, in em: 1.15 for the first, 0.6 more for each further one.
  private static let leastDelimiter = 0.55
  private static let delimiterStep = 0.6

  /// Which of these sizes is nearest to a height in em; there are more than TeX names.
  static func delimiterSize(forHeight height: Double) -> Int {
    Int(min(max(((height - leastDelimiter) / delimiterStep).rounded(), 1), 200))
  }

  func set(_ fence: MathFence, _ style: MathStyle) throws -> MathBox {
    let parts = try fence.parts.map { closed(joined(try items($0, style))) }
    return try enclosed(parts, fence.left, fence.right, fence.middles, style)
  }

  /// Boxes between delimiters that grow with them.
  func enclosed(
    _ parts: [MathBox], _ left: Unicode.Scalar?, _ right: Unicode.Scalar?,
    _ middles: [Unicode.Scalar], _ style: MathStyle
  ) throws -> MathBox {
    let axis = axis(style)
    let size = size(style)
    let reach = parts.reduce(0) { max($0, $1.ascent - axis, $1.descent + axis) }
    // A delimiter may leave a tenth, or half an em, of what it encloses uncovered.
    let height = max(reach * 2 * 0.901, reach * 2 - size / 2)
    func sign(_ scalar: Unicode.Scalar?) throws -> MathBox {
      guard let scalar else { return .empty(width: size * 0.12) }
      return try delimiter(scalar, height: height, style)
    }
    var result = try sign(left)
    result.isSign = false
    for (index, part) in parts.enumerated() {
      if index > 0, index <= middles.count { result.append(try sign(middles[index - 1])) }
      result.append(part)
    }
    result.append(try sign(right))
    result.italic = 0
    result.glyph = nil
    result.attachment = nil
    return result
  }

  /// TeX's rule 12.
  func accent(
    _ mark: Unicode.Scalar, _ isWide: Bool, _ base: MathNode, _ style: MathStyle
  ) throws -> MathBox {
    let inner = try box(base, style.cramped)
    let size = size(style)
    let nominal = try glyph(mark, MathStyle(size: .text))
    let glyph =
      isWide ? font.widest(mark, within: (inner.width + inner.italic) / size) ?? nominal : nominal
    let drop = min(inner.ascent, length(.accentBaseHeight, style))
    let middle = inner.isSign ? inner.attachment : nil
    let x = (middle ?? (inner.width + inner.italic) / 2) - attachment(of: glyph) * size
    var result = inner
    result.add(box(glyph, text: String(Character(mark)), style), x: x, y: -(inner.ascent - drop))
    result.width = inner.width
    result.glyph = nil
    return result
  }

  /// Where an accent touches what it stands on.
  private func attachment(of glyph: MathGlyph) -> Double {
    let middle = (glyph.left + glyph.right) / 2
    // A face that says nothing gives half the advance, which for marks is nothing.
    return glyph.advance == 0 && glyph.attachment == 0 ? middle : glyph.attachment
  }

  /// A rule over or under something.
  func line(_ isAbove: Bool, _ base: MathNode, _ style: MathStyle) throws -> MathBox {
    let inner = closed(try box(base, isAbove ? style.cramped : style))
    var result = inner
    result.isSign = false
    result.glyph = nil
    if isAbove {
      let thickness = length(.overbarRuleThickness, style)
      let top = inner.ascent + length(.overbarVerticalGap, style) + thickness
      result.addRule(x: 0, top: top, width: inner.width, height: thickness)
      result.ascent += length(.overbarExtraAscender, style)
    } else {
      let thickness = length(.underbarRuleThickness, style)
      let top = -(inner.descent + length(.underbarVerticalGap, style))
      result.addRule(x: 0, top: top, width: inner.width, height: thickness)
      result.descent += length(.underbarExtraDescender, style)
    }
    return result
  }

  /// A brace over or under something, as long as that is.
  func brace(
    _ mark: Unicode.Scalar, _ isAbove: Bool, _ base: MathNode, _ style: MathStyle
  ) throws -> MathBox {
    let inner = closed(try box(base, isAbove ? style.cramped : style))
    let sign = try grown(mark, to: inner.width, text: "", style)
    var result = inner
    result.isSign = false
    result.glyph = nil
    let gap = length(isAbove ? .stretchStackGapAboveMin : .stretchStackGapBelowMin, style)
    let x = (inner.width - sign.width) / 2
    let y =
      isAbove ? -(inner.ascent + gap + sign.descent) : inner.descent + gap + sign.ascent
    result.add(sign, x: x, y: y)
    return result
  }
}
