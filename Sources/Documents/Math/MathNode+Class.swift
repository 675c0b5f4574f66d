extension MathNode {
  /// What the node is to the white around it.
  package var mathClass: MathClass {
    switch self {
    case .symbol(let symbol): symbol.mathClass
    case .row, .root, .accent, .line, .text, .space, .styled, .table, .phantom, .coloured, .framed,
      .smashed:
      .ordinary
    case .arrow: .relation
    case .scripts(let scripts): scripts.base?.mathClass ?? .ordinary
    case .fraction(let fraction): fraction.isBinomial ? .ordinary : .inner
    case .brace: .ordinary
    case .stack(_, _, _, let mathClass), .delimiter(_, _, let mathClass),
      .classed(let mathClass, _):
      mathClass
    case .fenced: .inner
    case .function: .largeOperator
    }
  }
}

extension MathNode {
  /// The class of what a group of one atom holds.
  var innerClass: MathClass {
    if case .row(let nodes) = self, nodes.count == 1 { return nodes[0].innerClass }
    return mathClass
  }
}

extension MathSymbol {
  /// Whether it is a letter or several.
  package var isLetters: Bool {
    mathClass == .ordinary && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
      && !text.isEmpty
  }

  /// Whether it is a number.
  package var isNumber: Bool {
    text.unicodeScalars.first.map { (0x30...0x39).contains($0.value) } ?? false
  }
}

extension MathScripts {
  /// Whether what is raised and lowered stands above and below on lines of its own.
  package var isAboveAndBelow: Bool {
    if let hasLimits { return hasLimits }
    switch base {
    case .symbol(let symbol)?:
      return symbol.isLarge && !Self.integrals.contains(symbol.text)
    case .function(_, let takesLimits)?: return takesLimits
    case .brace(let mark, _, _)?: return !Self.arrows.contains(mark)
    case .classed(.largeOperator, _)?: return true
    default: return false
    }
  }

  /// Whether it does so within a line of text too: the label of a brace.
  package var isAlwaysAboveAndBelow: Bool {
    if case .brace(let mark, _, _)? = base { return !Self.arrows.contains(mark) }
    return hasLimits == true
  }

  /// What stands along something without taking a label.
  private static let arrows: Set<Unicode.Scalar> = ["→", "←", "↔"]

  private static let integrals: Set<String> = ["∫", "∬", "∭", "∮"]
}

extension MathTable {
  /// The alignment of a column: the author's, or that of the kind of table.
  package func alignment(of column: Int) -> Alignment {
    if column < alignments.count { return alignments[column] }
    switch kind {
    case .matrix, .smallMatrix, .gathered: return .center
    case .cases: return .leading
    case .aligned: return column.isMultiple(of: 2) ? .trailing : .leading
    }
  }
}
