import Documents
import Reporting

extension NumberStyle {
  /// A sentence or label of the house as running text: a single letter between asterisks becomes a
  /// symbol in italics, `*P*` the P of the style (the Lancet's is an upright p), digits between tildes
  /// are lowered, and apostrophes are curved. What a template's own names say stays as it is.
  func symbols(_ text: String) -> [Inline] {
    var inlines: [Inline] = []
    var plain = ""
    var rest = text[...]
    while let sign = rest.first {
      if let (symbol, length) = symbol(atStartOf: rest) {
        if !plain.isEmpty { inlines.append(.text(plain)) }
        plain = ""
        inlines.append(symbol)
        rest = rest.dropFirst(length)
        continue
      }
      let isWithinWord = plain.last?.isLetter == true && rest.dropFirst().first?.isLetter == true
      plain.append(sign == "'" && isWithinWord ? "’" : sign)
      rest = rest.dropFirst()
    }
    if !plain.isEmpty { inlines.append(.text(plain)) }
    return inlines
  }

  /// The symbol that a text begins with, and how many characters of it say so.
  private func symbol(atStartOf text: Substring) -> (Inline, length: Int)? {
    let signs = Array(text.prefix(3))
    guard signs.count == 3, signs[0] == signs[2] else { return nil }
    if signs[0] == "~", signs[1].isNumber { return (.subscript([.text(String(signs[1]))]), 3) }
    guard signs[0] == "*", signs[1].isLetter else { return nil }
    guard signs[1] == "P" else { return (.emphasis([.text(String(signs[1]))]), 3) }
    return (hasItalicP ? .emphasis([.text(letterOfP)]) : .text(letterOfP), 3)
  }
}
