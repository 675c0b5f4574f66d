/// Writes formulas as MathML Core, with their source as annotation.
struct MathMLWriter {
  /// The language of words among the signs, where it is Chinese.
  var language = "en"

  /// A formula as a `math` element.
  func math(_ formula: Formula, isDisplay: Bool) -> String {
    let shown = isDisplay ? " display=\"block\"" : ""
    return "<math\(shown)><semantics>\(row([formula.root]))"
      + "<annotation encoding=\"application/x-tex\">\(Markup.escaped(formula.source))</annotation>"
      + "</semantics></math>"
  }

  // MARK: - Rows

  /// Nodes as one element.
  private func row(_ nodes: [MathNode]) -> String {
    let elements = elements(nodes)
    return elements.count == 1 ? elements[0] : "<mrow>\(elements.joined())</mrow>"
  }

  private func elements(_ nodes: [MathNode]) -> [String] {
    var elements: [String] = []
    var index = 0
    while index < nodes.count {
      // Upright letters one after the other are a name: AUC.
      var name = ""
      while index < nodes.count, case .symbol(let symbol) = nodes[index],
        symbol.alphabet == .upright, symbol.isLetters
      {
        name += symbol.text
        index += 1
      }
      if !name.isEmpty {
        let variant = name.unicodeScalars.count == 1 ? " mathvariant=\"normal\"" : ""
        elements.append("<mi\(variant)>\(Markup.escaped(name))</mi>")
        continue
      }
      if case .symbol(let sign) = nodes[index], sign.mathClass == .binary,
        index == 0 || nodes[index - 1].wantsOperand
      {
        // A sign of what follows, not between two things.
        let text = Markup.escaped(sign.text)
        elements.append("<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">\(text)</mo>")
      } else if case .row(let inner) = nodes[index] {
        elements += nodes.count == 1 ? self.elements(inner) : [row(inner)]
      } else {
        elements.append(element(nodes[index]))
      }
      if nodes[index].isFunction {
        elements.append("<mo>\u{2061}</mo>")
        if index + 1 < nodes.count, nodes[index + 1].wantsSpaceBefore {
          elements.append("<mspace width=\"0.167em\"></mspace>")
        }
      } else if index + 1 < nodes.count, nodes[index + 1].isFunction, nodes[index].isOperand {
        elements.append("<mspace width=\"0.167em\"></mspace>")
      }
      index += 1
    }
    return elements
  }

  private func element(_ node: MathNode) -> String {
    switch node {
    case .symbol(let symbol): element(symbol)
    case .row(let nodes): row(nodes)
    case .scripts(let scripts): element(scripts)
    case .fraction(let fraction): element(fraction)
    case .root(let radicand, let index):
      if let index {
        "<mroot>\(row([radicand]))\(row([index]))</mroot>"
      } else {
        "<msqrt>\(row([radicand]))</msqrt>"
      }
    case .accent(let mark, let isWide, let base):
      "<mover accent=\"true\">\(row([base]))"
        + "<mo stretchy=\"\(isWide)\">\(Self.spacing(mark, isWide: isWide))</mo></mover>"
    case .line(let isAbove, let base):
      isAbove
        ? "<mover>\(row([base]))<mo stretchy=\"true\">¯</mo></mover>"
        : "<munder>\(row([base]))<mo stretchy=\"true\">_</mo></munder>"
    case .brace(let mark, let isAbove, let base):
      isAbove
        ? "<mover>\(row([base]))<mo stretchy=\"true\">\(Character(mark))</mo></mover>"
        : "<munder>\(row([base]))<mo stretchy=\"true\">\(Character(mark))</mo></munder>"
    case .stack(let base, let above, let below, _): stacked(row([base]), above, below)
    case .fenced(let fence): element(fence)
    case .delimiter(let scalar, let size, _): delimiter(scalar, size)
    case .function(let name, let takesLimits):
      takesLimits
        ? "<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">\(Markup.escaped(name))</mo>"
        : "<mi\(name.count == 1 ? " mathvariant=\"normal\"" : "")>\(Markup.escaped(name))</mi>"
    case .text(let words, let face): element(words, face)
    case .space(let width): "<mspace width=\"\(number(width))em\"></mspace>"
    case .styled(let size, let nodes):
      "<mstyle displaystyle=\"\(size == .display)\" scriptlevel=\"\(max(size.rawValue - 1, 0))\">\(row(nodes))</mstyle>"
    case .classed(_, let inner): row([inner])
    case .phantom(let inner, _, _): "<mphantom>\(row([inner]))</mphantom>"
    case .table(let table): element(table)
    }
  }

