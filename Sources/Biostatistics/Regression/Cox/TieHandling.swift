/// What becomes of events that happen at the same time in a Cox model.
public enum TieHandling: String, Sendable, Hashable {
  /// Efron's approximation (*J Am Stat Assoc* 1977;72:557–65): each of d tied events in turn leaves a
  /// share of the tied ones at risk. R's default, and the better one where ties are many.
  case efron
  /// Breslow's (*Biometrics* 1974;30:89–99): all tied events see the whole risk set. The default of SAS
  /// and Stata.
  case breslow
}
