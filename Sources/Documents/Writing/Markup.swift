/// Text for HTML and XML.
enum Markup {
  /// The text with its special characters as entities, fit for content and quoted attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      // XML knows no other control characters.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address that may stand in a link; anything that could run a program is refused.
  static func address(_ address: String) -> String {
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let hasScheme = address.dropFirst(scheme.count).first == ":"
    let safe = ["http", "https", "mailto", "doi", "ftp", "tel"]
    guard !hasScheme || safe.contains(scheme.lowercased()) else { return "#" }
    return escaped(address)
  }
}