  // MARK: - Signs

  private func element(_ symbol: MathSymbol) -> String {
    let text = Markup.escaped(symbol.text)
    switch symbol.mathClass {
    case .ordinary where symbol.isNumber:
      let mapped = symbol.alphabet.mapped(text: symbol.text)
      return "<mn>\(Markup.escaped(mapped))</mn>"
    case .ordinary where symbol.isLetters: return letter(symbol)
    case .ordinary:
      let isFence = symbol.text == "|" || symbol.text == "‖"
      return isFence
        ? "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">\(text)</mo>"
        : "<mi mathvariant=\"normal\">\(text)</mi>"
    case .opening, .closing: return "<mo stretchy=\"false\">\(text)</mo>"
    case .punctuation: return "<mo separator=\"true\">\(text)</mo>"
    case .relation where symbol.text == "∣" || symbol.text == "|":
      return "<mo lspace=\"0.278em\" rspace=\"0.278em\" stretchy=\"false\">\(text)</mo>"
    case .relation where symbol.text == ":":
      return "<mo lspace=\"0.278em\" rspace=\"0.278em\">:</mo>"
    case .relation: return "<mo stretchy=\"false\">\(text)</mo>"
    default: return "<mo>\(text)</mo>"
    }
  }

  /// A letter: italic by itself where it is alone, else of the alphabet's own code points.
  private func letter(_ symbol: MathSymbol) -> String {
    let scalars = Array(symbol.text.unicodeScalars)
    guard let first = scalars.first else { return "" }
    if symbol.alphabet.isSlanted(first), symbol.alphabet == .automatic || symbol.alphabet == .italic
    {
      return "<mi>\(Markup.escaped(symbol.text))</mi>"
    }
    let mapped = symbol.alphabet.mapped(text: symbol.text)
    let variant = mapped == symbol.text && scalars.count == 1 ? " mathvariant=\"normal\"" : ""
    return "<mi\(variant)>\(Markup.escaped(mapped))</mi>"
  }

  private func delimiter(_ scalar: Unicode.Scalar, _ size: Int) -> String {
    let text = Markup.escaped(String(Character(scalar)))
    guard size > 0 else { return "<mo stretchy=\"false\">\(text)</mo>" }
    let height = number([1.2, 1.8, 2.4, 3][min(size, 4) - 1])
    return
      "<mo stretchy=\"true\" symmetric=\"true\" minsize=\"\(height)em\" maxsize=\"\(height)em\">\(text)</mo>"
  }

