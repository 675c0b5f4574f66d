public import Charts
public import Drawing
package import Reporting

/// Kaplan–Meier curves with confidence bands, censor marks and the numbers at risk under the axis.
///
/// Curves start at 100 % at time 0 and end where fewer than 10 patients, or fewer than a tenth of
/// their group, are at risk. Counts stand centred under their ticks: those at risk, whose own time is
/// not before the tick's, and in brackets the events so far. Rows of the table follow the curves from
/// top to bottom.
public struct KaplanMeierPlot: FramedFigure {
  /// What the vertical axis shows.
  public enum Quantity: Hashable, Sendable {
    /// The estimated survival.
    case survival
    /// One minus the survival. With competing events it overstates the incidence.
    case cumulativeIncidence
  }

  /// The order of rows, legend and statistics.
  public enum Order: Hashable, Sendable {
    /// From the uppermost curve to the lowest.
    case curves
    /// The order of the levels.
    case levels
  }

  /// How far curves are drawn.
  public enum Extent: Hashable, Sendable {
    /// While at least 10 patients and a tenth of the group are at risk; a group of fewer than 20 to
    /// its last patient.
    case supported
    /// To the last patient of the group.
    case lastPatient
  }

  package var curves: [KaplanMeierCurve]
  package var p: PValue?
  package var options = Options()

  package struct Options: Sendable {
    package var timeLabel: String?
    package var survivalLabel: String?
    package var times: [Double]?
    package var quantity = Quantity.survival
    package var bands: Bool?
    package var medians: Bool?
    package var riskTable = true
    package var order = Order.curves
    package var extent = Extent.supported
    package var names: [(level: String, name: String)] = []
    package var colors: [(level: String, color: Color)] = []
    package var testName: String?
    package var statistics: [String] = []
    package var theme: Theme?
    /// Where the curves are Aalen and Johansen's, of competing events; `nil` where they are Kaplan–Meier.
    package var incidence: Incidence?
  }

  /// What a plot of competing events has besides; `survival` of its curves is 1 − incidence.
  package struct Incidence: Hashable, Sendable {
    /// The events whose incidence is shown, one for each curve, or one for all.
    package var causes: [String]
    /// The other events.
    package var competing: [String] = []
    /// Whether each curve is a cause in the same patients, not a group.
    package var isByCause = false
    /// Where the incidences that stand beside the names are taken, in the unit of the data; the curves'
    /// `median` holds them.
    package var horizon: Double?
  }

  /// A plot from columns of numbers.
  package init(curves: [KaplanMeierCurve], p: PValue? = nil) {
    self.curves = curves
    self.p = p
  }

  /// Draws the plot; throws where there is no patient, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try KaplanMeierLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// No group has a patient.
    case noPatients
    /// The picture would be smaller than its axes and table need, in points.
    case tooSmall(width: Double, height: Double)
    /// A name or colour is given for a group that is not there.
    case unknownGroup(String, groups: [String])
    /// A time of a tick is negative or not a number.
    case times([Double])

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .noPatients: "the plot has no patients: check the selection of rows"
      case .tooSmall(let width, let height):
        """
        a plot of curves with this table needs at least \(Self.millimetres(width)) × \
        \(Self.millimetres(height)) mm: make the figure larger or leave out the table
        """
      case .unknownGroup(let name, let groups):
        """
        the plot has no group "\(name)"; its groups are \
        \(groups.map { "\"\($0)\"" }.joined(separator: ", "))
        """
      case .times(let times):
        "ticks at \(times) cannot stand on a time axis: give at least one time of 0 or later"
      }
    }

    private static func millimetres(_ points: Double) -> Int {
      Int((points * 25.4 / 72).rounded(.up))
    }
  }
}
