import Drawing
import Foundation
import Testing
import Typesetting

@Suite struct LongPathTests {
  /// Steps down across the sheet.
  private func steps(_ count: Int, height: Double = 80) -> Path {
    var points = [Point(x: 10, y: 10)]
    for step in 1...count {
      let x = 10 + 180 * Double(step) / Double(count)
      points.append(Point(x: x, y: points[points.count - 1].y))
      points.append(Point(x: x, y: 10 + height * Double(step) / Double(count)))
    }
    return Path(polyline: points)
  }

  private func line(_ path: Path, dash: [Double] = []) -> PictureItem {
    .path(PathItem(path, stroke: Stroke(.black, width: 0.75, dash: dash)))
  }

  private func file(_ items: [PictureItem]) -> PDFFile {
    PDFFile(pages: [Picture(size: Size(width: 200, height: 100), items: items)])
  }

  /// The words of the drawing operators of a file, without the marks of its structure.
  private func words(_ bytes: [UInt8]) throws -> [Substring] {
    let start = try #require(Data(bytes).range(of: Data("\nstream\n".utf8))).upperBound
    let content = try #require(Compression.inflated(bytes[start...]))
    return String(decoding: content, as: UTF8.self).split(separator: "\n")
      .filter { !["BDC", "BMC", "EMC"].contains($0.suffix(3)) }
      .flatMap { $0.split(separator: " ") }
  }

  /// The words without what shows nothing: a pen that is set down and lifted again, and the window
  /// that Cairo cuts as near around a line as it finds worth while.
  private func drawn(_ words: [Substring]) -> [Substring] {
    var result: [Substring] = []
    for word in words {
      if ["f", "f*", "S"].contains(word), result.last == "m" { result.removeLast(3) }
      if word == "re" { result.removeLast(4) }
      result.append(word)
    }
    return result
  }

  /// Whether the finished file draws what Cairo draws by itself: the same operators in the same order,
  /// with numbers that differ by a hundredth and a rounding at most.
  private func isAsCairoDraws(_ items: [PictureItem]) throws -> Bool {
    let file = file(items)
    let own = drawn(try words(try file.finished()))
    let cairos = drawn(try words(try file.bytes()))
    #expect(own.count == cairos.count)
    #expect(own.count > 300)
    return zip(own, cairos).allSatisfy { one, other in
      guard let number = Double(one), let wanted = Double(other) else { return one == other }
      return abs(number - wanted) < 0.011
    }
  }

  @Test func aCurveIsDrawnPointByPoint() throws {
    #expect(try isAsCairoDraws([line(steps(100))]))
  }

  @Test func shortAndLongPathsKeepTheirOrderAndTheirPens() throws {
    let short = Path(polyline: [Point(x: 0, y: 0), Point(x: 50, y: 60)])
    #expect(
      try isAsCairoDraws([
        line(steps(100), dash: [3, 2]), line(short), line(steps(200), dash: []),
        .path(PathItem(steps(90), fill: .black)), line(short, dash: [1, 1]),
      ]))
  }

  @Test func aClipAndAnOffsetStay() throws {
    let group = PictureGroup(
      [line(steps(100))], offset: Point(x: 20, y: 15),
      clip: Rectangle(x: 0, y: 0, width: 120, height: 60))
    #expect(try isAsCairoDraws([.group(group)]))
    let words = try words(try file([.group(group)]).finished())
    let window = try #require(words.firstIndex(of: "re"))
    // The clip is the sheet's from 20 to 140 and 15 to 75, seen where the line runs.
    let sides = words[(window - 4)..<window].compactMap { Double($0) }
    #expect(abs(sides[0] - 30) <= 1 && abs(sides[1] - 25) <= 1)
    #expect(sides[0] + sides[2] == 140 && sides[1] + sides[3] == 75)
  }

  @Test func curvesAndClosedOutlinesFillByTheirRule() throws {
    var elements = Path.Element.ring(around: Point(x: 100, y: 50), radius: 40, steps: 40)
    elements += Path.Element.ring(around: Point(x: 100, y: 50), radius: 20, steps: 40)
    var item = PathItem(Path(elements), fill: .black)
    item.fillRule = .evenOdd
    #expect(try isAsCairoDraws([.path(item)]))
    #expect(try words(try file([.path(item)]).finished()).contains("f*"))
  }

  @Test func aTurnedPathStandsWhereItsMapPutsIt() throws {
    let path = Path(polyline: (0...99).map { Point(x: Double($0), y: Double($0 % 7)) })
    let group = PictureGroup(
      [line(path)], offset: Point(x: 50, y: 0), rotation: .pi / 2, clip: nil)
    let words = try words(try file([.group(group)]).finished())
    // (99, 1) turned clockwise by a quarter and moved.
    let end = try #require(words.lastIndex(of: "l"))
    #expect(words[end - 2] == "49" && words[end - 1] == "99")
    #expect(words.count { $0 == "l" } == 99)
  }

  @Test func aPathThatTheClipHidesSpoilsNothing() throws {
    let hidden = PictureGroup(
      [line(steps(100))], clip: Rectangle(x: 195, y: 0, width: 3, height: 5))
    #expect(try isAsCairoDraws([.group(hidden), line(steps(120))]))
  }

  @Test func pointsThatFallTogetherAreWrittenOnce() throws {
    let path = Path(
      polyline: (0...500).map { Point(x: 10 + Double($0) * 0.01, y: 10 + Double($0 / 5)) })
    let rest = Path(
      polyline: (0...500).map { Point(x: 10 + Double($0 / 5), y: 10 + Double($0 / 5)) })
    #expect(try words(try file([line(path)]).finished()).count { $0 == "l" } == 500)
    #expect(try words(try file([line(rest)]).finished()).count { $0 == "l" } == 101)
  }
}

extension Path.Element {
  /// A ring of Bézier curves.
  fileprivate static func ring(around center: Point, radius: Double, steps: Int) -> [Self] {
    func point(_ step: Int) -> Point {
      let angle = Double(step) / Double(steps) * 2 * .pi
      return Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
    }
    return [.move(point(0))] + (1...steps).map { .curve(point($0 - 1), point($0), end: point($0)) }
      + [.close]
  }
}
