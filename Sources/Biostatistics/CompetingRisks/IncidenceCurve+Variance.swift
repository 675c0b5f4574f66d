/// How the standard error of a cumulative incidence is estimated.
public enum IncidenceVariance: String, Sendable, Hashable {
  /// Aalen's (*Ann Stat* 1978;6:534–45), by the delta method, with the factor for ties: that of R's
  /// `cmprsk::cuminc`. The default.
  case aalen
  /// The infinitesimal jackknife, the sum of each patient's squared influence: that of R's `survfit`.
  /// It differs from Aalen's in the second or third digit.
  case infinitesimalJackknife
}

extension IncidenceCurve {
  /// The variance of the incidence of a cause, from each time on.
  package func variance(
    ofCause cause: Int, _ method: IncidenceVariance
  ) -> [Double] {
    switch method {
    case .aalen: aalenVariance(ofCause: cause)
    case .infinitesimalJackknife: jackknifeVariance(ofCause: cause)
    }
  }

  /// Σ (S(tᵢ−) − Dᵢ cᵢ)² Vₖᵢ + (Dᵢ cᵢ)² V₋ₖᵢ with Dᵢ = F(t) − F(tᵢ), cᵢ = nᵢ/(nᵢ − dᵢ) and
  /// V = d/n² · (n − d)/(n − 1) for the events of the cause and for the others.
  ///
  /// It is a parabola in F(t), carried along with its origin at the present F: its constant is the
  /// variance, and no large numbers cancel.
  private func aalenVariance(ofCause cause: Int) -> [Double] {
    var variance = [Double](repeating: 0, count: times.count)
    var (constant, slope, curvature) = (0.0, 0.0, 0.0)
    var before = 1.0
    var reached = 0.0
    for index in times.indices {
      let n = Double(atRisk[index])
      let own = Double(events[cause][index])
      let deaths = Double(deaths(at: index))
      let rise = incidence[cause][index] - reached
      constant += rise * (slope + rise * curvature)
      slope += 2 * rise * curvature
      reached = incidence[cause][index]
      if deaths > 0 {
        let factor = n > deaths ? n / (n - deaths) : 0
        let ownVariance = Self.binomial(own, n)
        constant += before * before * ownVariance
        slope -= 2 * before * factor * ownVariance
        curvature += factor * factor * (ownVariance + Self.binomial(deaths - own, n))
      }
      before = survival[index]
      variance[index] = max(0, constant)
    }
    return variance
  }

  private static func binomial(_ d: Double, _ n: Double) -> Double {
    d / (n * n) * (d > 1 ? (n - d) / (n - 1) : 1)
  }
}
