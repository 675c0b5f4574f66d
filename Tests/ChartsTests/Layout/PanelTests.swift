import Charts
import Drawing
import Testing

@Suite("Panels")
struct PanelTests {
  /// A figure whose axes stand as far in as it is told, at least as far as the panel asks.
  private struct Box: FramedFigure {
    var insets: FrameInsets
    var height: Double

    func picture(in context: FigureContext) throws -> Picture { try framed(in: context).picture }

    func framed(in context: FigureContext) throws -> FramedPicture {
      let least = context.leastInsets
      let left = max(insets.left, least.left)
      let top = max(insets.top, least.top)
      let right = max(insets.right, least.right)
      let bottom = max(insets.bottom, least.bottom)
      let size = Size(width: context.width, height: context.height ?? top + height + bottom)
      let frame = Rectangle(
        x: left, y: top, width: size.width - left - right, height: size.height - top - bottom)
      let item = PictureItem.path(
        PathItem(Path(rectangle: frame), stroke: Stroke(.black, width: 1)))
      return FramedPicture(Picture(size: size, items: [item], description: "box"), frame: frame)
    }
  }

  private let narrow = Box(
    insets: FrameInsets(left: 10, right: 5, top: 5, bottom: 10), height: 50)
  private let wide = Box(insets: FrameInsets(left: 30, right: 8, top: 9, bottom: 40), height: 60)

  private func frames(_ panel: Panel) throws -> [Rectangle] {
    try panel.picture(in: FigureContext(width: 300)).items.compactMap { item in
      guard case .group(let group) = item, case .path(let path)? = group.items.first,
        case .move(let first)? = path.path.elements.first,
        case .line(let third) = path.path.elements[2]
      else { return nil }
      return Rectangle(
        from: Point(x: first.x + group.offset.x, y: first.y + group.offset.y),
        to: Point(x: third.x + group.offset.x, y: third.y + group.offset.y))
    }
  }

  @Test("Axes in a row share their upper and lower ends")
  func row() throws {
    let frames = try frames(Panel([narrow, wide], columns: 2))
    #expect(frames[0].y == frames[1].y && frames[0].maxY == frames[1].maxY)
  }

  @Test("Axes in a column share their left and right ends")
  func column() throws {
    let frames = try frames(Panel([narrow, wide], columns: 1))
    #expect(frames[0].x == frames[1].x && frames[0].maxX == frames[1].maxX)
    #expect(frames[1].y > frames[0].maxY)
  }

  @Test("Letters follow the reading order")
  func letters() throws {
    let picture = try Panel([narrow, wide, narrow], columns: 2)
      .picture(in: FigureContext(width: 300))
    let letters = picture.items.compactMap { item in
      if case .text(let run) = item { run.text } else { nil }
    }
    #expect(letters == ["A", "B", "C"])
    #expect(picture.description == "A: box B: box C: box")
  }

  @Test("A panel of nothing says so")
  func empty() {
    #expect(throws: Panel.Failure.noFigures) {
      try Panel([]).picture(in: FigureContext(width: 300))
    }
  }
}
