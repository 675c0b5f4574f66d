extension Formula {
  /// The formula as a line of text, for bookmarks, alternative texts and search: "β = 0.3",
  /// "1/(1 + exp(−x))".
  public var plainText: String { root.plainText }
}

extension MathNode {
  /// The node as a line of text.
  var plainText: String {
    var writer = MathTextWriter()
    writer.write(self)
    return writer.text.split(separator: " ").joined(separator: " ")
  }
}

/// Writes a formula as a line of text.
struct MathTextWriter {
  private(set) var text = ""
  /// Whether an operand stands before, so that a sign is a binary one.
  private var followsOperand = false

  mutating func write(_ nodes: [MathNode]) {
    for node in nodes { write(node) }
  }

  mutating func write(_ node: MathNode) {
    switch node {
    case .symbol(let symbol): write(symbol)
    case .row(let nodes), .styled(_, let nodes), .coloured(_, let nodes): write(nodes)
    case .scripts(let scripts): write(scripts)
    case .fraction(let fraction): write(fraction)
    case .root(let radicand, let index):
      if let index { add(Self.raised(index.plainText) ?? "(\(index.plainText))") }
      add("√" + radicand.plainText.grouped)
    case .accent(let mark, _, let base):
      let words = base.plainText
      add(words.count == 1 ? words + String(Character(mark)) : words)
    case .line(_, let base), .brace(_, _, let base), .framed(_, let base): write(base)
    case .arrow(let mark, _, _):
      text += " \(Character(mark)) "
      followsOperand = false
    case .stack(let base, _, _, _): write(base)
    case .fenced(let fence):
      add(fence.left.map { String(Character($0)) } ?? "")
      for (index, part) in fence.parts.enumerated() {
        if index > 0, index <= fence.middles.count {
          text += " \(Character(fence.middles[index - 1])) "
        }
        followsOperand = false
        write(part)
      }
      add(fence.right.map { String(Character($0)) } ?? "")
    case .delimiter(let scalar, _, _): add(String(Character(scalar)))
    case .function(let name, _): function(name)
    case .text(let words, _): add(words)
    case .space(let width): if width > 0.3 { text += " " }
    case .classed(let mathClass, let inner):
      let isSpaced = mathClass == .relation || mathClass == .binary
      text += isSpaced ? " " : ""
      write(inner)
      text += isSpaced ? " " : ""
    case .phantom: break
    case .smashed(let inner, _, _): write(inner)
    case .table(let table):
      let rows = table.rows.map { row in
        row.map(\.plainText).joined(separator: table.kind == .aligned ? " " : ", ")
      }
      text += rows.joined(separator: "; ")
    }
  }

  private mutating func add(_ words: String) {
    text += words
    followsOperand = !words.isEmpty && words != "(" && words != "["
  }

  private mutating func function(_ name: String) {
    if let last = text.last, last.isLetter || last.isNumber { text += " " }
    add(name.replacing("\u{2009}", with: " "))
    text += " "
  }

  private mutating func write(_ symbol: MathSymbol) {
    switch symbol.mathClass {
    case .relation:
      text += " \(symbol.text) "
      followsOperand = false
    case .binary:
      text += followsOperand ? " \(symbol.text) " : symbol.text
      followsOperand = false
    case .punctuation:
      text += symbol.text + " "
      followsOperand = false
    case .opening:
      // exp (x) is read as exp(x).
      if text.hasSuffix(" "), let last = text.dropLast().last, last.isLetter { text.removeLast() }
      add(symbol.text)
      followsOperand = false
    default:
      add(symbol.text)
    }
  }

  private mutating func write(_ scripts: MathScripts) {
    if let base = scripts.base { write(base) }
    if case .function? = scripts.base { if text.hasSuffix(" ") { text.removeLast() } }
    if let below = scripts.below {
      let words = below.plainText
      text += Self.lowered(words) ?? "_" + words.grouped
    }
    if let above = scripts.above {
      let words = above.plainText
      if words.allSatisfy({ $0 == "′" }) {
        text += words
      } else {
        text += Self.raised(words) ?? "^" + words.grouped
      }
    }
    followsOperand = true
    switch scripts.base {
    case .function?: text += " "
    case .symbol(let symbol)? where symbol.isLarge: text += " "
    default: break
    }
  }

  private mutating func write(_ fraction: MathFraction) {
    let above = fraction.numerator.plainText
    let below = fraction.denominator.plainText
    if fraction.isBinomial {
      add("(\(above) over \(below))")
    } else {
      add(above.grouped + "/" + below.grouped)
    }
  }

  private static func raised(_ text: String) -> String? { exchanged(text, MathParser.raised) }
  private static func lowered(_ text: String) -> String? { exchanged(text, MathParser.lowered) }

  /// The text in raised or lowered figures, where Unicode has all of them.
  private static func exchanged(
    _ text: String, _ table: [Unicode.Scalar: Unicode.Scalar]
  ) -> String? {
    var result = ""
    for scalar in text.unicodeScalars {
      guard let found = table.first(where: { $0.value == scalar })?.key else { return nil }
      result.unicodeScalars.append(found)
    }
    return result.isEmpty ? nil : result
  }
}

extension String {
  /// In parentheses, unless it is one word or number.
  fileprivate var grouped: String {
    let isSimple = allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
    return isSimple ? self : "(\(self))"
  }
}
