/// Which words stay together on a line although an ordinary space stands between them: "P = .03",
/// "Figure 1", "5 mm", "10 000", "J. Smith", "et al.".
enum WordBond {
  /// Whether no line ends at the space between `word` and what follows. `word` is the word before the
  /// space, `last` its last character; `rest` begins with the word behind it.
  static func holds(_ word: Substring, _ last: Character, _ rest: Substring) -> Bool {
    // Most spaces stand between two words of small letters.
    if word.utf8.count > 2, let before = word.utf8.last, let after = rest.utf8.first,
      isSmall(before), isSmall(after)
    {
      return false
    }
    guard let next = rest.first else { return false }
    if isRelation(next) { return word.utf8.count <= 12 }
    if isRelation(last) { return word.utf8.count <= 4 }
    if next == "–" || next == "—" { return rest.dropFirst().first == " " }
    if last.isNumber { return bindsNumber(word, rest) }
    if next.isNumber || next == "." { return isLabel(word) }
    if last == "." { return next.isUppercase && isInitialOrTitle(word) }
    if last == "%" { return rest.hasPrefix("CI") }
    if word == "et" { return rest.hasPrefix("al") }
    if next.isUppercase, isLabel(word) { return length(of: rest) <= 3 }
    // A symbol and what it is the symbol of: "P value", "t test".
    return word.utf8.count == 1 && "PptFzrC".contains(last)
      && ["value", "test", "score", "stat", "ind"].contains { rest.hasPrefix($0) }
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isRelation(_ character: Character) -> Bool {
    switch character {
    case "=", "<", ">", "≤", "≥", "≈", "±", "×", "≠": true
    default: false
    }
  }

  /// A unit, or the next three figures.
  private static func bindsNumber(_ number: Substring, _ rest: Substring) -> Bool {
    let word = rest.prefix { $0.isLetter || $0 == "%" || $0 == "°" || $0 == "µ" || $0 == "μ" }
    if word.isEmpty {
      let digits = rest.prefix { $0.isNumber }
      return digits.count == 3 && number.utf8.count <= 4 && number.allSatisfy(\.isNumber)
    }
    return word.utf8.count <= 5 && units.contains(word)
  }

  private static let units: Set<Substring> = [
    "mm", "cm", "m", "km", "nm", "μm", "µm", "kg", "g", "mg", "μg", "µg", "ng", "pg", "L", "l",
    "mL",
    "ml", "dL", "dl", "μL", "µL", "mol", "mmol", "μmol", "µmol", "nmol", "fmol", "pmol", "Gy",
    "cGy",
    "Hz", "kHz", "MHz", "kV", "kVp", "mA", "mAs", "T", "s", "ms", "min", "h", "d", "HU", "J", "kJ",
    "kPa", "mmHg", "U", "IU", "mU", "kDa", "Da", "°C", "°", "%", "K", "kcal", "MB", "GB",
  ]

  /// Whether the word names what is numbered after it; such a word is not divided.
  static func isLabel(_ word: Substring) -> Bool {
    guard word.utf8.count <= 12, word.utf8.count > 0 else { return false }
    let bare = word.drop { !$0.isLetter }
    return labels.contains(bare)
  }

  private static let labels: Set<Substring> = [
    "Figure", "Figures", "Fig.", "Figs.", "Table", "Tables", "Tab.", "Section", "Sections", "Sec.",
    "Equation", "Equations", "Eq.", "Eqs.", "Chapter", "Appendix", "Box", "Panel", "Model", "Step",
    "Part", "Supplement", "No.", "no.", "p.", "pp.", "vol.", "Vol.", "CI", "grade", "Grade",
    "stage",
    "Stage", "type", "Type", "phase", "Phase", "level", "Level", "version", "n", "P", "p", "HR",
    "Abbildung", "Abb.", "Tabelle", "Tab", "Abschnitt", "Gleichung", "Tableau", "Tabla", "Figura",
  ]

  /// "J." or "(J.", "Dr.".
  private static func isInitialOrTitle(_ word: Substring) -> Bool {
    let bare = word.drop { !$0.isLetter }
    if bare.count == 2 { return bare.first?.isUppercase == true }
    return bare == "Dr." || bare == "Prof." || bare == "Mr." || bare == "Mrs." || bare == "Ms."
      || bare == "St."
  }

  private static func length(of rest: Substring) -> Int {
    rest.prefix { $0.isLetter || $0.isNumber }.count
  }
}
