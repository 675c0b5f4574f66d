/// What a baseline table shows of a numeric variable.
public enum BaselineStatistic: String, Codable, Hashable, Sendable {
  /// Mean with standard deviation: `55.1 (13.0)`.
  case meanSD
  /// Median with lower and upper quartile (type 7): `54 (45–65)`.
  case medianIQR
  /// Median with minimum and maximum: `54 (24–90)`.
  case medianRange
}

/// When a baseline table has a row for missing values.
public enum MissingRows: String, Codable, Hashable, Sendable {
  /// Below each variable of which a value is missing.
  case whenAny
  /// Below every variable.
  case always
  /// Never; percentages are still of the patients without a missing value.
  case never
}

/// Which tests a baseline table uses.
public enum BaselineTests: String, Codable, Hashable, Sendable {
  /// Chi-squared without continuity correction; Fisher's exact test when an expected count is below
  /// 5. Welch's t test or analysis of variance for means, rank tests for medians.
  case standard
  /// As is usual in Chinese journals: for a 2 × 2 table of at least 40 patients, Yates's correction
  /// where the smallest expected count lies between 1 and 5, Fisher's exact test below 1 or with
  /// fewer patients.
  case chinese
  /// As R's tableone: chi-squared with Yates's correction for 2 × 2 tables, whatever the expected
  /// counts; Student's t test or analysis of variance with equal variances for means, the
  /// Kruskal–Wallis test for medians, of two groups as well.
  case tableone
}
