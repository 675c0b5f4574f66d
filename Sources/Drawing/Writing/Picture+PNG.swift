extension Picture {
  /// The picture as a PNG file, on white, at a resolution in dots per inch that the file records.
  ///
  /// Grey where all colours are grey, else RGB, 8 bits a channel. The bytes depend on the picture, the
  /// resolution and the fonts only, not on the number of cores that made them.
  public func png(dpi: Double = 600) throws(DrawingError) -> [UInt8] {
    let raster = try Raster(self, dpi: dpi)
    let bands = try raster.bands { PNGBand($0, width: raster.width, isGrey: raster.isGrey) }
    var file = PNGFile(width: raster.width, height: raster.height, isGrey: raster.isGrey)
    file.append(dotsPerInch: dpi)
    file.append(bands)
    return file.finished()
  }
}
