public import Foundation

/// A program of the distribution that a test asks what it makes of a file; `make test` installs those
/// that are missing.
public struct InstalledProgram: Sendable {
  private let path: String?

  /// The first of the names that is installed.
  public init(_ names: String...) {
    path =
      names.flatMap { ["/usr/bin/" + $0, "/usr/local/bin/" + $0] }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether it is there.
  public var isInstalled: Bool { path != nil }

  /// Runs the program; what it prints, without what it complains of, and its status.
  public func run(
    _ arguments: [String], in folder: URL? = nil
  ) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "/bin/false")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// Runs the program on a file of these bytes: `arguments`, the file, `last`.
  public func run(
    _ arguments: [String] = [], on file: [UInt8], _ last: [String] = []
  ) throws -> (text: String, status: Int32) {
    let place = FileManager.default.temporaryDirectory.appending(
      path: "offprint-\(UUID().uuidString)")
    try Data(file).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    return try run(arguments + [place.path] + last)
  }
}
