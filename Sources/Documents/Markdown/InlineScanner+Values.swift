extension InlineScanner {
  /// The shortcodes that stand for words.
  static let values: Set<String> = ["meta", "var"]

  /// Reads the words for which `{{< meta title >}}` or `{{< var centre.name >}}` stands as if they
  /// had been written here.
  mutating func putValue(
    _ kind: String, _ key: String, at line: SourceLine
  ) throws(TemplateError) {
    let words = try reader.value(kind, key, at: line)
    reader.valueDepth += 1
    defer { reader.valueDepth -= 1 }
    guard reader.valueDepth <= 8 else {
      throw line.error("{{< \(kind) \(key) >}} stands for words that hold it again")
    }
    var inner = InlineScanner(
      [SourceLine(text: words, path: line.path, number: line.number)], reader: reader)
    try inner.scan()
    for character in inner.output.lines.joined(separator: " ") { appendText(character) }
  }
}
