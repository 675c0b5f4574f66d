internal import Documents
internal import Drawing

/// Frames, lines through something, arrows that grow with their labels.
extension MathSetter {
  func framed(_ frame: MathFrame, _ base: MathNode, _ style: MathStyle) throws -> MathBox {
    let inner = closed(try box(base, style))
    let em = size(style)
    let thickness = em * 0.04
    guard frame == .box else { return struck(frame, inner, em, thickness) }
    let room = em * 0.3
    var result = MathBox(width: inner.width + 2 * room)
    result.ascent = inner.ascent + room
    result.descent = inner.descent + room
    result.add(inner, x: room, y: 0)
    let (top, bottom, width) = (result.ascent, -result.descent, result.width)
    result.addRule(x: 0, top: top, width: width, height: thickness)
    result.addRule(x: 0, top: bottom + thickness, width: width, height: thickness)
    result.addRule(x: 0, top: top, width: thickness, height: top - bottom)
    result.addRule(x: width - thickness, top: top, width: thickness, height: top - bottom)
    return result
  }

  private func struck(
    _ frame: MathFrame, _ inner: MathBox, _ em: Double, _ thickness: Double
  ) -> MathBox {
    var result = inner
    result.isSign = false
    result.glyph = nil
    // A single letter is struck out well beyond its edges, so that the line is seen.
    let over = em * 0.08
    let (top, bottom) = (inner.ascent + over, inner.descent + over)
    func line(x: Double, y: Double, to dx: Double, _ dy: Double) {
      result.parts.append(
        MathPart(ink: .line(x: dx, y: dy, width: thickness), x: x, y: y))
    }
    if frame == .rising || frame == .crossed {
      line(x: 0, y: bottom, to: inner.width, -(top + bottom))
    }
    if frame == .falling || frame == .crossed {
      line(x: 0, y: -top, to: inner.width, top + bottom)
    }
    if frame == .struck { line(x: 0, y: -em * 0.25, to: inner.width, 0) }
    result.ascent = max(result.ascent, top)
    result.descent = max(result.descent, bottom)
    return result
  }

  /// An arrow at least as long as its labels and the white beside them.
  func arrow(
    _ mark: Unicode.Scalar, _ above: MathNode?, _ below: MathNode?, _ style: MathStyle
  ) throws -> MathBox {
    let em = size(style)
    let above = try above.map { closed(try box($0, style.raised)) }
    let below = try below.map { closed(try box($0, style.lowered)) }
    let widest = max(above?.width ?? 0, below?.width ?? 0)
    let sign = try grown(mark, to: widest + em * 0.8, style)
    return limits(sign, above, below, style)
  }

  /// A sign at least as wide as `width` points, from its left edge.
  func grown(
    _ mark: Unicode.Scalar, to width: Double, text: String? = nil, _ style: MathStyle
  ) throws -> MathBox {
    let em = size(style)
    guard let stretch = font.stretch(mark, to: width / em, isVertical: false) else {
      throw TypesettingFailure.missingGlyph(mark, line: line)
    }
    var sign = MathBox(width: stretch.extent * em)
    sign.descent = -.infinity
    sign.ascent = -.infinity
    for (index, piece) in stretch.pieces.enumerated() {
      let part = box(piece.glyph, text: index == 0 ? text ?? Self.plain(mark) : "", style)
      sign.add(part, x: (piece.offset - piece.glyph.left) * em, y: 0)
    }
    return sign
  }
}
