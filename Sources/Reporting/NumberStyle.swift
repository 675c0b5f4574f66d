/// How numbers become text: the one place where it happens, for prose, tables and figures alike.
///
/// The default is the house style: P without its leading zero, en dashes in ranges, U+2212 as minus,
/// a narrow no-break space between thousands from five digits on. A journal's style is the same
/// structure with other values; a document's language gives the words and the decimal mark.
public struct NumberStyle: Codable, Hashable, Sendable {
  /// The decimal mark; the Lancet's is a raised point.
  public var decimalMark: String = "."
  /// What separates thousands.
  public var thousandsSeparator: String = "\u{202F}"
  /// The number of digits from which thousands are separated: 1546, 10 000.
  public var thousandsFromDigits: Int = 5

  /// Whether a P value begins with 0 before its decimal mark.
  public var hasLeadingZeroInP: Bool = false
  /// Whether the P of a P value is set in italics.
  public var hasItalicP: Bool = true
  /// The letter of a P value: `P`, `p`.
  public var letterOfP: String = "P"
  /// What stands on both sides of the sign of a P value: a space, or nothing as in `p=0·013`.
  public var spaceInP: String = " "
  /// How many decimals a P value has.
  public var digitsOfP: PDigits = .banded
  /// The least P value that is printed; what is smaller is `<` it.
  public var smallestP: Double = 0.001
  /// The greatest P value that is printed; what is greater is `>` it.
  public var greatestP: Double = 0.99
  /// What follows the letter at the head of a column: nothing, ` value`, ` 值`.
  public var wordAfterP: String = ""

  /// What stands between the limits of an interval of positive numbers.
  public var rangeSeparator: String = "\u{2013}"
  /// What stands between the limits where one of them is negative or open.
  public var wordedRangeSeparator: String = " to "
  /// What stands between quartiles, or the smallest and the largest value; that of ranges where `nil`.
  public var quartileSeparator: String?
  /// The abbreviation of "confidence interval".
  public var intervalName: String = "CI"
  /// The interval's name with its level: `{level}` and `{name}` are filled in.
  public var intervalPattern: String = "{level}% {name}"
  /// What stands between the interval's name and its limits in prose: a space, `, `, `: `.
  public var intervalColon: String = " "
  /// The brackets around an interval in prose.
  public var brackets: Brackets = .halfWidth
  /// Where the percent sign of an interval of percentages stands.
  public var percentSigns: PercentSigns = .once
  /// A count with its share in prose: `{count}`, `{total}` and `{share}` are filled in.
  public var sharePattern: String = "{count}/{total} ({share}%)"
  /// The total from which a share has one decimal; below it has none.
  public var shareDecimalFrom: Int = 100
  /// The decimals of a proportion with its interval, as a percentage.
  public var proportionDecimals: Int = 0
  /// The decimals of hazard, odds and risk ratios; `nil` gives two below 10, one below 100, else none.
  public var ratioDecimals: Int?
  /// How a unit follows what it measures: `Time (years)` or `时间/年`.
  public var unitForm: UnitForm = .parentheses

  /// What stands for an estimate without support in prose.
  public var notEstimable: String = "not estimable"
  /// What stands for an estimate without support in a table cell.
  public var notEstimableInCells: String = "NE"
  /// What stands for a limit that the curve does not reach.
  public var notReached: String = "not reached"
  /// What stands for a limit that the curve does not reach in a table cell.
  public var notReachedInCells: String = "NR"

  /// The house style.
  public init() {}

  // MARK: - Numbers

  /// A number with a fixed count of decimals, with the style's decimal mark, U+2212 as minus and
  /// thousands apart. A number that rounds to zero has no sign. Not a number is "not estimable",
  /// an infinite one "∞".
  public func fixed(_ value: Double, decimals: Int) -> String {
    guard !value.isNaN else { return notEstimableInCells }
    guard value.isFinite else { return value < 0 ? "\u{2212}∞" : "∞" }
    guard value.magnitude < 1e12, let scaled = Rounding.scaled(value, decimals: decimals) else {
      return value.magnitude < 1e12
        ? fixed(value, decimals: decimals - 1) : power(value)
    }
    return (scaled == 0 ? "" : sign(value)) + placed(scaled, decimals: decimals)
  }

  /// A whole number: 1546, 10 000, −12.
  public func integer(_ value: Int) -> String {
    (value < 0 ? "\u{2212}" : "") + grouped(String(value.magnitude))
  }

  /// A number of which nothing is known: whole numbers whole, others with three significant digits;
  /// never in scientific notation.
  public func plain(_ value: Double) -> String {
    guard !value.isNaN else { return notEstimable }
    guard value.isFinite else { return fixed(value, decimals: 0) }
    if value == value.rounded() { return fixed(value, decimals: 0) }
    return fixed(value, decimals: decimals(of: value, significantDigits: 3))
  }

  /// How many decimals show `significantDigits` of a number, rounding considered; at most 15.
  public func decimals(of value: Double, significantDigits: Int) -> Int {
    let magnitude = value.magnitude
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    var decimals = 0
    var limit = 1.0
    for _ in 1..<max(significantDigits, 1) { limit *= 10 }
    var shifted = magnitude
    while decimals < 15, shifted < limit {
      // 0.9996 to three digits is 1.00, not 1.000: look at the rounded number.
      if let scaled = Rounding.scaled(magnitude, decimals: decimals), Double(scaled) >= limit {
        break
      }
      shifted *= 10
      decimals += 1
    }
    return decimals
  }

  // MARK: - Digits

  private func sign(_ value: Double) -> String { value < 0 ? "\u{2212}" : "" }

  /// The digits of `scaled` with the decimal mark before the last `decimals` of them.
  func placed(_ scaled: Int, decimals: Int) -> String {
    var digits = String(scaled)
    guard decimals > 0 else { return grouped(digits) }
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    return grouped(String(digits.dropLast(decimals))) + decimalMark + digits.suffix(decimals)
  }

  /// The digits of a number too large to have decimals.

  /// Three digits and a power of ten, `1.24 × 10²⁶`, for numbers beyond any count of patients, of which
  /// more digits would only pretend; from 10⁹⁹ on only that.
  ///
  /// Many fonts lack a raised 0: `12.4 × 10¹⁹` does without.
  package func power(_ value: Double) -> String {
    var digits = value.magnitude
    guard digits.isFinite, digits >= 1 else { return fixed(value, decimals: 0) }
    var exponent = 0
    while digits >= 10 { (digits, exponent) = (digits / 10, exponent + 1) }
    if Rounding.scaled(digits, decimals: 2) == 1000 { (digits, exponent) = (1, exponent + 1) }
    guard exponent < 99 else { return sign(value) + ">\u{2009}10⁹⁹" }
    var decimals = 2
    if exponent % 10 == 0 { (digits, exponent, decimals) = (digits * 10, exponent - 1, 1) }
    let raised = String(exponent).map { Self.superscripts[$0] ?? "" }.joined()
    let shown = Rounding.scaled(digits, decimals: decimals).map { placed($0, decimals: decimals) }
    return sign(value) + (shown ?? "1") + " × 10" + raised
  }

  private static let superscripts: [Character: String] = [
    "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  ]

  private func grouped(_ digits: String) -> String {
    guard digits.count >= thousandsFromDigits, !thousandsSeparator.isEmpty else { return digits }
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    groups.append(rest)
    return groups.reversed().joined(separator: thousandsSeparator)
  }
}
