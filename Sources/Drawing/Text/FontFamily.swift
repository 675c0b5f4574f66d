/// A family of the distribution from which glyphs may be taken.
struct FontFamily: Hashable, Sendable {
  /// The name by which fontconfig knows it.
  let name: String
  /// The Debian package that installs it.
  let package: String
  /// Whether it has italics of its own; Han characters have none, and none are made up for them.
  let hasItalics: Bool
  /// Whether it draws Han characters.
  let isHan: Bool

  private init(_ name: String, package: String, hasItalics: Bool = true, isHan: Bool = false) {
    self.name = name
    self.package = package
    self.hasItalics = hasItalics
    self.isHan = isHan
  }

  private static let pagella = FontFamily("TeX Gyre Pagella", package: "fonts-texgyre")
  private static let heros = FontFamily("TeX Gyre Heros", package: "fonts-texgyre")
  private static let termes = FontFamily("TeX Gyre Termes", package: "fonts-texgyre")
  private static let cursor = FontFamily("TeX Gyre Cursor", package: "fonts-texgyre")
  private static let liberation = FontFamily("Liberation Sans", package: "fonts-liberation2")
  private static func math(_ name: String) -> FontFamily {
    FontFamily(name, package: "fonts-texgyre-math", hasItalics: false)
  }
  private static func han(_ name: String) -> FontFamily {
    FontFamily(name, package: "fonts-noto-cjk", hasItalics: false, isHan: true)
  }

  /// The families of a typeface: a glyph comes from the first that has it, and from no other.
  static func chain(of face: Typeface) -> [FontFamily] {
    switch face {
    case .serif: [pagella, han("Noto Serif CJK SC")]
    case .chineseSerif: [termes, han("Noto Serif CJK SC")]
    case .sans: [heros, liberation, han("Noto Sans CJK SC")]
    case .monospaced: [cursor, han("Noto Sans Mono CJK SC")]
    case .math: [math("TeX Gyre Pagella Math")]
    case .chineseMath: [math("TeX Gyre Termes Math")]
    }
  }
}
