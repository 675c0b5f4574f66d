/// What can go wrong when text is measured or a picture is written.
public enum DrawingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A family of the house is not installed; the Debian package that brings it.
  case missingFont(family: String, package: String)
  /// The font configuration could not be read.
  case fontConfiguration(String)
  /// A picture's width or height is not a positive number of points that the format can hold.
  case size(width: Double, height: Double)
  /// Something on a picture has a place or a measure that is not a number; what it is.
  case notANumber(String)
  /// A resolution that is not a positive number of dots per inch.
  case resolution(Double)
  /// A document without a page.
  case noPages
  /// A link leads to a name that no anchor has.
  case unknownAnchor(String)
  /// Two anchors have one name.
  case repeatedAnchor(String)
  /// A group has a role that PDF does not know.
  case unknownRole(String)
  /// The bytes of an image are not a PNG file that can be read.
  case image
  /// A date that is not written `2026-11-20` or `2026-11-20T08:00:00Z`.
  case date(String)
  /// The drawing library refused; its own words.
  case library(String)

  /// One sentence for the author: what is wrong and how to mend it.
  public var description: String {
    switch self {
    case .missingFont(let family, let package):
      "the font family \(family) is not installed; install the package \(package)"
    case .fontConfiguration(let reason):
      "the fonts could not be configured: \(reason)"
    case .size(let width, let height):
      "a picture of \(width) × \(height) points cannot be drawn; give both a positive length"
    case .notANumber(let what):
      "\(what) has a place or a measure that is not a number; leave missing values out"
    case .resolution(let dpi):
      "\(dpi) dots per inch is not a resolution; give a number from 1 to 2400"
    case .noPages:
      "a document needs at least one page"
    case .unknownAnchor(let name):
      "a link leads to “\(name)”, which no anchor is called"
    case .repeatedAnchor(let name):
      "two anchors are called “\(name)”; give each its own name"
    case .unknownRole(let role):
      "“\(role)” is not a structure element of PDF; use one such as P, H1, Figure or Table"
    case .image:
      "an image is not a PNG file that can be read"
    case .date(let text):
      "“\(text)” is not a date; write it as 2026-11-20 or 2026-11-20T08:00:00Z"
    case .library(let reason):
      "the drawing library refused: \(reason)"
    }
  }
}
