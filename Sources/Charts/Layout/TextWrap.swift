package import Drawing

/// Breaks text that is too long for its place.
package enum TextWrap {
  /// The lines of `text`, none wider than `width` as far as words allow, at most `lineLimit`; what is
  /// left over then ends in "…". Han text breaks between any two characters.
  package static func lines(
    of text: String, font: Font, width: Double, lineLimit: Int = 2, ruler: TextRuler
  ) -> [String] {
    func fits(_ line: String) -> Bool { ruler.measure(line, font).width <= width }
    if fits(text) { return [text] }
    var lines = [""]
    for word in words(of: text) {
      let longer = lines[lines.count - 1] + word
      if lines[lines.count - 1].isEmpty || fits(longer.trimmed) {
        lines[lines.count - 1] = longer
      } else {
        lines.append(word)
      }
    }
    var result = lines.map(\.trimmed).filter { !$0.isEmpty }
    if result.count > lineLimit {
      let rest = result[(lineLimit - 1)...].joined(separator: " ")
      result = result.prefix(lineLimit - 1) + [rest]
    }
    return result.map { fits($0) ? $0 : shortened($0, fits: fits) }
  }

  /// The longest beginning of the text that fits with "…" after it.
  private static func shortened(_ text: String, fits: (String) -> Bool) -> String {
    let characters = Array(text)
    var (low, high) = (0, characters.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(String(characters[..<middle]).trimmed + "…") {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return String(characters[..<low]).trimmed + "…"
  }

  /// Words with the space that follows them; each Han character is a word.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      let isHan = character.unicodeScalars.contains { $0.value >= 0x2E80 && $0.value < 0xE000 }
      if isHan, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
      if isHan || character == " " || character == "-" || character == "/"
        || character == "_"
      {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
