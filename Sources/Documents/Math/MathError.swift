/// What is wrong with a formula, and where in its source.
struct MathError: Error {
  /// What is wrong and how to mend it.
  var message: String
  /// How many characters stand before the place.
  var offset: Int
}
