extension Table {
  /// The letters of the keyed notes in order of appearance: heads, then row by row. A note that nothing
  /// refers to follows at the end, so that nothing is lost.
  public var noteLetters: [(key: String, letter: String)] {
    let keyed = notes.compactMap(\.key)
    var order: [String] = []
    for mark in calledNotes where keyed.contains(mark) && !order.contains(mark) {
      order.append(mark)
    }
    for key in keyed where !order.contains(key) { order.append(key) }
    return order.enumerated().map { ($1, Self.letter($0)) }
  }

  /// a … z, aa, ab …
  private static func letter(_ index: Int) -> String {
    var number = index
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(97 + number % 26))) + letters
      number = number / 26 - 1
    } while number >= 0
    return letters
  }

  /// The notes in the order in which they are read: the general ones, then those with letters.
  public var orderedNotes: [(letter: String?, content: [Inline])] {
    let general = notes.filter { $0.key == nil }.map { (String?.none, $0.content) }
    let keyed = noteLetters.flatMap { key, letter in
      notes.filter { $0.key == key }.map { (String?.some(letter), $0.content) }
    }
    return general + keyed
  }
}
