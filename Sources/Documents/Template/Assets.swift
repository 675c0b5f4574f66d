import Foundation

/// The files that come with Offprint: `csl/`, `journals/` …
public struct Assets: Sendable {
  /// The folder that holds them; `nil` where there is none.
  public var folder: String?

  /// The assets in a folder.
  public init(folder: String?) { self.folder = folder }

  /// The assets of the running program: `PREFIX/lib/offprint/assets`, else `assets` in a folder above
  /// it, which in a working copy is the repository's.
  public static func installed() -> Assets {
    let command =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? ""
    var folder = URL(filePath: command).resolvingSymlinksInPath().deletingLastPathComponent()
    let library = folder.deletingLastPathComponent().appending(path: "lib/offprint/assets").path
    if exists(library) { return Assets(folder: library) }
    while folder.path != "/", !folder.path.isEmpty {
      let place = folder.appending(path: "assets")
      // Any folder might be called assets; ours holds the citation styles.
      if exists(place.appending(path: "csl").path) { return Assets(folder: place.path) }
      folder = folder.deletingLastPathComponent()
    }
    return Assets(folder: nil)
  }

  /// The text of a file, `csl/vancouver.csl`; `nil` where there is none.
  public func text(of name: String) -> String? {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      return nil
    }
    return String(data: data, encoding: .utf8)
  }

  /// The names of the files in a folder that end so, without the ending, in alphabetical order.
  public func names(in subfolder: String, ending: String) -> [String] {
    guard let folder else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(subfolder)"))
    return (files ?? []).filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
      .sorted()
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }
}
