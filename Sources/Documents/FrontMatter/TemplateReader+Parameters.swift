import Yams

extension TemplateReader {
  /// `params:`; those of the defaults stay where the template does not name them.
  func readParameters(_ value: OptionValue) throws(TemplateError) {
    if value.scalar == .null { return }
    guard case .map(let parameters) = try parameter(value, name: "params"),
      value.node.mapping != nil
    else { throw value.mismatch("a map from a name to its default") }
    for parameter in parameters {
      frontMatter.parameters.removeAll { $0.name == parameter.name }
      frontMatter.parameters.append(parameter)
    }
  }

  /// A value with the type that its YAML gives it.
  func parameter(_ value: OptionValue, name: String) throws(TemplateError) -> ParameterValue {
    if let mapping = value.node.mapping {
      var parameters: [FrontMatter.Parameter] = []
      for (key, node) in mapping {
        let word = key.string ?? ""
        let line = value.with(key).line
        try checkName(word, line)
        let item = try parameter(value.with(node), name: "\(name).\(word)")
        parameters.append(.init(name: word, value: item, line: line.number))
      }
      guard !parameters.isEmpty || name == "params" else {
        throw value.line.error("\(name) is an empty map, which says nothing")
      }
      return .map(parameters)
    }
    if let sequence = value.node.sequence { return try list(Array(sequence), value, name) }
    switch value.scalar {
    case .truth(let truth)?: return .truth(truth)
    case .integer(let whole)?: return .integer(whole)
    case .number(let number)?: return .number(number)
    case .text(let text)?: return .text(text)
    default:
      throw value.line.error(
        "\(name) has no value; give a default, which also fixes its type (a text: \"\")")
    }
  }

  private func list(_ items: [Node], _ value: OptionValue, _ name: String) throws(TemplateError)
    -> ParameterValue
  {
    guard !items.isEmpty else {
      throw value.line.error("\(name) is an empty list, which has no type; give a first element")
    }
    var numbers: [Double] = []
    var texts: [String] = []
    for item in items {
      switch value.with(item).scalar {
      case .integer(let whole)?: numbers.append(Double(whole))
      case .number(let number)?: numbers.append(number)
      case .text(let text)?: texts.append(text)
      default:
        throw value.with(item).line.error(
          "\(name) is a list of numbers or of texts; nothing else can stand in it")
      }
    }
    guard numbers.isEmpty || texts.isEmpty else {
      throw value.line.error(
        "\(name) mixes numbers and texts; put the numbers between quotes or keep one kind")
    }
    return texts.isEmpty ? .numbers(numbers) : .texts(texts)
  }

  /// A parameter becomes a Swift constant.
  private func checkName(_ name: String, _ line: SourceLine) throws(TemplateError) {
    let isIdentifier =
      name.first.map { $0.isLetter || $0 == "_" } == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    if isIdentifier, name != "_", !["init", "self", "Self", "Type", "Protocol"].contains(name) {
      return
    }
    let swift = String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    let remedy = isIdentifier ? "\(name)_" : swift
    throw line.error("the parameter “\(name)” is not a Swift name; write “\(remedy)”")
  }
}
