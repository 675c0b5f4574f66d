internal import Documents
internal import Drawing

/// What is raised and lowered, above and below.
extension MathSetter {
  func set(_ scripts: MathScripts, _ style: MathStyle) throws -> MathBox {
    let base = try scripts.base.map { try box($0, style) } ?? MathBox()
    let isStacked =
      scripts.isAboveAndBelow && (style.isDisplay || scripts.isAlwaysAboveAndBelow)
    let above = try scripts.above.map { closed(try box($0, style.raised)) }
    let below = try scripts.below.map { closed(try box($0, style.lowered)) }
    if isStacked { return limits(base, above, below, style) }
    var isLarge = false
    if case .symbol(let symbol)? = scripts.base { isLarge = symbol.isLarge }
    return beside(base, above, below, style, isLarge: isLarge)
  }

  /// TeX's rule 18.
  private func beside(
    _ base: MathBox, _ above: MathBox?, _ below: MathBox?, _ style: MathStyle, isLarge: Bool
  ) -> MathBox {
    var up = base.isSign ? 0 : base.ascent - length(.superscriptBaselineDropMax, style)
    var down = base.isSign ? 0 : base.descent + length(.subscriptBaselineDropMin, style)
    if let above {
      let shift: MathConstant =
        style.isCramped ? .superscriptShiftUpCramped : .superscriptShiftUp
      up = max(up, length(shift, style), above.descent + length(.superscriptBottomMin, style))
    }
    if let below {
      down = max(down, length(.subscriptShiftDown, style))
      if above == nil { down = max(down, below.ascent - length(.subscriptTopMax, style)) }
    }
    if let above, let below {
      let gap = (up - above.descent) - (below.ascent - down)
      let missing = length(.subSuperscriptGapMin, style) - gap
      if missing > 0 {
        down += missing
        let room = length(.superscriptBottomMaxWithSubscript, style) - (up - above.descent)
        if room > 0 {
          let shift = min(room, missing)
          up += shift
          down -= shift
        }
      }
    }
    var result = base
    result.isSign = false
    result.glyph = nil
    result.italic = 0
    var end = base.width
    if let above {
      let kern = self.kern(base, isAbove: true, script: above, shift: up, style)
      // An integral's own width reaches to the end of what is raised.
      let x = base.width + (isLarge ? 0 : base.italic) + kern
      result.add(above, x: x, y: -up)
      end = max(end, x + above.width)
    }
    if let below {
      let kern = self.kern(base, isAbove: false, script: below, shift: down, style)
      let x = base.width - (isLarge ? base.italic : 0) + kern
      result.add(below, x: x, y: down)
      end = max(end, x + below.width)
    }
    result.width = end + length(.spaceAfterScript, style)
    return result
  }

  /// By how much a script moves into the cut-out of a letter.
  private func kern(
    _ base: MathBox, isAbove: Bool, script: MathBox, shift: Double, _ style: MathStyle
  ) -> Double {
    guard let glyph = base.glyph else { return 0 }
    let size = size(style)
    let edge =
      isAbove ? (shift - script.descent) / size : (script.ascent - shift) / size
    return font.kern(of: glyph.number, isAbove: isAbove, height: edge) * size
  }

  /// TeX's rule 13: limits.
  func limits(
    _ base: MathBox, _ above: MathBox?, _ below: MathBox?, _ style: MathStyle
  ) -> MathBox {
    let lean = base.italic / 2
    let widest = max(base.width, above?.width ?? 0, below?.width ?? 0)
    var result = MathBox(width: widest)
    result.ascent = base.ascent
    result.descent = base.descent
    result.add(base, x: (widest - base.width) / 2, y: 0)
    if let above {
      let gap = max(
        length(.upperLimitGapMin, style),
        length(.upperLimitBaselineRiseMin, style) - above.descent)
      result.add(
        above, x: (widest - above.width) / 2 + lean, y: -(base.ascent + gap + above.descent))
    }
    if let below {
      let gap = max(
        length(.lowerLimitGapMin, style),
        length(.lowerLimitBaselineDropMin, style) - below.ascent)
      result.add(
        below, x: (widest - below.width) / 2 - lean, y: base.descent + gap + below.ascent)
    }
    return result
  }

  /// Small things above and below something: `\overset`.
  func stack(
    _ base: MathNode, _ above: MathNode?, _ below: MathNode?, _ style: MathStyle
  ) throws -> MathBox {
    limits(
      closed(try box(base, style)), try above.map { closed(try box($0, style.raised)) },
      try below.map { closed(try box($0, style.lowered)) }, style)
  }
}
