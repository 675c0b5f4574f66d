import Documents
@preconcurrency import Glibc
import Synchronization

/// Appends the records of a run to its file, each at once, and takes what the program prints.
final class RunWriter: Sendable {
  private let results: Int32
  private let printout: Int32
  private let printed = Mutex(0)

  /// Opens the files of a request; from here on the standard output goes into one of them.
  init(_ request: RunRequest) throws {
    results = open(request.results, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard results >= 0 else { throw RunError.request("\(request.results): \(Self.reason)") }
    printout = open(request.printout, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard printout >= 0 else { throw RunError.request("\(request.printout): \(Self.reason)") }
    dup2(printout, STDOUT_FILENO)
    // A trap must not swallow the lines before it.
    setvbuf(stdout, nil, _IOLBF, 0)
  }

  /// Appends a record as one line, without waiting.
  func append(line bytes: some Sequence<UInt8>) throws {
    let bytes = bytes + [UInt8(ascii: "\n")]
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(results, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw RunError.request("results: \(Self.reason)") }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// What was printed since the last call.
  func takePrintout() -> String {
    fflush(stdout)
    return printed.withLock { position in
      let end = Int(lseek(printout, 0, SEEK_END))
      guard end > position else { return "" }
      let bytes = [UInt8](unsafeUninitializedCapacity: end - position) { buffer, count in
        count = max(0, pread(printout, buffer.baseAddress, end - position, off_t(position)))
      }
      position = end
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
