import CPangoCairo

/// The versions of the libraries that draw, for the record of a render.
public enum DrawingVersions {
  /// Names and versions.
  public static var all: [String: String] {
    [
      "cairo": String(cString: cairo_version_string()),
      "harfbuzz": String(cString: hb_version_string()),
    ]
  }
}
