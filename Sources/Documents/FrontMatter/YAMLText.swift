import Yams

/// YAML whose nodes know the file and line they come from.
struct YAMLText {
  /// The lines, with what is not YAML (`//|`) left out.
  let lines: [SourceLine]

  /// The root of the YAML; `nil` where there is nothing.
  func root() throws(TemplateError) -> Node? {
    let text = lines.map(\.text).joined(separator: "\n")
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw fault(error)
    } catch {
      throw TemplateError(
        path: lines.first?.path ?? "", line: lines.first?.number ?? 0,
        message: "this is not YAML: \(error)")
    }
  }

  /// The line of a node.
  func line(of node: Node) -> SourceLine {
    line(atYAMLLine: node.mark?.line ?? 1)
  }

  /// An error at a node.
  func error(at node: Node, _ message: String) -> TemplateError {
    line(of: node).error(message)
  }

  private func line(atYAMLLine number: Int) -> SourceLine {
    guard !lines.isEmpty else { return SourceLine(text: "", path: "", number: 0) }
    return lines[min(max(number - 1, 0), lines.count - 1)]
  }

  private func fault(_ error: YamlError) -> TemplateError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let line = line(atYAMLLine: mark.line)
      if line.text.prefix(while: \.isWhitespace).contains("\t") {
        return line.error("a tab begins this line, which YAML forbids; write spaces", column: 1)
      }
      return line.error(
        "this is not YAML: \(problem); put texts that hold ':', '#' or quotes between quotes",
        column: mark.column - 1 + line.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().map { "“\($0)”" }.joined(separator: ", ")
      let key = duplicates.min() ?? ""
      let first = lines.firstIndex { $0.text.drop(while: \.isWhitespace).hasPrefix(key) }
      let second = first.flatMap { first in
        lines[(first + 1)...].firstIndex {
          $0.text.drop(while: \.isWhitespace).hasPrefix(key)
        }
      }
      let line = second.map { lines[$0] } ?? line(atYAMLLine: context.mark.line)
      let also = first.map { ", first in line \(lines[$0].number)" } ?? ""
      return line.error("\(names) is given twice\(also); keep one")
    default:
      return line(atYAMLLine: 1).error("this is not YAML: \(error)")
    }
  }
}

extension YAMLText {
  /// The text of a scalar as lines that know where they stand, so that expressions in it have their
  /// exact line and column. Where YAML's escapes hide the place, the scalar's own line stands for it.
  func sourceLines(of scalar: Node.Scalar) -> [SourceLine] {
    let content = scalar.string
    let start = (scalar.mark?.line ?? 1) - 1
    guard lines.indices.contains(start) else { return [] }
    if let placed = placed(content, scalar) { return placed }
    let line = lines[start]
    return content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      SourceLine(text: String($0), path: line.path, number: line.number, column: line.column)
    }
  }

  /// Walks through content and source together, blank for blank and letter for letter.
  private func placed(_ content: String, _ scalar: Node.Scalar) -> [SourceLine]? {
    guard let mark = scalar.mark else { return nil }
    var cursor = Cursor(lines: lines, row: mark.line - 1, column: mark.column - 1)
    if scalar.style == .literal || scalar.style == .folded { cursor.nextRow() }
    if scalar.style == .doubleQuoted || scalar.style == .singleQuoted { cursor.column += 1 }
    var result: [SourceLine] = []
    var text = ""
    var origin: (row: Int, column: Int)?
    func finish() {
      let row = origin?.row ?? min(cursor.row, lines.count - 1)
      let column = origin?.column ?? 0
      result.append(
        SourceLine(
          text: text, path: lines[row].path, number: lines[row].number,
          column: column + lines[row].column))
      text = ""
      origin = nil
    }
    for character in content {
      if character.isNewline {
        finish()
        continue
      }
      if character.isWhitespace {
        text.append(character)
        continue
      }
      guard let place = cursor.find(character, style: scalar.style) else { return nil }
      if let begun = origin, begun.row != place.row {
        // YAML folded two source lines into one.
        while text.last?.isWhitespace == true { text.removeLast() }
        finish()
      }
      if origin == nil { origin = (place.row, place.column - text.count) }
      text.append(character)
    }
    finish()
    if content.last?.isNewline == true { result.removeLast() }
    return result
  }

  /// A place in the lines that moves on as characters are found.
  private struct Cursor {
    let lines: [SourceLine]
    var row: Int
    var column: Int
    private var characters: [Character] = []
    private var loaded = -1

    init(lines: [SourceLine], row: Int, column: Int) {
      self.lines = lines
      self.row = row
      self.column = column
    }

    mutating func nextRow() {
      row += 1
      column = 0
    }

    mutating func find(
      _ character: Character, style: Node.Scalar.Style
    ) -> (row: Int, column: Int)? {
      while row < lines.count {
        if loaded != row {
          characters = Array(lines[row].text)
          loaded = row
        }
        while column < characters.count, characters[column].isWhitespace { column += 1 }
        guard column < characters.count else {
          nextRow()
          continue
        }
        let escaped =
          column + 1 < characters.count && characters[column + 1] == character
          && ((style == .doubleQuoted && characters[column] == "\\")
            || (style == .singleQuoted && character == "'" && characters[column] == "'"))
        if escaped { column += 1 }
        guard characters[column] == character else { return nil }
        defer { column += 1 }
        return (row, column)
      }
      return nil
    }
  }
}
