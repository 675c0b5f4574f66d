extension TreeReader {
  /// An inline, or attributes that belong to what stands before them.
  enum Part {
    case inline(Inline)
    case attributes(Attributes, source: String)
    /// Mathematics between double dollars, which stands on lines of its own where it can.
    case display(Formula, line: SourceLine, lineEnds: Int)
  }

  /// The inlines within a node.
  func inlines(of node: CommonMarkNode) throws(TemplateError) -> [Inline] {
    try inlineParts(of: node).map(\.inline).joined
  }

  /// Inlines without the attributes at their end.
  func splitAttributes(
    _ parts: [Part]
  ) throws(TemplateError) -> (content: [Inline], attributes: Attributes?) {
    var parts = parts
    while case .inline(.text(let text))? = parts.last, text.trimmed.isEmpty { parts.removeLast() }
    var attributes: Attributes?
    if case .attributes(let last, _)? = parts.last {
      attributes = last
      parts.removeLast()
    }
    return (parts.map(\.inline).joined, attributes)
  }

  func inlineParts(of node: CommonMarkNode) throws(TemplateError) -> [Part] {
    try descend(node)
    defer { depth -= 1 }
    var result: [Part] = []
    let children = node.children
    var index = 0
    while index < children.count {
      let child = children[index]
      if child.kind == .htmlInline, let end = closingTag(of: child, in: children, from: index) {
        var inner: [Inline] = []
        for part in children[(index + 1)..<end] { inner += try inlinePart(part).map(\.inline) }
        result.append(
          .inline(child.literal == "<sup>" ? .superscript(inner.joined) : .subscript(inner.joined)))
        index = end + 1
        continue
      }
      result += try inlinePart(child)
      index += 1
    }
    return result
  }

  private func inlinePart(_ node: CommonMarkNode) throws(TemplateError) -> [Part] {
    switch node.kind {
    case .text: return try restore(node.literal)
    case .softbreak: return [.inline(.softBreak)]
    case .linebreak: return [.inline(.lineBreak)]
    case .code: return [.inline(.code(reader.standIns.restored(node.literal)))]
    case .emph: return [.inline(.emphasis(try inlines(of: node)))]
    case .strong: return [.inline(.strong(try inlines(of: node)))]
    case .strikethrough: return [.inline(.strikethrough(try inlines(of: node)))]
    case .link:
      let address = reader.standIns.restored(node.address)
      let line = text.origin(ofLine: node.line)
      return try link(try inlines(of: node), to: address, at: line).map { .inline($0) }
    case .image: return try inlines(of: node).map { .inline($0) }
    case .footnoteReference: return footnote(node)
    case .htmlInline:
      let tag = node.literal.lowercased()
      if tag.hasPrefix("<br") { return [.inline(.lineBreak)] }
      let line = text.origin(ofLine: node.line)
      reader.note("unused-html", at: line, "the tag \(node.literal) is left out; write Markdown")
      return []
    default: return try inlineParts(of: node)
    }
  }

  /// `[the curves](#fig-km)` is a reference in the author's words; other links lead outside. A link
  /// within a link has its words alone.
  private func link(
    _ words: [Inline], to address: String, at line: SourceLine
  ) throws(TemplateError) -> [Inline] {
    let label = FilePath.decoded(String(address.dropFirst()))
    guard address.hasPrefix("#"), !label.isEmpty else {
      return [.link(words, address: address)]
    }
    guard !reader.lostAnchors.contains(label) else {
      reader.note(
        "unused-html", at: line,
        "the place “\(label)” of this link is named by HTML, which is left out; write {#\(label)} "
          + "behind a heading or ::: {#\(label)} around what is meant")
      return words
    }
    let reference = Reference(label: label, form: .words, line: reader.mark(line), words: words)
    reader.references.append((reference, line))
    return [.reference(reference)]
  }

  /// CommonMark numbers footnotes in order of appearance.
  private func footnote(_ node: CommonMarkNode) -> [Part] {
    guard let number = Int(node.literal) else { return [.inline(.text("[^\(node.literal)]"))] }
    return [.inline(.footnote(firstFootnote + number))]
  }

  private func closingTag(
    of node: CommonMarkNode, in children: [CommonMarkNode], from index: Int
  ) -> Int? {
    let closing: String
    switch node.literal {
    case "<sup>": closing = "</sup>"
    case "<sub>": closing = "</sub>"
    default: return nil
    }
    return children.indices[(index + 1)...].first {
      children[$0].kind == .htmlInline && children[$0].literal == closing
    }
  }

  /// The formula between dollars.
  ///
  /// - Returns: `nil` where it only defined commands.
  func formula(_ entry: StandIns.Entry, isDisplay: Bool) throws(TemplateError) -> Formula? {
    let dollars = isDisplay ? 2 : 1
    var source = String(entry.source.dropFirst(dollars).dropLast(dollars))
    if MathMacros.mayDefine(source) {
      source = try reader.takeMacros(from: source, at: entry.line)
      if source.trimmed.isEmpty { return nil }
    }
    var formula = try Formula(parsing: source, at: entry.line, macros: reader.macros)
    formula.line = reader.mark(entry.line)
    guard isDisplay || formula.label == nil else {
      throw entry.line.error(
        "\\label stands in a formula within a line, which has no number; put it between $$ and $$")
    }
    return formula
  }

  /// Text with what was taken out put back.
  private func restore(_ literal: String) throws(TemplateError) -> [Part] {
    var result: [Part] = []
    var plain = ""
    func flush() {
      if !plain.isEmpty { result.append(.inline(.text(plain))) }
      plain = ""
    }
    for scalar in literal.unicodeScalars {
      guard let entry = reader.standIns[scalar] else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      switch entry.standIn {
      case .expression(let index):
        flush()
        result.append(.inline(.expression(index)))
      case .reference(let reference):
        flush()
        result.append(.inline(.reference(reference)))
      case .math(let isDisplay):
        flush()
        guard let formula = try formula(entry, isDisplay: isDisplay) else { continue }
        result.append(
          isDisplay
            ? .display(formula, line: entry.line, lineEnds: entry.source.count(where: \.isNewline))
            : .inline(.math(formula)))
      case .citation(let citation):
        flush()
        result.append(.inline(.citation(citation)))
      case .attributes(let attributes):
        flush()
        result.append(.attributes(attributes, source: entry.source))
      case .superscript(let content):
        flush()
        result.append(.inline(.superscript([.text(content)])))
      case .subscript(let content):
        flush()
        result.append(.inline(.subscript([.text(content)])))
      case .caption, .block, .divisionStart, .divisionEnd, .pageBreak, .literal:
        plain += entry.source
      }
    }
    flush()
    return result
  }
}

extension TreeReader.Part {
  /// The inline; attributes that belong to nothing are text.
  var inline: Inline {
    switch self {
    case .inline(let inline): inline
    case .attributes(_, let source): .text(source)
    case .display(let formula, _, _): .math(formula)
    }
  }
}
