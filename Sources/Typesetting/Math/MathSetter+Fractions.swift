internal import Documents
internal import Drawing

/// Fractions and roots.
extension MathSetter {
  /// TeX's rule 15.
  func set(_ fraction: MathFraction, _ outer: MathStyle) throws -> MathBox {
    let style = fraction.size.map { MathStyle(size: $0, isCramped: outer.isCramped) } ?? outer
    let above = closed(try box(fraction.numerator, style.numerator))
    let below = closed(try box(fraction.denominator, style.denominator))
    let width = max(above.width, below.width)
    let shifts = fraction.isRuled ? ruled(above, below, style) : stacked(above, below, style)
    var inner = MathBox(width: width)
    inner.ascent = above.ascent + shifts.up
    inner.descent = below.descent + shifts.down
    inner.add(above, x: (width - above.width) / 2, y: -shifts.up)
    inner.add(below, x: (width - below.width) / 2, y: shifts.down)
    if fraction.isRuled {
      let thickness = length(.fractionRuleThickness, style)
      inner.addRule(x: 0, top: axis(style) + thickness / 2, width: width, height: thickness)
    }
    guard let delimiters = fraction.delimiters else {
      var result = MathBox(width: width + 0.24 * size(style))
      result.ascent = inner.ascent
      result.descent = inner.descent
      result.add(inner, x: 0.12 * size(style), y: 0)
      return result
    }
    return try enclosed([inner], delimiters.left, delimiters.right, [], style)
  }

  private func ruled(
    _ above: MathBox, _ below: MathBox, _ style: MathStyle
  ) -> (up: Double, down: Double) {
    let isDisplay = style.isDisplay
    let half = length(.fractionRuleThickness, style) / 2
    let axis = axis(style)
    let gapAbove = length(
      isDisplay ? .fractionNumeratorDisplayStyleGapMin : .fractionNumeratorGapMin, style)
    let gapBelow = length(
      isDisplay ? .fractionDenominatorDisplayStyleGapMin : .fractionDenominatorGapMin, style)
    let up = length(
      isDisplay ? .fractionNumeratorDisplayStyleShiftUp : .fractionNumeratorShiftUp, style)
    let down = length(
      isDisplay ? .fractionDenominatorDisplayStyleShiftDown : .fractionDenominatorShiftDown, style)
    return (
      max(up, axis + half + gapAbove + above.descent),
      max(down, half - axis + gapBelow + below.ascent)
    )
  }

  private func stacked(
    _ above: MathBox, _ below: MathBox, _ style: MathStyle
  ) -> (up: Double, down: Double) {
    let isDisplay = style.isDisplay
    var up = length(isDisplay ? .stackTopDisplayStyleShiftUp : .stackTopShiftUp, style)
    var down = length(
      isDisplay ? .stackBottomDisplayStyleShiftDown : .stackBottomShiftDown, style)
    let least = length(isDisplay ? .stackDisplayStyleGapMin : .stackGapMin, style)
    let missing = least - ((up - above.descent) - (below.ascent - down))
    if missing > 0 {
      up += missing / 2
      down += missing / 2
    }
    return (up, down)
  }

  /// TeX's rule 11.
  func root(_ radicand: MathNode, _ index: MathNode?, _ style: MathStyle) throws -> MathBox {
    let inner = closed(try box(radicand, style.cramped))
    let size = size(style)
    let thickness = length(.radicalRuleThickness, style)
    var gap = length(
      style.isDisplay ? .radicalDisplayStyleVerticalGap : .radicalVerticalGap, style)
    let height = max(inner.height, size * 0.5) + gap + thickness
    let sign = try stretched("\u{221A}", text: "√", to: height, style)
    gap += max(sign.height - height, 0) / 2
    let top = inner.ascent + gap + thickness
    var result = MathBox()
    result.ascent = top + length(.radicalExtraAscender, style)
    result.descent = max(inner.descent, sign.height - top)
    var x = 0.0
    if let index {
      let degree = closed(try box(index, MathStyle(size: .scriptScript, isCramped: true)))
      let rise =
        font[.radicalDegreeBottomRaisePercent] * sign.height - (sign.height - top)
      let before = length(.radicalKernBeforeDegree, style)
      result.add(degree, x: before, y: -(rise + degree.descent))
      x = max(before + degree.width + length(.radicalKernAfterDegree, style), 0)
    }
    result.add(sign.raised(by: top - sign.ascent), x: x, y: 0)
    result.addRule(x: x + sign.width, top: top, width: inner.width, height: thickness)
    result.add(inner, x: x + sign.width, y: 0)
    result.width = x + sign.width + inner.width
    return result
  }
}
