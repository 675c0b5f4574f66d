import Foundation

/// The built library against which templates are compiled.
public struct Library: Sendable {
  /// The folder of `libOffprint.so`.
  public let folder: String
  /// The folder of the modules.
  let modules: String
  /// What tells one build of the library from another.
  let build: String

  /// The library that lies beside the command, as `make install` or a build leaves it.
  ///
  /// - Parameter command: The path of the running command.
  /// - Throws: A `ReportFailure` that says where it was looked for.
  public init(besideCommand command: String) throws {
    let bin = URL(filePath: command).resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = bin.deletingLastPathComponent().appending(path: "lib/offprint")
    let places = [(installed, installed), (bin, bin.appending(path: "Modules"))]
    for (folder, modules) in places
    where Self.exists(folder.appending(path: "libOffprint.so"))
      && Self.exists(modules.appending(path: "Offprint.swiftmodule"))
    {
      try self.init(folder: folder.path, modules: modules.path)
      return
    }
    throw ReportFailure(
      file: "offprint",
      message: "the library is neither in \(installed.path) nor in \(bin.path)",
      remedy: "Run `make build`, or `make install` once more.")
  }

  private init(folder: String, modules: String) throws {
    self.folder = folder
    self.modules = modules
    build = try BuildIdentity.ofLibrary(at: folder + "/libOffprint.so", modules: modules)
  }

  private static func exists(_ place: URL) -> Bool {
    FileManager.default.fileExists(atPath: place.path)
  }

  /// The compiler that built the library, in its own words: `6.3.1 (swift-6.3.1-RELEASE)`.
  public var compiler: String {
    let path = modules + "/Offprint.swiftmodule"
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe),
      let start = data.range(of: Data("Swift version ".utf8))
    else { return "unknown" }
    let text = data[start.upperBound...].prefix(80).prefix { $0 >= 32 && $0 < 127 }
    return CompilerVersion.name(in: "Swift version " + String(decoding: text, as: UTF8.self))
  }
}

/// What a compiler calls itself.
enum CompilerVersion {
  /// The version within `Swift version 6.3.1 (swift-6.3.1-RELEASE)`, whatever stands around it.
  static func name(in text: String) -> String {
    guard let start = text.range(of: "Swift version ") else { return "unknown" }
    let rest = text[start.upperBound...]
    let line = rest.prefix { $0 != "\n" }
    guard let end = line.firstIndex(of: ")") else { return String(line) }
    return String(line[...end])
  }
}
