extension NumberStyle {
  /// An estimate in prose with its interval: `0.82 (95% CI 0.76–0.87)`, `57% (95% CI 55–59%)`.
  ///
  /// - Parameters:
  ///   - estimate: What is printed.
  ///   - digits: The decimals of the number as it is printed (of the percentage, for a proportion);
  ///     `nil` leaves them to the kind.
  /// - Returns: The text with the numbers behind it.
  public func inProse(_ estimate: Estimate, digits: Int? = nil) -> ReportedValue {
    guard estimate.value != nil else {
      return ReportedValue(notEstimable, kind: estimate.kind.rawValue)
    }
    let form = EstimateForm(estimate, style: self, decimals: digits)
    var text = form.value + form.unit
    if let range = form.range(openLimit: notReached) {
      text += bracketed(intervalTitle(level: estimate.level) + intervalColon + range)
    }
    return ReportedValue(
      text, value: estimate.value, lower: estimate.lower, upper: estimate.upper,
      kind: estimate.kind.rawValue)
  }

  /// An estimate in a table cell: the number and its interval without words, `0.82` and
  /// `(0.76–0.87)`, for a column of paired alignment. The second part is empty without an interval.
  public func inCell(
    _ estimate: Estimate, digits: Int? = nil
  ) -> (value: ReportedValue, interval: String) {
    guard estimate.value != nil else {
      return (ReportedValue(notEstimableInCells, kind: estimate.kind.rawValue), "")
    }
    let form = EstimateForm(estimate, style: self, decimals: digits)
    let value = ReportedValue(
      form.value, value: estimate.value, lower: estimate.lower, upper: estimate.upper,
      kind: estimate.kind.rawValue)
    return (value, form.range(openLimit: notReachedInCells, hasSign: false).map { "(\($0))" } ?? "")
  }

  /// An estimate whose interval needs no name, because a head says what it is: `0.82 (0.76–0.87)`,
  /// `88% (79–94%)`, with the percent signs of prose.
  package func compact(_ estimate: Estimate, digits: Int? = nil) -> String {
    guard estimate.value != nil else { return notEstimableInCells }
    let form = EstimateForm(estimate, style: self, decimals: digits)
    let sign = estimate.kind == .proportion ? form.unit : ""
    return form.value + sign + (form.range(openLimit: notReachedInCells).map { " (\($0))" } ?? "")
  }

  /// The decimals that a column of estimates shares: those that its largest number asks for, so that
  /// 14.0 and 8.9 stand above each other, not 14.0 and 8.87.
  public func decimals(sharedBy estimates: [Estimate]) -> Int? {
    estimates.filter { $0.value != nil }
      .max { abs($0.value ?? 0) < abs($1.value ?? 0) }
      .map { EstimateForm($0, style: self, decimals: nil).decimals }
  }

  /// The interval alone: `0.76–0.87`, `−0.01 to 0.05`; empty without one.
  public func interval(of estimate: Estimate, digits: Int? = nil) -> String {
    guard estimate.value != nil else { return "" }
    let form = EstimateForm(estimate, style: self, decimals: digits)
    return form.range(openLimit: notReached) ?? ""
  }

  /// An interval's name with its level, 0…1: `95% CI`, `95%-KI`.
  public func intervalTitle(level: Double) -> String {
    intervalPattern.replacing("{level}", with: plain(level * 100))
      .replacing("{name}", with: intervalName)
  }

  /// Two limits as text with what stands between them: `0.76–0.87`, `−0.01 to 0.05`.
  package func range(_ lower: String, _ upper: String) -> String {
    lower + (lower.hasPrefix("\u{2212}") ? wordedRangeSeparator : rangeSeparator) + upper
  }

  /// Two quartiles, or the smallest and the largest value: `46–66`, `46, 66`.
  package func quartiles(_ lower: String, _ upper: String) -> String {
    quartileSeparator.map { lower + $0 + upper } ?? range(lower, upper)
  }

  /// An interval in prose with its name, and with what stands before it: `HR 0.59 (95% CI 0.42–0.82)`.
  package func bracketed(_ text: String) -> String {
    switch brackets {
    case .halfWidth: " (\(text))"
    case .square: " [\(text)]"
    case .fullWidth: "（\(text)）"
    }
  }
}

