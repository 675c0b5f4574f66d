public import DataFrames

extension Nomogram {
  /// A nomogram from a survival model that was published: its coefficients and its baseline survival.
  ///
  ///     try Nomogram(
  ///       coefficients: [
  ///         "age": .perUnit(0.03, from: 30, to: 80, label: "Age", unit: "years"),
  ///         "stage": ["I": 0, "II": 0.42, "III": 1.1],
  ///       ], baseline: [1: 0.91, 5: 0.72])
  ///
  /// - Parameters:
  ///   - coefficients: For each predictor the coefficient per unit, or one for each level.
  ///   - baseline: Survival at each time of a patient whose linear predictor is `centre`.
  ///   - centre: The linear predictor that belongs to the baseline; 0 where all predictors are 0.
  ///   - data: Rows that give axes their range and show how values are distributed; predictors that are
  ///     not among the columns do without.
  ///   - axes: Between which numbers axes run where only the data tell.
  /// - Throws: Where a coefficient is not finite or a baseline does not lie between 0 and 1.
  public init(
    coefficients: KeyValuePairs<String, Effect>, baseline: KeyValuePairs<Double, Double>,
    centre: Double = 0, data: DataFrame? = nil, axes: AxisRule = .percentiles(1, 99)
  ) throws {
    guard !baseline.isEmpty else {
      throw NomogramFailure.predictions("a nomogram needs a baseline: baseline: [5: 0.72]")
    }
    let predictions = try baseline.map { time, survival in
      guard time > 0, time < .infinity, survival > 0, survival < 1 else {
        throw NomogramFailure.invalid(
          "baseline survival lies between 0 and 1, at a time above 0; it is \(survival.plainText) at "
            + time.plainText)
      }
      return PredictionAxis(
        prediction: .survival(at: time), stratum: "", baseline: survival, reason: nil)
    }
    try self.init(
      written: coefficients, constant: -centre, predictions: predictions, data: data, rule: axes)
  }

  /// A nomogram from a logistic model that was published: its coefficients and its constant.
  public init(
    coefficients: KeyValuePairs<String, Effect>, intercept: Double, data: DataFrame? = nil,
    axes: AxisRule = .percentiles(1, 99)
  ) throws {
    let axis = PredictionAxis(prediction: .probability, stratum: "", baseline: nil, reason: nil)
    try self.init(
      written: coefficients, constant: intercept, predictions: [axis], data: data, rule: axes)
  }

  private init(
    written coefficients: KeyValuePairs<String, Effect>, constant: Double,
    predictions: [PredictionAxis], data: DataFrame?, rule: AxisRule
  ) throws {
    guard constant.isFinite else {
      throw NomogramFailure.invalid("the constant of a nomogram is a finite number")
    }
    let entries = coefficients.map { (name: $0.key, effect: $0.value) }
    guard Set(entries.map(\.name)).count == entries.count else {
      throw NomogramFailure.invalid("the coefficients of a nomogram name a predictor twice")
    }
    for entry in entries { try entry.effect.require(named: entry.name) }
    let source = NomogramSource.coefficients(entries)
    let builder = NomogramBuilder(source: source, rule: rule)
    let drafts = try entries.enumerated().map { index, entry in
      var draft = try builder.draft(of: entry.name, entry.effect, group: index, data: data)
      draft.label = entry.effect.label
      draft.unit = entry.effect.unit
      return draft
    }
    let covered = data.flatMap { data in
      entries.allSatisfy { data.hasColumn($0.name) } ? data : nil
    }
    try self.init(
      drafts, source: source, constant: constant, formula: "", outcome: "",
      predictions: predictions, data: covered, eventCount: nil)
  }
}
