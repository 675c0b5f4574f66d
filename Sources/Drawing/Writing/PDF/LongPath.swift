/// A path of many points on a page, for which Cairo has drawn a stand-in.
///
/// Cairo prints every number of a path slowly, packs it, and the finished file would unpack and pack
/// it again. So a long path is drawn as a few lines between the corners of its box, with its own
/// pen, fill and clips; whoever finishes the file puts the real points in their place.
package struct LongPath: Sendable {
  /// The path in the coordinates of its item.
  let path: Path
  /// How it lies on the page.
  let map: AffineMap
  /// The box around it on the page.
  package let box: Rectangle

  /// The path of an item; `nil` where it is better drawn as it is: one that is short, level or
  /// upright, or lies far away, and one that is both filled and stroked, which Cairo may write once
  /// or twice.
  init?(_ item: PathItem, _ map: AffineMap) {
    guard item.path.count > Self.fewest, (item.fill == nil) != (item.stroke == nil),
      let box = Rectangle(around: item.path.points.lazy.map { map($0) }),
      box.width > 1, box.height > 1, box.x > -9000, box.y > -9000, box.maxX < 30_000,
      box.maxY < 30_000
    else { return nil }
    path = item.path
    self.map = map
    self.box = box
  }

  /// Paths of no more elements are drawn by Cairo.
  private static let fewest = 64

  /// The stand-in's points: three times between the corners as no drawing goes.
  var standIn: [Point] {
    let corners = [
      Point(x: box.x, y: box.y), Point(x: box.maxX, y: box.maxY),
      Point(x: box.maxX, y: box.y), Point(x: box.x, y: box.maxY),
    ]
    return corners + corners + corners
  }

  /// The number of the stand-in's points.
  package static let standInCount = 12

  /// Which corner each of the stand-in's points is.
  package static func corner(_ index: Int) -> Int { index % 4 }

  /// Writes the path as operators of PDF, in the page's coordinates.
  package func write(to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + path.count * 15)
    var last: (x: Int, y: Int)?
    var isLine = false
    func write(_ point: Point) -> (x: Int, y: Int) {
      let place = map(point)
      let (x, y) = (Hundredths.count(place.x), Hundredths.count(place.y))
      Hundredths.write(x, to: &bytes)
      bytes.append(UInt8(ascii: " "))
      Hundredths.write(y, to: &bytes)
      bytes.append(UInt8(ascii: " "))
      return (x, y)
    }
    func end(_ operation: Unicode.Scalar) {
      bytes.append(UInt8(ascii: operation))
      bytes.append(UInt8(ascii: "\n"))
    }
    for element in path {
      switch element {
      case .move(let point):
        last = write(point)
        end("m")
        isLine = false
      case .line(let point):
        let count = bytes.count
        let place = write(point)
        // A line to where the last one ended would only take room.
        if isLine, let last, last == place {
          bytes.removeLast(bytes.count - count)
          continue
        }
        end(last == nil ? "m" : "l")
        isLine = last != nil
        last = place
      case .curve(let first, let second, let finish):
        if last == nil {
          _ = write(first)
          end("m")
        }
        _ = write(first)
        _ = write(second)
        last = write(finish)
        end("c")
        isLine = false
      case .close:
        if last == nil { continue }
        end("h")
        isLine = false
      }
    }
  }
}
