import Drawing
import Foundation

/// Pictures that use everything a picture can hold.
enum Specimen {
  static let navy = Color(hex: 0x071036)
  static let crimson = Color(hex: 0x92001A)
  static let steel = Color(hex: 0x497BA5)

  /// Faces, weights, scripts, spaces, turned text, dashes, clips and a group.
  static var faces: Picture {
    var items: [PictureItem] = [
      .path(
        PathItem(
          Path(rectangle: Rectangle(x: 5, y: 5, width: 490, height: 340)),
          stroke: Stroke(.black, width: 0.5)))
    ]
    var y = 24.0
    for face in [Typeface.serif, .sans, .monospaced] {
      for (bold, italic) in [(false, false), (false, true), (true, false), (true, true)] {
        let font = Font(face, size: 10, bold: bold, italic: italic)
        let text =
          "Office: n = 10\u{202F}000, P\u{2009}=\u{2009}0.012, −1.5 ≤ α (95% CI 0.63–0.69)′"
        items.append(.text(TextRun(text, font: font, origin: Point(x: 40, y: y))))
        y += 15
      }
    }
    let chinese = "中文：总生存率（%），术后时间/年，P\u{2009}=\u{2009}0.03“引号”……"
    for face in [Typeface.serif, .sans] {
      for bold in [false, true] {
        items.append(
          .text(
            TextRun(
              chinese, font: Font(face, size: 10, bold: bold), color: navy,
              origin: Point(x: 40, y: y), language: "zh-Hans")))
        y += 16
      }
    }
    items.append(
      .text(
        TextRun(
          "Justified words stand apart", font: Font(.serif, size: 10), color: crimson,
          origin: Point(x: 40, y: y), wordSpacing: 6, letterSpacing: 0.05)))
    items.append(
      .text(
        TextRun(
          "Overall survival (%) 生存率", font: Font(.sans, size: 7), origin: Point(x: 22, y: 220),
          rotation: -.pi / 2, language: "zh-Hans")))
    items += lines
    return Picture(
      size: Size(width: 500, height: 350), items: items, description: "Faces & <lines> of the house"
    )
  }

  private static var lines: [PictureItem] {
    var items: [PictureItem] = []
    for (index, dash) in [[], [4, 2], [1, 1.5], [6, 2, 1, 2]].enumerated() {
      let y = 292.0 + 9 * Double(index)
      items.append(
        .path(
          PathItem(
            Path(polyline: [Point(x: 40, y: y), Point(x: 200, y: y)]),
            stroke: Stroke(steel, width: 1, dash: dash), series: "series \(index)")))
    }
    let turned = PictureGroup(
      [
        .path(
          PathItem(
            Path(rectangle: Rectangle(x: 0, y: 0, width: 60, height: 24)),
            fill: Color(hex: 0xE4EBF2),
            stroke: Stroke(navy, width: 1))),
        .text(TextRun("turned", font: Font(.sans, size: 8), origin: Point(x: 14, y: 15))),
      ], offset: Point(x: 230, y: 290), rotation: 0.3)
    let star = (0..<5).map { corner in
      let angle = Double(corner) * 4 * .pi / 5
      return Point(x: 360 + 26 * sin(angle), y: 308 - 26 * cos(angle))
    }
    let clipped = PictureGroup(
      [.path(PathItem(Path(polygon: star), stroke: Stroke(crimson, width: 2)))],
      clip: Rectangle(x: 330, y: 284, width: 60, height: 30), role: "Figure")
    return items + [
      .group(turned), .group(clipped),
      .link(LinkItem(Rectangle(x: 40, y: 10, width: 40, height: 16), target: .anchor("end"))),
      .link(
        LinkItem(
          Rectangle(x: 90, y: 10, width: 40, height: 16),
          target: .address("https://example.org/?a=1&b='é'"))),
      .anchor(name: "end", at: Point(x: 40, y: 300)),
    ]
  }

  /// Something like a Kaplan–Meier figure: steps, bands, ticks and a table of counts.
  static func steps(width: Double, height: Double) -> Picture {
    var items: [PictureItem] = []
    let left = 40.0
    let right = width - 15
    let bottom = height - 70
    for (index, color) in [navy, crimson, steel].enumerated() {
      var curve = [Point(x: left, y: 15)]
      var band: [Point] = []
      for step in 0..<160 {
        let x = left + (right - left) * Double(step) / 160
        let fall = (bottom - 40) * (1 - exp(-Double(step) * Double(index + 1) / 200))
        curve += [Point(x: x, y: curve[curve.count - 1].y), Point(x: x, y: 15 + fall)]
        band.append(Point(x: x, y: 9 + fall))
      }
      let lower = band.reversed().map { Point(x: $0.x, y: $0.y + 14) }
      items.append(.path(PathItem(Path(polygon: band + lower), fill: Color(hex: 0xEFD9DD))))
      items.append(
        .path(
          PathItem(
            Path(polyline: curve), stroke: Stroke(color, width: 1), series: "group \(index)")))
      for tick in 0..<8 {
        let x = left + (right - left) * Double(tick) / 8
        items.append(
          .text(
            TextRun(
              "\(512 - 60 * tick)", font: Font(.sans, size: 6.5),
              origin: Point(x: x, y: bottom + 32 + 11 * Double(index)))))
      }
    }
    let axes = Path(polyline: [
      Point(x: left, y: 10), Point(x: left, y: bottom), Point(x: right, y: bottom),
    ])
    items.append(.path(PathItem(axes, stroke: Stroke(.black, width: 0.5))))
    items.append(
      .text(
        TextRun(
          "Overall survival (%)", font: Font(.sans, size: 7), origin: Point(x: 14, y: height / 2),
          rotation: -.pi / 2)))
    return Picture(size: Size(width: width, height: height), items: items)
  }

  /// Writes bytes where `OFFPRINT_SPECIMENS` names a folder to look at them; else does nothing.
  static func keep(_ bytes: some Sequence<UInt8>, as name: String) {
    guard let folder = ProcessInfo.processInfo.environment["OFFPRINT_SPECIMENS"] else { return }
    try? Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
  }
}
