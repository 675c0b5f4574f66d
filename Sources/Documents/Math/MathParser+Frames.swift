package import Drawing

/// Colours, frames and lines through something.
extension MathParser {
  /// `\boxed`, `\cancel` and `\textcolor`; `nil` if the command is none of these.
  mutating func frame(
    _ name: String, _ shown: String, at start: Int
  ) throws(MathError) -> MathNode? {
    switch name {
    case "textcolor":
      let color = try color(of: shown, at: start)
      return .coloured(color, [try argument(of: shown)])
    case "boxed", "framebox": return .framed(.box, try argument(of: shown))
    case "fbox": return .framed(.box, try words(.regular, shown, at: start))
    case "cancel": return .framed(.rising, try argument(of: shown))
    case "bcancel": return .framed(.falling, try argument(of: shown))
    case "xcancel": return .framed(.crossed, try argument(of: shown))
    case "sout", "st": return .framed(.struck, try argument(of: shown))
    case "cancelto":
      let value = try argument(of: shown)
      let base = try argument(of: shown)
      return .scripts(MathScripts(base: .framed(.rising, base), above: value))
    case "ref", "eqref", "autoref":
      throw error(
        "\(shown) stands in the text and not in a formula; write @eq-name outside of it", at: start)
    case "tiny", "small", "normalsize", "large", "Large", "LARGE", "huge", "footnotesize",
      "scriptsize":
      throw error(
        "\(shown) asks for a size, and sizes are the house's; leave it out", at: start)
    case "multicolumn", "cline", "multirow":
      throw error("\(shown) is not known in an array; make a table of Markdown", at: start)
    default: return nil
    }
  }

  /// The colour behind `\color` and `\textcolor`: `{red}`, `{#92001A}`, `[HTML]{92001A}`,
  /// `[rgb]{0.5,0,0.1}`.
  mutating func color(of shown: String, at start: Int) throws(MathError) -> Color {
    var model = ""
    if scanner.peek() == .character("[") {
      _ = scanner.next()
      while scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] != "]" {
        model.unicodeScalars.append(scanner.scalars[scanner.index])
        scanner.index += 1
      }
      scanner.index = min(scanner.index + 1, scanner.scalars.count)
    }
    guard let name = scanner.rawGroup()?.trimmed else {
      throw error("\(shown) is not followed by a colour; write \(shown){red}", at: start)
    }
    if let color = MathColors.named(name) { return color }
    let digits = name.hasPrefix("#") ? String(name.dropFirst()) : model == "HTML" ? name : ""
    if digits.count == 6, let hex = UInt32(digits, radix: 16) { return Color(hex: hex) }
    let parts = name.split(separator: ",").compactMap { Double(String($0).trimmed) }
    let most = model == "RGB" ? 255.0 : 1
    if parts.count == 3, model == "rgb" || model == "RGB",
      parts.allSatisfy({ (0...most).contains($0) })
    {
      return Color(red: parts[0] / most, green: parts[1] / most, blue: parts[2] / most)
    }
    let nearest = MathColors.names.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
    throw error(
      "“\(name)” is no colour\(nearest); write a name, or six digits as in \(shown){#92001A}",
      at: start)
  }
}

/// The colours that LaTeX knows by name.
enum MathColors {
  static var names: [String] { values.keys.sorted() }

  static func named(_ name: String) -> Color? { values[name].map { Color(hex: $0) } }

  private static let values: [String: UInt32] = [
    "black": 0x000000, "blue": 0x0000FF, "brown": 0xBF8040, "cyan": 0x00FFFF, "darkgray": 0x404040,
    "gray": 0x808080, "grey": 0x808080, "green": 0x00FF00, "lightgray": 0xBFBFBF, "lime": 0xBFFF00,
    "magenta": 0xFF00FF, "olive": 0x808000, "orange": 0xFF8000, "pink": 0xFFBFBF,
    "purple": 0xBF0040, "red": 0xFF0000, "teal": 0x008080, "violet": 0x800080, "white": 0xFFFFFF,
    "yellow": 0xFFFF00, "darkgreen": 0x006400, "darkblue": 0x00008B, "darkred": 0x8B0000,
    "navy": 0x000080, "maroon": 0x800000,
  ]
}
