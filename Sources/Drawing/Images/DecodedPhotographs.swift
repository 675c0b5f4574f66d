import Synchronization

/// The pixels of JPEG images, decoded once for all the bands of a raster.
final class DecodedPhotographs: Sendable {
  /// By where the bytes of the file lie, which whoever draws them keeps.
  private let known = Mutex<[Int: [UInt32]]>([:])

  /// The pixels 0xXXRRGGBB of the file, row by row; `nil` if it cannot be decoded. Who asks while
  /// another decodes waits for the result.
  func pixels(of file: JPEGFile, from bytes: [UInt8]) -> [UInt32]? {
    let place = bytes.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
    return known.withLock { known in
      if let pixels = known[place] { return pixels }
      let pixels = file.pixels()
      known[place] = pixels
      return pixels
    }
  }
}
