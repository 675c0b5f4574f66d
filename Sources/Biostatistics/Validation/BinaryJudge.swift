import Foundation
import NumericalMethods

/// How well predictions of a binary outcome hold on some rows.
struct BinaryJudge: Sendable {
  let isCase: [Bool]

  static let ranking: [ValidationMeasure] = [.concordance, .somers]
  static let all: [ValidationMeasure] =
    ranking + [.nagelkerke, .intercept, .slope, .brier, .scaledBrier]

  /// The outcome of some of the rows; a row may occur more than once.
  func selecting(_ rows: [Int]) -> BinaryJudge { BinaryJudge(isCase: rows.map { isCase[$0] }) }

  private var shareOfCases: Double { Double(isCase.count { $0 }) / Double(isCase.count) }

  /// −2 log-likelihood of giving everybody the share of cases.
  private var nullDeviance: Double {
    let share = shareOfCases
    return -2 * Double(isCase.count) * (share * log(share) + (1 - share) * log(1 - share))
  }

  /// Concordance and Dxy.
  func ranking(_ scores: [Double]) -> [Double] {
    let indices = DiscriminationIndices(scores: scores, isCase: isCase)
    return [indices.concordance, indices.somers]
  }

  /// All measures of log odds, in the order of `all`. With `deviance` they are those of a model that was
  /// fitted to these rows, which need no recalibration.
  func values(
    _ predictors: [Double], deviance: Double? = nil
  ) throws(LogisticFit.Failure) -> [Double] {
    var (intercept, slope, remaining) = (0.0, 1.0, deviance ?? 0)
    if deviance == nil {
      (intercept, slope, remaining) = try recalibrated(predictors)
    }
    let count = Double(isCase.count)
    let null = nullDeviance
    let explained = (1 - exp((remaining - null) / count)) / (1 - exp(-null / count))
    var squares = 0.0
    for (row, predictor) in predictors.enumerated() {
      let residual = LogisticCell(predictor, isCase: isCase[row]).residual
      squares += residual * residual
    }
    let (brier, share) = (squares / count, shareOfCases)
    return ranking(predictors) + [
      explained, intercept, slope, brier, 1 - brier / (share * (1 - share)),
    ]
  }

  private func recalibrated(
    _ predictors: [Double]
  ) throws(LogisticFit.Failure) -> (intercept: Double, slope: Double, deviance: Double) {
    // A risk of 0 or 1 has no log odds, and one and the same for all has no slope.
    guard let first = predictors.first, predictors.allSatisfy(\.isFinite),
      predictors.contains(where: { $0 != first })
    else { return (.nan, .nan, .nan) }
    let matrix = Matrix(
      rowCount: predictors.count, columnCount: 2,
      elements: [Double](repeating: 1, count: predictors.count) + predictors)
    let fit = try LogisticFit(
      LogisticProblem(
        design: StandardizedDesign(matrix, hasIntercept: true), isCase: isCase, weights: nil,
        offset: nil))
    guard fit.separation == nil else { return (.nan, .nan, fit.deviance) }
    return (fit.coefficients[0], fit.coefficients[1], fit.deviance)
  }
}
