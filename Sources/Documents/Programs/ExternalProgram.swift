import Dispatch
package import Foundation

/// A program of the distribution that is called: pandoc for citations.
package struct ExternalProgram: Sendable {
  /// The path of the program.
  package let path: String

  /// The program of that name in the folders of `PATH`; `nil` where there is none.
  package init?(named name: String, environment: [String: String]) {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    let candidates = folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    self.path = path
  }

  /// What a call left.
  package struct Outcome {
    /// The exit status; `nil` where it had to be ended.
    package var status: Int32?
    /// The standard output.
    package var output: Data
    /// The standard error.
    package var errors: String
  }

  /// Runs the program in a folder, in which it leaves `stdout` and `stderr`, and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: The arguments, without the program's name.
  ///   - folder: The folder in which it runs.
  ///   - seconds: How long it may take; then it is ended.
  /// - Returns: What it wrote, and how it ended.
  /// - Throws: An error where it cannot be started or the folder cannot be written to.
  package func run(
    _ arguments: [String], in folder: URL, seconds: Double = 120
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Files, not pipes: nothing can wait for the other to read.
    let output = folder.appending(path: "stdout")
    let errors = folder.appending(path: "stderr")
    for place in [output, errors] { try Data().write(to: place) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    var hasEnded = ended.wait(timeout: .now() + seconds) == .success
    let isInTime = hasEnded
    if !hasEnded {
      process.terminate()
      hasEnded = ended.wait(timeout: .now() + 5) == .success
    }
    return Outcome(
      status: isInTime && hasEnded ? process.terminationStatus : nil,
      output: (try? Data(contentsOf: output)) ?? Data(),
      errors: String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self))
  }
}
