import Drawing
import Reporting

extension PanelLetters {
  /// A caption that speaks of its panels, "(A) curves, (B) calibration", in the letters of the panels:
  /// small ones where the journal has small ones. Words that do not name the first two of `count` panels
  /// stay as they are.
  func inCaption(_ caption: [Inline], of count: Int) -> [Inline] {
    guard count > 1, Self.names(2, in: caption.plainText) else { return caption }
    return renamed(caption, count)
  }

  /// Whether a text names the first so many panels, in capital or small letters.
  static func names(_ count: Int, in text: String) -> Bool {
    let small = PanelLetters(isLowercase: true)
    let capital = PanelLetters()
    return (0..<count).allSatisfy {
      text.contains("(\(small.letter(at: $0)))") || text.contains("(\(capital.letter(at: $0)))")
    }
  }

  /// How many panels with letters a picture has.
  func count(in picture: Picture) -> Int {
    var texts: Set<String> = []
    for placed in picture.placedItems {
      if case .text(let run) = placed.item { texts.insert(run.text) }
    }
    return (0..<26).first { !texts.contains(text(at: $0)) } ?? 26
  }

  private func renamed(_ inlines: [Inline], _ count: Int) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .text(let text): .text(renamed(text, count))
      case .emphasis(let inner): .emphasis(renamed(inner, count))
      case .strong(let inner): .strong(renamed(inner, count))
      default: inline
      }
    }
  }

  /// The text with the letters between brackets renamed: "(A)", "(A, C)", "(B–D)".
  private func renamed(_ text: String, _ count: Int) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "("),
      let close = rest[open...].firstIndex(of: ")")
    {
      let inner = rest[rest.index(after: open)..<close]
      result += rest[...open] + (renamed(inner: inner, count) ?? String(inner)) + ")"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Letters of panels with commas or dashes between them; `nil` for anything else.
  private func renamed(inner: Substring, _ count: Int) -> String? {
    var result = ""
    var isLetter = false
    for character in inner {
      if ", –-\u{A0}\u{2009}".contains(character) {
        isLetter = false
        result.append(character)
        continue
      }
      guard !isLetter, let value = character.asciiValue, character.isLetter else { return nil }
      let index = Int(value | 0x20) - 97
      guard index < count else { return nil }
      result += letter(at: index)
      isLetter = true
    }
    return result.isEmpty ? nil : result
  }
}
