extension NumberStyle {
  /// The house style in a language, a BCP 47 tag: the decimal comma where the language has it, the name
  /// of an interval and the words for what is not there. English where the language is not known.
  ///
  /// Where the language's journals write 0 before a decimal mark, P has it too.
  public init(language tag: String) {
    self.init()
    switch tag.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
    case "zh":
      intervalPattern = "{level}% {name}"
      words("无法估计", "NE", "未达到", "NR")
      hasLeadingZeroInP = true
      wordAfterP = " 值"
    case "ja":
      words("推定不能", "NE", "未到達", "NR")
      hasLeadingZeroInP = true
      wordAfterP = " 値"
    case "de":
      continental("KI", "{level}%-{name}", range: " bis ")
      words("nicht schätzbar", "n. s.", "nicht erreicht", "n. e.")
    case "fr":
      continental("IC", "{name} à {level}\u{00A0}%", range: " à ")
      words("non estimable", "NE", "non atteint", "NA")
    case "es":
      continental("IC", "{name} {level}\u{00A0}%", range: " a ")
      words("no estimable", "NE", "no alcanzado", "NA")
    case "it":
      continental("IC", "{name} {level}%", range: " a ")
      words("non stimabile", "NS", "non raggiunto", "NR")
    case "pt":
      continental("IC", "{name} {level}%", range: " a ")
      words("não estimável", "NE", "não atingido", "NA")
    case "nl":
      continental("BI", "{level}%-{name}", range: " tot ")
      words("niet te schatten", "NS", "niet bereikt", "NB")
    default: break
    }
  }

  private mutating func continental(_ name: String, _ pattern: String, range: String) {
    decimalMark = ","
    intervalName = name
    intervalPattern = pattern
    wordedRangeSeparator = range
    hasLeadingZeroInP = true
  }

  private mutating func words(
    _ notEstimable: String, _ inCells: String, _ notReached: String, _ notReachedInCells: String
  ) {
    self.notEstimable = notEstimable
    notEstimableInCells = inCells
    self.notReached = notReached
    self.notReachedInCells = notReachedInCells
  }
}
