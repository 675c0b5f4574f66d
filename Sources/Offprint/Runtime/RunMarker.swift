import Foundation
@preconcurrency import Glibc

/// The line that is running, in memory that is shared with the marker file: it survives a trap, and
/// setting it costs one store.
final class RunMarker: Sendable {
  /// The first eight bytes of the file. Only the running report writes them and it runs on one task;
  /// the page stays mapped until the process ends.
  nonisolated(unsafe) private let line: UnsafeMutablePointer<Int>

  /// Maps the file; without one, or where it cannot be mapped, the line is kept in memory alone.
  init(path: String?) {
    line = path.flatMap(Self.mapped) ?? .allocate(capacity: 1)
    line.pointee = 0
  }

  /// The template's line; 0 before the first statement.
  var value: Int {
    get { line.pointee }
    set { line.pointee = newValue }
  }

  private static func mapped(path: String) -> UnsafeMutablePointer<Int>? {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let size = MemoryLayout<Int>.size
    guard ftruncate(file, size) == 0,
      let page = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), page != MAP_FAILED
    else { return nil }
    return page.bindMemory(to: Int.self, capacity: 1)
  }
}
