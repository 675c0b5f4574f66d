/// What a character is to the line breaker: the part of Unicode's line breaking (UAX 14) and of the
/// requirements for Chinese text (CLREQ) that medical papers need.
enum CharacterClass {
  /// A word space; a line may end here.
  case space
  /// A word space at which no line ends.
  case hardSpace
  /// A place without width at which a line may end.
  case zeroSpace
  /// A place at which a word may be divided, with a hyphen.
  case softHyphen
  /// A Han character, kana or another sign of a full em: a line may end at either side.
  case ideograph
  /// A full-width mark that begins something: no line ends after it.
  case opening
  /// A full-width mark that ends something: no line begins with it.
  case closing
  /// A full-width sign that no line begins with and that has no blank half: small kana, ～, ％, ＜.
  case nonStarter
  /// The halves of —— and ……, which are never parted.
  case inseparable
  /// Anything else, thin spaces included: part of a word.
  case letter

  /// Whether the character takes a full em and stands in Chinese text.
  var isWide: Bool {
    switch self {
    case .ideograph, .opening, .closing, .nonStarter, .inseparable: true
    case .space, .hardSpace, .zeroSpace, .softHyphen, .letter: false
    }
  }

  /// The class of a character. Quotation marks, dashes and dots that Chinese shares with Latin are
  /// letters here; see `ParagraphBuilder.characterClass`.
  init(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else {
      self = .letter
      return
    }
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D: self = .space
    case ..<0xA0: self = .letter
    case 0xA0: self = .hardSpace
    case 0xAD: self = .softHyphen
    case 0x200B: self = .zeroSpace
    case 0x2460...0x24FF: self = .ideograph
    case ..<0x2E80: self = .letter
    default: self = CharacterClass(wide: scalar.value)
    }
  }

  private init(wide value: UInt32) {
    switch value {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D, 0xFF08,
      0xFF3B, 0xFF5B, 0xFF5F:
      self = .opening
    case 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B,
      0x301E, 0x301F, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D,
      0xFF60:
      self = .closing
    case 0x3005, 0x301C, 0x303B, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085,
      0x3087, 0x308E, 0x3095, 0x3096, 0x309B...0x309E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
      0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB...0x30FE, 0x31F0...0x31FF,
      0xFF05, 0xFF1C...0xFF1E, 0xFF5E:
      self = .nonStarter
    case 0x2E80...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF02...0xFF5D, 0xFFE0...0xFFE6, 0x20000...0x3FFFF:
      self = .ideograph
    default: self = .letter
    }
  }
}

/// Marks that keep to one side where Chinese and Latin meet.
enum SeamMarks {
  /// Latin marks that no line begins with.
  static func mayNotBegin(_ character: Character) -> Bool {
    ")]},.;:!?%‰°℃′″’”·•/-–‐".contains(character)
  }

  /// Latin marks that no line ends with.
  static func mayNotEnd(_ character: Character) -> Bool {
    "([{“‘$£€¥#@".contains(character)
  }

  /// The brackets among full-width marks; the other closing marks stand in the middle of their em in
  /// traditional Chinese and have no half that could be left out.
  static func isBracket(_ character: Character) -> Bool {
    "〈《「『【〔〖（［｛〉》」』】〕〗）］｝“”‘’".contains(character)
  }
}

/// The share of a glyph that hangs out of the right edge at a line's end.
enum OpticalMargin {
  /// The share for the last character of a line.
  static func share(of character: Character) -> Double {
    switch character {
    case ".", ",": 0.8
    case "-", "\u{2010}": 0.55
    case ":", ";": 0.3
    case "–", "—": 0.2
    default: 0
    }
  }
}
