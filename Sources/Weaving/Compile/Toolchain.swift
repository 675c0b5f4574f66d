import Foundation

/// The programs of the Swift toolchain that compile a template.
struct Toolchain: Sendable {
  /// The compiler proper, which `swiftc` would call.
  let frontend: String
  /// The C compiler of the toolchain, which knows how to link.
  let linker: String
  /// The folder of the runtime libraries.
  let runtime: String

  /// The toolchain of the `swiftc` that the shell would find.
  init(environment: [String: String]) throws {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let found = folders.map { URL(filePath: $0).appending(path: "swiftc") }
      .filter { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map { $0.resolvingSymlinksInPath().deletingLastPathComponent() }
    guard let first = found.first else {
      throw ReportFailure(
        file: "offprint", message: "no Swift compiler is found",
        remedy: "Install Swift from https://www.swift.org/install and put `swiftc` into PATH.")
    }
    // A `swiftc` that only picks among toolchains (swiftly) has no compiler beside it.
    let bin = Self.isToolchain(first) ? first : Self.picked(by: first) ?? first
    frontend = bin.appending(path: "swift-frontend").path
    linker = bin.appending(path: "clang").path
    runtime = bin.deletingLastPathComponent().appending(path: "lib/swift/linux").path
  }

  private static func isToolchain(_ folder: URL) -> Bool {
    ["swift-frontend", "clang"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: folder.appending(path: $0).path)
    }
  }

  /// The toolchain in use, as the picking `swiftc` says.
  private static func picked(by folder: URL) -> URL? {
    let process = Process()
    process.executableURL = folder.appending(path: "swiftc")
    process.arguments = ["-print-target-info"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    struct Information: Decodable {
      struct Paths: Decodable { var runtimeResourcePath: String }
      var paths: Paths
    }
    guard let known = try? JSONDecoder().decode(Information.self, from: data) else { return nil }
    let usr = URL(filePath: known.paths.runtimeResourcePath)
      .deletingLastPathComponent().deletingLastPathComponent()
    let bin = usr.appending(path: "bin")
    return isToolchain(bin) ? bin : nil
  }
}
