import Charts
import Drawing
import Testing

/// What holds for every figure that the project can draw, at every width that journals ask for.
@Suite("Every figure")
struct EveryFigureTests {
  /// Single column, one and a half, the full measure of a page.
  static let widths: [Double] = [89, 120, 174]

  private func inspection(
    of specimen: FigureSpecimen, width: Double
  ) throws -> PictureInspection {
    try PictureInspection(picture(of: specimen, width: width))
  }

  private func picture(of specimen: FigureSpecimen, width: Double) throws -> Picture {
    try specimen.figure.picture(
      in: FigureContext(
        width: millimetres(width), language: specimen.language, timeUnit: specimen.timeUnit))
  }

  @Test("Every figure gives its numbers", arguments: FigureSpecimen.all)
  func numbers(_ specimen: FigureSpecimen) throws {
    let picture = try picture(of: specimen, width: 174)
    // What cannot be estimated has no numbers to give.
    let isEmpty = ["nothing", "alone", "no area", "no horizon", "refused"].contains {
      specimen.name.contains($0)
    }
    guard !isEmpty else { return }
    let csv = try #require(picture.sourceData)
    #expect(csv.split(separator: "\r\n").count > 1)
    #expect(!csv.contains("nan") && !csv.contains("inf"))
  }

  @Test("No text overlaps another", arguments: FigureSpecimen.all, widths)
  func overlaps(_ specimen: FigureSpecimen, width: Double) throws {
    let overlaps = try inspection(of: specimen, width: width).overlappingTexts()
      .map { "\($0.0.run.text) | \($0.1.run.text)" }
    #expect(overlaps == [])
  }

  @Test("No text leaves the picture", arguments: FigureSpecimen.all, widths)
  func leaves(_ specimen: FigureSpecimen, width: Double) throws {
    let cut = try inspection(of: specimen, width: width).textsCut(tolerance: 0).map(\.run.text)
    #expect(cut == [])
  }

  @Test("No text is smaller than 6 pt", arguments: FigureSpecimen.all, widths)
  func textSize(_ specimen: FigureSpecimen, width: Double) throws {
    let smallest = try #require(inspection(of: specimen, width: width).smallestFontSize)
    #expect(smallest >= 6)
  }

  @Test("No stroke is thinner than 0.3 pt", arguments: FigureSpecimen.all, widths)
  func strokes(_ specimen: FigureSpecimen, width: Double) throws {
    let thinnest = try #require(inspection(of: specimen, width: width).thinnestStroke)
    #expect(thinnest >= 0.3)
  }

  @Test("Series are told apart in grey", arguments: FigureSpecimen.all, widths)
  func grey(_ specimen: FigureSpecimen, width: Double) throws {
    let alike = try inspection(of: specimen, width: width).seriesAlikeInGrey()
      .map { "\($0.0.name) | \($0.1.name)" }
    #expect(alike == [])
  }

  @Test("Every character has a glyph", arguments: FigureSpecimen.all)
  func glyphs(_ specimen: FigureSpecimen) throws {
    #expect(try inspection(of: specimen, width: 89).missingGlyphs == [])
  }

  @Test("Every figure says in words what it shows", arguments: FigureSpecimen.all)
  func description(_ specimen: FigureSpecimen) throws {
    #expect(try !picture(of: specimen, width: 89).description.isEmpty)
  }

  @Test("Every figure is as wide as it was asked to be", arguments: FigureSpecimen.all, widths)
  func width(_ specimen: FigureSpecimen, width: Double) throws {
    #expect(try picture(of: specimen, width: width).size.width == millimetres(width))
  }

  @Test("Drawn twice, a figure is the same", arguments: FigureSpecimen.all)
  func deterministic(_ specimen: FigureSpecimen) throws {
    #expect(try picture(of: specimen, width: 120) == picture(of: specimen, width: 120))
  }
}
