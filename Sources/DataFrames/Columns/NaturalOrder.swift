/// The order in which the levels of a text column stand: numbers within text by value, everything
/// else by code point, so that "T2" comes before "T10" whatever the order of the rows.
package enum NaturalOrder {
  /// The texts in natural order. Where every text is a number, they are ordered as numbers, so
  /// that "-2" stands before "-1"; decimals count as part of a number ("0.25" before "0.5").
  package static func sorted(_ texts: [String]) -> [String] {
    let numbers = texts.compactMap { Double($0) }
    guard numbers.count == texts.count, numbers.allSatisfy(\.isFinite) else {
      return texts.sorted(by: precedes)
    }
    return zip(numbers, texts).sorted { a, b in a.0 == b.0 ? a.1 < b.1 : a.0 < b.0 }.map(\.1)
  }

  /// Whether `a` stands before `b`. Texts that differ only in the spelling of a number ("1", "01")
  /// are told apart by code point, so that the order is total.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    let left = Array(a.unicodeScalars)
    let right = Array(b.unicodeScalars)
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if isDigit(left[i]), isDigit(right[j]) {
        let x = number(in: left, from: &i)
        let y = number(in: right, from: &j)
        if x != y { return x < y }
      } else if left[i] != right[j] {
        return left[i] < right[j]
      } else {
        i += 1
        j += 1
      }
    }
    if left.count - i != right.count - j { return left.count - i < right.count - j }
    return left.lexicographicallyPrecedes(right)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The value of the digits at `index`, with one decimal part, and the index behind them.
  private static func number(in text: [Unicode.Scalar], from index: inout Int) -> Double {
    let start = index
    while index < text.count, isDigit(text[index]) { index += 1 }
    if index + 1 < text.count, text[index] == ".", isDigit(text[index + 1]) {
      index += 1
      while index < text.count, isDigit(text[index]) { index += 1 }
    }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: text[start..<index])
    return Double(String(digits)) ?? .infinity
  }
}
