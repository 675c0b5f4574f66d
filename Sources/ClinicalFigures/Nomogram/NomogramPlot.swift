public import Biostatistics
public import Charts
public import DataFrames
public import Drawing
import Reporting

/// A nomogram to be read with a ruler: points above, a row for each predictor, the total, and a row for
/// each prediction.
///
/// Above the axes stands in grey how the values are distributed in the rows of the model. Every level is
/// named; ticks are round and as many as can be told apart; a predictor whose effect turns back on
/// itself has a line for each stretch. Predictions are drawn for the totals that occur, and not beyond
/// the follow-up. A worked patient is marked throughout: by default the typical one, with medians of
/// numbers and the most frequent levels. Below about 140 mm the names stand above their axes.
public struct NomogramPlot: Figure {
  let nomogram: Nomogram
  package var options = Options()

  /// Whose points are worked out.
  package enum Patient: Sendable {
    case none
    case typical
    case row(DataFrame)
    case written([(String, Cell)])
  }

  package struct Options: Sendable {
    package var patient = Patient.typical
    package var outcome: String?
    package var labels: [String: String] = [:]
    package var density = true
    package var theme: Theme?

    package init() {}
  }

  /// A plot with a typical worked patient, or without one.
  ///
  /// - Parameters:
  ///   - nomogram: The nomogram.
  ///   - worked: Whether a typical patient is worked out.
  ///   - outcome: What is predicted, in words: "recurrence-free survival", "pCR".
  ///   - labels: Names of predictors where the data have no labels.
  ///   - density: Whether the distributions are drawn.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ nomogram: Nomogram, worked: Bool = true, outcome: String? = nil,
    labels: KeyValuePairs<String, String> = [:], density: Bool = true, theme: Theme? = nil
  ) {
    self.nomogram = nomogram
    options.patient = worked ? .typical : .none
    options.outcome = outcome
    options.labels = Dictionary(labels.map { ($0.key, $0.value) }) { first, _ in first }
    options.density = density
    options.theme = theme
  }

  /// A plot with a worked patient who is written out: `patient: ["age": 58, "stage": "II"]`.
  public init(
    _ nomogram: Nomogram, patient: KeyValuePairs<String, Cell>, outcome: String? = nil,
    labels: KeyValuePairs<String, String> = [:], density: Bool = true, theme: Theme? = nil
  ) {
    self.init(nomogram, outcome: outcome, labels: labels, density: density, theme: theme)
    options.patient = .written(patient.map { ($0.key, $0.value) })
  }

  /// A plot with the patient of a data frame of one row.
  public init(
    _ nomogram: Nomogram, patient: DataFrame, outcome: String? = nil,
    labels: KeyValuePairs<String, String> = [:], density: Bool = true, theme: Theme? = nil
  ) {
    self.init(nomogram, outcome: outcome, labels: labels, density: density, theme: theme)
    options.patient = .row(patient)
  }

  /// Draws the nomogram; throws where the patient lacks a value, the sheet is too small or fonts are
  /// missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try NomogramLayout(self, context: context).picture()
  }

  /// What keeps a nomogram from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The picture is smaller than its rows need, in points.
    case tooSmall(width: Double, height: Double)
    /// The patient is not one row with all values.
    case patient(String)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .tooSmall(let width, let height):
        """
        the nomogram needs at least \(Int((width * 25.4 / 72).rounded(.up))) × \
        \(Int((height * 25.4 / 72).rounded(.up))) mm: make the figure larger
        """
      case .patient(let sentence): sentence
      }
    }
  }
}
