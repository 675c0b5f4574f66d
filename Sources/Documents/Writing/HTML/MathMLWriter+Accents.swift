/// Marks over something and arrows that grow.
extension MathMLWriter {
  /// A mark over something. Browsers have no wide hats in most faces: a wide one is the small one
  /// drawn out to about the width of what it stands on.
  func accent(_ mark: Unicode.Scalar, isWide: Bool, _ base: MathNode) -> String {
    let inner = row([base])
    if mark == "\u{20D7}" {
      // The arrow of a vector is a small one.
      return
        "<mover accent=\"true\">\(inner)<mo stretchy=\"false\" style=\"font-size:.6em\">→</mo></mover>"
    }
    var style = ""
    let width = base.roughWidth
    if isWide, width > 0.6 {
      let factor = (min(width, 60) * 10 / Self.inkWidth).rounded() / 10
      let isLine = mark == "\u{304}"
      let height = isLine ? "1" : "1.3"
      style = " style=\"transform:scale(\(number(factor)),\(height));transform-origin:bottom\""
    }
    return
      "<mover accent=\"true\">\(inner)<mo stretchy=\"false\"\(style)>\(Self.spacing(mark))</mo></mover>"
  }

  /// How wide the mark of an accent is, in em.
  private static let inkWidth = 0.34

  /// The mark as a character of its own, which the browser places.
  private static func spacing(_ mark: Unicode.Scalar) -> String {
    switch mark {
    case "\u{302}": "ˆ"
    case "\u{30C}": "ˇ"
    case "\u{303}": "˜"
    case "\u{304}": "¯"
    case "\u{307}": "˙"
    case "\u{308}": "¨"
    case "\u{20DB}": "⃛"
    case "\u{301}": "´"
    case "\u{300}": "`"
    case "\u{306}": "˘"
    case "\u{30A}": "˚"
    default: String(Character(mark))
    }
  }

  /// An arrow with its labels. Browsers draw out short ones only; what is longer stands on an arrow
  /// as it is.
  func arrow(_ mark: Unicode.Scalar, _ above: MathNode?, _ below: MathNode?) -> String {
    let widest = max(above?.roughWidth ?? 0, below?.roughWidth ?? 0) * 0.7
    let sign =
      "<mo stretchy=\"\(widest < 3)\" lspace=\"0.278em\" rspace=\"0.278em\">\(Character(mark))</mo>"
    func padded(_ node: MathNode?) -> MathNode? {
      node.map { .row([.space(0.4), $0, .space(0.4)]) }
    }
    return stacked(sign, padded(above), padded(below))
  }
}

extension MathNode {
  /// About how wide it is, in em: enough to draw out a mark, and to tell long formulas from short.
  var roughWidth: Double {
    switch self {
    case .symbol(let symbol):
      symbol.text.unicodeScalars.reduce(0) { $0 + Self.roughWidth(of: $1) }
        + (symbol.mathClass == .relation ? 0.55 : symbol.mathClass == .binary ? 0.45 : 0)
    case .row(let nodes), .styled(_, let nodes), .coloured(_, let nodes):
      nodes.reduce(0) { $0 + $1.roughWidth }
    case .scripts(let scripts):
      if scripts.isAboveAndBelow {
        max(
          scripts.base?.roughWidth ?? 0, (scripts.above?.roughWidth ?? 0) * 0.7,
          (scripts.below?.roughWidth ?? 0) * 0.7)
      } else {
        (scripts.base?.roughWidth ?? 0)
          + max(scripts.above?.roughWidth ?? 0, scripts.below?.roughWidth ?? 0) * 0.7
      }
    case .fraction(let fraction):
      max(fraction.numerator.roughWidth, fraction.denominator.roughWidth) * 0.9 + 0.3
    case .root(let radicand, _): radicand.roughWidth + 0.8
    case .accent(_, _, let base), .line(_, let base), .brace(_, _, let base), .classed(_, let base),
      .framed(_, let base), .phantom(let base, _, _), .smashed(let base, _, _):
      base.roughWidth
    case .stack(let base, let above, let below, _):
      max(base.roughWidth, (above?.roughWidth ?? 0) * 0.7, (below?.roughWidth ?? 0) * 0.7)
    case .arrow(_, let above, let below):
      max((above?.roughWidth ?? 0) * 0.7, (below?.roughWidth ?? 0) * 0.7, 1) + 1.2
    case .fenced(let fence):
      fence.parts.joined().reduce(0.8) { $0 + $1.roughWidth }
    case .delimiter: 0.45
    case .function(let name, _): Double(name.count) * 0.5 + 0.17
    case .text(let words, _):
      words.unicodeScalars.reduce(0) { $0 + Self.roughWidth(of: $1) * 0.93 }
    case .space(let width): width
    case .table(let table):
      table.rows.reduce(0) { widest, row in
        max(widest, row.reduce(0) { $0 + $1.roughWidth + 0.6 })
      }
    }
  }

  private static func roughWidth(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "I", "|", "(", ")", "[", "]", ",", ".", ":", ";", "'", "!", " ",
      "\u{A0}", "-":
      0.32
    case "m", "w", "M", "W", "Q", "O", "D", "G", "N", "H", "U": 0.8
    case "A"..."Z": 0.66
    case "\u{2E80}"..."\u{9FFF}", "\u{FF00}"..."\u{FFEF}": 1
    case "∑", "∏", "∫": 1
    default: 0.52
    }
  }
}
