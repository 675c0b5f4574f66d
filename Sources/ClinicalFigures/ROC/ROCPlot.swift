public import Biostatistics
public import Charts
public import Drawing
package import Reporting

/// ROC curves in a square panel, with their areas and intervals, the comparison of two of them, and
/// operating points with theirs.
///
/// The axis runs from 0 to 100 % of the controls at the left to right, so that curves of several plots
/// can be laid over each other. Ties of scores are slanted lines. Axis titles count cases and controls
/// where all curves are of the same rows.
public struct ROCPlot: FramedFigure {
  /// A point at which a score is used.
  package struct MarkedPoint: Sendable {
    package var curve: String
    package var title: String
    package var sensitivity: Estimate
    package var specificity: Estimate

    /// A point of the curve of this name; `title` is the cut.
    package init(curve: String, title: String, sensitivity: Estimate, specificity: Estimate) {
      self.curve = curve
      self.title = title
      self.sensitivity = sensitivity
      self.specificity = specificity
    }
  }

  package struct Options: Sendable {
    package var comparison: (difference: Estimate, p: PValue)?
    package var marked: [MarkedPoint] = []
    package var caseName: String?
    package var controlName: String?
    package var theme: Theme?
  }

  package var curves: [ROCPlotCurve]
  package var options = Options()

  /// A plot from columns of numbers.
  package init(curves: [ROCPlotCurve]) { self.curves = curves }

  /// A plot of one curve.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - point: A point that is marked, with its intervals.
  ///   - cases: What cases are called in the axis title: `"malignant"`.
  ///   - controls: What controls are called: `"benign"`.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ curve: ROCCurve, point: OperatingPoint? = nil, cases: String? = nil,
    controls: String? = nil, theme: Theme? = nil
  ) {
    self.init(
      [curve.label: curve], points: point.map { [curve.label: $0] } ?? [:], cases: cases,
      controls: controls, theme: theme)
  }

  /// A plot of several curves, each with the name that the legend gives it.
  ///
  /// - Parameters:
  ///   - curves: The curves; the legend orders them by area.
  ///   - test: The comparison that is printed.
  ///   - points: Points that are marked, by the name of their curve.
  ///   - cases: What cases are called in the axis title: `"malignant"`.
  ///   - controls: What controls are called: `"benign"`.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ curves: KeyValuePairs<String, ROCCurve>, test: DeLongTest? = nil,
    points: KeyValuePairs<String, OperatingPoint> = [:], cases: String? = nil,
    controls: String? = nil, theme: Theme? = nil
  ) {
    self.init(curves: curves.map { ROCPlotCurve($0.value, name: $0.key) })
    options.comparison = test.map { ($0.difference, $0.p) }
    options.marked = points.map { name, point in
      let cut = ReportContext.current.style.plain(point.threshold.value)
      return MarkedPoint(
        curve: name, title: cut, sensitivity: point.sensitivity, specificity: point.specificity)
    }
    options.caseName = cases
    options.controlName = controls
    options.theme = theme
  }

  /// Draws the plot; throws where there is no curve, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try ROCLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There is no curve, or none with cases and controls.
    case noCurve
    /// A point is marked on a curve that is not there.
    case unknownCurve(String, curves: [String])
    /// The panel would be smaller than can be read.
    case tooSmall(width: Double)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .noCurve: "the ROC plot has no curve: it needs rows with cases and controls"
      case .unknownCurve(let name, let curves):
        """
        the ROC plot has no curve "\(name)"; its curves are \
        \(curves.map { "\"\($0)\"" }.joined(separator: ", "))
        """
      case .tooSmall(let width):
        "a ROC plot needs at least 45 mm of width and height, not \(Int(width * 25.4 / 72)) mm"
      }
    }
  }
}

extension ROCCurve: Figure {
  /// The curve with its area.
  public func picture(in context: FigureContext) throws -> Picture {
    try ROCPlot(self).picture(in: context)
  }
}
