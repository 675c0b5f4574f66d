import Drawing
import Testing

@Suite struct SourceDataTests {
  private func figure(_ items: [PictureItem], isLogarithmic: Bool = false) -> Picture {
    var group = PictureGroup(items)
    group.plane = DataPlane(
      frame: Rectangle(x: 10, y: 10, width: 100, height: 50), x: .init(low: 0, high: 10),
      y: .init(low: 1, high: 100, isLogarithmic: isLogarithmic))
    return Picture(
      size: Size(width: 120, height: 70),
      items: [.group(PictureGroup([.group(group)], offset: Point(x: 3, y: 4)))])
  }

  private func line(_ points: [Point], _ series: String) -> PictureItem {
    .path(PathItem(Path(polyline: points), stroke: Stroke(.black, width: 1), series: series))
  }

  @Test func aLineTellsItsNumbers() throws {
    let line = line([Point(x: 10, y: 60), Point(x: 60, y: 35)], "A, B")
    #expect(
      figure([line]).sourceData
        == "panel,series,path,x,y\r\n1,\"A, B\",1,0,1\r\n1,\"A, B\",1,5,50.5\r\n")
  }

  @Test func aLogarithmicAxisIsReadAsOne() throws {
    let line = line([Point(x: 10, y: 35)], "s")
    #expect(figure([line], isLogarithmic: true).sourceData?.contains("1,s,1,0,10\r\n") == true)
  }

  @Test func furnitureIsNoData() {
    #expect(figure([line([Point(x: 10, y: 60)], "")]).sourceData == nil)
    #expect(Picture(size: Size(width: 9, height: 9)).sourceData == nil)
  }
}
