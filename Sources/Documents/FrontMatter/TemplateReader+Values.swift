import Yams

/// What `{{< meta … >}}` and `{{< var … >}}` stand for.
extension TemplateReader {
  /// The file beside the template in which `{{< var … >}}` is looked up, as Quarto has it.
  static let variables = "_variables.yml"

  /// The words of a key: of the front matter (`meta`), or of `_variables.yml` (`var`). A key within
  /// another is written with a full stop between them, an item of a list with its number from 0.
  func value(_ kind: String, _ key: String, at line: SourceLine) throws(TemplateError) -> String {
    let key = key.trimming(quotes: true)
    guard !key.isEmpty, !key.contains(where: \.isWhitespace) else {
      throw line.error("{{< \(kind) >}} is not followed by one key; write {{< \(kind) title >}}")
    }
    if kind == "meta", let parameter = parameter(key) { return parameter }
    let roots = kind == "meta" ? try metadataRoots() : [try variablesRoot(at: line)]
    for root in roots.reversed() {
      guard let node = Self.node(key, in: root) else { continue }
      guard let words = Self.words(of: node) else {
        throw line.error("“\(key)” holds several values; name one of them: \(key).NAME")
      }
      return words.replacing("\n", with: " ").trimmed
    }
    let names = roots.flatMap { $0.mapping?.keys.compactMap(\.string) ?? [] }
    let nearest = names.nearest(to: key).map { "; nearest: “\($0)”" } ?? ""
    let place = kind == "meta" ? "the front matter" : Self.variables
    throw line.error("there is no key “\(key)” in \(place)\(nearest)")
  }

  /// Whether a key of the front matter is given and says neither no nor nothing.
  func holds(_ key: String, at line: SourceLine) throws(TemplateError) -> Bool {
    if let parameter = parameter(key) { return !["", "false"].contains(parameter) }
    for root in try metadataRoots().reversed() {
      guard let node = Self.node(key, in: root) else { continue }
      guard let scalar = node.scalar else { return true }
      switch YAMLScalar(scalar) {
      case .null, .truth(false), .text(""): return false
      default: return true
      }
    }
    return false
  }

  private func metadataRoots() throws(TemplateError) -> [Node] {
    var roots: [Node] = []
    for text in metadata { if let root = try text.root() { roots.append(root) } }
    return roots
  }

  private func variablesRoot(at line: SourceLine) throws(TemplateError) -> Node {
    let file = FilePath.resolve(Self.variables, besides: path)
    guard let source = surroundings.read(file) else {
      throw line.error("{{< var … >}} is looked up in “\(file)”, and there is no such file")
    }
    if !includedFiles.contains(file) { includedFiles.append(file) }
    let text = YAMLText(lines: SourceLine.lines(of: source, path: file))
    guard let root = try text.root() else { return .mapping(Node.Mapping([])) }
    return root
  }

  /// A parameter as the command line left it; `nil` for another key.
  private func parameter(_ key: String) -> String? {
    guard key.hasPrefix("params.") else { return nil }
    var parameters = frontMatter.parameters
    let names = key.split(separator: ".").dropFirst()
    for (index, name) in names.enumerated() {
      guard let found = parameters.first(where: { $0.name == name }) else { return nil }
      if case .map(let inner) = found.value, index < names.count - 1 {
        parameters = inner
        continue
      }
      return index == names.count - 1 ? Self.words(of: found.value) : nil
    }
    return nil
  }

  private static func words(of value: ParameterValue) -> String? {
    switch value {
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .integer(let whole): "\(whole)"
    case .number(let number): JSON.shortest(number)
    case .numbers(let numbers): numbers.map(JSON.shortest).joined(separator: ", ")
    case .texts(let texts): texts.joined(separator: ", ")
    case .map: nil
    }
  }

  private static func node(_ key: String, in root: Node) -> Node? {
    var node = root
    for name in key.split(separator: ".") {
      if let found = node.mapping?[Node(String(name))] {
        node = found
      } else if let list = node.sequence, let index = Int(name), list.indices.contains(index) {
        node = list[index]
      } else {
        return nil
      }
    }
    return node
  }

  /// The words of a value or of a list of values.
  private static func words(of node: Node) -> String? {
    if let scalar = node.scalar { return scalar.string }
    guard let list = node.sequence else { return nil }
    let words = list.compactMap { $0.scalar?.string }
    return words.count == list.count ? words.joined(separator: ", ") : nil
  }
}
