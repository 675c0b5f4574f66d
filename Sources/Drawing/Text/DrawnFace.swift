import CPangoCairo
import Synchronization

/// A face as Cairo draws it.
///
/// `@unchecked Sendable`: Cairo counts references to a face atomically and locks it while it reads
/// glyphs; the face lives as long as the process.
struct DrawnFace: @unchecked Sendable {
  let pointer: OpaquePointer

  /// FreeType opens one face at a time.
  private static let library = Mutex<FT_Library?>(nil)

  init(_ source: FontCatalogue.Source) throws(DrawingError) {
    self = try Self.library.withLock { library throws(DrawingError) in
      if library == nil, FT_Init_FreeType(&library) != 0 {
        throw .library("FreeType does not start")
      }
      var face: FT_Face?
      guard FT_New_Face(library, source.path, FT_Long(source.index), &face) == 0, let face,
        let drawn = cairo_ft_font_face_create_for_ft_face(face, offprint_unhinted_outlines()),
        cairo_font_face_status(drawn) == CAIRO_STATUS_SUCCESS
      else { throw .library("the font \(source.path) cannot be opened") }
      return DrawnFace(pointer: drawn)
    }
  }

  private init(pointer: OpaquePointer) { self.pointer = pointer }
}
