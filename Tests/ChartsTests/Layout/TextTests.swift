import Charts
import Drawing
import Testing

@Suite("Lines of text")
struct TextTests {
  private let font = Font(.sans, size: 7)

  @Test("A single letter between asterisks is italic, and the asterisks are gone")
  func italics() throws {
    let line = StyledLine("Log-rank *P* = .03", font: font, ruler: try TextRuler())
    #expect(line.plainText == "Log-rank P = .03")
    #expect(line.pieces.map(\.font.isItalic) == [false, true, false])
  }

  @Test("Other asterisks are themselves")
  func asterisks() throws {
    let line = StyledLine("5 * 3 * 2, **", font: font, ruler: try TextRuler())
    #expect(line.plainText == "5 * 3 * 2, **")
  }

  @Test("A long title breaks between words")
  func wrap() throws {
    let lines = TextWrap.lines(
      of: "Recurrence-free survival after surgery", font: font, width: 80, ruler: try TextRuler())
    #expect(lines == ["Recurrence-free survival", "after surgery"])
  }

  @Test("What does not fit on the lines allowed ends in an ellipsis")
  func ellipsis() throws {
    let ruler = try TextRuler()
    let lines = TextWrap.lines(
      of: "Pseudohypoparathyroidism", font: font, width: 40, lineLimit: 1, ruler: ruler)
    #expect(lines.count == 1 && lines[0].hasSuffix("…"))
    #expect(ruler.measure(lines[0], font).width <= 40)
  }

  @Test("Han text breaks between characters")
  func han() throws {
    let lines = TextWrap.lines(
      of: "无复发生存率百分比", font: font, width: 36, ruler: try TextRuler(language: "zh"))
    #expect(lines == ["无复发生存", "率百分比"])
  }
}
