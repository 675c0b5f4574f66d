/// Reads the part of LaTeX's mathematics that papers use.
struct MathParser {
  var scanner: MathScanner
  /// The alphabet in force.
  var alphabet = MathAlphabet.automatic
  /// The number that the author gives with `\tag`.
  var tag: String?
  /// The label that the author gives with `\label`.
  var label: String?
  private var depth = 0
  /// How deep groups may be nested: nobody writes more, and the stack holds it.
  private static let most = 64

  init(_ source: String) { scanner = MathScanner(source) }

  /// The whole formula.
  mutating func formula() throws(MathError) -> MathNode {
    var rows = [try row()]
    while scanner.peek() == .newLine {
      _ = scanner.next()
      rows.append(try row())
    }
    let start = scanner.index
    switch scanner.next() {
    case .end: break
    case .close:
      throw error("a ‘}’ closes nothing here; write \\} for a brace that is seen", at: start)
    case .mark:
      throw error(
        "‘&’ aligns lines only inside \\begin{aligned} … \\end{aligned}; write \\& for the sign",
        at: start)
    case .command("right"):
      throw error("\\right has no \\left before it; write \\left. where nothing is seen", at: start)
    case .command("middle"):
      throw error("\\middle stands between \\left and \\right", at: start)
    default:
      throw error("\\end has no \\begin before it", at: start)
    }
    if rows.count > 1, rows.last?.isEmpty == true { rows.removeLast() }
    guard rows.count > 1 else { return .row(rows[0]) }
    return .table(MathTable(kind: .gathered, rows: rows.map { [.row($0)] }))
  }

  func error(_ message: String, at offset: Int) -> MathError {
    // The place is that of the sign, not of the white before it.
    let place = scanner.scalars.indices[min(offset, scanner.scalars.count)...].first {
      !scanner.scalars[$0].properties.isWhitespace
    }
    return MathError(message: message, offset: place ?? offset)
  }

  // MARK: - Rows

  /// Atoms up to a token that ends the row, which is left: `}`, `&`, `\\`, `\right`, `\end`, the end.
  mutating func row(endingAt end: Unicode.Scalar? = nil) throws(MathError) -> [MathNode] {
    depth += 1
    let before = alphabet
    defer {
      depth -= 1
      alphabet = before
    }
    guard depth <= Self.most else {
      throw error("more than \(Self.most) groups are nested here", at: scanner.index)
    }
    var nodes: [MathNode] = []
    while true {
      let start = scanner.index
      let token = scanner.peek()
      switch token {
      case .end, .close, .mark, .newLine, .command("right"), .command("middle"), .command("end"):
        return nodes
      case .character(let scalar) where scalar == end: return nodes
      case .raise, .lower, .character("'"), .character("′"), .character("″"):
        nodes.append(try scripts(on: nil))
      case .command(let name) where Self.sizes[name] != nil:
        _ = scanner.next()
        nodes.append(.styled(Self.sizes[name] ?? .text, try row(endingAt: end)))
      case .command(let name) where Self.switches[name] != nil:
        _ = scanner.next()
        alphabet = Self.switches[name] ?? alphabet
      case .command("color"):
        _ = scanner.next()
        let color = try color(of: "\\color", at: start)
        // As a switch it holds up to the group's end, before a group for that alone.
        let isForGroup = scanner.peek() == .open
        nodes.append(.coloured(color, isForGroup ? try group() : try row(endingAt: end)))
      case .command("over"), .command("atop"), .command("choose"):
        let instead = token == .command("choose") ? "\\binom{n}{k}" : "\\frac{a}{b}"
        throw error("this form of a fraction is not known; write \(instead)", at: start)
      default:
        guard let nucleus = try nucleus(isArgument: false) else { continue }
        nodes.append(try scripts(on: nucleus))
      }
    }
  }

  private static let sizes: [String: MathSize] = [
    "displaystyle": .display, "textstyle": .text, "scriptstyle": .script,
    "scriptscriptstyle": .scriptScript,
  ]

