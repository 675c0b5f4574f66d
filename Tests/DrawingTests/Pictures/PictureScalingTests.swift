import Drawing
import Testing

@Suite struct PictureScalingTests {
  @Test("All measures of a picture are scaled alike, type and lines included")
  func measures() throws {
    let text = TextRun("a", font: Font(.sans, size: 10), origin: Point(x: 10, y: 20))
    let path = PathItem(
      Path(polyline: [Point(x: 0, y: 0), Point(x: 40, y: 0)]),
      stroke: Stroke(.black, width: 2, dash: [4, 2]))
    let picture = Picture(
      size: Size(width: 100, height: 50),
      items: [
        .group(PictureGroup([.text(text), .path(path)], offset: Point(x: 6, y: 8)))
      ], description: "words")
    let half = picture.scaled(by: 0.5)
    #expect(half.size == Size(width: 50, height: 25))
    #expect(half.description == "words")
    guard case .group(let group)? = half.items.first, case .text(let run)? = group.items.first,
      case .path(let line)? = group.items.last
    else {
      Issue.record("the items are others")
      return
    }
    #expect(group.offset == Point(x: 3, y: 4))
    #expect(run.font.size == 5 && run.origin == Point(x: 5, y: 10))
    #expect(line.stroke?.width == 1 && line.stroke?.dash == [2, 1])
    #expect(line.path == Path(polyline: [Point(x: 0, y: 0), Point(x: 20, y: 0)]))
  }

  @Test("A factor that is none leaves the picture as it is", arguments: [1, 0, -2, Double.nan])
  func none(factor: Double) {
    let picture = Picture(size: Size(width: 100, height: 50))
    #expect(picture.scaled(by: factor) == picture)
  }
}
