public import Biostatistics
public import Documents
import Reporting

/// The table of a regression, or of several side by side: for each variable its levels with patients,
/// events, ratio (in a linear model difference) with interval and P value.
///
/// The reference level of a variable is shown as such. A variable of several coefficients has a P value
/// of its own, of the likelihood-ratio test where the model has one, else of Wald's. A spline is
/// summarised by the effect from its first to its third quartile. Univariable estimates are of the same
/// patients as the multivariable ones. The notes name method, ties, patients, events per coefficient and
/// left-out rows; fewer than 10 events per coefficient are a warning.
public struct RegressionTable: Sendable, Displayable {
  let models: [(name: String, model: any FittedModel)]
  let showsUnivariable: Bool
  let showsConstant: Bool

  /// The table of one model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - univariable: Whether the estimates of each variable alone stand before those of the model.
  ///   - constant: Whether a last row shows the constant.
  public init(_ model: any FittedModel, univariable: Bool = false, constant: Bool = false) {
    models = [("", model)]
    showsUnivariable = univariable
    showsConstant = constant
  }

  /// The table of several models side by side, each under its name.
  ///
  /// - Parameters:
  ///   - models: The models with their names, of the same kind: `["DFS": coxDFS, "OS": coxOS]`.
  ///   - univariable: Whether the estimates of each variable alone stand before those of each model.
  ///   - constant: Whether a last row shows the constants.
  public init(
    _ models: KeyValuePairs<String, any FittedModel>, univariable: Bool = false,
    constant: Bool = false
  ) {
    self.models = models.map { ($0.key, $0.value) }
    showsUnivariable = univariable
    showsConstant = constant
  }

  /// The table, for display.
  public func output() throws -> [BlockResult.Output] { [.table(try table(), .init())] }

  /// The table as a value.
  public func table() throws -> Table {
    guard let first = models.first?.model else { throw RegressionTableFailure.noModels }
    for (name, model) in models where model.scale != first.scale {
      throw RegressionTableFailure.kindsDiffer(name)
    }
    return try RegressionTableBuilder(self, style: ReportContext.current.style).table()
  }
}

/// Why a table of regressions cannot be made.
public enum RegressionTableFailure: Error, Equatable, CustomStringConvertible {
  /// There is no model.
  case noModels
  /// A model is of another kind than the first.
  case kindsDiffer(String)

  /// The failure in a sentence.
  public var description: String {
    switch self {
    case .noModels: "the regression table has no models: give it at least one"
    case .kindsDiffer(let name):
      "\"\(name)\" is of another kind than the first model of the table: hazard ratios, odds ratios "
        + "and differences do not stand in one table; make one for each kind"
    }
  }
}
