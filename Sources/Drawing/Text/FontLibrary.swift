import Synchronization

/// The faces of the house, opened when they are first used and kept.
final class FontLibrary: Sendable {
  private let catalogue: FontCatalogue
  private let faces = Mutex<[FontCatalogue.Source: FontFace]>([:])
  private let chains = Mutex<[Key: [FontFace]]>([:])

  private struct Key: Hashable {
    let face: Typeface
    let isBold: Bool
    let isItalic: Bool
  }

  /// What is installed on this machine, read once in a process.
  private static let found = Result { () throws(DrawingError) in
    FontLibrary(try FontCatalogue())
  }

  /// The installed fonts; an error names the package of the first that is missing.
  static func installed() throws(DrawingError) -> FontLibrary { try found.get() }

  init(_ catalogue: FontCatalogue) { self.catalogue = catalogue }

  /// The faces from which a font takes its glyphs, in the order in which they are asked; never
  /// empty where the catalogue is complete.
  func chain(of font: Font) -> [FontFace] {
    let key = Key(face: font.face, isBold: font.isBold, isItalic: font.isItalic)
    return chains.withLock { chains in
      if let chain = chains[key] { return chain }
      let chain = FontFamily.chain(of: font.face).compactMap { family in
        catalogue.source(of: family, bold: font.isBold, italic: font.isItalic)
          .flatMap { face(family, $0) }
      }
      chains[key] = chain
      return chain
    }
  }

  private func face(_ family: FontFamily, _ source: FontCatalogue.Source) -> FontFace? {
    faces.withLock { faces in
      if let face = faces[source] { return face }
      let face = FontFace(family, source: source)
      faces[source] = face
      return face
    }
  }
}
