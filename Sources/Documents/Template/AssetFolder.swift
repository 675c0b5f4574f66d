import Foundation

/// The folder of what Offprint brings along besides its program: the styles of journals.
///
/// It lies beside the command: in `lib/offprint/assets` of where it is installed, or in `assets` of the
/// repository in which it was built.
public struct AssetFolder: Hashable, Sendable {
  /// The folder's path; `nil` where there is none.
  public let path: String?

  /// A folder.
  public init(path: String?) { self.path = path }

  /// The folder beside the running program.
  public static let installed: AssetFolder = {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? ""
    return AssetFolder(besideProgram: program)
  }()

  /// The folder nearest to a program: looked for in its own folder and in those above.
  public init(besideProgram program: String) {
    var folder = URL(fileURLWithPath: program).standardizedFileURL.deletingLastPathComponent()
    for _ in 0..<24 {
      for place in ["lib/offprint/assets", "assets"] {
        let path = folder.appendingPathComponent(place).path
        if FileManager.default.fileExists(atPath: path + "/journals") {
          self.path = path
          return
        }
      }
      if folder.path == "/" { break }
      folder = folder.deletingLastPathComponent().standardizedFileURL
    }
    path = nil
  }

  /// The names of the files of a folder within, without their ending, in order; `default` comes first.
  func names(in folder: String, ending: String) -> [String] {
    guard let path else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    return files.filter { $0.hasSuffix("." + ending) }.map { String($0.dropLast(ending.count + 1)) }
      .sorted { ($1 == "default" ? 1 : 0, $0) < ($0 == "default" ? 1 : 0, $1) }
  }

  /// The path and text of a file within; `nil` where there is none.
  func file(_ name: String) -> Surroundings.File? {
    guard let path, let data = FileManager.default.contents(atPath: "\(path)/\(name)"),
      let source = String(data: data, encoding: .utf8)
    else { return nil }
    return .init(path: "\(path)/\(name)", source: source)
  }
}