/// The parts of an estimate as text, all with the same decimals.
private struct EstimateForm {
  let value: String
  let unit: String
  /// The sign that belongs to limits too: the percent sign, not "percentage points".
  private let sign: String
  private let limits: (lower: Double?, upper: Double?)
  let decimals: Int
  private let isRatio: Bool
  private let style: NumberStyle

  init(_ estimate: Estimate, style: NumberStyle, decimals: Int?) {
    let isPercentage: Bool
    switch estimate.kind {
    case .proportion: (isPercentage, unit, sign) = (true, "%", "%")
    case .proportionDifference:
      (isPercentage, unit, sign) = (true, " percentage points", "")
    case .auc, .ratio, .difference, .slope, .time, .other:
      (isPercentage, unit, sign) = (false, "", "")
    }
    let factor = isPercentage ? 100.0 : 1
    let number = (estimate.value ?? .nan) * factor
    limits = (estimate.lower.map { $0 * factor }, estimate.upper.map { $0 * factor })
    self.style = style
    self.decimals =
      decimals
      ?? Self.decimals(of: number, limits: limits, kind: estimate.kind, style: style)
    isRatio = estimate.kind == .ratio
    value = Self.text(of: number, decimals: self.decimals, isRatio: isRatio, style)
  }

  /// A ratio per unit of a variable that moves by hundredths can have any size; one that is not 0 but
  /// would print so is below the smallest that prints: `<0.01`.
  private static func text(
    of number: Double, decimals: Int, isRatio: Bool, _ style: NumberStyle
  ) -> String {
    if number.isFinite, number.magnitude >= 1e6 { return style.power(number) }
    guard isRatio, number > 0, Rounding.scaled(number, decimals: decimals) == 0 else {
      return style.fixed(number, decimals: decimals)
    }
    return "<" + style.placed(1, decimals: decimals)
  }

  private func text(_ number: Double) -> String {
    Self.text(of: number, decimals: decimals, isRatio: isRatio, style)
  }

  /// Lower and upper limit with what stands between them and, in prose, the percent sign where the
  /// style has it; `nil` if there is neither.
  func range(openLimit: String, hasSign: Bool = true) -> String? {
    guard limits.lower != nil || limits.upper != nil else { return nil }
    let lower = limits.lower.map(text) ?? openLimit
    let upper = limits.upper.map(text) ?? openLimit
    let isWorded =
      (limits.lower ?? -1) < 0 || (limits.upper ?? -1) < 0 || lower.hasPrefix("\u{2212}")
    let separator = isWorded ? style.wordedRangeSeparator : style.rangeSeparator
    guard hasSign, !sign.isEmpty else { return lower + separator + upper }
    switch style.percentSigns {
    case .none: return lower + separator + upper
    case .once where limits.upper == nil: return lower + sign + separator + upper
    case .once: return lower + separator + upper + sign
    case .each:
      let first = limits.lower == nil ? lower : lower + sign
      return first + separator + (limits.upper == nil ? upper : upper + sign)
    }
  }

  /// The decimals that the kind asks for, more where they would show 0.00 for what is not zero or
  /// two limits that differ as one and the same.
  private static func decimals(
    of number: Double, limits: (lower: Double?, upper: Double?), kind: Estimate.Kind,
    style: NumberStyle
  ) -> Int {
    let size = max(number.magnitude, 0)
    var decimals: Int
    switch kind {
    case .proportion: decimals = style.proportionDecimals
    case .proportionDifference: decimals = 1
    case .auc, .slope: decimals = 2
    case .ratio: decimals = style.ratioDecimals ?? (size >= 100 ? 0 : size >= 10 ? 1 : 2)
    case .time: decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2
    case .difference, .other: decimals = min(style.decimals(of: number, significantDigits: 3), 2)
    }
    let shown = [number, limits.lower ?? number, limits.upper ?? number]
    while decimals < 4 {
      let texts = shown.map { Rounding.scaled($0, decimals: decimals) }
      let hidesNumber = texts[0] == 0 && number != 0
      let hidesInterval = shown[1] < shown[2] && texts[1] == texts[2]
      guard hidesNumber || hidesInterval else { break }
      decimals += 1
    }
    return decimals
  }
}