  /// Alphabets that hold up to the end of the group: `{\bf x}`.
  private static let switches: [String: MathAlphabet] = [
    "rm": .upright, "bf": .bold, "it": .italic, "sf": .sans, "tt": .monospaced, "cal": .script,
    "mit": .automatic,
  ]

  /// What stands for one argument: a group in braces, or the next atom.
  mutating func argument(of name: String) throws(MathError) -> MathNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.most else {
      throw error("more than \(Self.most) groups are nested here", at: scanner.index)
    }
    let start = scanner.index
    switch scanner.peek() {
    case .open: return .row(try group())
    case .end, .close, .mark, .newLine, .raise, .lower, .command("right"), .command("end"),
      .command("middle"):
      throw error("\(name) is not followed by what it applies to; write \(name){…}", at: start)
    default:
      return try nucleus(isArgument: true) ?? .row([])
    }
  }

  /// What stands in braces.
  mutating func group(alphabet new: MathAlphabet? = nil) throws(MathError) -> [MathNode] {
    let start = scanner.index
    guard scanner.next() == .open else {
      throw error("a ‘{’ is missing here", at: start)
    }
    let before = alphabet
    if let new { alphabet = new }
    let nodes = try row()
    alphabet = before
    let end = scanner.index
    switch scanner.next() {
    case .close: return nodes
    case .mark:
      throw error(
        "‘&’ stands inside braces, where nothing is aligned; write \\& for the sign", at: end)
    case .newLine: throw error("\\\\ stands inside braces, where no line ends", at: end)
    default:
      throw error("this ‘{’ is never closed; end the group with ‘}’", at: start)
    }
  }

  // MARK: - Scripts

  /// The base with the primes, the raised and the lowered that follow it.
  private mutating func scripts(on base: MathNode?) throws(MathError) -> MathNode {
    var scripts = MathScripts(base: base)
    var primes = 0
    while true {
      let start = scanner.index
      switch scanner.peek() {
      case .character("'"), .character("′"):
        _ = scanner.next()
        primes += 1
      case .character("″"):
        _ = scanner.next()
        primes += 2
      case .raise:
        _ = scanner.next()
        guard scripts.above == nil else {
          throw error("a second ‘^’ on the same thing; group what is meant: {x^a}^b", at: start)
        }
        scripts.above = try argument(of: "‘^’")
      case .lower:
        _ = scanner.next()
        guard scripts.below == nil else {
          throw error("a second ‘_’ on the same thing; group what is meant: {x_a}_b", at: start)
        }
        scripts.below = try argument(of: "‘_’")
      case .command("limits"), .command("nolimits"):
        scripts.hasLimits = scanner.next() == .command("limits")
      case .character(let scalar) where Self.raised[scalar] != nil && scripts.above == nil:
        scripts.above = digits(Self.raised)
      case .character(let scalar) where Self.lowered[scalar] != nil && scripts.below == nil:
        scripts.below = digits(Self.lowered)
      default:
        if primes > 0 { scripts.addPrimes(primes) }
        guard scripts.above != nil || scripts.below != nil else {
          return base ?? .row([])
        }
        return .scripts(scripts)
      }
    }
  }

  /// Raised or lowered figures that were typed as such: x².
  private mutating func digits(_ table: [Unicode.Scalar: Unicode.Scalar]) -> MathNode {
    var text = ""
    while case .character(let scalar) = scanner.peek(), let plain = table[scalar] {
      _ = scanner.next()
      text.unicodeScalars.append(plain)
    }
    return .symbol(MathSymbol(text: text, mathClass: .ordinary))
  }

  private static func table(_ text: String, _ plain: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(text.unicodeScalars, plain.unicodeScalars))
  }
  static let raised = table("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+\u{2212}")
  static let lowered = table("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+\u{2212}")
}

extension MathScripts {
  /// Primes stand before what is raised.
  fileprivate mutating func addPrimes(_ count: Int) {
    let primes = MathNode.symbol(
      MathSymbol(text: String(repeating: "′", count: count), mathClass: .ordinary))
    above = above.map { .row([primes, $0]) } ?? primes
  }
}
