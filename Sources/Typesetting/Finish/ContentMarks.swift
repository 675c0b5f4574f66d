/// Completes the marks in a page's drawing operators.
///
/// - What belongs to no element is called an artifact, as PDF asks.
/// - The glyphs ff, fi, fl, ffi and ffl say their letters by the font's own table. Cairo writes
///   the letters beside each glyph, inside of the element's content, where some readers end an element
///   at the end of the first such part.
enum ContentMarks {
  /// Whether `number` of the page's marks are artifacts, by the number of the mark.
  static func completed(_ content: [UInt8], artifacts: Set<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    // For each mark that is open whether its end is written.
    var open: [Bool] = []
    var copied = 0
    for line in Lines(of: content) {
      guard let operation = line.last(content) else { continue }
      switch operation {
      case .begin:
        let text = content[line.range]
        if let number = artifactNumber(text), artifacts.contains(number) {
          result += content[copied..<line.range.lowerBound]
          result += "/Artifact BMC\n".utf8
          copied = line.range.upperBound
          open.append(true)
        } else if isLigature(text) {
          result += content[copied..<line.range.lowerBound]
          copied = line.range.upperBound
          open.append(false)
        } else {
          open.append(true)
        }
      case .end:
        if open.popLast() == false {
          result += content[copied..<line.range.lowerBound]
          copied = line.range.upperBound
        }
      }
    }
    result += content[copied...]
    return result
  }

  /// A font's table of characters in which ligatures are the letters that they join.
  static func spelledOut(_ table: [UInt8]) -> [UInt8]? {
    var text = String(decoding: table, as: UTF8.self)
    var isChanged = false
    for (ligature, letters) in ligatures where text.contains("> <\(ligature)>") {
      text = text.replacing("> <\(ligature)>", with: "> <\(letters)>")
      isChanged = true
    }
    return isChanged ? Array(text.utf8) : nil
  }

  private static let ligatures = [
    ("fb00", "00660066"), ("fb01", "00660069"), ("fb02", "0066006c"),
    ("fb03", "006600660069"), ("fb04", "00660066006c"),
  ]

  private static let ligatureMarks: Set<[UInt8]> = Set(
    ligatures.map { Array("/Span << /ActualText <feff\($0.1)> >> BDC".utf8) })

  private static func isLigature(_ line: ArraySlice<UInt8>) -> Bool {
    line.count < 60 && ligatureMarks.contains(Array(line.prefix { $0 != 10 }))
  }

  private static let artifactHead = Array("/NonStruct << /MCID ".utf8)

  private static func artifactNumber(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.starts(with: artifactHead) else { return nil }
    return PDFScanner(line.dropFirst(artifactHead.count)).firstNumber
  }

  /// A mark's beginning or end.
  private enum Operation { case begin, end }

  private struct Line {
    var range: Range<Int>

    /// What a line does to marks; Cairo writes each of them on a line of its own.
    func last(_ content: [UInt8]) -> Operation? {
      let end = range.upperBound - 1
      guard range.count >= 4, content[end] == 10, content[end - 1] == UInt8(ascii: "C") else {
        return nil
      }
      if content[end - 2] == UInt8(ascii: "D"), content[end - 3] == UInt8(ascii: "B"),
        content[range.lowerBound] == UInt8(ascii: "/")
      {
        return .begin
      }
      let isEnd =
        range.count == 4 && content[end - 2] == UInt8(ascii: "M")
        && content[end - 3] == UInt8(ascii: "E")
      return isEnd ? .end : nil
    }
  }

  /// The lines of a content stream with their ends.
  private struct Lines: Sequence, IteratorProtocol {
    private let content: [UInt8]
    private var position = 0

    init(of content: [UInt8]) { self.content = content }

    mutating func next() -> Line? {
      guard position < content.count else { return nil }
      let start = position
      while position < content.count, content[position] != 10 { position += 1 }
      if position < content.count { position += 1 }
      return Line(range: start..<position)
    }
  }
}
