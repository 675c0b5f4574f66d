import Foundation

/// What was built together with the tests.
enum Products {
  /// The folder of the command and the library.
  static var folder: URL {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    return (bundle ?? URL(filePath: CommandLine.arguments[0])).deletingLastPathComponent()
  }

  /// The built `offprint`.
  static var command: URL { folder.appending(path: "offprint") }
}

/// A folder of its own with a template, and the command to render it.
final class Workshop {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file.
  func write(_ text: String, to name: String = "report.md") throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// The bytes of a file; `nil` if there is none.
  func bytes(of name: String) -> Data? {
    FileManager.default.contents(atPath: folder.appending(path: name).path)
  }

  /// The names of the files, those that begin with a point included.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  /// Starts `offprint` in the folder and does not wait.
  func start(_ arguments: String...) throws -> Process {
    let process = command(arguments)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func command(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = Products.command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OFFPRINT_CACHE": FileManager.default.temporaryDirectory.path + "/offprint-tests"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    return process
  }

  /// Runs `offprint` in the folder; its status and what it wrote to the standard error.
  func offprint(_ arguments: String...) throws -> (status: Int32, said: String) {
    let process = command(arguments)
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
