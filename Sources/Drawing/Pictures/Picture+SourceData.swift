import Foundation

extension Picture {
  /// The numbers that the figure draws, as CSV with the columns `panel`, `series`, `path`, `x` and `y`,
  /// lines ended by CRLF: for each series the corners of its lines in order, for points their places,
  /// for bars the middle and the height, for bands their limits. `nil` for a picture that draws no
  /// data.
  ///
  /// Lines are read back from the drawing, to ten digits: what is printed is what is told.
  public var sourceData: String? {
    var rows: [String] = []
    var panel = 0
    var counts: [String: Int] = [:]
    func read(_ items: [PictureItem], _ plane: DataPlane?) {
      for item in items {
        switch item {
        case .group(let group):
          if group.plane != nil {
            panel += 1
            counts = [:]
          }
          read(group.items, group.plane ?? plane)
        case .path(let path):
          guard let plane, !path.series.isEmpty else { continue }
          for (series, numbers) in path.told(on: plane) where !numbers.isEmpty {
            counts[series, default: 0] += 1
            let head = "\(panel),\(Self.field(series)),\(counts[series] ?? 0)"
            rows += numbers.map { "\(head),\(Self.digits($0.x)),\(Self.digits($0.y))" }
          }
        case .text, .image, .link, .anchor: break
        }
      }
    }
    read(items, nil)
    guard !rows.isEmpty else { return nil }
    return (["panel,series,path,x,y"] + rows).map { $0 + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A number to ten digits, without zeros at its end; what is nearly 0 is 0.
  private static func digits(_ number: Double) -> String {
    guard abs(number) > 1e-12 else { return "0" }
    let rounded = Double(String(format: "%.9e", number)) ?? number
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : "\(rounded)"
  }
}

extension PathItem {
  /// The numbers that the path stands for, by series.
  fileprivate func told(on plane: DataPlane) -> [(series: String, numbers: [Point])] {
    func numbers(_ points: some Sequence<Point>) -> [Point] {
      points.map { point in
        let (x, y) = plane.numbers(at: point)
        return Point(x: x, y: y)
      }
    }
    switch telling {
    case nil: return [(series, numbers(path.corners))]
    case .nothing: return []
    case .numbers(let own): return [(series, own.corners)]
    case .band:
      return path.outlines.flatMap { outline in
        let half = outline.count / 2
        return [
          ("\(series): lower limit", numbers(outline[half...].reversed())),
          ("\(series): upper limit", numbers(outline[..<half])),
        ]
      }
    }
  }
}

extension Path {
  /// The points of each outline.
  fileprivate var outlines: [[Point]] {
    var outlines: [[Point]] = []
    for element in self {
      switch element {
      case .move(let point): outlines.append([point])
      case .line(let point):
        if !outlines.isEmpty { outlines[outlines.count - 1].append(point) }
      case .curve, .close: break
      }
    }
    return outlines
  }

  /// Where the straight parts begin and end; the middle of an outline that is all curves, a point.
  fileprivate var corners: [Point] {
    var corners: [Point] = []
    var hasLine = false
    var hasCurve = false
    for element in elements {
      switch element {
      case .move(let point): corners.append(point)
      case .line(let point):
        hasLine = true
        corners.append(point)
      case .curve(_, _, let end):
        hasCurve = true
        corners.append(end)
      case .close: break
      }
    }
    guard hasCurve, !hasLine, let box = Rectangle(around: corners) else { return corners }
    return [Point(x: box.x + box.width / 2, y: box.y + box.height / 2)]
  }
}
