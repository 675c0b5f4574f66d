public import Drawing
public import Reporting

/// The sizes, strokes and colours of figures at their final size; nothing is scaled afterwards.
///
/// Lengths are points. The default is the house style of the report: Helvetica's measures at 6.5 and
/// 7 pt, axes of 0.5 pt, curves of 1 pt, a palette that is told apart in grey and under
/// colour-blindness.
public struct Theme: Hashable, Sendable {
  /// Tick labels, risk tables and legends.
  public var tickSize: Double = 6.5
  /// Axis titles, direct labels and statistics in the panel.
  public var textSize: Double = 7
  /// Panel letters.
  public var letterSize: Double = 8
  /// Axes, ticks and censor marks.
  public var axisStroke: Double = 0.5
  /// Curves of data in figures of up to 120 mm.
  public var curveStroke: Double = 1
  /// Curves of data in wider figures.
  public var wideCurveStroke: Double = 1.25
  /// The limits of intervals; they have no caps.
  public var whiskerStroke: Double = 0.75
  /// Diagonals, landmarks and lines of no effect.
  public var referenceStroke: Double = 0.5
  /// The dashes of reference lines.
  public var referenceDash: [Double] = [2, 2]
  /// The colour of reference lines.
  public var referenceColor = Color(hex: 0x8C8C8C)
  /// Axes and text.
  public var inkColor: Color = .black
  /// How far ticks point outwards.
  public var tickLength: Double = millimetres(1)
  /// How high a censor mark is, half of it on each side of the curve.
  public var censorLength: Double = millimetres(1.4)
  /// The white border that nothing enters.
  public var border: Double = millimetres(0.8)
  /// The distance of the vertical axis from the left edge, at least: figures stack.
  public var leftInset: Double = millimetres(17)
  /// What is kept free at the right of the axes, so that a centred last count is whole.
  public var rightInset: Double = millimetres(4.8)
  /// What is kept free above the axes.
  public var topInset: Double = millimetres(3.4)
  /// The white space between the panels of one figure.
  public var gutter: Double = millimetres(5)
  /// The colours of series.
  public var palette = Palette()
  /// Whether text may take the colour of what it names; where not, labels are black with a key.
  public var hasColoredText = true
  /// How the panels of a figure are lettered.
  public var letters = PanelLetters()

  /// Whether panel letters are small: a, b.
  public var hasSmallLetters: Bool {
    get { letters.isLowercase }
    set { letters.isLowercase = newValue }
  }

  /// The house style.
  public init() {}

  /// The house style.
  public static let standard = Theme()

  /// For journals that ask for 8 pt: all text 1.23 times as large.
  public static let large: Theme = {
    var theme = Theme()
    theme.tickSize *= 1.23
    theme.textSize *= 1.23
    theme.letterSize *= 1.23
    return theme
  }()

  /// For journals that do not allow coloured text.
  public static let nature: Theme = {
    var theme = Theme()
    theme.hasColoredText = false
    theme.letters.isLowercase = true
    return theme
  }()

  /// For journals that print without colours: greys with dashes, black text.
  public static let grey: Theme = {
    var theme = Theme()
    theme.palette = .grey
    theme.hasColoredText = false
    return theme
  }()
}

extension Theme {
  package var tickFont: Font { Font(.sans, size: tickSize, tabularFigures: true) }
  package var textFont: Font { Font(.sans, size: textSize) }
  package var boldTextFont: Font { Font(.sans, size: textSize, bold: true) }
  package var boldTickFont: Font { Font(.sans, size: tickSize, bold: true) }
  package var letterFont: Font { Font(.sans, size: letterSize, bold: letters.isBold) }

  /// The distance between the baselines of lines in the size `size`: 9.5 pt for 6.5 pt.
  package func leading(for size: Double) -> Double { size * 9.5 / 6.5 }

  package var axisPen: Stroke { Stroke(inkColor, width: axisStroke) }
  package var referencePen: Stroke {
    Stroke(referenceColor, width: referenceStroke, dash: referenceDash)
  }

  /// The thickness of curves in a figure of this width.
  package func curveStroke(inWidth width: Double) -> Double {
    width > millimetres(120) + 0.01 ? wideCurveStroke : curveStroke
  }
}
