import Drawing
import Foundation
import FoundationXML
import Testing

@Suite struct PictureSVGTests {
  /// The elements of an XML text with their attributes and text; `nil` if it is not well formed.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String], text: String)] = []

    static func parsed(_ text: String) -> Elements? {
      let elements = Elements()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = elements
      return parser.parse() ? elements : nil
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      found.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if !found.isEmpty { found[found.count - 1].text += text.trimmingCharacters(in: .newlines) }
    }
  }

  private func elements(_ items: [PictureItem]) throws -> Elements {
    let picture = Picture(size: Size(width: 100, height: 50), items: items)
    return try #require(Elements.parsed(picture.svg()))
  }

  @Test func theSpecimenIsWellFormedAndTheSameEachTime() throws {
    let text = try Specimen.faces.svg()
    #expect(try Specimen.faces.svg() == text)
    let elements = try #require(Elements.parsed(text))
    #expect(
      elements.found.contains { $0.name == "title" && $0.text == "Faces & <lines> of the house" })
    Specimen.keep(text.utf8, as: "specimen.svg")
  }

  @Test func theSizeIsThatOfThePaper() throws {
    let picture = Picture(size: Size(width: millimetres(89), height: millimetres(78)))
    let root = try #require(Elements.parsed(picture.svg())?.found.first)
    #expect(root.attributes["width"] == "89mm" && root.attributes["height"] == "78mm")
    #expect(root.attributes["viewBox"] == "0 0 252.28 221.1")
    #expect(root.attributes["role"] == "img")
  }

  @Test func textStaysTextAndKeepsItsWidth() throws {
    let run = TextRun(
      "P < 0.001 & \"x\"", font: Font(.sans, size: 7, bold: true), color: Specimen.crimson,
      origin: Point(x: 3, y: 4.256), rotation: -.pi / 2, language: "zh-Hans")
    let text = try #require(elements([.text(run)]).found.first { $0.name == "text" })
    #expect(text.text == run.text)
    let width = try TextMeasurer.installed().metrics(run).width
    let written = try #require(text.attributes["textLength"].flatMap { Double($0) })
    #expect(abs(written - width) < 0.006)
    #expect(text.attributes["transform"] == "rotate(-90 3 4.26)")
    #expect(text.attributes["fill"] == "#92001A")
    #expect(text.attributes["xml:lang"] == "zh-Hans")
  }

  @Test func stepsAreWrittenWithFewCharacters() throws {
    let path = Path([
      .move(Point(x: 0, y: 1)), .line(Point(x: 10, y: 1)), .line(Point(x: 10, y: 2.5)),
      .line(Point(x: 12.3456, y: 3)), .close,
    ])
    let stroke = Stroke(.black, width: 0.5, dash: [4, 2])
    let written = try #require(
      elements([.path(PathItem(path, stroke: stroke))]).found.first { $0.name == "path" })
    #expect(written.attributes["d"] == "M0 1H10V2.5L12.35 3Z")
    #expect(written.attributes["stroke-dasharray"] == "4 2")
    #expect(written.attributes["fill"] == "none")
  }

  @Test func identifiersBeginWithThePrefix() throws {
    let clip = PictureGroup([], clip: Rectangle(x: 0, y: 0, width: 5, height: 5))
    let link = LinkItem(Rectangle(x: 0, y: 0, width: 5, height: 5), target: .anchor("a b"))
    let items: [PictureItem] = [
      .group(clip), .link(link), .anchor(name: "a b", at: Point(x: 0, y: 0)),
    ]
    let text = try Picture(size: Size(width: 9, height: 9), items: items).svg(
      prefix: "fig-km", hasHeader: false)
    #expect(text.hasPrefix("<svg"))
    let found = try #require(Elements.parsed(text)).found
    let names = found.compactMap { $0.attributes["id"] }
    #expect(names == ["fig-km-clip-1", "fig-km-a_32_b"])
    #expect(found.first { $0.name == "a" }?.attributes["href"] == "#fig-km-a_32_b")
  }

  @Test func aScriptIsNotALink() throws {
    let link = LinkItem(
      Rectangle(x: 0, y: 0, width: 5, height: 5), target: .address("JavaScript:alert(1)"))
    #expect(try !elements([.link(link)]).found.contains { $0.name == "a" })
  }
}
