public import DataFrames
import NumericalMethods
import Reporting

extension LogisticRegression {
  /// The coefficient of this name, or of a term that has one coefficient: `coefficient("old")` of a truth
  /// column. Another name ends the report.
  public func coefficient(_ name: String, line: Int = #line) -> ModelCoefficient {
    orStop(line: line) { coefficients[try place(of: name)] }
  }

  func place(of name: String) throws -> Int {
    try coding.place(ofCoefficient: name)
  }

  /// The linear predictor (log odds) of each row, offsets counted in; missing where something is missing.
  /// The column remembers the rows that the model was fitted on. A lacking column or an unknown level ends
  /// the report.
  public func linearPredictor(_ data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) { column(try linearPredictors(data), "linear predictor") }
  }

  /// The probability of the event in each row, as `linearPredictor`.
  public func probability(_ data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) {
      column(try linearPredictors(data).map(Self.probability), "probability")
    }
  }

  /// The standard error of each row's linear predictor; missing where a coefficient is not estimable.
  public func linearPredictorStandardError(_ data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) {
      let errors = try coding.encoded(data).standardErrors(covariance: solution.covariance)
      return column(errors, "standard error")
    }
  }

  package func linearPredictors(_ data: DataFrame) throws -> [Double] {
    try coding.linearPredictors(solution.coefficients, data)
  }

  /// The probabilities of the rows that the model was fitted on.
  var fittedProbabilities: [Double] { solution.linearPredictors.map(Self.probability) }

  static func probability(_ predictor: Double) -> Double {
    predictor.isNaN ? .nan : LogisticCell(predictor, isCase: true).probability
  }

  private func column(_ values: [Double], _ name: String) -> Column {
    Column(.numbers(values), name: name, fittedOn: input.rows.data.rows)
  }
}

extension DesignCoding {
  /// The place of a coefficient by its name, or by that of a term that has just one.
  func place(ofCoefficient name: String) throws -> Int {
    if let place = names.firstIndex(of: name) { return place }
    if let term = terms.first(where: { $0.label == name }), term.coefficients.count == 1 {
      return term.coefficients.lowerBound
    }
    throw RegressionFailure.noCoefficient(name, known: names)
  }

  /// The linear predictors of other rows.
  func linearPredictors(_ coefficients: [Double], _ data: DataFrame) throws -> [Double] {
    var values = try encoded(data).multiplied(by: coefficients)
    if let offset = try offset(in: data) {
      for row in values.indices { values[row] += offset[row] }
    }
    return values
  }
}

extension Matrix {
  /// The standard error of each row times coefficients of this covariance.
  func standardErrors(covariance: Matrix) -> [Double] {
    let product = multiplied(by: covariance)
    return (0..<rowCount).map { row in
      var sum = 0.0
      for column in 0..<columnCount { sum += product[row, column] * self[row, column] }
      return sum.squareRoot()
    }
  }
}

/// Ends the report with the error that `body` throws: for calls that a template makes without `try`.
func orStop<Value>(line: Int, _ body: () throws -> Value) -> Value {
  do {
    return try body()
  } catch {
    ReportContext.current.stop("\(error)", line)
  }
}
