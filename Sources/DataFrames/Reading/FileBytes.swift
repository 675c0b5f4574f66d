import Crypto
import Foundation
import Glibc

/// The bytes of a file, with room behind them for reading eight at a time.
package struct FileBytes: Sendable {
  /// How many bytes behind the content may be read; the first is a line feed, the others are 0.
  static let padding = 16

  /// The content, and the padding behind it.
  package let bytes: [UInt8]
  /// The number of bytes of content.
  package let count: Int

  /// Reads a whole file at once.
  init(path: String) throws(CSVFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileBytes.failure(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory(path: path) }
    var content = FileBytes.read(descriptor, atLeast: Int(status.st_size))
    guard let length = content.popLast() else { throw FileBytes.failure(path, errno) }
    // `read` leaves its error behind the content.
    guard length == 0 else { throw FileBytes.failure(path, Int32(length)) }
    self.init(content: content)
  }

  /// Bytes that are already there.
  package init(content: consuming [UInt8]) {
    count = content.count
    var bytes = consume content
    bytes.append(0x0A)
    bytes.append(contentsOf: [UInt8](repeating: 0, count: FileBytes.padding - 1))
    self.bytes = bytes
  }

  /// The SHA-256 of the content, in hexadecimal.
  var sha256: String {
    var hasher = SHA256()
    bytes.withUnsafeBytes {
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    return hasher.finalize().map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  /// Everything that can be read, then one byte: 0, or the number of the error that ended it.
  /// Sizes are a hint only, since pipes have none.
  private static func read(_ descriptor: Int32, atLeast size: Int) -> [UInt8] {
    var content: [UInt8] = []
    var room = max(size, 4096) + 1
    while true {
      var failure: Int32 = 0
      let wanted = room
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted + padding + 1) { buffer, count in
        LargePages.advise(UnsafeMutableRawBufferPointer(buffer))
        while count < wanted {
          let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
          if got < 0 && errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
      }
      if content.isEmpty { content = chunk } else { content += chunk }
      if failure != 0 || chunk.count < wanted {
        content.append(UInt8(clamping: failure))
        return content
      }
      room = content.count
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> CSVFailure {
    if code == EISDIR { return .isDirectory(path: path) }
    guard code == ENOENT || code == ENOTDIR else {
      return .unreadable(path: path, reason: String(cString: strerror(code)))
    }
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return .notFound(path: path, nearest: Spelling.nearest(to: url.lastPathComponent, among: names))
  }
}
