import Glibc

/// Large buffers in pages of 2 MiB. Handing out 4 KiB pages one by one, and missing the cache of
/// their addresses, takes longer than reading the numbers (`Benchmarks/csv`).
enum LargePages {
  private static let size = 2 << 20

  /// Asks the system for large pages where the buffer spans some; it may decline.
  static func advise(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let start = buffer.baseAddress, buffer.count >= 2 * size else { return }
    let offset = (size - Int(bitPattern: start) % size) % size
    let length = (buffer.count - offset) / size * size
    // Declining is no fault: the pages are small then.
    _ = madvise(start + offset, length, MADV_HUGEPAGE)
  }

  /// An array of `count` equal elements in large pages.
  static func array<Element: BitwiseCopyable>(
    repeating element: Element, count: Int
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      advise(UnsafeMutableRawBufferPointer(buffer))
      buffer.initialize(repeating: element)
      initialized = count
    }
  }
}
