/// A length that the designer of a mathematical face gives, in the order of OpenType's MATH table.
package enum MathConstant: UInt32, CaseIterable, Sendable {
  case scriptPercentScaleDown, scriptScriptPercentScaleDown, delimitedSubFormulaMinHeight
  case displayOperatorMinHeight, mathLeading, axisHeight, accentBaseHeight
  case flattenedAccentBaseHeight, subscriptShiftDown, subscriptTopMax, subscriptBaselineDropMin
  case superscriptShiftUp, superscriptShiftUpCramped, superscriptBottomMin
  case superscriptBaselineDropMax, subSuperscriptGapMin, superscriptBottomMaxWithSubscript
  case spaceAfterScript, upperLimitGapMin, upperLimitBaselineRiseMin, lowerLimitGapMin
  case lowerLimitBaselineDropMin, stackTopShiftUp, stackTopDisplayStyleShiftUp
  case stackBottomShiftDown, stackBottomDisplayStyleShiftDown, stackGapMin
  case stackDisplayStyleGapMin, stretchStackTopShiftUp, stretchStackBottomShiftDown
  case stretchStackGapAboveMin, stretchStackGapBelowMin, fractionNumeratorShiftUp
  case fractionNumeratorDisplayStyleShiftUp, fractionDenominatorShiftDown
  case fractionDenominatorDisplayStyleShiftDown, fractionNumeratorGapMin
  case fractionNumeratorDisplayStyleGapMin, fractionRuleThickness, fractionDenominatorGapMin
  case fractionDenominatorDisplayStyleGapMin, skewedFractionHorizontalGap
  case skewedFractionVerticalGap, overbarVerticalGap, overbarRuleThickness
  case overbarExtraAscender, underbarVerticalGap, underbarRuleThickness
  case underbarExtraDescender, radicalVerticalGap, radicalDisplayStyleVerticalGap
  case radicalRuleThickness, radicalExtraAscender, radicalKernBeforeDegree
  case radicalKernAfterDegree, radicalDegreeBottomRaisePercent

  /// Whether it is a percentage and not a length.
  var isPercentage: Bool {
    switch self {
    case .scriptPercentScaleDown, .scriptScriptPercentScaleDown,
      .radicalDegreeBottomRaisePercent:
      true
    default: false
    }
  }
}

/// A glyph of a mathematical face with its measures, all as parts of the size.
package struct MathGlyph: Hashable, Sendable {
  /// Its number in the face.
  package var number: UInt32
  /// From its origin to that of the next.
  package var advance: Double
  /// How far its ink rises above the baseline.
  package var ascent: Double
  /// How far its ink falls below the baseline.
  package var descent: Double
  /// Where its ink begins and ends.
  package var left: Double
  package var right: Double
  /// How far its top leans out at the right.
  package var italic: Double
  /// Where an accent stands above it.
  package var attachment: Double

  /// From the top to the bottom of its ink.
  package var height: Double { ascent + descent }
}

/// A sign that has been made as long as it must be: one glyph or several, from the bottom upwards
/// or from left to right.
package struct MathStretch: Hashable, Sendable {
  /// A glyph at its place along the sign.
  package struct Piece: Hashable, Sendable {
    package var glyph: MathGlyph
    /// From the start of the sign to that of the glyph.
    package var offset: Double
  }

  package var pieces: [Piece]
  /// The length along which it grows.
  package var extent: Double
  /// How far its top leans out at the right.
  package var italic: Double
  /// Whether it is put together.
  package var isAssembled: Bool { pieces.count > 1 }
}
