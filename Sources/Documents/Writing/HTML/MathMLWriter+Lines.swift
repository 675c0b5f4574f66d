/// Formulas on lines of their own that are longer than a narrow screen.
extension MathMLWriter {
  /// A formula on lines of its own. Browsers do not break formulas: a long one is written in pieces
  /// between which the line may end, before relations and before operators.
  func display(_ formula: Formula) -> String {
    let pieces = formula.root.pieces
    guard pieces.count > 1, formula.root.roughWidth > Self.shortest else {
      let isWide = formula.root.roughWidth > Self.shortest
      let focus = isWide ? " tabindex=\"0\"" : ""
      return "<div class=\"formula\"\(focus)>\(math(formula, isDisplay: true))</div>"
    }
    let words = Markup.escaped(formula.plainText)
    let source = Markup.escaped(formula.source)
    let parts = pieces.enumerated().map { index, nodes in
      // An empty row before the first sign keeps it one between two things.
      let inner = elements(index > 0 ? [.row([])] + nodes : nodes).joined()
      return "<math displaystyle=\"true\">\(inner)</math>"
    }
    return
      "<div class=\"formula\"><span class=\"lines\" role=\"group\" aria-label=\"\(words)\" data-tex=\"\(source)\">\(parts.joined(separator: "<wbr>"))</span></div>"
  }

  /// What every screen has room for, in em.
  private static let shortest = 16.0
}

extension MathNode {
  /// The parts of a row between which a line may end: before relations, before plus and minus, and
  /// behind wide white.
  var pieces: [[MathNode]] {
    guard case .row(let nodes) = self else { return [[self]] }
    if nodes.count == 1, case .row = nodes[0] { return nodes[0].pieces }
    var pieces: [[MathNode]] = [[]]
    var followsOperand = false
    var isAtStart = false
    for node in nodes {
      if case .space(let width) = node {
        pieces[pieces.count - 1].append(node)
        isAtStart = isAtStart || width > 0.9
        continue
      }
      let mathClass = node.mathClass
      let isSign = mathClass == .relation || node.isSum
      if isAtStart || isSign && followsOperand {
        pieces.append([node])
      } else {
        pieces[pieces.count - 1].append(node)
      }
      isAtStart = false
      followsOperand =
        mathClass != .relation && mathClass != .binary && mathClass != .opening
        && mathClass != .punctuation
    }
    return pieces
  }

  /// Whether it is a plus or a minus, which bind less than a times.
  package var isSum: Bool {
    guard case .symbol(let symbol) = self, symbol.mathClass == .binary else { return false }
    return ["+", "\u{2212}", "±", "∓"].contains(symbol.text)
  }
}
