import DataFrames

extension Nomogram {
  /// One row of a nomogram: a predictor, or a predictor for given values of those that it interacts with.
  public struct Axis: Sendable {
    /// What another predictor of an interaction holds along the axis.
    public struct Condition: Sendable, Hashable {
      /// The column.
      public let column: String
      /// Its label.
      public let label: String
      /// The level, or the number, as text.
      public let value: String
    }

    /// A value that the axis marks.
    public struct Mark: Sendable, Hashable {
      /// The level, or the number in its shortest form.
      public let text: String
      /// The number; `nil` of a level.
      public let value: Double?
      /// What it adds to the linear predictor: coefficient times value, nothing taken off.
      public let effect: Double
      /// Its points.
      public let points: Double
      /// How many rows of the data have the level; `nil` of numbers and without data.
      public let count: Int?
    }

    /// The column of the data, or the name that the coefficient was given.
    public let column: String
    /// What tables and figures call it.
    public let label: String
    /// The unit of its numbers.
    public let unit: String?
    /// What the predictors that it interacts with hold.
    public let conditions: [Condition]
    /// The levels, or round numbers, ascending.
    public let marks: [Mark]
    /// The numbers from end to end; `nil` of levels.
    public let range: ClosedRange<Double>?
    /// Whether its numbers are few and each is marked.
    public let isDiscrete: Bool
    /// The numbers that the data hold, ascending; empty of levels and without data.
    package let values: [Double]
    /// The rows whose effects are added up along with this one; one of each group counts for a patient.
    package let group: Int
    /// What makes the row of a value: the columns of the group with their cells.
    let cells: [(name: String, cell: Column)]
  }

  /// Between which numbers axes run and which numbers they mark.
  public enum AxisRule: Sendable, Hashable {
    /// Between two percentiles of the data, 0…100, rounded outwards within the data: extreme values do
    /// not stretch the axis.
    case percentiles(Double, Double)
    /// As R's rms: round numbers that cover all data.
    case pretty
  }
}

extension Nomogram.Axis {
  /// The label with what interacting predictors hold: "Age (sex: male)".
  package var fullLabel: String {
    guard !conditions.isEmpty else { return label }
    let held = conditions.map { "\($0.label.lowercasedFirst): \($0.value)" }
    return "\(label) (\(held.joined(separator: ", ")))"
  }
}

extension String {
  /// The text with a small first letter, unless it begins with an abbreviation.
  fileprivate var lowercasedFirst: String {
    guard let second = dropFirst().first, second.isLowercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
