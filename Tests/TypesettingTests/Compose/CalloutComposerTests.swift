import Documents
import Drawing
import Testing
import Typesetting

@Suite struct CalloutComposerTests {
  /// The upright bars of the first page, from top to bottom.
  private func bars(_ kind: String) throws -> [PathItem] {
    let callout = Block.division(
      attributes: Attributes(classes: [kind]), [words(filler(60)), words(filler(40))])
    let page = try typeset([words("Before."), callout, words("After.")]).pages[0].picture
    return page.placedItems.compactMap { placed in
      guard case .path(var item) = placed.item, item.stroke?.width == 1.5 else { return nil }
      item.path = item.path.moving { placed.map($0) }
      return item
    }
  }

  @Test("The bar beside a callout has no gaps between its lines and paragraphs")
  func barIsWhole() throws {
    let spans = try bars("callout-note").map { Array($0.path.points) }
    #expect(spans.count > 6)
    for (above, below) in zip(spans, spans.dropFirst()) {
      #expect(abs(above[1].y - below[0].y) < 0.01)
      #expect(above[0].x == below[0].x)
    }
  }

  @Test("What warns has another colour than what notes")
  func coloursTellKinds() throws {
    let note = try bars("callout-note").first?.stroke?.color
    #expect(try bars("callout-tip").first?.stroke?.color == note)
    #expect(try bars("callout-warning").first?.stroke?.color != note)
  }
}
