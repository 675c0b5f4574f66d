import CPangoCairo
import Foundation

/// The font files of the house, found by a fontconfig configuration of our own: the same folders on
/// every machine, nothing of the user's, nothing substituted.
package struct FontCatalogue: Sendable {
  /// One face in a file.
  struct Source: Hashable, Sendable {
    let path: String
    let index: UInt32
  }

  private struct Style: Hashable {
    let family: String
    let isBold: Bool
    let isItalic: Bool
  }

  /// Where the packages of the families put their files.
  private static let folders = [
    "/usr/share/texmf/fonts/opentype/public/tex-gyre",
    "/usr/share/texmf/fonts/opentype/public/tex-gyre-math",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/opentype/noto",
  ]

  private let sources: [Style: Source]

  /// Reads what is installed; every style of every family must be there, those for mathematics only
  /// where there is some.
  init() throws(DrawingError) {
    try self.init(folders: Self.folders, cache: Self.cacheFolder())
  }

  /// Reads what is in `folders`.
  package init(folders: [String], cache: String?) throws(DrawingError) {
    guard let configuration = FcConfigCreate() else {
      throw .fontConfiguration("out of memory")
    }
    defer { FcConfigDestroy(configuration) }
    let text = Self.configurationText(folders: folders, cache: cache)
    let isRead = text.utf8CString.withUnsafeBytes { bytes in
      FcConfigParseAndLoadFromMemory(
        configuration, bytes.bindMemory(to: FcChar8.self).baseAddress, 0)
    }
    guard isRead != 0, FcConfigBuildFonts(configuration) != 0 else {
      throw .fontConfiguration("fontconfig does not read the house's configuration")
    }
    sources = Self.sources(in: FcConfigGetFonts(configuration, FcSetSystem))
    for face in [Typeface.serif, .sans, .monospaced] {
      for family in FontFamily.chain(of: face) {
        for isBold in [false, true] where source(of: family, bold: isBold, italic: false) == nil {
          throw .missingFont(family: family.name, package: family.package)
        }
        for isBold in [false, true]
        where family.hasItalics && source(of: family, bold: isBold, italic: true) == nil {
          throw .missingFont(family: family.name + " Italic", package: family.package)
        }
      }
    }
  }

  /// The file of a style; of a family without italics the upright one.
  func source(of family: FontFamily, bold: Bool, italic: Bool) -> Source? {
    sources[
      Style(family: family.name, isBold: bold, isItalic: italic && family.hasItalics)]
  }

  private static func sources(in set: UnsafeMutablePointer<FcFontSet>?) -> [Style: Source] {
    guard let set, let fonts = set.pointee.fonts else { return [:] }
    var sources: [Style: Source] = [:]
    for position in 0..<Int(set.pointee.nfont) {
      guard let pattern = fonts[position],
        let path = string("file", of: pattern), let weight = number("weight", of: pattern),
        let slant = number("slant", of: pattern), let index = number("index", of: pattern),
        access(path, R_OK) == 0,
        weight == FC_WEIGHT_REGULAR || weight == FC_WEIGHT_BOLD
      else { continue }
      let source = Source(path: path, index: UInt32(clamping: index))
      var rank: Int32 = 0
      while let family = string("family", of: pattern, rank) {
        let style = Style(
          family: family, isBold: weight == FC_WEIGHT_BOLD, isItalic: slant != FC_SLANT_ROMAN)
        // Of two files of one style the first by name, whatever order the folder is read in.
        if sources[style].map({ path < $0.path }) ?? true { sources[style] = source }
        rank += 1
      }
    }
    return sources
  }

  private static func string(
    _ property: String, of pattern: OpaquePointer, _ rank: Int32 = 0
  ) -> String? {
    var value: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, property, rank, &value) == FcResultMatch, let value
    else { return nil }
    return String(cString: value)
  }

  private static func number(_ property: String, of pattern: OpaquePointer) -> Int32? {
    var value: Int32 = 0
    return FcPatternGetInteger(pattern, property, 0, &value) == FcResultMatch ? value : nil
  }

  private static func configurationText(folders: [String], cache: String?) -> String {
    let kept = cache.map { "<cachedir>\(escapedForXML($0))</cachedir>" } ?? ""
    let directories = folders.map { "<dir>\(escapedForXML($0))</dir>" }.joined()
    return """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\
      <fontconfig>\(directories)\(kept)</fontconfig>
      """
  }

  /// Where fontconfig keeps what it read of the files; without a folder each start reads them anew.
  private static func cacheFolder() -> String? {
    let environment = ProcessInfo.processInfo.environment
    let root: String
    if let named = environment["XDG_CACHE_HOME"], named.hasPrefix("/") {
      root = named
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      root = home + "/.cache"
    } else {
      return nil
    }
    let folder = root + "/offprint/fontconfig"
    // Where it cannot be made, each start takes some tenths of a second longer and nothing else.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
