import CPangoCairo
import Synchronization

/// A face as Cairo draws it.
///
/// `@unchecked Sendable`: Cairo counts references to a face atomically and locks it while it reads
/// glyphs; the face lives as long as the process.
struct DrawnFace: @unchecked Sendable {
  let pointer: OpaquePointer

  /// FreeType opens one face at a time.
  private static let library = Mutex<LibraryPointer?>(nil)

  /// `@unchecked Sendable`: only used under the lock above.
  private struct LibraryPointer: @unchecked Sendable {
    let pointer: FT_Library
  }

  init(_ source: FontCatalogue.Source) throws(DrawingError) {
    pointer = try Self.library.withLock { library throws(DrawingError) in
      let opened: LibraryPointer
      if let library {
        opened = library
      } else {
        var made: FT_Library?
        guard FT_Init_FreeType(&made) == 0, let made else {
          throw .library("FreeType does not start")
        }
        opened = LibraryPointer(pointer: made)
        library = opened
      }
      var face: FT_Face?
      guard FT_New_Face(opened.pointer, source.path, FT_Long(source.index), &face) == 0, let face,
        let drawn = cairo_ft_font_face_create_for_ft_face(face, offprint_unhinted_outlines()),
        cairo_font_face_status(drawn) == CAIRO_STATUS_SUCCESS
      else { throw .library("the font \(source.path) cannot be opened") }
      return CairoPointer(drawn)
    }.pointer
  }
}

/// A pointer on its way out of a lock.
///
/// `@unchecked Sendable`: handed over once, from the lock to its only owner.
private struct CairoPointer: @unchecked Sendable {
  let pointer: OpaquePointer
  init(_ pointer: OpaquePointer) { self.pointer = pointer }
}
