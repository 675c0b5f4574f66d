import NumericalMethods
package import Reporting

extension CumulativeIncidence {
  /// The cumulative incidences of one group. Arrays have one element for each distinct time of
  /// follow-up, ascending; times of censoring are among them.
  public struct Stratum: Sendable {
    /// The level of the group; empty where there are no groups.
    public let name: String
    /// The events by name.
    public let causes: [String]
    /// The scale of the confidence limits.
    public let confidence: SurvivalConfidence
    /// The level of the confidence limits.
    public let level: Double
    let curve: IncidenceCurve
    /// By cause, then time.
    private let variances: [[Double]]

    init(
      name: String, causes: [String], curve: IncidenceCurve, confidence: SurvivalConfidence,
      variance: IncidenceVariance, level: Double
    ) {
      self.name = name
      self.causes = causes
      self.curve = curve
      self.confidence = confidence
      self.level = level
      variances = causes.indices.map { curve.variance(ofCause: $0, variance) }
    }

    /// The distinct times of follow-up, ascending.
    public var times: [Double] { curve.times }
    /// How many were at risk just before each time.
    public var atRisk: [Int] { curve.atRisk }
    /// How many were censored at each time.
    public var censored: [Int] { curve.censored }
    /// The probability of having had no event, from each time on.
    public var eventFree: [Double] { curve.survival }
    /// How many rows the group has.
    public var count: Int { curve.count }

    /// How many events of a cause happened at each time.
    public func events(of cause: String, line: Int = #line) -> [Int] {
      curve.events[place(of: cause, line)]
    }

    /// The cumulative incidence of a cause from each time on, 0…1.
    public func incidence(of cause: String, line: Int = #line) -> [Double] {
      curve.incidence[place(of: cause, line)]
    }

    /// The standard error of the cumulative incidence of a cause from each time on.
    public func standardError(of cause: String, line: Int = #line) -> [Double] {
      variances[place(of: cause, line)].map { $0.squareRoot() }
    }

    private func place(of cause: String, _ line: Int) -> Int {
      guard let place = causes.firstIndex(of: cause) else {
        let all = causes.map { "\"\($0)\"" }.joined(separator: ", ")
        ReportContext.current.stop("no cause \"\(cause)\" among \(all)", line)
      }
      return place
    }
  }
}

extension CumulativeIncidence.Stratum {
  /// The index of the last time that is not after `time`, in the arrays; `nil` before the first.
  public func index(at time: Double) -> Int? { curve.index(at: time) }

  /// How many are under observation at a time.
  public func atRisk(at time: Double) -> Int { curve.atRisk(at: time) }

  package func events(by time: Double, ofCause cause: Int) -> Int {
    curve.index(at: time).map { curve.events[cause][...$0].reduce(0, +) } ?? 0
  }

  /// The lower and upper limits of the incidence of a cause at an index of the arrays; `nil` where the
  /// incidence is 0.
  package func limits(ofCause cause: Int, at index: Int) -> (lower: Double, upper: Double)? {
    let value = curve.incidence[cause][index]
    guard value > 0 else { return nil }
    let error = variances[cause][index].squareRoot()
    let z = Normal.upperQuantile((1 - level) / 2)
    let (lower, upper) = confidence.limits(value, logError: error / value, quantile: z)
    return lower.isNaN ? nil : (lower, upper)
  }

  package func incidence(at time: Double, ofCause cause: Int) -> Estimate {
    if time.isNaN { return .notEstimable("the time is not a number", kind: .proportion) }
    let index = curve.index(at: time)
    let value = index.map { curve.incidence[cause][$0] } ?? 0
    let left = atRisk(at: time)
    let error = index.map { variances[cause][$0].squareRoot() } ?? 0
    if left == 0, index.map({ curve.survival[$0] > 0 }) ?? true {
      var refused = Estimate.notEstimable(
        "0 at risk at \(StudyTime.phrase(time))", kind: .proportion, unsupported: value)
      refused.standardError = error
      return refused
    }
    if left > 0, left < 10, value > 0 {
      let place = name.isEmpty ? "" : " in \"\(name)\""
      ReportContext.warn(
        "low-precision",
        "the incidence of \(causes[cause]) at \(StudyTime.phrase(time))\(place) rests on "
          + "\(left) at risk")
    }
    let limits = index.flatMap { self.limits(ofCause: cause, at: $0) }
    return Estimate(
      value, lower: limits?.lower, upper: limits?.upper, standardError: error, level: level,
      kind: .proportion)
  }
}