  private func element(_ words: String, _ face: MathTextFace) -> String {
    // Spaces at the ends would be dropped.
    let text = words.replacing(" ", with: "\u{A0}")
    let style =
      switch face {
      case .regular: ""
      case .bold: " style=\"font-weight:bold\""
      case .italic: " style=\"font-style:italic\""
      }
    let isHan = words.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }
    let tag = isHan && !language.hasPrefix("zh") ? " lang=\"zh-Hans\"" : ""
    return "<mtext\(style)\(tag)>\(Markup.escaped(text))</mtext>"
  }

  /// The mark as a character of its own; MathML grows and places it.
  private static func spacing(_ mark: Unicode.Scalar, isWide: Bool) -> String {
    switch mark {
    case "\u{302}": isWide ? "^" : "ˆ"
    case "\u{30C}": "ˇ"
    case "\u{303}": isWide ? "~" : "˜"
    case "\u{304}": "¯"
    case "\u{20D7}": "→"
    case "\u{20D6}": "←"
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

  private func number(_ value: Double) -> String {
    let thousandths = (value * 1000).rounded() / 1000
    return thousandths == thousandths.rounded() ? String(Int(thousandths)) : String(thousandths)
  }

  // MARK: - Structures

  private func element(_ scripts: MathScripts) -> String {
    let base = scripts.base.map { row([$0]) } ?? "<mrow></mrow>"
    guard scripts.isAboveAndBelow else {
      switch (scripts.below, scripts.above) {
      case (let below?, let above?):
        return "<msubsup>\(base)\(row([below]))\(row([above]))</msubsup>"
      case (let below?, nil): return "<msub>\(base)\(row([below]))</msub>"
      case (nil, let above?): return "<msup>\(base)\(row([above]))</msup>"
      default: return base
      }
    }
    return stacked(base, scripts.above, scripts.below)
  }

  private func stacked(_ base: String, _ above: MathNode?, _ below: MathNode?) -> String {
    switch (below, above) {
    case (let below?, let above?):
      "<munderover>\(base)\(row([below]))\(row([above]))</munderover>"
    case (let below?, nil): "<munder>\(base)\(row([below]))</munder>"
    case (nil, let above?): "<mover>\(base)\(row([above]))</mover>"
    default: base
    }
  }

  private func element(_ fraction: MathFraction) -> String {
    let rule = fraction.isRuled ? "" : " linethickness=\"0\""
    var text =
      "<mfrac\(rule)>\(row([fraction.numerator]))\(row([fraction.denominator]))</mfrac>"
    if fraction.isBinomial { text = "<mrow><mo>(</mo>\(text)<mo>)</mo></mrow>" }
    if let size = fraction.size {
      text = "<mstyle displaystyle=\"\(size == .display)\" scriptlevel=\"0\">\(text)</mstyle>"
    }
    return text
  }

  private func element(_ fence: MathFence) -> String {
    func delimiter(_ scalar: Unicode.Scalar?, _ form: String) -> String {
      guard let scalar else { return "" }
      let text = Markup.escaped(String(Character(scalar)))
      return "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(text)</mo>"
    }
    var text = delimiter(fence.left, "prefix")
    for (index, part) in fence.parts.enumerated() {
      if index > 0, index <= fence.middles.count {
        text += delimiter(fence.middles[index - 1], "infix")
      }
      text += elements(part).joined()
    }
    return "<mrow>\(text)\(delimiter(fence.right, "postfix"))</mrow>"
  }

  private func element(_ table: MathTable) -> String {
    let isDisplay = table.kind == .aligned || table.kind == .gathered || table.isDisplay
    let columns = table.rows.reduce(0) { max($0, $1.count) }
    let sides = (0..<columns).map { Self.side(of: $0, in: table) }.joined(separator: " ")
    var text = "<mtable columnalign=\"\(sides)\"\(isDisplay ? " displaystyle=\"true\"" : "")>"
    for row in table.rows {
      text += "<mtr>"
      for column in 0..<columns {
        let style =
          "text-align:\(Self.side(of: column, in: table))"
          + (table.kind == .aligned
            ? ";padding:.25em \(column.isMultiple(of: 2) ? 0 : 1)em .25em 0" : "")
        let cell = column < row.count ? self.row([row[column]]) : ""
        text += "<mtd style=\"\(style)\">\(cell)</mtd>"
      }
      text += "</mtr>"
    }
    return text + "</mtable>"
  }

  private static func side(of column: Int, in table: MathTable) -> String {
    switch table.alignment(of: column) {
    case .leading: "left"
    case .center: "center"
    case .trailing: "right"
    }
  }
}

extension MathNode {
  /// Whether it is the name of a function, with or without scripts.
  fileprivate var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let scripts): scripts.base?.isFunction ?? false
    default: false
    }
  }

  /// Whether an operator behind it has nothing to operate on.
  fileprivate var wantsOperand: Bool {
    switch mathClass {
    case .binary, .relation, .opening, .punctuation, .largeOperator: true
    default: false
    }
  }

  /// Whether it stands apart from the name of a function before it.
  fileprivate var wantsSpaceBefore: Bool {
    switch mathClass {
    case .ordinary, .largeOperator: true
    default: false
    }
  }

  /// Whether it stands apart from the name of a function behind it.
  fileprivate var isOperand: Bool {
    if case .space = self { return false }
    return mathClass == .ordinary || mathClass == .closing || mathClass == .inner
  }
}

extension MathAlphabet {
  /// A text in the alphabet.
  package func mapped(text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(mapped(scalar)) }
    return result
  }
}
