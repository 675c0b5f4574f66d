extension [Inline] {
  /// The inlines without the line ends of the source between Han characters, where no blank stands;
  /// a browser and GitHub would print one.
  var withoutBreaksInHan: [Inline] {
    guard contains(.softBreak) else { return self }
    var result: [Inline] = []
    for (index, inline) in enumerated() {
      if inline == .softBreak, index > 0, index + 1 < count,
        let before = [self[index - 1]].plainText.unicodeScalars.last, before.isHan,
        let after = [self[index + 1]].plainText.unicodeScalars.first, after.isHan
      {
        continue
      }
      result.append(inline)
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it is a Han character or one of the full-width marks among them.
  var isHan: Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFF01...0xFF5E, 0x20000...0x323AF:
      true
    default: false
    }
  }
}
