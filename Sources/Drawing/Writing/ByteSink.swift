import CPangoCairo

/// Where Cairo leaves the bytes of a file.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// What Cairo calls with each piece; its closure is the sink.
  static let write: cairo_write_func_t = { closure, bytes, count in
    guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes
      .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
