public import Reporting

extension DecisionCurve {
  // MARK: - Net benefit

  /// The net benefit of a prediction at a threshold, as a share of patients, with its interval where
  /// resamples were asked for. Not estimable where the follow-up of those above the threshold ends before
  /// the horizon. `of` may be left out of a single one.
  public func netBenefit(
    _ name: String? = nil, at threshold: Double, line: Int = #line
  ) -> Estimate {
    benefit(of: .prediction(place(name, line)), at: index(threshold, line))
  }

  /// The net benefits of a prediction at all thresholds.
  package func netBenefits(of place: Int) -> [Estimate] {
    thresholds.indices.map { benefit(of: .prediction(place), at: $0) }
  }

  /// The net benefit of treating everybody at a threshold; that of treating nobody is 0.
  public func treatAll(at threshold: Double, line: Int = #line) -> Estimate {
    benefit(of: .everybody, at: index(threshold, line))
  }

  /// The net benefits of treating everybody at all thresholds.
  package var treatAll: [Estimate] {
    thresholds.indices.map { benefit(of: .everybody, at: $0) }
  }

  // MARK: - Compared

  /// The net benefit of the first prediction less that of the second at a threshold, as a share of
  /// patients: how many more true positives at no more false ones. The interval is of resamples of the
  /// same patients for both. Against treating nobody a prediction gains its net benefit.
  public func difference(
    _ first: String, minus second: String, at threshold: Double, line: Int = #line
  ) -> Estimate {
    difference(
      .prediction(place(first, line)), .prediction(place(second, line)),
      at: index(threshold, line))
  }

  /// The net benefit of a prediction less that of the better of treating everybody and nobody: what the
  /// prediction is worth at a threshold.
  public func gain(
    _ name: String? = nil, at threshold: Double, line: Int = #line
  ) -> Estimate {
    let index = index(threshold, line)
    let own = Strategy.prediction(place(name, line))
    // The rival is fixed where the data put it; resamples that chose their own would favour it.
    let all = benefit(of: .everybody, at: index)
    return (all.value ?? 0) > 0 || all.value == nil
      ? difference(own, .everybody, at: index) : benefit(of: own, at: index)
  }

  /// How many interventions fewer than by treating everybody, at the same net benefit, `per` that many
  /// patients; not estimable at threshold 0.
  public func interventionsAvoided(
    _ name: String? = nil, at threshold: Double, per population: Double = 1, line: Int = #line
  ) -> Estimate {
    guard threshold > 0 else { return .notEstimable("a threshold of 0 avoids nothing") }
    let place = index(threshold, line)
    let scale = population * (1 - thresholds[place]) / thresholds[place]
    var avoided = difference(.prediction(self.place(name, line)), .everybody, at: place)
    avoided.kind = .other
    avoided.value = avoided.value.map { $0 * scale }
    avoided.lower = avoided.lower.map { $0 * scale }
    avoided.upper = avoided.upper.map { $0 * scale }
    avoided.unsupported = avoided.unsupported.map { $0 * scale }
    return avoided
  }

  // MARK: - Patients

  /// The shares of patients who are treated with the event and without it.
  public func positives(
    _ name: String? = nil, at threshold: Double, line: Int = #line
  ) -> (truePositives: Double, falsePositives: Double)? {
    let rates = rates[place(name, line)][index(threshold, line) + 1]
    return rates.isSupported ? (rates.truePositives, rates.falsePositives) : nil
  }

  /// How many are treated, how many of them with the event and how many without it, `per` that many
  /// patients.
  package func treated(
    _ name: String?, at threshold: Double, per population: Double, line: Int
  ) -> (all: Estimate, withEvent: Estimate, withoutEvent: Estimate) {
    let (place, index) = (place(name, line), index(threshold, line))
    func number(_ part: @escaping (UtilitySample.Rates) -> Double) -> Estimate {
      estimate(.other) {
        $0[place][index + 1].isSupported ? population * part($0[place][index + 1]) : nil
      }
        ?? .notEstimable(gapReason)
    }
    let flagged = estimate(.other) { population * $0[place][index + 1].positives }
    return (flagged ?? .notEstimable(gapReason), number(\.truePositives), number(\.falsePositives))
  }

  // MARK: - Estimates

  /// Whom to treat.
  private enum Strategy {
    case everybody
    case prediction(Int)
  }

  private var gapReason: String {
    "follow-up above the threshold ends before "
      + (horizon.map(StudyTime.phrase) ?? "the horizon")
  }

  private func rates(_ strategy: Strategy, _ index: Int, in all: [[UtilitySample.Rates]])
    -> UtilitySample.Rates
  {
    switch strategy {
    case .everybody: all[0][0]
    case .prediction(let place): all[place][index + 1]
    }
  }

  private func number(
    _ strategy: Strategy, _ index: Int, in all: [[UtilitySample.Rates]]
  ) -> (value: Double, isSupported: Bool) {
    let rates = rates(strategy, index, in: all)
    let odds = thresholds[index] / (1 - thresholds[index])
    return (rates.truePositives - odds * rates.falsePositives, rates.isSupported)
  }

  private func benefit(of strategy: Strategy, at index: Int) -> Estimate {
    let (value, isSupported) = number(strategy, index, in: rates)
    guard isSupported else { return .notEstimable(gapReason, unsupported: value) }
    return estimate(.other) { all in
      let number = number(strategy, index, in: all)
      return number.isSupported ? number.value : nil
    } ?? Estimate(value)
  }

  private func difference(_ first: Strategy, _ second: Strategy, at index: Int) -> Estimate {
    let (a, b) = (number(first, index, in: rates), number(second, index, in: rates))
    guard a.isSupported, b.isSupported else {
      return .notEstimable(gapReason, kind: .difference, unsupported: a.value - b.value)
    }
    return estimate(.difference) { all in
      let (a, b) = (number(first, index, in: all), number(second, index, in: all))
      return a.isSupported && b.isSupported ? a.value - b.value : nil
    } ?? Estimate(a.value - b.value, kind: .difference)
  }

  /// A number of the data with its limits over the resamples.
  private func estimate(
    _ kind: Estimate.Kind, _ number: ([[UtilitySample.Rates]]) -> Double?
  ) -> Estimate? {
    guard let value = number(rates) else { return nil }
    let limits = replicates?.limits(number)
    return Estimate(value, lower: limits?.lower, upper: limits?.upper, level: level, kind: kind)
  }
}
