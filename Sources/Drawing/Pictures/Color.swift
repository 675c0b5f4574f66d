import Foundation

/// An opaque colour, sRGB, each part 0…1. There is no transparency: EPS and TIFF have none.
public struct Color: Codable, Hashable, Sendable {
  /// The red part.
  public var red: Double
  /// The green part.
  public var green: Double
  /// The blue part.
  public var blue: Double

  /// A colour from its parts, 0…1.
  public init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour from a number such as `0x0B2545`.
  public init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255)
  }

  /// Black.
  public static let black = Color(hex: 0x000000)
  /// White.
  public static let white = Color(hex: 0xFFFFFF)

  /// How light the colour is, CIE L*: 0 for black, 100 for white. It is what remains of a colour in a
  /// copy without colours; the white point is that of sRGB, D65.
  public var lightness: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return luminance > 216.0 / 24389 ? 116 * cbrt(luminance) - 16 : luminance * 24389 / 27
  }

  /// The colour in hexadecimal digits, as `#0B2545`; parts outside of 0…1 are cut.
  public var hexadecimal: String {
    let digits = Array("0123456789ABCDEF")
    return [red, green, blue].reduce(into: "#") { text, part in
      let byte = Int((max(0, min(1, part.isNaN ? 0 : part)) * 255).rounded())
      text += "\(digits[byte >> 4])\(digits[byte & 15])"
    }
  }
}
