import Crypto
import Foundation

/// Compiled programs, kept by what went into them: source, library, compiler and flags. Times play
/// no part, so a stale program is impossible.
public struct ProgramCache: Sendable {
  /// The folder of the cache.
  let folder: String
  /// How many programs are kept.
  private let capacity: Int

  /// The user's cache: `OFFPRINT_CACHE`, else `offprint` in `XDG_CACHE_HOME` or `~/.cache`.
  public init(environment: [String: String], capacity: Int = 128) throws {
    // Without HOME the system knows it; a shared folder would run what others put there.
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    folder = environment["OFFPRINT_CACHE"].flatMap { $0.isEmpty ? nil : $0 } ?? caches + "/offprint"
    self.capacity = capacity
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/programs", withIntermediateDirectories: true)
    } catch {
      throw ReportFailure(
        file: folder, message: "the cache for compiled reports cannot be made here",
        remedy: "Name a folder that can be written to in OFFPRINT_CACHE.")
    }
  }

  /// Makes a folder for one compilation or run; the caller takes it away.
  func makeWorkFolder() throws -> String {
    let path = "\(folder)/building/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// The key of a program.
  func key(sources: [String], library: Library) -> String {
    var digest = SHA256()
    let parts = [library.build, library.folder] + CompilerFlags.fixed + sources
    for part in parts {
      // The length keeps the parts apart.
      digest.update(data: Data("\(part.utf8.count) ".utf8))
      digest.update(data: Data(part.utf8))
    }
    return digest.finalize().prefix(16).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    .joined()
  }

  /// The path of the program with that key, if it is kept; it counts as used.
  func program(_ key: String) -> String? {
    let path = path(of: key)
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
    return path
  }

  /// Takes a program in, in one step: another render sees it whole or not at all.
  func keep(_ program: String, key: String) throws -> String {
    let path = path(of: key)
    guard rename(program, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    trim()
    return path
  }

  /// The folder with an empty module for each C library.
  func shims() throws -> String {
    let shims = folder + "/shims"
    let text = CompilerFlags.shimModules.map { "module \($0) {}\n" }.joined()
    let path = shims + "/module.modulemap"
    if (try? String(contentsOfFile: path, encoding: .utf8)) != text {
      try FileManager.default.createDirectory(atPath: shims, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }
    return shims
  }

  private func path(of key: String) -> String { "\(folder)/programs/\(key)" }

  /// Drops the programs that were not used for longest.
  private func trim() {
    let files = contents(of: "programs")
    // What a kill left behind a day ago nobody uses any more.
    for (date, file) in dated(contents(of: "work")) where date < Date(timeIntervalSinceNow: -86_400)
    {
      try? FileManager.default.removeItem(at: file)
    }
    guard files.count > capacity else { return }
    let oldest = dated(files).sorted { $0.0 < $1.0 }
    for (_, file) in oldest.prefix(files.count - capacity) {
      try? FileManager.default.removeItem(at: file)
    }
  }

  private func contents(of name: String) -> [URL] {
    (try? FileManager.default.contentsOfDirectory(
      at: URL(filePath: "\(folder)/\(name)"),
      includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
  }

  private func dated(_ files: [URL]) -> [(Date, URL)] {
    files.map { file in
      let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
      return (values?.contentModificationDate ?? .distantPast, file)
    }
  }
}
