/// Reads tokens by recursive descent, with R's order of operators.
struct FormulaParser {
  private let formula: String
  private let tokens: [FormulaToken]
  private var index = 0
  private var depth = 0

  init(_ formula: String) throws(FormulaFailure) {
    self.formula = formula
    var tokenizer = FormulaTokenizer(formula)
    tokens = try tokenizer.tokens()
    guard tokens.count <= FormulaParser.largestTokenCount else {
      throw FormulaFailure(
        formula: String(formula.prefix(60)) + " …", position: 0,
        message: "the formula is too long; write . for all columns, or select them first")
    }
  }

  /// The longest formula that is read: about 10 000 terms.
  private static let largestTokenCount = 20_000

  private var token: FormulaToken { tokens[index] }

  /// The two sides of `~`. A side that is left out is `nil`; without `~` there is only a left side.
  mutating func sides() throws(FormulaFailure) -> (left: FormulaNode?, right: FormulaNode?) {
    guard token.kind != .end else { throw failure("the formula is empty") }
    var left: FormulaNode?
    if token.kind != .sign("~") { left = try expression() }
    if token.kind == .end { return (left, nil) }
    guard take("~") else { throw unexpected() }
    if token.kind == .end {
      throw failure("nothing stands right of ~; write ~ 1 where there are no variables")
    }
    let right = try expression()
    guard token.kind == .end else { throw unexpected() }
    return (left, right)
  }

  // Loosest first; each level is read by the one below it.
  private static let levels: [[String]] = [
    ["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/"], ["%in%"], [":"],
  ]

  private mutating func expression(_ level: Int = 0) throws(FormulaFailure) -> FormulaNode {
    guard level < FormulaParser.levels.count else { return try signed() }
    var left = try expression(level + 1)
    while case .sign(let sign) = token.kind, FormulaParser.levels[level].contains(sign) {
      index += 1
      let right = try expression(level + 1)
      left = FormulaNode(.binary(sign, left, right), at: left.position)
    }
    return left
  }

  private mutating func signed() throws(FormulaFailure) -> FormulaNode {
    let position = token.position
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw failure("the formula is nested too deeply") }
    for sign in ["-", "+", "!"] where take(sign) {
      return FormulaNode(.unary(sign, try signed()), at: position)
    }
    let base = try primary()
    guard take("^") else { return base }
    return FormulaNode(.binary("^", base, try signed()), at: base.position)
  }

  private mutating func primary() throws(FormulaFailure) -> FormulaNode {
    let start = token
    switch start.kind {
    case .number(let number):
      index += 1
      return FormulaNode(.number(number), at: start.position)
    case .text(let text):
      index += 1
      return FormulaNode(.text(text), at: start.position)
    case .name(let name):
      index += 1
      if token.kind == .sign("(") { return try call(name, at: start.position) }
      return FormulaNode(name == "." ? .dot : .name(name), at: start.position)
    case .sign("("):
      index += 1
      let inner = try expression()
      guard take(")") else { throw unclosed(start.position, wanted: "\")\"") }
      return inner
    case .sign, .end: throw unexpected(wanted: "a name")
    }
  }

  private mutating func call(_ name: String, at position: Int) throws(FormulaFailure) -> FormulaNode
  {
    let bracket = token.position
    index += 1
    var arguments: [FormulaArgument] = []
    if take(")") { return FormulaNode(.call(name, arguments), at: position) }
    repeat {
      var label: String?
      if case .name(let word) = token.kind, tokens[index + 1].kind == .sign("=") {
        label = word
        index += 2
      }
      arguments.append(FormulaArgument(label: label, value: try expression()))
    } while take(",")
    guard take(")") else { throw unclosed(bracket, wanted: "\",\" or \")\"") }
    return FormulaNode(.call(name, arguments), at: position)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  /// What stands where a bracket should have been closed.
  private func unclosed(_ bracket: Int, wanted: String) -> FormulaFailure {
    guard token.kind == .sign("~") else { return unexpected(wanted: wanted) }
    return FormulaFailure(
      formula: formula, position: bracket, message: "the \"(\" is not closed before the ~")
  }

  private func unexpected(wanted: String? = nil) -> FormulaFailure {
    switch token.kind {
    case .sign("="): return failure("write == to compare")
    case .sign("~"): return failure("there is a second ~")
    case .sign(")"): return failure("the \")\" has no \"(\", or something is missing before it")
    case .end:
      return failure("the formula ends where \(wanted ?? "a sign") was expected")
    case .name, .number, .text:
      return failure(
        "\(token.quoted) follows without a sign; write + before it, or put a name with spaces in "
          + "backticks")
    case .sign:
      return failure(
        "\(token.quoted) cannot stand here" + (wanted.map { "; \($0) was expected" } ?? ""))
    }
  }

  private func failure(_ message: String) -> FormulaFailure {
    FormulaFailure(formula: formula, position: token.position, message: message)
  }
}
