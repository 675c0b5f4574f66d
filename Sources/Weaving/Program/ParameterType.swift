import Documents

/// The Swift of the `params` that a template's front matter declares.
///
/// Only names and types are in it; the values come with each run, so that new ones need no compiler.
struct ParameterType {
  let parameters: [FrontMatter.Parameter]
  let name: String

  init(_ parameters: [FrontMatter.Parameter], name: String = "Params") {
    self.parameters = parameters
    self.name = name
  }

  /// The declaration of the type.
  var declaration: String {
    var lines = ["struct \(name): Sendable {"]
    for parameter in parameters {
      if case .map(let nested) = parameter.value {
        lines.append(ParameterType(nested, name: typeName(parameter)).declaration)
      }
      lines.append("let \(quoted(parameter.name)): \(type(of: parameter))")
    }
    lines.append("init(_ values: OffprintParameters) throws {")
    for parameter in parameters {
      lines.append("self.\(parameter.name) = try \(reading(parameter))")
    }
    return (lines + ["}", "}"]).joined(separator: "\n")
  }

  private func type(of parameter: FrontMatter.Parameter) -> String {
    switch parameter.value {
    case .text: "String"
    case .truth: "Bool"
    case .integer: "Int"
    case .number: "Double"
    case .numbers: "[Double]"
    case .texts: "[String]"
    case .map: typeName(parameter)
    }
  }

  private func reading(_ parameter: FrontMatter.Parameter) -> String {
    let name = "\"\(parameter.name)\""
    return switch parameter.value {
    case .text: "values.text(\(name))"
    case .truth: "values.truth(\(name))"
    case .integer: "values.integer(\(name))"
    case .number: "values.number(\(name))"
    case .numbers: "values.numbers(\(name))"
    case .texts: "values.texts(\(name))"
    case .map: "\(typeName(parameter))(values.map(\(name)))"
    }
  }

  private func typeName(_ parameter: FrontMatter.Parameter) -> String {
    "Values_\(parameter.name)"
  }

  private func quoted(_ name: String) -> String { "`\(name)`" }
}
