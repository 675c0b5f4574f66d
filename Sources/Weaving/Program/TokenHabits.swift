import SwiftSyntax

/// Habits that show in the words and signs themselves.
struct TokenHabits {
  private let block: ParsedBlock
  private let declared: Set<String>
  private let tokens: [TokenSyntax]
  private var findings: [Habits.Finding] = []

  static func found(in block: ParsedBlock, declared: Set<String>) -> [Habits.Finding] {
    var habits = TokenHabits(block, declared)
    for index in habits.tokens.indices { habits.look(at: index) }
    return habits.findings
  }

  private init(_ block: ParsedBlock, _ declared: Set<String>) {
    self.block = block
    self.declared = declared
    tokens = block.tree.tokens(viewMode: .all).filter { $0.presence == .present }
  }

  private mutating func look(at index: Int) {
    let token = tokens[index]
    lookAtSpace(token.leadingTrivia, from: token.position.utf8Offset)
    lookAtSpace(token.trailingTrivia, from: token.endPositionBeforeTrailingTrivia.utf8Offset)
    switch token.tokenKind {
    case .unknown(let text): lookAtSigns(text, from: block.start(of: token))
    case .identifier(let name): look(atName: name, index)
    case .binaryOperator(let sign), .prefixOperator(let sign), .postfixOperator(let sign):
      look(atSign: sign, index)
    default: break
    }
  }

  // MARK: - Names

  private mutating func look(atName name: String, _ index: Int) {
    let isMember = index > 0 && tokens[index - 1].tokenKind == .period
    let isLabel = index + 1 < tokens.count && tokens[index + 1].tokenKind == .colon
    if name.unicodeScalars.contains(where: { Self.fullWidth[$0] != nil }) {
      lookAtSigns(name, from: block.start(of: tokens[index]))
    } else if let dollar = name.firstIndex(of: "$"), dollar != name.startIndex {
      let column = name[name.index(after: dollar)...]
      add(
        index, "`$` is R; a column is named in brackets",
        "\(name[..<dollar])[\"\(column)\"]")
    } else if declared.contains(name) || isMember || isLabel {
      return
    } else if let (message, word) = Self.words[name] {
      add(index, message, word)
    } else if name == "c", index + 1 < tokens.count, tokens[index + 1].tokenKind == .leftParen {
      lookAtCombine(index)
    }
  }

  /// What stands for R's constants.
  private static let words: [String: (String, String)] = [
    "TRUE": ("`TRUE` is R", "true"), "FALSE": ("`FALSE` is R", "false"),
    "NA": ("`NA` is R; a missing value is `nil`, missing cells are found by `.isMissing`", "nil"),
    "NULL": ("`NULL` is R", "nil"),
  ]

  /// `c(1, 2)` up to its closing parenthesis.
  private mutating func lookAtCombine(_ index: Int) {
    let end = closing(index + 1)
    guard end > index + 1 else { return }
    let inner = block.end(of: tokens[index + 1])..<block.start(of: tokens[end])
    findings.append(
      .init(
        range: block.start(of: tokens[index])..<block.end(of: tokens[end]),
        message: "`c(…)` is R; a list stands in brackets",
        replacement: "[" + block.text(inner) + "]"))
  }

  // MARK: - Signs

  private mutating func look(atSign sign: String, _ index: Int) {
    switch sign {
    case "<-": lookAtArrow(index)
    case "<<-": add(index, "`<<-` is R; a value is given by `=`", "=")
    case "%>%", "|>": add(index, "`\(sign)` is R; a method is called with a point", ".")
    case "%", "%in%": lookAtMembership(index)
    default: break
    }
  }

  private mutating func lookAtArrow(_ index: Int) {
    let isFirst =
      index == 1 || index > 1 && tokens[index - 1].leadingTrivia.contains(where: \.isNewline)
    if index > 0, isFirst, case .identifier(let name) = tokens[index - 1].tokenKind {
      let isKnown = declared.contains(name)
      findings.append(
        .init(
          range: block.start(of: tokens[index - 1])..<block.end(of: tokens[index]),
          message: "`<-` is R; a value is given by `=`",
          replacement: (isKnown ? "" : "let ") + name + " ="))
    } else {
      add(index, "`<-` is R; a value is given by `=`, less than a negative number is `< -`", "=")
    }
  }

  /// `x %in% c("a", "b")`: what follows becomes the argument of `.isIn`.
  private mutating func lookAtMembership(_ index: Int) {
    let rest = tokens[index...].prefix(3).map(\.text)
    guard index > 0,
      let sign = [["%in%"], ["%", "in", "%"]].first(where: { rest.starts(with: $0) }),
      index + sign.count < tokens.count
    else { return }
    var first = index + sign.count
    let isCombined = tokens[first].text == "c" && tokens[first + 1].tokenKind == .leftParen
    if isCombined { first += 1 }
    let last = closing(first)
    var argument = block.text(block.start(of: tokens[first])..<block.end(of: tokens[last]))
    if isCombined { argument = "[" + argument.dropFirst().dropLast() + "]" }
    findings.append(
      .init(
        range: block.end(of: tokens[index - 1])..<block.end(of: tokens[last]),
        message: "`%in%` is R; a column is asked by `.isIn(…)`",
        replacement: ".isIn(\(argument))"))
  }

  /// The token that closes the bracket at `index`; the token itself if it opens none.
  private func closing(_ index: Int) -> Int {
    var depth = 0
    for end in index..<tokens.count {
      switch tokens[end].tokenKind {
      case .leftParen, .leftSquare: depth += 1
      case .rightParen, .rightSquare: depth -= 1
      default: break
      }
      if depth == 0 { return end }
    }
    return index
  }

  private mutating func add(_ index: Int, _ message: String, _ replacement: String) {
    findings.append(
      .init(
        range: block.start(of: tokens[index])..<block.end(of: tokens[index]), message: message,
        replacement: replacement))
  }

  // MARK: - Signs of input methods

  /// What an input method puts for a sign of Swift.
  static let fullWidth: [Unicode.Scalar: String] = [
    "（": "(", "）": ")", "，": ", ", "：": ": ", "；": ";", "＝": "=", "。": ".", "！": "!", "＜": "<",
    "＞": ">", "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}", "＋": "+", "－": "-",
    "＊": "*", "／": "/", "＂": "\"", "　": " ", "\u{201C}": "\"", "\u{201D}": "\"",
    "\u{2018}": "\"", "\u{2019}": "\"", "\u{2212}": "-",
  ]

  private mutating func lookAtSpace(_ trivia: Trivia, from start: Int) {
    var offset = start
    for piece in trivia {
      if case .unexpectedText(let text) = piece { lookAtSigns(text, from: offset) }
      offset += piece.sourceLength.utf8Length
    }
  }

  private mutating func lookAtSigns(_ text: String, from start: Int) {
    var offset = start
    for scalar in text.unicodeScalars {
      let end = offset + String(scalar).utf8.count
      if let sign = Self.fullWidth[scalar] {
        let isQuote = sign == "\""
        findings.append(
          .init(
            range: offset..<end,
            message: isQuote
              ? "`\(scalar)` is a curly quote; Swift's is straight"
              : "`\(scalar)` is no sign of Swift: switch the input method to half-width",
            replacement: sign.count == 2 ? spaced(sign, before: end) : sign))
      }
      offset = end
    }
  }

  /// A comma or colon with a space, unless one follows already.
  private func spaced(_ sign: String, before offset: Int) -> String {
    let isFollowed = offset >= block.bytes.count || block.bytes[offset] <= UInt8(ascii: " ")
    return isFollowed ? String(sign.prefix(1)) : sign
  }
}
