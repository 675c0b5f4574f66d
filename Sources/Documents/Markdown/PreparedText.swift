/// Markdown with stand-ins, ready for CommonMark, and where each of its lines comes from.
struct PreparedText {
  var lines: [String] = []
  var origins: [SourceLine] = []

  mutating func append(_ text: String, from line: SourceLine) {
    lines.append(text)
    origins.append(line)
  }

  mutating func append(_ other: PreparedText) {
    lines += other.lines
    origins += other.origins
  }

  /// The origin of a line that CommonMark counts from 1.
  func origin(ofLine number: Int) -> SourceLine {
    guard !origins.isEmpty else { return SourceLine(text: "", path: "", number: 0) }
    return origins[min(max(number - 1, 0), origins.count - 1)]
  }
}
