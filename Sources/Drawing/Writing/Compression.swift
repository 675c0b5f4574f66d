import CZlib

/// Deflate and its check sums, for the parts of files that are compressed.
package enum Compression {
  /// A zlib stream of the bytes, or with `isRaw` deflate blocks without head and check sum, as ZIP
  /// has them; what is not `isLast` ends on a whole byte, so that more can follow. The same bytes give
  /// the same stream.
  package static func deflated(
    _ bytes: [UInt8], level: Int = 6, isRaw: Bool = false, isLast: Bool = true
  ) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, Int32(level), Z_DEFLATED, isRaw ? -15 : 15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    let capacity = Int(deflateBound(&stream, UInt(bytes.count))) + 64
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(capacity)
        deflate(&stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
      }
      count = capacity - Int(stream.avail_out)
    }
    // Room was taken for bytes that cannot be packed.
    return [UInt8](unsafeUninitializedCapacity: packed.count) { room, count in
      count = room.update(fromContentsOf: packed)
    }
  }

  /// What a zlib stream holds; `nil` if it is none.
  package static func inflated(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 5)
    let input = Array(bytes)
    return input.withUnsafeBufferPointer { input -> [UInt8]? in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let status = chunk.withUnsafeMutableBufferPointer { output -> Int32 in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          return inflate(&stream, Z_NO_FLUSH)
        }
        result += chunk[..<(chunk.count - Int(stream.avail_out))]
        if status == Z_STREAM_END { return result }
        guard status == Z_OK else { return nil }
      }
    }
  }

  /// The check sum of ZIP and PNG.
  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: CZlib.crc32(0, $0.baseAddress, UInt32($0.count)))
    }
  }
}
