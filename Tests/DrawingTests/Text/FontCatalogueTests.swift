import Drawing
import Foundation
import Testing

@Suite struct FontCatalogueTests {
  @Test func aMissingFamilyIsNamedWithItsPackage() {
    #expect(throws: DrawingError.missingFont(family: "TeX Gyre Pagella", package: "fonts-texgyre"))
    {
      try FontCatalogue(folders: [NSTemporaryDirectory() + "no-such-folder"], cache: nil)
    }
  }

  @Test func theNextMissingFamilyIsNamedWhereTheFirstIsThere() {
    let folders = ["/usr/share/texmf/fonts/opentype/public/tex-gyre"]
    #expect(
      throws: DrawingError.missingFont(family: "Noto Serif CJK SC", package: "fonts-noto-cjk")
    ) {
      try FontCatalogue(folders: folders, cache: nil)
    }
  }

  @Test func theErrorSaysWhatToInstall() {
    let error = DrawingError.missingFont(family: "TeX Gyre Heros", package: "fonts-texgyre")
    #expect("\(error)".contains("install the package fonts-texgyre"))
  }
}
