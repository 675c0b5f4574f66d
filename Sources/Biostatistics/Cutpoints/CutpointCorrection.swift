/// How the P value of a maximally selected statistic allows for the search over cuts.
public enum CutpointCorrection: Sendable, Hashable {
  /// The improved Bonferroni bound of Miller and Siegmund as Lausen and Schumacher give it (*Biometrics*
  /// 1992;48:73–85). It depends on the share of rows that a cut may set apart, not on the cuts; with few
  /// cuts it is cautious. The default, held within 0…1 and falling in the statistic.
  case lausen1992
  /// The sum over pairs of neighbouring cuts of Lausen, Sauerbrei and Schumacher (1994). Where the
  /// formula leaves 0…1 (it can, both ways), `gaussian` is taken and the method says so.
  case lausen1994
  /// The limiting normal distribution of the statistics at all cuts, integrated from cut to cut without
  /// simulation; of more than 1000 cuts `lausen1992` is taken, and the method says so.
  case gaussian
  /// How often as large a statistic comes when outcomes are dealt anew among the patients, (1 + number) /
  /// (1 + resamples); no P is below 1 / (1 + resamples).
  case permutation(resamples: Int = 9999, seed: UInt64? = nil)
}
