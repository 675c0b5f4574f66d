/// What a character is to the line breaker: the part of Unicode's line breaking (UAX 14) that
/// medical text needs.
enum CharacterClass {
  /// A word space; a line may end here.
  case space
  /// A word space at which no line ends.
  case hardSpace
  /// A place without width at which a line may end.
  case zeroSpace
  /// A place at which a word may be divided, with a hyphen.
  case softHyphen
  /// A Han character, kana or other full-width letter: a line may end at either side.
  case ideograph
  /// A full-width mark that begins something: no line ends after it.
  case opening
  /// A full-width mark that ends something: no line begins with it.
  case closing
  /// Anything else, thin spaces included: part of a word.
  case letter

  /// Whether the character takes a full em and stands in Chinese text.
  var isWide: Bool { self == .ideograph || self == .opening || self == .closing }

  /// The class of a character.
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
    case ..<0x2E80: self = .letter
    default: self = CharacterClass(wide: scalar.value)
    }
  }

  /// The class of a character of a text. Chinese writes its quotation marks with the characters of the
  /// Latin ones: beside a Han character they open and close.
  init(_ character: Character, in text: String, at index: String.Index) {
    self.init(character)
    guard self == .letter, "“”‘’".contains(character) else { return }
    let next = text.index(after: index)
    let follower = next < text.endIndex ? CharacterClass(text[next]) : .letter
    let leader = index > text.startIndex ? CharacterClass(text[text.index(before: index)]) : .letter
    if character == "“" || character == "‘" {
      if follower == .ideograph || follower == .opening { self = .opening }
    } else if leader == .ideograph || leader == .closing {
      self = .closing
    }
  }

  private init(wide value: UInt32) {
    switch value {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x301D, 0xFF08, 0xFF3B, 0xFF5B:
      self = .opening
    case 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x301E, 0x301F,
      0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D:
      self = .closing
    case 0x2E80...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF02...0xFF5D, 0xFF5F, 0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFF:
      self = .ideograph
    default: self = .letter
    }
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
