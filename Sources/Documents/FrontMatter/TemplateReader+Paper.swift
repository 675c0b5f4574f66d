import Yams

extension TemplateReader {
  /// Keys of the front matter that say how pages are laid out, Quarto's spellings among them.
  func readPage(_ name: String, _ value: OptionValue) throws(TemplateError) -> Bool {
    switch name {
    case "paper": try readPaper(value)
    case "supplement":
      try readSupplement(value)
    case "draft": frontMatter.paper.isDraft = try value.truth()
    case "toc": frontMatter.paper.contents.hasSections = try value.truth()
    case "toc-depth": frontMatter.paper.contents.depth = Int(try value.number(above: 0))
    case "lof": frontMatter.paper.contents.hasFigures = try value.truth()
    case "lot": frontMatter.paper.contents.hasTables = try value.truth()
    case "figure-legends":
      frontMatter.paper.hasLegendsAtEnd = try value.choice(["in-place", "end"]) == "end"
    case "papersize": readQuartoSheet(value)
    case "geometry": try readGeometry(value)
    case "margin-top", "margin-right", "margin-bottom", "margin-left":
      try set(String(name.dropFirst("margin-".count)), try value.length(), at: value.line)
    case "linestretch":
      frontMatter.paper.isDoubleSpaced = try value.number(above: 0) >= 1.5
    case "line-numbers": try readLineNumbers(value)
    default: return false
    }
    return true
  }

  /// `separate`, `end`, or `true` for a template that is a supplement as a whole.
  private func readSupplement(_ value: OptionValue) throws(TemplateError) {
    if let place = value.node.scalar.flatMap({ Supplement.Place(rawValue: $0.string) }) {
      frontMatter.paper.supplement = place
    } else if let isWhole = try? value.truth() {
      if isWhole { frontMatter.paper.style = .supplement }
    } else {
      throw value.mismatch("separate, end, or true for a template that is all supplement")
    }
  }

  private func readPaper(_ value: OptionValue) throws(TemplateError) {
    let known = ["size", "style", "margins", "columns", "line-numbers", "double-spaced"]
    for (name, setting) in try pairs(of: value, known: known) {
      switch name {
      case "size":
        frontMatter.paper.sheet = try one(PaperSettings.Sheet.self, setting)
      case "style": frontMatter.paper.style = try one(PaperSettings.Style.self, setting)
      case "margins": try readMargins(setting)
      case "columns":
        let count = try setting.number(above: 0)
        guard count == 1 || count == 2 else { throw setting.mismatch("1 or 2") }
        frontMatter.paper.columns = Int(count)
      case "line-numbers": try readLineNumbers(setting)
      default: frontMatter.paper.isDoubleSpaced = try setting.truth()
      }
    }
  }

  /// One of the words of an enumeration; an error names the nearest.
  private func one<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type, _ value: OptionValue
  ) throws(TemplateError) -> Choice {
    let word = try value.word()
    if let choice = Choice(rawValue: word.lowercased()) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let nearest = names.nearest(to: word).map { "; nearest: “\($0)”" } ?? ""
    throw value.line.error(
      "“\(value.name)” is \(names.joined(separator: ", ")), not “\(word)”\(nearest)")
  }

  private func readLineNumbers(_ value: OptionValue) throws(TemplateError) {
    if value.node.scalar?.string == "source" {
      frontMatter.paper.lineNumbers = .source
    } else {
      guard let isNumbered = try? value.truth() else {
        throw value.mismatch("true, false or source")
      }
      frontMatter.paper.lineNumbers = isNumbered ? .continuous : PaperSettings.LineNumbers.none
    }
  }

  // MARK: Margins

  private static let sides = ["top", "right", "bottom", "left"]

  private func readMargins(_ value: OptionValue) throws(TemplateError) {
    guard value.node.mapping != nil else {
      let length = try value.length()
      for side in Self.sides { try set(side, length, at: value.line) }
      return
    }
    for (side, setting) in try pairs(of: value, known: Self.sides) {
      try set(side, try setting.length(), at: setting.line)
    }
  }

  /// `geometry: margin=25mm` or `geometry: [top=30mm, left=20mm]`, as LaTeX's package is told.
  private func readGeometry(_ value: OptionValue) throws(TemplateError) {
    let parts = try value.words().flatMap { $0.split(separator: ",").map { String($0).trimmed } }
    for part in parts {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      let sides =
        switch pair[0] {
        case "margin": Self.sides
        case "hmargin": ["left", "right"]
        case "vmargin": ["top", "bottom"]
        default: [pair[0]]
        }
      guard Self.sides.contains(sides[0]), pair.count == 2 else {
        note("unused-key", at: value.line, "“geometry: \(pair[0])” has no meaning here")
        continue
      }
      guard let length = Length.points(pair[1]) else {
        throw value.line.error("“geometry: \(pair[0])” is a length such as 25mm, not “\(pair[1])”")
      }
      for side in sides { try set(side, length, at: value.line) }
    }
  }

  private func set(
    _ side: String, _ length: Double, at line: SourceLine
  ) throws(TemplateError) {
    guard length >= 5 * 72 / 25.4, length <= 60 * 72 / 25.4 else {
      throw line.error("a margin is between 5 mm and 60 mm")
    }
    switch side {
    case "top": frontMatter.paper.margins.top = length
    case "right": frontMatter.paper.margins.right = length
    case "bottom": frontMatter.paper.margins.bottom = length
    default: frontMatter.paper.margins.left = length
    }
  }

  private func readQuartoSheet(_ value: OptionValue) {
    let word = value.node.scalar?.string.lowercased() ?? ""
    if ["letter", "us-letter", "letterpaper"].contains(word) {
      frontMatter.paper.sheet = .letter
    } else if ["a4", "a4paper"].contains(word) {
      frontMatter.paper.sheet = .a4
    } else {
      note("unused-key", at: value.line, "“papersize” is a4 or letter here")
    }
  }
}
