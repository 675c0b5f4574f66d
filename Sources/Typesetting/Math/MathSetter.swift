internal import Documents
internal import Drawing

/// Sets formulas by TeX's rules (Knuth, *The TeXbook*, appendix G) with the lengths of the face's
/// MATH table.
struct MathSetter {
  let font: MathFont
  /// The size of what is not raised or lowered, in points.
  let size: Double
  /// How words within the formula look.
  let text: TextStyle
  let widths: WidthCache
  /// The template's line, for errors.
  let line: Int

  /// Something in a row.
  enum Item {
    case atom(MathClass, MathBox, MathStyle)
    case white(Double)

    func coloured(_ color: Color) -> Item {
      guard case .atom(let mathClass, let box, let style) = self else { return self }
      return .atom(mathClass, box.coloured(color), style)
    }
  }

  // MARK: - Lengths

  /// The size of a style.
  func size(_ style: MathStyle) -> Double {
    switch style.size {
    case .display, .text: size
    case .script: size * font[.scriptPercentScaleDown]
    case .scriptScript: size * font[.scriptScriptPercentScaleDown]
    }
  }

  /// A length of the designer's in a style.
  func length(_ constant: MathConstant, _ style: MathStyle) -> Double {
    font[constant] * size(style)
  }

  func axis(_ style: MathStyle) -> Double { length(.axisHeight, style) }

  // MARK: - Rows

  /// A node as a box.
  func box(_ node: MathNode, _ style: MathStyle) throws -> MathBox {
    switch node {
    case .symbol(let symbol): try sign(symbol, style)
    case .row(let nodes):
      nodes.count == 1 ? try box(nodes[0], style) : joined(try items(nodes, style))
    case .scripts(let scripts): try set(scripts, style)
    case .fraction(let fraction): try set(fraction, style)
    case .root(let radicand, let index): try root(radicand, index, style)
    case .accent(let mark, let isWide, let base): try accent(mark, isWide, base, style)
    case .line(let isAbove, let base): try line(isAbove, base, style)
    case .brace(let mark, let isAbove, let base): try brace(mark, isAbove, base, style)
    case .stack(let base, let above, let below, _): try stack(base, above, below, style)
    case .fenced(let fence): try set(fence, style)
    case .delimiter(let scalar, let size, _): try delimiter(scalar, size, style)
    case .function(let name, _): try function(name, style)
    case .text(let words, let face): try set(words, face, style)
    case .space(let width): .empty(width: width * size(style))
    case .styled(let size, let nodes):
      joined(try items(nodes, MathStyle(size: size, isCramped: style.isCramped)))
    case .classed(_, let inner): try box(inner, style)
    case .phantom(let inner, let hasWidth, let hasHeight):
      try phantom(inner, hasWidth, hasHeight, style)
    case .smashed(let inner, let hasHeight, let hasDepth):
      try smashed(inner, hasHeight, hasDepth, style)
    case .table(let table): try set(table, style)
    case .coloured(let color, let nodes): joined(try items(nodes, style)).coloured(color)
    case .framed(let frame, let base): try framed(frame, base, style)
    case .arrow(let mark, let above, let below): try arrow(mark, above, below, style)
    }
  }

  /// The atoms of a row, binary operators that have nothing to operate on made ordinary.
  func items(_ nodes: [MathNode], _ style: MathStyle) throws -> [Item] {
    Self.withoutFalseOperators(try atoms(nodes, style))
  }

  private func atoms(_ nodes: [MathNode], _ style: MathStyle) throws -> [Item] {
    var items: [Item] = []
    for node in nodes {
      switch node {
      case .space(let width): items.append(.white(width * size(style)))
      case .styled(let size, let inner):
        items += try atoms(inner, MathStyle(size: size, isCramped: style.isCramped))
      case .coloured(let color, let inner):
        items += try atoms(inner, style).map { $0.coloured(color) }
      default: items.append(.atom(node.mathClass, try box(node, style), style))
      }
    }
    return items
  }

  private static func withoutFalseOperators(_ items: [Item]) -> [Item] {
    var items = items
    var last: (index: Int, mathClass: MathClass)?
    for index in items.indices {
      guard case .atom(var mathClass, let box, let style) = items[index] else { continue }
      switch mathClass {
      case .binary:
        switch last?.mathClass {
        case nil, .binary?, .largeOperator?, .relation?, .opening?, .punctuation?:
          mathClass = .ordinary
        default: break
        }
      case .relation, .closing, .punctuation:
        if let last, last.mathClass == .binary,
          case .atom(_, let box, let style) = items[last.index]
        {
          items[last.index] = .atom(.ordinary, box, style)
        }
      default: break
      }
      items[index] = .atom(mathClass, box, style)
      last = (index, mathClass)
    }
    if let last, last.mathClass == .binary, case .atom(_, let box, let style) = items[last.index] {
      items[last.index] = .atom(.ordinary, box, style)
    }
    return items
  }

  /// The items side by side with TeX's white between them.
  func joined(_ items: some Sequence<Item>) -> MathBox {
    var row = MathBox()
    var last: (mathClass: MathClass, box: MathBox)?
    var hasWhite = false
    for item in items {
      switch item {
      case .white(let width):
        if !hasWhite, let last { row.width += last.box.italic }
        row.width += width
        hasWhite = true
      case .atom(let mathClass, let box, let style):
        if let last {
          if !hasWhite { row.width += last.box.italic }
          row.width += MathSpacing.between(last.mathClass, mathClass, style) * size(style)
        }
        row.append(box)
        last = (mathClass, box)
        hasWhite = false
      }
    }
    if let last, !hasWhite { row.italic = last.box.italic }
    return row
  }

  /// A box with the room that its leaning end needs.
  func closed(_ box: MathBox) -> MathBox {
    var box = box
    box.width += box.italic
    box.italic = 0
    return box
  }
}
