/// Numbers and paths in the notation of SVG, to a hundredth of a point.
enum SVGNumber {
  /// A length in as few characters as it takes; what is no number is written as 0.
  static func text(_ value: Double) -> String { Hundredths.text(value) }

  /// The `d` of a path; level and upright lines, of which steps consist, are written by one number.
  static func data(of path: Path) -> String {
    var data: [UInt8] = []
    data.reserveCapacity(path.count * 12)
    var start = Point(x: 0, y: 0)
    var last: Point?
    func write(_ letter: Unicode.Scalar, _ numbers: Double...) {
      data.append(UInt8(ascii: letter))
      for (index, number) in numbers.enumerated() {
        if index > 0 { data.append(UInt8(ascii: " ")) }
        Hundredths.write(Hundredths.count(number), to: &data)
      }
    }
    for element in path {
      switch element {
      case .move(let point):
        write("M", point.x, point.y)
        (start, last) = (point, point)
      case .line(let point):
        if last == nil {
          // Without a pen set down, a path begins here, as Cairo has it.
          write("M", point.x, point.y)
          start = point
        } else if point.y == last?.y {
          write("H", point.x)
        } else if point.x == last?.x {
          write("V", point.y)
        } else {
          write("L", point.x, point.y)
        }
        last = point
      case .curve(let first, let second, let end):
        if last == nil {
          write("M", first.x, first.y)
          start = first
        }
        write("C", first.x, first.y, second.x, second.y, end.x, end.y)
        last = end
      case .close:
        if last == nil { continue }
        data.append(UInt8(ascii: "Z"))
        last = start
      }
    }
    return String(decoding: data, as: UTF8.self)
  }
}
