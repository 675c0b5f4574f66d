/// The value of a parameter; the YAML value fixes the Swift type.
public indirect enum ParameterValue: Codable, Hashable, Sendable {
  /// `String`
  case text(String)
  /// `Bool`
  case truth(Bool)
  /// `Int`
  case integer(Int)
  /// `Double`
  case number(Double)
  /// `[Double]`
  case numbers([Double])
  /// `[String]`
  case texts([String])
  /// A nested value.
  case map([FrontMatter.Parameter])
}
