import Yams

extension TemplateReader {
  /// Applies what the command line says of parameters; a wrong type is an error before anything runs.
  func apply(_ override: Surroundings.Override) throws(TemplateError) {
    switch override {
    case .assignment(let text):
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw fault("write --param name=value, not “\(text)”")
      }
      let path = text[..<equals].split(separator: ".").map(String.init)
      let value = String(text[text.index(after: equals)...])
      try frontMatter.parameters.assign(path, shown: "params", in: self) {
        (parameter, name) throws(TemplateError) in
        try self.assign(value, to: &parameter, name)
      }
    case .file(let file):
      let yaml = YAMLText(lines: SourceLine.lines(of: file.source, path: file.path))
      guard let root = try yaml.root() else { return }
      guard root.mapping != nil else {
        throw yaml.error(at: root, "a file of parameters is a list of “name: value” lines")
      }
      try assign(OptionValue("params", root, yaml: yaml, reader: self), path: [])
    }
  }

  private func assign(_ value: OptionValue, path: [String]) throws(TemplateError) {
    for (key, node) in value.node.mapping ?? [:] {
      let inner = path + [key.string ?? ""]
      let item = value.with(node)
      if node.mapping != nil {
        try assign(item, path: inner)
        continue
      }
      let given = try parameter(item, name: "params." + inner.joined(separator: "."))
      do throws(TemplateError) {
        try frontMatter.parameters.assign(inner, shown: "params", in: self) {
          (parameter, name) throws(TemplateError) in
          guard let fitting = given.fitting(parameter.value) else {
            throw item.line.error("\(name) is \(parameter.value.typeInWords)")
          }
          parameter.value = fitting
        }
      } catch {
        throw item.line.error(error.message)
      }
    }
  }

  private func assign(
    _ text: String, to parameter: inout FrontMatter.Parameter, _ name: String
  ) throws(TemplateError) {
    if case .text = parameter.value {
      parameter.value = .text(text)
      return
    }
    let yaml = YAMLText(lines: [SourceLine(text: text, path: path, number: 0)])
    if let node = (try? yaml.root()) ?? nil,
      let given = try? self.parameter(
        OptionValue(name, node, yaml: yaml, reader: self), name: name),
      let fitting = given.fitting(parameter.value)
    {
      parameter.value = fitting
      return
    }
    let short = name.split(separator: ".").dropFirst().joined(separator: ".")
    if case .map(let inner) = parameter.value, let first = inner.first {
      throw fault(
        "\(name) is a map; write each of its values: "
          + "--param \(short).\(first.name)=\(first.value.example)")
    }
    throw TemplateError(
      path: path, line: 0,
      message:
        "\(name) is \(parameter.value.typeInWords); write --param \(short)=\(parameter.value.example)"
    )
  }

  func fault(_ message: String) -> TemplateError {
    TemplateError(path: path, line: 0, message: message)
  }
}

extension [FrontMatter.Parameter] {
  /// Finds the parameter of a path of names and changes it.
  fileprivate mutating func assign(
    _ path: [String], shown: String, in reader: TemplateReader,
    _ change: (inout FrontMatter.Parameter, String) throws(TemplateError) -> Void
  ) throws(TemplateError) {
    guard let name = path.first, let index = firstIndex(where: { $0.name == name }) else {
      let nearest = map(\.name).nearest(to: path.first ?? "").map { "; nearest: “\($0)”" }
      let names = map { "“\($0.name)”" }.joined(separator: ", ")
      let own = isEmpty ? "; it has none" : "; it has \(names)"
      throw reader.fault(
        "the template has no parameter “\(shown).\(path.first ?? "")”\(nearest ?? own)")
    }
    let here = "\(shown).\(name)"
    guard path.count > 1 else { return try change(&self[index], here) }
    guard case .map(var inner) = self[index].value else {
      throw reader.fault("\(here) is \(self[index].value.typeInWords), not a map")
    }
    try inner.assign([String](path.dropFirst()), shown: here, in: reader, change)
    self[index].value = .map(inner)
  }
}

extension ParameterValue {
  /// What the value is, in words.
  var typeInWords: String {
    switch self {
    case .text: "a text"
    case .truth: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .numbers: "a list of numbers"
    case .texts: "a list of texts"
    case .map: "a map"
    }
  }

  /// How such a value is written on the command line.
  var example: String {
    switch self {
    case .text: "text"
    case .truth: "true"
    case .integer: "5"
    case .number: "2.5"
    case .numbers: "[2,5]"
    case .texts: "[a,b]"
    case .map: "{…}"
    }
  }

  /// The value as the type of the default, where it can be that without loss.
  func fitting(_ wanted: ParameterValue) -> ParameterValue? {
    switch (wanted, self) {
    case (.text, .text), (.truth, .truth), (.integer, .integer), (.number, .number),
      (.numbers, .numbers), (.texts, .texts):
      return self
    case (.number, .integer(let whole)): return .number(Double(whole))
    case (.text, .integer(let whole)): return .text("\(whole)")
    default: return nil
    }
  }
}
