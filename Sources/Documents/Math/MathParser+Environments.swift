extension MathParser {
  /// `\begin{…} … \end{…}`.
  mutating func environment(at start: Int) throws(MathError) -> MathNode {
    guard let name = scanner.rawGroup()?.trimmed else {
      throw error("\\begin is not followed by a name; write \\begin{cases}", at: start)
    }
    if ["equation", "equation*", "displaymath", "math", "subequations"].contains(name) {
      let nodes = try row()
      try end(name, at: start)
      return .row(nodes)
    }
    guard let kind = MathNames.environments[name] else {
      let nearest = MathNames.environments.keys.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
      throw error("the environment “\(name)” is not known in a formula\(nearest)", at: start)
    }
    var table = MathTable(kind: kind, rows: [])
    table.isDisplay = name == "dcases" || name == "drcases"
    try readArguments(of: name, into: &table, at: start)
    try readRows(of: &table)
    try end(name, at: start)
    guard let fences = MathNames.fences[name] else { return .table(table) }
    return .fenced(
      MathFence(left: fences.left, right: fences.right, parts: [[.table(table)]]))
  }

  private mutating func end(_ name: String, at start: Int) throws(MathError) {
    let place = scanner.index
    switch scanner.next() {
    case .command("end"):
      let found = scanner.rawGroup()?.trimmed ?? ""
      guard found == name else {
        throw error("\\end{\(found)} closes \\begin{\(name)}; write \\end{\(name)}", at: place)
      }
    case .close:
      throw error("a ‘}’ closes nothing here; write \\} for a brace that is seen", at: place)
    case .mark: throw error("‘&’ aligns nothing in \\begin{\(name)}", at: place)
    case .newLine: throw error("\\\\ ends no line in \\begin{\(name)}; use aligned", at: place)
    case .command(let command) where command == "right" || command == "middle":
      throw error("\\\(command) has no \\left in \\begin{\(name)}", at: place)
    default:
      throw error("\\begin{\(name)} is never closed; write \\end{\(name)}", at: start)
    }
  }

  private mutating func readRows(of table: inout MathTable) throws(MathError) {
    var row: [MathNode] = []
    while true {
      readLines(of: &table)
      row.append(.row(try self.row()))
      switch scanner.peek() {
      case .mark:
        _ = scanner.next()
        guard row.count < 64 else {
          throw error("a row of more than 64 columns", at: scanner.index)
        }
      case .newLine:
        _ = scanner.next()
        skipRowWhite()
        table.rows.append(row)
        row = []
      default:
        if row.count > 1 || row.first != .row([]) { table.rows.append(row) }
        return
      }
    }
  }

  /// `\hline` above a row.
  private mutating func readLines(of table: inout MathTable) {
    while [.command("hline"), .command("hdashline")].contains(scanner.peek()) {
      _ = scanner.next()
      table.lines.append(table.rows.count)
    }
  }

  /// The white that the author asks for below a row, `\\[2pt]`, is the house's.
  private mutating func skipRowWhite() {
    if scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] == "*" {
      scanner.index += 1
    }
    guard scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] == "[" else {
      return
    }
    var at = scanner.index + 1
    while at < scanner.scalars.count, scanner.scalars[at] != "]", at < scanner.index + 12 {
      at += 1
    }
    if at < scanner.scalars.count, scanner.scalars[at] == "]" { scanner.index = at + 1 }
  }

  /// What stands behind `\begin{…}`: `[t]` asks for a place that formulas have by themselves,
  /// `{2}` counts pairs of columns.
  private mutating func readArguments(
    of name: String, into table: inout MathTable, at start: Int
  ) throws(MathError) {
    let place = scanner.peek() == .character("[") ? scanner : nil
    if place != nil {
      _ = scanner.next()
      let letter = scanner.next()
      if scanner.next() == .character("]"), case .character(let letter) = letter {
        if name.hasSuffix("matrix*"), let side = Self.sides[letter] {
          table.alignments = Array(repeating: side, count: 64)
        }
      } else if let place {
        // It is mathematics in brackets.
        scanner = place
      }
    }
    if name == "array" || name == "subarray" { return try readColumns(of: &table, at: start) }
    if name.hasPrefix("alignat") || name == "alignedat" { _ = scanner.rawGroup() }
  }

  private static let sides: [Unicode.Scalar: MathTable.Alignment] = [
    "l": .leading, "c": .center, "r": .trailing,
  ]

  /// `{lcr}` behind `\begin{array}`.
  private mutating func readColumns(of table: inout MathTable, at start: Int) throws(MathError) {
    guard let columns = scanner.rawGroup() else {
      throw error(
        "\\begin{array} is not followed by its columns; write \\begin{array}{lcr}", at: start)
    }
    // `@{}` and `!{}` change white that is the house's.
    var text = columns
    while let mark = text.firstIndex(where: { $0 == "@" || $0 == "!" }),
      let end = text[mark...].firstIndex(of: "}")
    {
      text.removeSubrange(mark...end)
    }
    for letter in text where !letter.isWhitespace {
      switch letter {
      case "l": table.alignments.append(.leading)
      case "c": table.alignments.append(.center)
      case "r": table.alignments.append(.trailing)
      case "|": table.rules.append(table.alignments.count)
      default:
        throw error("“\(letter)” is no column of an array; use l, c, r and |", at: start)
      }
    }
  }
}
