internal import Drawing

/// Writes formulas as MathML Core, with their source as annotation.
struct MathMLWriter {
  /// The language of words among the signs, where it is Chinese.
  var language = "en"
  /// Whether what is written is raised or lowered: signs have no white around them there.
  var isScript = false

  /// The writer for what is raised or lowered.
  private var small: MathMLWriter { MathMLWriter(language: language, isScript: true) }

  /// A formula as a `math` element.
  func math(_ formula: Formula, isDisplay: Bool) -> String {
    let shown = isDisplay ? " display=\"block\"" : ""
    return "<math\(shown)><semantics>\(row([formula.root]))"
      + "<annotation encoding=\"application/x-tex\">\(Markup.escaped(formula.source))</annotation>"
      + "</semantics></math>"
  }

  // MARK: - Rows

  /// Nodes as one element.
  func row(_ nodes: [MathNode]) -> String {
    let elements = elements(nodes)
    return elements.count == 1 ? elements[0] : "<mrow>\(elements.joined())</mrow>"
  }

  func elements(_ nodes: [MathNode]) -> [String] {
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
    case .accent(let mark, let isWide, let base): accent(mark, isWide: isWide, base)
    case .line(let isAbove, let base):
      isAbove
        ? accent("\u{304}", isWide: true, base)
        : "<munder>\(row([base]))<mo stretchy=\"true\">\u{332}</mo></munder>"
    case .brace(let mark, let isAbove, let base):
      isAbove
        ? "<mover>\(row([base]))<mo stretchy=\"true\">\(Character(mark))</mo></mover>"
        : "<munder>\(row([base]))<mo stretchy=\"true\">\(Character(mark))</mo></munder>"
    case .coloured(let color, let nodes):
      coloured(nodes, color)
    case .framed(let frame, let base):
      "<mrow class=\"\(frame.rawValue)\">\(elements([base]).joined())</mrow>"
    case .arrow(let mark, let above, let below): arrow(mark, above, below)
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
    case .smashed(let inner, let hasHeight, let hasDepth):
      "<mpadded\(hasHeight ? "" : " height=\"0\"")\(hasDepth ? "" : " depth=\"0\"")>\(row([inner]))</mpadded>"
    case .phantom(let inner, _, _): "<mphantom>\(row([inner]))</mphantom>"
    case .table(let table): element(table)
    }
  }

  private func coloured(_ nodes: [MathNode], _ color: Color) -> String {
    // Black is the colour of the text, which is light on a dark page.
    let style = color == .black ? "" : " style=\"color:\(color.hexadecimal)\""
    if nodes.count == 1, case .row(let inner) = nodes[0] { return coloured(inner, color) }
    if nodes.count == 1, case .symbol(let sign) = nodes[0],
      sign.mathClass == .binary || sign.mathClass == .relation
    {
      return "<mo form=\"infix\"\(style)>\(Markup.escaped(sign.text))</mo>"
    }
    return "<mrow\(style)>\(elements(nodes).joined())</mrow>"
  }

  // MARK: - Signs

  private func element(_ symbol: MathSymbol) -> String {
    let text = Markup.escaped(symbol.text)
    let white = isScript ? " lspace=\"0\" rspace=\"0\"" : ""
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
      let space = isScript ? white : " lspace=\"0.278em\" rspace=\"0.278em\""
      return "<mo\(space) stretchy=\"false\">\(text)</mo>"
    case .relation where symbol.text == ":":
      return "<mo\(isScript ? white : " lspace=\"0.278em\" rspace=\"0.278em\"")>:</mo>"
    case .relation: return "<mo stretchy=\"false\"\(white)>\(text)</mo>"
    case .binary: return "<mo\(white)>\(text)</mo>"
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

  func number(_ value: Double) -> String {
    let thousandths = (value * 1000).rounded() / 1000
    return thousandths == thousandths.rounded() ? String(Int(thousandths)) : String(thousandths)
  }

  // MARK: - Structures

  private func element(_ scripts: MathScripts) -> String {
    let base = scripts.base.map { row([$0]) } ?? "<mrow></mrow>"
    guard scripts.isAboveAndBelow else {
      switch (scripts.below, scripts.above) {
      case (let below?, let above?):
        return "<msubsup>\(base)\(small.row([below]))\(small.row([above]))</msubsup>"
      case (let below?, nil): return "<msub>\(base)\(small.row([below]))</msub>"
      case (nil, let above?): return "<msup>\(base)\(small.row([above]))</msup>"
      default: return base
      }
    }
    return stacked(base, scripts.above, scripts.below)
  }

  func stacked(_ base: String, _ above: MathNode?, _ below: MathNode?) -> String {
    switch (below, above) {
    case (let below?, let above?):
      "<munderover>\(base)\(small.row([below]))\(small.row([above]))</munderover>"
    case (let below?, nil): "<munder>\(base)\(small.row([below]))</munder>"
    case (nil, let above?): "<mover>\(base)\(small.row([above]))</mover>"
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
    for (index, row) in table.rows.enumerated() {
      text += "<mtr>"
      for column in 0..<columns {
        let style =
          "text-align:\(Self.side(of: column, in: table))"
          + (table.kind == .aligned
            ? ";padding:.25em \(column.isMultiple(of: 2) ? 0 : 1)em .25em 0" : "")
          + Self.rules(around: index, column, in: table, columns: columns)
        let cell = column < row.count ? self.row([row[column]]) : ""
        text += "<mtd style=\"\(style)\">\(cell)</mtd>"
      }
      text += "</mtr>"
    }
    return text + "</mtable>"
  }

  /// The rules of an array at a cell's edges.
  private static func rules(
    around row: Int, _ column: Int, in table: MathTable, columns: Int
  ) -> String {
    var edges: [String] = []
    if table.lines.contains(row) { edges.append("top") }
    if row == table.rows.count - 1, table.lines.contains(row + 1) { edges.append("bottom") }
    if table.rules.contains(column) { edges.append("left") }
    if column == columns - 1, table.rules.contains(columns) { edges.append("right") }
    return edges.map { ";border-\($0):1px solid" }.joined()
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
