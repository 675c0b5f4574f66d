package import Drawing
import Foundation

extension Color {
  /// This colour with `share`, 0…1, of the other in it.
  package func mixed(with other: Color, share: Double) -> Color {
    Color(
      red: red + (other.red - red) * share, green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share)
  }

  /// 15 % of the colour on white: an opaque tint for bands, since EPS and TIFF have no transparency.
  package var tint: Color { Color.white.mixed(with: self, share: 0.15) }

  /// The colour of two inks printed on each other.
  package func multiplied(by other: Color) -> Color {
    Color(red: red * other.red, green: green * other.green, blue: blue * other.blue)
  }

  /// Relative luminance, 0…1. **Source:** WCAG 2.2, "relative luminance".
  package var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The colour for text on white: darkened until its contrast is at least 4.5 to 1.
  package var legible: Color {
    var color = self
    while 1.05 / (color.luminance + 0.05) < 4.5 { color = color.mixed(with: .black, share: 0.08) }
    return color
  }
}
