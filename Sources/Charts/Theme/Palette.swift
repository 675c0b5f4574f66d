public import Drawing

/// How one series is drawn: a colour and, where colours do not suffice, a dash.
public struct SeriesStyle: Hashable, Sendable {
  /// The colour of the curve, its marks and its name.
  public var color: Color
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dash: [Double]

  /// A style.
  public init(_ color: Color, dash: [Double] = []) {
    self.color = color
    self.dash = dash
  }
}

/// The colours of series, measured: neighbours differ by at least 18 in lightness up to four series,
/// and by at least 31 (CIEDE2000) for readers with protanopia, deuteranopia or tritanopia.
public struct Palette: Hashable, Sendable {
  /// Navy-black, crimson, steel, apricot.
  public var four: [Color] = [
    Color(hex: 0x071036), Color(hex: 0x92001A), Color(hex: 0x497BA5), Color(hex: 0xDF9569),
  ]
  /// For five and six series; always with dashes.
  public var six: [Color] = [
    Color(hex: 0x0B2545), Color(hex: 0x8C1C3B), Color(hex: 0x1F6FA8), Color(hex: 0xC8553D),
    Color(hex: 0x4FB0A5), Color(hex: 0xE9B44C),
  ]
  /// The dashes of five and more series.
  public var dashes: [[Double]] = [[], [4, 2], [1, 1.5], [6, 2, 1, 2]]
  /// Whether two to four series have dashes too.
  public var alwaysDashes = false
  /// Low risk, and the first of two groups.
  public var low = Color(hex: 0x497BA5)
  /// High risk, and the second of two groups.
  public var high = Color(hex: 0x92001A)
  /// The middle of three groups, and a curve that stands alone.
  public var middle = Color(hex: 0x071036)
  /// Negative, none and positive; the ends are equal in grey, so that signs or values must be added.
  public var diverging: [Color] = [
    Color(hex: 0x2166AC), Color(hex: 0xF7F7F7), Color(hex: 0xB2182B),
  ]
  /// From little to much: lightness rises evenly (cividis).
  public var sequential: [Color] = [
    Color(hex: 0x00204D), Color(hex: 0x31446B), Color(hex: 0x666970), Color(hex: 0x958F78),
    Color(hex: 0xCBBA69), Color(hex: 0xFFEA46),
  ]
  /// What is not significant, dropped or context.
  public var muted = Color(hex: 0xBDBDBD)

  /// The house palette.
  public init() {}

  /// Greys with dashes, for journals that print without colours: high risk is darkest and solid.
  public static let grey: Palette = {
    var palette = Palette()
    palette.four = [0x2B2B2B, 0x8A8A8A, 0x4D4D4D, 0xB8B8B8].map { Color(hex: $0) }
    // Those that share a dash differ by at least 17 in lightness, and all from the black of axes.
    palette.six = [0x2B2B2B, 0x8A8A8A, 0x4D4D4D, 0xB8B8B8, 0x525252, 0x5A5A5A]
      .map { Color(hex: $0) }
    palette.low = Color(hex: 0x8A8A8A)
    palette.middle = Color(hex: 0x4D4D4D)
    palette.high = Color(hex: 0x2B2B2B)
    palette.diverging = [0x4D4D4D, 0xF7F7F7, 0x4D4D4D].map { Color(hex: $0) }
    palette.sequential = [0x1A1A1A, 0x454545, 0x707070, 0x9B9B9B, 0xC6C6C6, 0xF1F1F1]
      .map { Color(hex: $0) }
    palette.alwaysDashes = true
    return palette
  }()

  /// A palette of colours of one's own: the first two are low and high risk, the third the middle;
  /// beyond them they repeat with dashes.
  public init(colors: [Color]) {
    guard let first = colors.first else { return }
    func color(_ index: Int) -> Color { colors[index % colors.count] }
    four = (0..<4).map(color)
    six = (0..<6).map(color)
    low = first
    high = color(1)
    middle = color(2)
    alwaysDashes = colors.count < 4
  }

  /// Styles for `count` series in the order of their levels. Two are steel and crimson, three steel,
  /// navy and crimson; from five on dashes help; beyond six, colours with other dashes.
  public func styles(_ count: Int) -> [SeriesStyle] {
    switch count {
    case ...0: []
    case 1: [SeriesStyle(middle)]
    case 2: [style(low, 1), style(high, 0)]
    case 3: [style(low, 1), style(middle, 2), style(high, 0)]
    case 4: four.enumerated().map { style($0.element, $0.offset) }
    default:
      (0..<count).map { index in
        // A second round through the colours takes the dashes one further, so that no pair repeats.
        let dash = dashes[(index + index / six.count) % dashes.count]
        return SeriesStyle(six[index % six.count], dash: dash)
      }
    }
  }

  /// A series of few: a dash only where colours do not suffice.
  package func style(_ color: Color, _ dash: Int) -> SeriesStyle {
    SeriesStyle(color, dash: alwaysDashes ? dashes[dash % dashes.count] : [])
  }

  /// The colour at `fraction`, 0…1, of a row of colours, mixed between neighbours.
  package static func color(at fraction: Double, of stops: [Color]) -> Color {
    guard let first = stops.first, let last = stops.last, fraction > 0 else {
      return stops.first ?? .black
    }
    guard fraction < 1, stops.count > 1 else { return fraction >= 1 ? last : first }
    let place = fraction * Double(stops.count - 1)
    let index = Int(place)
    return stops[index].mixed(with: stops[index + 1], share: place - Double(index))
  }
}
