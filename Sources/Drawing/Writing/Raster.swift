import CPangoCairo
import Foundation
import Synchronization

/// Rows of pixels 0xXXRRGGBB.
struct RasterRows {
  /// The first pixel.
  var pixels: UnsafePointer<UInt32>
  /// How many pixels a row is from the next.
  var stride: Int
  /// How many rows there are.
  var height: Int
  /// Whether they are the last of the image.
  var isLast: Bool
}

/// The making of pixels: bands of rows, drawn, filtered and compressed each on its own, so that cores
/// share the work and no whole image is ever in memory.
struct Raster: Sendable {
  let width: Int
  let height: Int
  let isGrey: Bool
  private let scale: Double
  private let items: [(item: PlacedItem, bounds: Rectangle)]
  private let measurer: TextMeasurer
  private let photographs = DecodedPhotographs()

  /// About two megabytes a band: it stays in the cache between drawing and compressing.
  var rowsPerBand: Int { min(height, max(16, 500_000 / max(1, width))) }

  init(_ picture: Picture, dpi: Double) throws(DrawingError) {
    guard dpi >= 1, dpi <= 2400 else { throw .resolution(dpi) }
    try picture.checkNumbers()
    let size = picture.size
    let scale = dpi / 72
    guard size.width * scale <= 30_000,
      size.height * scale <= 30_000
    else { throw .size(width: size.width, height: size.height) }
    self.scale = scale
    width = max(1, Int((size.width * scale).rounded()))
    height = max(1, Int((size.height * scale).rounded()))
    let measurer = try TextMeasurer.installed()
    self.measurer = measurer
    var isGrey = true
    items = picture.placedItems.compactMap { item in
      guard let bounds = item.bounds(measurer) else { return nil }
      isGrey = isGrey && item.isGrey
      return (item, bounds)
    }
    self.isGrey = isGrey
  }

  /// The compressed bands from top to bottom.
  func bands<Band: Sendable>(
    _ make: @escaping @Sendable (RasterRows) -> Band
  ) throws(DrawingError) -> [Band] {
    let count = (height + rowsPerBand - 1) / rowsPerBand
    let made = Mutex<[Result<Band, DrawingError>?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    let workers = min(count, max(1, ProcessInfo.processInfo.activeProcessorCount))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let rows = index * rowsPerBand..<min(height, (index + 1) * rowsPerBand)
        let band = Result { () throws(DrawingError) in
          try self.band(rows, isLast: index == count - 1, make)
        }
        made.withLock { $0[index] = band }
      }
    }
    var bands: [Band] = []
    for band in made.withLock({ $0 }) {
      if let band { bands.append(try band.get()) }
    }
    return bands
  }

  private func band<Band>(
    _ rows: Range<Int>, isLast: Bool, _ make: (RasterRows) -> Band
  ) throws(DrawingError) -> Band {
    guard
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(width), Int32(rows.count))
    else { throw .library("out of memory") }
    defer { cairo_surface_destroy(surface) }
    try draw(rows, on: surface)
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else {
      throw .library(String(cString: cairo_status_to_string(cairo_surface_status(surface))))
    }
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    return data.withMemoryRebound(to: UInt32.self, capacity: stride * rows.count) { pixels in
      make(
        RasterRows(pixels: pixels, stride: stride, height: rows.count, isLast: isLast))
    }
  }

  private func draw(_ rows: Range<Int>, on surface: OpaquePointer) throws(DrawingError) {
    guard let cairo = cairo_create(surface) else { throw .library("out of memory") }
    defer { cairo_destroy(cairo) }
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    cairo_translate(cairo, 0, Double(-rows.lowerBound))
    cairo_scale(cairo, scale, scale)
    let canvas = CairoCanvas(
      cairo, measurer: measurer, letters: scale * 72 < 250 ? .outlines : .glyphs,
      photographs: photographs)
    let top = Double(rows.lowerBound - 2) / scale
    let bottom = Double(rows.upperBound + 2) / scale
    for (item, bounds) in items where bounds.maxY >= top && bounds.y <= bottom {
      try canvas.draw(item)
    }
    try canvas.check()
  }
}

extension CairoCanvas {
  /// Draws an item at its place; links and anchors leave no ink.
  func draw(_ placed: PlacedItem) throws(DrawingError) {
    try within(placed.map, clips: placed.clips) { () throws(DrawingError) in
      switch placed.item {
      case .path(let path): draw(path)
      case .text(let run): try draw(run)
      case .image(let image): try draw(image)
      case .group, .link, .anchor: break
      }
    }
  }
}

extension PlacedItem {
  /// Whether the item leaves only greys; an image is not looked into.
  fileprivate var isGrey: Bool {
    switch item {
    case .path(let path): (path.fill?.isGrey ?? true) && (path.stroke?.color.isGrey ?? true)
    case .text(let run): run.color.isGrey
    case .image: false
    case .group, .link, .anchor: true
    }
  }
}

extension Color {
  fileprivate var isGrey: Bool { red == green && green == blue }
}
