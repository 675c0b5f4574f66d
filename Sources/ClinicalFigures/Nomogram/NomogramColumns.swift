import Charts
import Drawing

/// Where names, lines and the worked patient stand side by side; in narrow figures lines take the whole
/// width.
struct NomogramColumns {
  let isNarrow: Bool
  /// The width in which names break.
  let nameWidth: Double
  /// Where lines begin and end.
  let ends: (start: Double, end: Double)
  /// Between which places labels may stand.
  let bounds: ClosedRange<Double>
  /// Where the worked patient begins.
  let patientStart: Double
  /// The right margin.
  let right: Double

  /// Shorter lines cannot be read beside names.
  private static let leastBeside = 185.0
  private static let leastAbove = 120.0
  private static let gap = 15.0

  init(_ texts: NomogramTexts, context: FigureContext, theme: Theme) throws {
    let border = theme.border
    let width = context.width
    let names = texts.names.map(\.width).max() ?? 0
    let values = (texts.values + [texts.valueHead]).map { $0?.width ?? 0 }.max() ?? 0
    let points = (texts.points + [texts.pointsHead]).map { $0?.width ?? 0 }.max() ?? 0
    right = width - border
    let patient = values > 0 ? values + points + 12 : 0
    let share = min(names, width * 0.24) + 1
    let rest = width - 2 * border - share - Self.gap - (patient > 0 ? patient + Self.gap : 9)
    isNarrow = rest < Self.leastBeside
    guard isNarrow else {
      nameWidth = share
      let start = border + share + Self.gap
      ends = (start, start + rest)
      bounds = (start - Self.gap + 3)...(start + rest + (patient > 0 ? Self.gap - 4 : 9))
      patientStart = right - patient
      pointsWidth = points
      return
    }
    let inset = 9.0
    ends = (border + inset, right - inset)
    bounds = border...right
    nameWidth = max(width - 2 * border - (patient > 0 ? patient + 10 : 0), width * 0.35)
    patientStart = right
    pointsWidth = points
    guard ends.end - ends.start >= Self.leastAbove else {
      throw NomogramPlot.Failure.tooSmall(
        width: Self.leastAbove + 2 * (border + inset), height: 0)
    }
  }

  private let pointsWidth: Double

  /// Where what the patient has begins: in a column, or in narrow figures before its points.
  func valueStart(_ line: StyledLine?) -> Double {
    isNarrow ? right - pointsWidth - 12 - (line?.width ?? 0) : patientStart
  }
}
