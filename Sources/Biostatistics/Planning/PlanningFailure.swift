/// What a sample size cannot be planned with.
public enum PlanningFailure: Error, Equatable, CustomStringConvertible {
  /// The number of parameters is below 1.
  case parameters(Int)
  /// The shrinkage factor is not between 0 and 1.
  case shrinkage(Double)
  /// The prevalence is not between 0 and 1.
  case prevalence(Double)
  /// A rate, time or spread is not above 0.
  case notPositive(String, Double)
  /// Neither or both of R² and Nagelkerke's R² are given.
  case rSquaredTwice
  /// Nagelkerke's R² of a continuous outcome.
  case nagelkerke(Double)
  /// R² is 0 or more than the outcome allows.
  case rSquared(Double, most: Double)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .parameters(let count): "a model needs at least 1 parameter, not \(count)"
    case .shrinkage(let value): "the shrinkage lies between 0 and 1, not at \(value): 0.9 is usual"
    case .prevalence(let value):
      "the prevalence lies between 0 and 1, not at \(value); 17 % is prevalence: 0.17"
    case .notPositive(let name, let value): "\(name) has to be a number above 0, not \(value)"
    case .rSquaredTwice: "give the expected R² once: rSquared: or nagelkerke:"
    case .nagelkerke: "Nagelkerke's R² is that of a binary or survival outcome; write rSquared:"
    case .rSquared(let value, let most):
      "the expected R² has to lie between 0 and \((most * 1000).rounded() / 1000) here, not at \(value)"
    }
  }
}
