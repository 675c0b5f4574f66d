import Foundation
import Weaving

/// The files of one render: written beside their places, put there only when all are written.
///
/// Before `commit` nothing of an earlier render is touched; a kill leaves each file old or new.
struct OutputFiles {
  /// The folder under which everything lies.
  let folder: URL
  private(set) var paths: [String] = []
  private var contents: [Data] = []

  /// No files yet.
  init(folder: URL) { self.folder = folder }

  /// Adds a file; its path is relative to the folder.
  mutating func add(_ path: String, _ data: Data) {
    if let index = paths.firstIndex(of: path) {
      contents[index] = data
    } else {
      paths.append(path)
      contents.append(data)
    }
  }

  /// Adds a file of bytes.
  mutating func add(_ path: String, _ bytes: [UInt8]) { add(path, Data(bytes)) }

  /// Adds a file of text.
  mutating func add(_ path: String, _ text: String) { add(path, Data(text.utf8)) }

  /// Removes what a render that was killed had written beside the file; what belongs to a process that
  /// lives stays.
  private func dropLeftovers(of final: URL) {
    let folder = final.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let start = ".\(final.lastPathComponent)."
    for name in names where name.hasPrefix(start) && name.hasSuffix(".new") {
      guard let process = pid_t(name.dropFirst(start.count).dropLast(".new".count)),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  /// The system's word for an error where it has one.
  private static func reason(_ error: any Error) -> String {
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    let codes = [inner, error].compactMap { $0 as? POSIXError }.map(\.code.rawValue)
    return codes.first.map { ": " + String(cString: strerror($0)) } ?? ""
  }

  /// Writes all files, then puts each in its place and drops the `stale` ones of an earlier render.
  func commit(dropping stale: [String] = []) throws {
    var isFolder: ObjCBool = true
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
      !isFolder.boolValue
    {
      throw ReportFailure(
        file: folder.relativePath, message: "is a file, not a folder",
        remedy: "Name a folder with --output.")
    }
    var written: [(temporary: String, final: String)] = []
    do {
      for (path, data) in zip(paths, contents) {
        let final = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: final.deletingLastPathComponent(), withIntermediateDirectories: true)
        dropLeftovers(of: final)
        let name = ".\(final.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).new"
        let temporary = final.deletingLastPathComponent().appending(path: name)
        written.append((temporary.path, final.path))
        try data.write(to: temporary)
      }
      for (temporary, final) in written {
        guard rename(temporary, final) == 0 else {
          throw ReportFailure(
            file: final, message: "cannot be written: \(String(cString: strerror(errno)))")
        }
      }
    } catch {
      for (temporary, _) in written { try? FileManager.default.removeItem(atPath: temporary) }
      if error is ReportFailure { throw error }
      throw ReportFailure(
        file: folder.relativePath, message: "cannot be written to\(Self.reason(error))",
        remedy: "Name another folder with --output.")
    }
    for path in Set(stale).subtracting(paths) {
      try? FileManager.default.removeItem(at: folder.appending(path: path))
    }
  }
}
