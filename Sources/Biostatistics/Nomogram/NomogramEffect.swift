import DataFrames

extension Nomogram {
  /// The effect of one predictor, written out: a coefficient for numbers, or one for each level.
  ///
  /// A plain number is a coefficient per unit, a dictionary literal the coefficients of levels:
  /// `["age": 0.03, "stage": ["I": 0, "II": 0.4]]`.
  public struct Effect: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByDictionaryLiteral
  {
    enum Form: Sendable {
      case slope(Double, range: ClosedRange<Double>?)
      case levels([(name: String, coefficient: Double)])
    }

    let form: Form
    var label: String?
    var unit: String?

    /// A coefficient per unit, on an axis from one number to another.
    public static func perUnit(
      _ coefficient: Double, from low: Double, to high: Double, label: String? = nil,
      unit: String? = nil
    ) -> Effect {
      let range = low < high ? low...high : nil
      return Effect(form: .slope(coefficient, range: range), label: label, unit: unit)
    }

    /// The coefficients of levels, the reference with 0 among them, in the order of the axis.
    public static func levels(
      _ coefficients: KeyValuePairs<String, Double>, label: String? = nil
    ) -> Effect {
      Effect(form: .levels(coefficients.map { ($0.key, $0.value) }), label: label)
    }

    private init(form: Form, label: String? = nil, unit: String? = nil) {
      self.form = form
      self.label = label
      self.unit = unit
    }

    /// A coefficient per unit.
    public init(floatLiteral value: Double) { self.init(form: .slope(value, range: nil)) }

    /// A coefficient per unit.
    public init(integerLiteral value: Int) {
      self.init(form: .slope(Double(value), range: nil))
    }

    /// A coefficient per unit that is computed.
    public init(_ value: Double) { self.init(form: .slope(value, range: nil)) }

    /// The coefficients of levels.
    public init(dictionaryLiteral levels: (String, Double)...) {
      self.init(form: .levels(levels.map { ($0.0, $0.1) }))
    }
  }
}

extension Nomogram.Effect {
  /// What the cells of a column add; not a number where missing.
  func values(of column: Column, named name: String) throws -> [Double] {
    switch form {
    case .slope(let coefficient, _): return try column.numbers().map { $0 * coefficient }
    case .levels(let levels):
      return try (0..<column.count).map { row in
        guard let text = column.text(at: row) else { return .nan }
        guard let level = levels.first(where: { $0.name == text }) else {
          throw NomogramFailure.unknownLevel(text, predictor: name, known: levels.map(\.name))
        }
        return level.coefficient
      }
    }
  }

  /// Throws where a coefficient is not finite, levels repeat, or there are fewer than two.
  func require(named name: String) throws {
    switch form {
    case .slope(let value, let range):
      guard value.isFinite, range.map({ $0.lowerBound.isFinite && $0.upperBound.isFinite }) ?? true
      else {
        throw NomogramFailure.invalid(
          "the coefficient of \"\(name)\" and its range are finite numbers")
      }
    case .levels(let levels):
      guard levels.allSatisfy({ $0.coefficient.isFinite }) else {
        throw NomogramFailure.invalid("the coefficients of \"\(name)\" are finite numbers")
      }
      guard levels.count > 1, Set(levels.map(\.name)).count == levels.count else {
        throw NomogramFailure.invalid(
          "\"\(name)\" needs two or more different levels, the reference with 0 among them")
      }
    }
  }
}
