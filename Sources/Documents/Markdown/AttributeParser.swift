/// Reads `{#label .class key=value key="long value"}`.
enum AttributeParser {
  /// The attributes, or `nil` where the text is something else. The text includes the braces.
  static func parse(_ text: String) -> Attributes? {
    guard text.hasPrefix("{"), text.hasSuffix("}"), text.count > 2 else { return nil }
    let inner = Array(text.dropFirst().dropLast())
    var attributes = Attributes()
    var index = 0
    while index < inner.count {
      if inner[index].isWhitespace || inner[index] == "," {
        index += 1
        continue
      }
      guard let word = word(inner, &index) else { return nil }
      if word.hasPrefix("#") {
        guard word.count > 1, attributes.label == nil else { return nil }
        attributes.label = String(word.dropFirst())
      } else if word.hasPrefix(".") {
        guard word.count > 1 else { return nil }
        attributes.classes.append(String(word.dropFirst()))
      } else if let equals = word.firstIndex(of: "="), equals != word.startIndex {
        let value = String(word[word.index(after: equals)...]).trimming(quotes: true)
        attributes.pairs.append(.init(key: String(word[..<equals]), value: value))
      } else if word == "-" || word == "unnumbered" {
        attributes.classes.append("unnumbered")
      } else {
        return nil
      }
    }
    return attributes
  }

  /// The next word; blanks between quotes belong to it.
  private static func word(_ text: [Character], _ index: inout Int) -> String? {
    var word = ""
    var quote: Character?
    while index < text.count {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character.isWhitespace {
        break
      }
      word.append(character)
      index += 1
    }
    return quote == nil ? word : nil
  }
}
