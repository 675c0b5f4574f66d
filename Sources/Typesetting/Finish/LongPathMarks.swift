internal import Drawing

/// Puts long paths in the places of their stand-ins among a page's drawing operators.
enum LongPathMarks {
  /// The operators with all paths in their places; `nil` if the stand-ins found are not those of the
  /// paths, one by one in the same order.
  static func replaced(_ content: [UInt8], _ paths: [LongPath]) -> [UInt8]? {
    guard !paths.isEmpty else { return content }
    var result: [UInt8] = []
    var copied = 0
    var next = 0
    var line = DrawnLine()
    var words = Words(of: content)
    while let word = words.next() {
      guard let standIn = line.take(word, content) else { continue }
      guard next < paths.count, isClose(standIn.corners(content), paths[next].box) else {
        return nil
      }
      result += content[copied..<standIn.range.lowerBound]
      paths[next].write(to: &result)
      copied = standIn.range.upperBound
      next += 1
    }
    guard next == paths.count else { return nil }
    result += content[copied...]
    return result
  }

  /// Whether two opposite corners are those of a box, up to what Cairo rounds.
  private static func isClose(_ corners: [Double], _ box: Rectangle) -> Bool {
    zip(corners, [box.x, box.y, box.maxX, box.maxY]).allSatisfy { abs($0 - $1) < 0.02 }
  }
}

/// A line through points as it is read, word by word.
private struct DrawnLine {
  /// Numbers that no operator has taken yet.
  private var numbers: [Range<Int>] = []
  private var points: [(x: Range<Int>, y: Range<Int>)] = []

  /// A stand-in that was read.
  struct StandIn {
    /// Where its operators stand.
    let range: Range<Int>
    /// The numbers of its first two points.
    let numbers: [Range<Int>]

    func corners(_ content: [UInt8]) -> [Double] {
      numbers.compactMap { Double(String(decoding: content[$0], as: UTF8.self)) }
    }
  }

  /// Takes a word of the page; gives the stand-in that ends with it.
  mutating func take(_ word: Range<Int>, _ content: [UInt8]) -> StandIn? {
    let first = content[word.lowerBound]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: ".") || (48...57).contains(first) {
      numbers.append(word)
      return nil
    }
    let isPoint = word.count == 1 && numbers.count == 2
    let isMove = isPoint && first == UInt8(ascii: "m")
    let isLine = isPoint && first == UInt8(ascii: "l")
    if !isLine { points.removeAll(keepingCapacity: true) }
    if isMove || isLine && !points.isEmpty { points.append((numbers[0], numbers[1])) }
    numbers.removeAll(keepingCapacity: true)
    guard points.count == LongPath.standInCount, isStandIn(content) else { return nil }
    let (start, opposite) = (points[0], points[1])
    points.removeAll(keepingCapacity: true)
    return StandIn(
      range: start.x.lowerBound..<word.upperBound,
      numbers: [start.x, start.y, opposite.x, opposite.y])
  }

  /// Whether the points go between corners of one box in the order of stand-ins.
  private func isStandIn(_ content: [UInt8]) -> Bool {
    func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
      content[one].elementsEqual(content[other])
    }
    let (start, opposite) = (points[0], points[1])
    return points.indices.allSatisfy { index in
      let corner = LongPath.corner(index)
      return isSame(points[index].x, corner == 0 || corner == 3 ? start.x : opposite.x)
        && isSame(points[index].y, corner == 0 || corner == 2 ? start.y : opposite.y)
    }
  }
}

/// The words of a content stream: what stands between blanks.
private struct Words: Sequence, IteratorProtocol {
  private let content: [UInt8]
  private var position = 0

  init(of content: [UInt8]) { self.content = content }

  mutating func next() -> Range<Int>? {
    while position < content.count, content[position] <= 0x20 { position += 1 }
    let start = position
    while position < content.count, content[position] > 0x20 { position += 1 }
    return position == start ? nil : start..<position
  }
}
