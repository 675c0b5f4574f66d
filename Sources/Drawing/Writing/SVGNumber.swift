/// Numbers and paths in the notation of SVG, to a hundredth of a point.
enum SVGNumber {
  /// A length in as few characters as it takes; what is no number is written as 0.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The `d` of a path; level and upright lines, of which steps consist, are written by one number.
  static func data(of path: Path) -> String {
    var data = ""
    var start = Point(x: 0, y: 0)
    var last: Point?
    func pair(_ point: Point) -> String { "\(text(point.x)) \(text(point.y))" }
    for element in path.elements {
      switch element {
      case .move(let point):
        data += "M" + pair(point)
        (start, last) = (point, point)
      case .line(let point):
        if last == nil {
          // Without a pen set down, a path begins here, as Cairo has it.
          data += "M" + pair(point)
          start = point
        } else if point.y == last?.y {
          data += "H" + text(point.x)
        } else if point.x == last?.x {
          data += "V" + text(point.y)
        } else {
          data += "L" + pair(point)
        }
        last = point
      case .curve(let first, let second, let end):
        if last == nil {
          data += "M" + pair(first)
          start = first
        }
        data += "C\(pair(first)) \(pair(second)) \(pair(end))"
        last = end
      case .close:
        if last == nil { continue }
        data += "Z"
        last = start
      }
    }
    return data
  }
}
