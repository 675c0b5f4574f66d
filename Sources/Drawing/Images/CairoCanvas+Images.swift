import CPangoCairo

extension CairoCanvas {
  /// Draws an image in its frame.
  func draw(_ item: ImageItem) throws(DrawingError) {
    guard let image = surface(of: item) else { throw .image }
    defer { cairo_surface_destroy(image) }
    let width = Double(cairo_image_surface_get_width(image))
    let height = Double(cairo_image_surface_get_height(image))
    guard width > 0, height > 0, item.frame.width > 0, item.frame.height > 0 else { throw .image }
    cairo_save(cairo)
    cairo_translate(cairo, item.frame.x, item.frame.y)
    cairo_scale(cairo, item.frame.width / width, item.frame.height / height)
    cairo_set_source_surface(cairo, image, 0, 0)
    // Padded, an image is no longer itself: PDF would get another one, and no JPEG file.
    cairo_pattern_set_extend(
      cairo_get_source(cairo), letters == .text ? CAIRO_EXTEND_NONE : CAIRO_EXTEND_PAD)
    cairo_rectangle(cairo, 0, 0, width, height)
    // A point more: an image over the whole sheet would make Cairo forget the marks below it.
    cairo_move_to(cairo, 0, 0)
    cairo_line_to(cairo, 0, 0)
    cairo_close_path(cairo)
    cairo_fill(cairo)
    cairo_restore(cairo)
  }

  private func surface(of item: ImageItem) -> OpaquePointer? {
    switch item.kind {
    case .png:
      let image = PNGSource(item.bytes).surface()
      return isOpaque ? image.flatMap(Self.laidOnWhite) : image
    case .jpeg:
      guard let file = JPEGFile(item.bytes), file.componentCount < 4 else { return nil }
      return letters == .text ? Self.enclosing(item.bytes, file) : decoded(file, item)
    }
  }

  /// An image without transparency; takes the given one.
  private static func laidOnWhite(_ image: OpaquePointer) -> OpaquePointer? {
    guard cairo_image_surface_get_format(image) == CAIRO_FORMAT_ARGB32 else { return image }
    defer { cairo_surface_destroy(image) }
    let ground = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(image),
      cairo_image_surface_get_height(image))
    guard let ground, let cairo = cairo_create(ground) else { return nil }
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    cairo_set_source_surface(cairo, image, 0, 0)
    cairo_paint(cairo)
    cairo_destroy(cairo)
    return ground
  }

  // MARK: - JPEG

  /// A surface of the size of a JPEG file that carries the file itself, which PDF and PostScript take
  /// in its place.
  private static func enclosing(_ bytes: [UInt8], _ file: JPEGFile) -> OpaquePointer? {
    guard
      let image = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(file.width), Int32(file.height))
    else { return nil }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      image, "image/jpeg", copy, UInt(bytes.count),
      { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    guard status == CAIRO_STATUS_SUCCESS else {
      copy.deallocate()
      cairo_surface_destroy(image)
      return nil
    }
    return image
  }

  private func decoded(_ file: JPEGFile, _ item: ImageItem) -> OpaquePointer? {
    let pixels = photographs?.pixels(of: file, from: item.bytes) ?? file.pixels()
    guard let pixels,
      let image = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(file.width), Int32(file.height)),
      let data = cairo_image_surface_get_data(image)
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(image)) / 4
    data.withMemoryRebound(to: UInt32.self, capacity: stride * file.height) { target in
      pixels.withUnsafeBufferPointer { pixels in
        guard let source = pixels.baseAddress else { return }
        for row in 0..<file.height {
          (target + row * stride).update(from: source + row * file.width, count: file.width)
        }
      }
    }
    cairo_surface_mark_dirty(image)
    return image
  }
}

/// The bytes of a PNG file, handed to Cairo's reader piece by piece.
private final class PNGSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The decoded image; `nil` if the bytes are not a PNG file.
  func surface() -> OpaquePointer? {
    let image = cairo_image_surface_create_from_png_stream(
      { closure, target, length in
        guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
        let source = Unmanaged<PNGSource>.fromOpaque(closure).takeUnretainedValue()
        return source.read(into: target, Int(length))
          ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
      }, Unmanaged.passUnretained(self).toOpaque())
    guard let image, cairo_surface_status(image) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(image)
      return nil
    }
    return image
  }

  private func read(into target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    guard position + count <= bytes.count else { return false }
    for index in 0..<count { target[index] = bytes[position + index] }
    position += count
    return true
  }
}
