public import Biostatistics
public import Documents

/// A model is shown as its regression table.
extension Displayable where Self: FittedModel {
  /// The table of the model: a row for each number and each level, with notes.
  public func output() throws -> [BlockResult.Output] { try RegressionTable(self).output() }
}

extension CoxRegression: Displayable {}
extension FineGray: Displayable {}
extension FirthRegression: Displayable {}
extension LinearRegression: Displayable {}
extension LogisticRegression: Displayable {}
