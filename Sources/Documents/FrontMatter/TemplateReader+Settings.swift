import Yams

extension TemplateReader {
  /// The pairs of a map whose keys must be known; unused ones are noted.
  func pairs(
    of value: OptionValue, known: [String], unused: [String] = []
  ) throws(TemplateError) -> [(String, OptionValue)] {
    guard let mapping = value.node.mapping else {
      throw value.mismatch("a map: {\(known.map { "\($0): …" }.joined(separator: ", "))}")
    }
    var result: [(String, OptionValue)] = []
    for (key, node) in mapping {
      let name = key.string ?? ""
      let line = value.with(key).line
      if unused.contains(name) {
        note("unused-key", at: line, "“\(value.name): \(name)” has no meaning here")
        continue
      }
      guard known.contains(name) else {
        let nearest = (known + unused).nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
        throw line.error("there is no key “\(name)” in “\(value.name)”\(nearest)")
      }
      result.append((name, value.with(node, name: "\(value.name): \(name)")))
    }
    return result
  }

  /// `format: pdf`, `format: [pdf, html]`, or Quarto's `format: {pdf: default, html: {toc: true}}`.
  func readFormats(_ value: OptionValue) throws(TemplateError) {
    var formats: [DocumentFormat] = []
    func add(_ word: String, _ line: SourceLine) throws(TemplateError) {
      let name = word.lowercased() == "gfm" ? "md" : word.lowercased()
      if let format = DocumentFormat(rawValue: name) {
        if !formats.contains(format) { formats.append(format) }
      } else if name == "docx" {
        note("unused-key", at: line, "docx is not written yet")
      } else {
        let names = DocumentFormat.allCases.map(\.rawValue)
        let nearest = names.first { name.hasPrefix($0) } ?? names.nearest(to: name)
        throw line.error(
          "there is no format “\(word)”\(nearest.map { "; nearest: “\($0)”" } ?? ""); known: \(names.joined(separator: ", "))"
        )
      }
    }
    if let mapping = value.node.mapping {
      for (key, node) in mapping {
        try add(key.string ?? "", value.with(key).line)
        if key.string == "png", node.mapping != nil {
          try readPages(value.with(node, name: "png"))
        } else if key.string == "pdf", node.mapping != nil {
          try readPDF(value.with(node, name: "pdf"))
        } else if let options = node.mapping, !options.isEmpty {
          note(
            "unused-key", at: value.with(key).line,
            "the options of “format: \(key.string ?? "")” have no meaning here")
        }
      }
    } else {
      for word in try value.words() { try add(word, value.line) }
    }
    frontMatter.formats = formats.isEmpty ? [.pdf] : formats
  }

  func readPages(_ value: OptionValue) throws(TemplateError) {
    for (_, setting) in try pairs(of: value, known: ["dpi"]) {
      frontMatter.pageResolution = try setting.number(above: 0)
    }
  }

  func readFigureSettings(_ value: OptionValue) throws(TemplateError) {
    for (name, setting) in try pairs(of: value, known: ["width", "format", "dpi", "theme"]) {
      switch name {
      case "width":
        frontMatter.figures.width = try setting.length()
        frontMatter.figures.panelWidth = nil
      case "format": frontMatter.figures.formats = try setting.figureFormats()
      case "dpi": frontMatter.figures.resolution = try setting.number(above: 0)
      default:
        let theme = try setting.word()
        guard FigureStyle.themes.contains(theme) else {
          let nearest = FigureStyle.themes.nearest(to: theme).map { "; nearest: “\($0)”" } ?? ""
          throw setting.line.error(
            "there is no theme “\(theme)”\(nearest); known: "
              + FigureStyle.themes.joined(separator: ", "))
        }
        frontMatter.house.figures.apply(theme: theme)
      }
    }
  }

  func readExecution(_ value: OptionValue) throws(TemplateError) {
    let unused = [
      "freeze", "cache", "eval", "error", "message", "enabled", "daemon", "output", "include",
      "keep-md",
    ]
    for (name, setting) in try pairs(of: value, known: ["echo", "warning", "seed"], unused: unused)
    {
      switch name {
      case "echo": frontMatter.echo = try setting.truth()
      case "warning": frontMatter.warning = try setting.truth()
      default:
        guard case .integer(let seed)? = setting.scalar, seed >= 0 else {
          throw setting.mismatch("a whole number, 0 or more")
        }
        frontMatter.seed = UInt64(seed)
      }
    }
  }

  /// `warnings: {low-events: "pilot centre, discussed in the text"}`
  func readSilencedWarnings(_ value: OptionValue) throws(TemplateError) {
    guard let mapping = value.node.mapping else {
      throw value.mismatch("a map from a warning's name to the reason why it is silenced")
    }
    for (key, node) in mapping {
      guard let reason = node.scalar?.string.trimmed, !reason.isEmpty,
        case .text? = value.with(node).scalar
      else {
        throw value.with(key).line.error(
          "say why the warning “\(key.string ?? "")” is silenced: a text")
      }
      frontMatter.silencedWarnings.removeAll { $0.name == key.string }
      frontMatter.silencedWarnings.append(.init(name: key.string ?? "", reason: reason))
    }
  }
}
