import Yams

extension TemplateReader {
  /// Reads a Swift block; its index is returned.
  func readCodeBlock(
    header: String, content: [SourceLine], fence: SourceLine
  ) throws(TemplateError) -> Int {
    let index = blocks.count
    var entries = try KnitrHeader(header, line: fence).entries
    let optionCount = content.prefix { Self.optionMark(of: $0) != nil }.count
    let yaml = YAMLText(lines: content[..<optionCount].map(Self.withoutMark))
    if let root = try yaml.root() {
      guard let mapping = root.mapping else {
        throw yaml.error(at: root, "options are written “//| label: fig-km”, one in a line")
      }
      for (key, value) in mapping {
        let name = key.string ?? ""
        if entries.contains(where: { $0.name == name }) {
          throw yaml.error(at: key, "“\(name)” is given in the header and here; keep one")
        }
        entries.append(BlockOptionEntry(name: name, key: key, value: value, yaml: yaml))
      }
    }
    let outer = place
    place = .option(block: index)
    defer { place = outer }
    // The block takes its place before its options' expressions are read.
    let code = content[optionCount...]
    blocks.append(
      CodeBlock(
        index: index, path: fence.path, line: fence.number,
        codeLine: code.first?.number ?? fence.number + 1 + optionCount,
        code: code.map(\.text).joined(separator: "\n"), options: BlockOptions()))
    var options = BlockOptions()
    for entry in entries { try read(entry, into: &options, at: entry.line(or: fence)) }
    blocks[index].options = options
    return index
  }

  /// The characters `//|` or `#|` at the start of an option line.
  private static func optionMark(of line: SourceLine) -> String? {
    let text = line.text.drop(while: \.isWhitespace)
    return ["//|", "#|"].first { text.hasPrefix($0) }
  }

  private static func withoutMark(_ line: SourceLine) -> SourceLine {
    guard let mark = optionMark(of: line), let range = line.text.firstRange(of: mark) else {
      return line
    }
    var rest = line.text[range.upperBound...]
    if rest.first == " " { rest = rest.dropFirst() }
    return SourceLine(
      text: String(rest), path: line.path, number: line.number,
      column: line.column + line.text.count - rest.count)
  }
}

/// An option with its value, from an option line or from a knitr header.
struct BlockOptionEntry {
  var name: String
  var key: Node?
  var value: Node
  /// The YAML it stands in; `nil` in a header.
  var yaml: YAMLText?

  func line(or fence: SourceLine) -> SourceLine {
    guard let key, let yaml else { return fence }
    return yaml.line(of: key)
  }
}

/// `fig-roc, echo=FALSE, fig.cap="…"`: options in the header, as knitr writes them.
struct KnitrHeader {
  var entries: [BlockOptionEntry] = []

  init(_ text: String, line: SourceLine) throws(TemplateError) {
    for (number, part) in Self.parts(text).enumerated() {
      guard let equals = part.firstIndex(of: "=") else {
        guard number == 0 else {
          throw line.error("“\(part)” in the header has no value; write “\(part)=TRUE”")
        }
        entries.append(BlockOptionEntry(name: "label", value: Node(part.trimming(quotes: true))))
        continue
      }
      let name = String(part[..<equals]).trimmed.replacing(".", with: "-")
      if entries.contains(where: { $0.name == name }) {
        throw line.error("“\(name)” is given twice in the header; keep one")
      }
      let value = String(part[part.index(after: equals)...]).trimmed
      entries.append(BlockOptionEntry(name: name, value: Self.node(value)))
    }
  }

  private static func node(_ value: String) -> Node {
    if value.hasPrefix("c("), value.hasSuffix(")") {
      return Node(parts(String(value.dropFirst(2).dropLast())).map(node))
    }
    let bare = value.trimming(quotes: true)
    let style: Node.Scalar.Style = bare == value ? .plain : .doubleQuoted
    switch value {
    case "T": return .scalar(.init("true", .implicit, .plain))
    case "F": return .scalar(.init("false", .implicit, .plain))
    default: return .scalar(.init(bare, .implicit, style))
    }
  }

  /// Splits at commas that stand outside quotes and brackets; the label may be set off by a blank.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    var depth = 0
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append(part.trimmed)
        part = ""
        continue
      }
      part.append(character)
    }
    parts.append(part.trimmed)
    return parts.filter { !$0.isEmpty }
  }
}
