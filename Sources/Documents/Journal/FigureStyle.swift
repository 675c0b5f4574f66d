import Drawing
public import Reporting

/// The sizes and colours that a journal wants of figures, as plain values; lengths are points.
public struct FigureStyle: Codable, Hashable, Sendable {
  /// The widths that templates name: `fig-width: single`.
  public struct Widths: Codable, Hashable, Sendable {
    /// One column: 89 mm.
    public var single = millimetres(89)
    /// One column and a half: 120 mm.
    public var oneAndHalf = millimetres(120)
    /// Both columns: 183 mm.
    public var double = millimetres(183)

    /// Those of the house style.
    public init() {}
  }

  /// The colours of series.
  public enum Palette: Codable, Hashable, Sendable {
    /// Those of the house style, told apart in grey and under colour-blindness.
    case house
    /// Greys with dashes.
    case grey
    /// Others, as 0xRRGGBB: low risk, high risk, then the rest.
    case colors([UInt32])
  }

  /// The widths by name.
  public var widths = Widths()
  /// The width of a figure that says none: 174 mm.
  public var width = millimetres(174)
  /// The width of a figure of several columns that says none; as that of others where `nil`.
  public var panelWidth: Double?
  /// The greatest height; `nil` where the journal names none.
  public var greatestHeight: Double?
  /// The smallest type that may stand in a figure.
  public var smallestType: Double = 6
  /// The largest; `nil` where the journal names none.
  public var largestType: Double?
  /// Tick labels, risk tables and legends.
  public var tickSize: Double = 6.5
  /// Axis titles and statistics.
  public var textSize: Double = 7
  /// Panel letters.
  public var letterSize: Double = 8
  /// How panels are lettered.
  public var letters = PanelLetters()
  /// Whether text may take the colour of what it names.
  public var hasColoredText = true
  /// The colours of series.
  public var palette = Palette.house
  /// The formats of the files.
  public var formats: [FigureFormat] = [.pdf, .png]
  /// The resolution of raster files, per inch.
  public var resolution: Double = 600

  /// The house style.
  public init() {}

  /// The names of `figures: {theme: …}`.
  static let themes = ["default", "standard", "large", "nature", "grey"]

  /// Takes what a theme says: all text larger, no coloured text, greys. The journal's sizes stay where
  /// the theme says nothing of them.
  mutating func apply(theme: String) {
    switch theme {
    case "large":
      tickSize = 6.5 * 1.23
      textSize = 7 * 1.23
      letterSize = 8 * 1.23
    case "nature":
      hasColoredText = false
      letters.isLowercase = true
    case "grey":
      palette = .grey
      hasColoredText = false
    case "standard":
      let usual = FigureStyle()
      (tickSize, textSize, letterSize) = (usual.tickSize, usual.textSize, usual.letterSize)
      (letters, hasColoredText, palette) = (usual.letters, usual.hasColoredText, usual.palette)
    default: break
    }
  }
}
