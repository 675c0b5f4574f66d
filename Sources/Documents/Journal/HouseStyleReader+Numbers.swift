import Reporting
import Yams

extension HouseStyleReader {
  /// `numbers:` how numbers become text.
  mutating func readNumbers(_ value: OptionValue) throws(TemplateError) {
    let known = [
      "decimal-mark", "thousands", "p", "interval", "share", "share-decimal-from", "proportions",
      "ratios", "units", "not-estimable",
    ]
    for (name, setting) in try entries(of: value, known: known) {
      switch name {
      case "decimal-mark": style.numbers.decimalMark = try decimalMark(setting)
      case "thousands": try readThousands(setting)
      case "p": try readP(setting)
      case "interval": try readInterval(setting)
      case "share": style.numbers.sharePattern = try pattern(setting, ["{count}", "{share}"])
      case "share-decimal-from":
        style.numbers.shareDecimalFrom = Int(try setting.number(above: 0))
      case "proportions": style.numbers.proportionDecimals = try decimals(setting)
      case "ratios":
        style.numbers.ratioDecimals =
          setting.node.scalar?.string == "by-size" ? nil : try decimals(setting)
      case "units": style.numbers.unitForm = try one(setting)
      default: style.numbers.notEstimable = try setting.word()
      }
    }
  }

  private func decimalMark(_ value: OptionValue) throws(TemplateError) -> String {
    let mark = try text(value)
    guard [".", ",", "·"].contains(mark) else { throw value.mismatch("“.”, “,” or “·”") }
    return mark
  }

  private mutating func readThousands(_ value: OptionValue) throws(TemplateError) {
    let marks = ["thin-space": "\u{202F}", "comma": ",", "point": ".", "none": ""]
    for (name, setting) in try entries(of: value, known: ["separator", "from"]) {
      if name == "separator" {
        let names = ["thin-space", "comma", "point", "none"]
        style.numbers.thousandsSeparator = marks[try setting.choice(names)] ?? ""
      } else {
        style.numbers.thousandsFromDigits = Int(try setting.number(above: 3))
      }
    }
  }

  private mutating func readP(_ value: OptionValue) throws(TemplateError) {
    let known = [
      "letter", "italic", "leading-zero", "spaces", "digits", "smallest", "greatest", "word",
    ]
    for (name, setting) in try entries(of: value, known: known) {
      switch name {
      case "letter": style.numbers.letterOfP = try setting.word()
      case "italic": style.numbers.hasItalicP = try setting.truth()
      case "leading-zero": style.numbers.hasLeadingZeroInP = try setting.truth()
      case "spaces": style.numbers.spaceInP = try setting.truth() ? " " : ""
      case "digits": style.numbers.digitsOfP = try digits(setting)
      case "smallest": style.numbers.smallestP = try probability(setting)
      case "greatest": style.numbers.greatestP = try probability(setting)
      default: style.numbers.wordAfterP = try text(setting)
      }
    }
  }

  private func probability(_ value: OptionValue) throws(TemplateError) -> Double {
    guard case .number(let number)? = value.scalar, number > 0, number < 1 else {
      throw value.mismatch("a number between 0 and 1")
    }
    return number
  }

  /// `banded`, a number of decimals, or `{significant: 2, decimals: 4}`.
  private func digits(_ value: OptionValue) throws(TemplateError) -> NumberStyle.PDigits {
    if value.node.scalar?.string == "banded" { return .banded }
    guard value.node.mapping != nil else {
      let count = try decimals(value)
      guard count > 0 else { throw value.mismatch("banded, or 1 to 6 decimals") }
      return .fixed(count)
    }
    var (significant, most) = (2, 4)
    for (name, setting) in try entries(of: value, known: ["significant", "decimals"]) {
      if name == "decimals" {
        most = try decimals(setting)
      } else {
        significant = try decimals(setting)
      }
    }
    return .significant(max(significant, 1), decimalsAtMost: max(most, 1))
  }

  private mutating func readInterval(_ value: OptionValue) throws(TemplateError) {
    let known = [
      "separator", "worded", "quartiles", "name", "title", "colon", "brackets", "percent-signs",
    ]
    for (name, setting) in try entries(of: value, known: known) {
      switch name {
      case "separator": style.numbers.rangeSeparator = try text(setting)
      case "worded": style.numbers.wordedRangeSeparator = try text(setting)
      case "quartiles": style.numbers.quartileSeparator = try text(setting)
      case "name": style.numbers.intervalName = try setting.word()
      case "title": style.numbers.intervalPattern = try pattern(setting, ["{level}"])
      case "colon": style.numbers.intervalColon = try text(setting)
      case "brackets": style.numbers.brackets = try one(setting)
      default: style.numbers.percentSigns = try one(setting)
      }
    }
  }

  /// A text with its gaps.
  private func pattern(
    _ value: OptionValue, _ gaps: [String]
  ) throws(TemplateError) -> String {
    let text = try text(value)
    for gap in gaps where !text.contains(gap) { throw value.mismatch("a text with \(gap) in it") }
    return text
  }
}
