import Crypto
import Foundation

/// pandoc's answers, kept by what went in and by its version.
struct CitationCache: Sendable {
  private let folder: String
  /// How many answers are kept.
  private static let capacity = 256

  /// The folder `citations` of the user's cache: `OFFPRINT_CACHE`, else `offprint` in
  /// `XDG_CACHE_HOME` or `~/.cache`. `nil` where none can be made.
  init?(environment: [String: String]) {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    let own = environment["OFFPRINT_CACHE"].flatMap { $0.isEmpty ? nil : $0 }
    folder = (own ?? caches + "/offprint") + "/citations"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      return nil
    }
  }

  /// The key of everything that goes in.
  static func key(of files: [(name: String, text: String)], _ arguments: [String]) -> String {
    var digest = SHA256()
    for part in arguments + files.flatMap({ [$0.name, $0.text] }) {
      // The length keeps the parts apart.
      digest.update(data: Data("\(part.utf8.count) ".utf8))
      digest.update(data: Data(part.utf8))
    }
    return digest.finalize().prefix(16).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }.joined()
  }

  /// The answer that this version gave; where no pandoc is, that of any version.
  func answer(_ key: String, version: String?) -> Data? {
    if let version { return try? Data(contentsOf: URL(filePath: path(key, version))) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let name = names.filter({ $0.hasPrefix(key + "-") }).max() else { return nil }
    return try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
  }

  /// Keeps an answer, in one step. A cache that cannot be written costs time, not the render.
  func keep(_ answer: Data, _ key: String, version: String) {
    try? answer.write(to: URL(filePath: path(key, version)), options: .atomic)
    trim()
  }

  private func path(_ key: String, _ version: String) -> String {
    "\(folder)/\(key)-\(version.filter { $0.isNumber || $0 == "." }).json"
  }

  // MARK: - The program's version

  /// The version of the program at a path, if that file has been asked before.
  func version(of program: String) -> String? {
    guard let witness = Self.witness(of: program),
      let text = try? String(contentsOfFile: "\(folder)/version", encoding: .utf8)
    else { return nil }
    let lines = text.split(separator: "\n")
    return lines.count == 2 && lines[0] == witness ? String(lines[1]) : nil
  }

  func keep(version: String, of program: String) {
    guard let witness = Self.witness(of: program) else { return }
    try? Data("\(witness)\n\(version)\n".utf8)
      .write(to: URL(filePath: "\(folder)/version"), options: .atomic)
  }

  /// What changes when another version is installed: the file's path, size and time.
  private static func witness(of program: String) -> String? {
    let path = URL(filePath: program).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? NSNumber,
      let date = attributes[.modificationDate] as? Date
    else { return nil }
    return "\(path) \(size) \(date.timeIntervalSince1970)"
  }

  /// Drops the oldest answers.
  private func trim() {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: URL(filePath: folder), includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
    guard files.count > Self.capacity else { return }
    let dated = files.map { file in
      let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
      return (values?.contentModificationDate ?? .distantPast, file)
    }
    for (_, file) in dated.sorted(by: { $0.0 < $1.0 }).prefix(files.count - Self.capacity) {
      try? FileManager.default.removeItem(at: file)
    }
  }
}
