import Documents

/// The values that the parameters have in this run, read by the `Params` of a woven program.
public struct OffprintParameters: Sendable {
  private let values: [String: ParameterValue]
  private let path: String

  init(_ parameters: [FrontMatter.Parameter], path: String = "params") {
    values = Dictionary(parameters.map { ($0.name, $0.value) }) { _, last in last }
    self.path = path
  }

  /// A text.
  public func text(_ name: String) throws -> String {
    guard case .text(let value)? = values[name] else { throw mismatch(name, "a text") }
    return value
  }

  /// A truth value.
  public func truth(_ name: String) throws -> Bool {
    guard case .truth(let value)? = values[name] else { throw mismatch(name, "true or false") }
    return value
  }

  /// A whole number.
  public func integer(_ name: String) throws -> Int {
    guard case .integer(let value)? = values[name] else { throw mismatch(name, "a whole number") }
    return value
  }

  /// A number; a whole one is a number too.
  public func number(_ name: String) throws -> Double {
    switch values[name] {
    case .number(let value)?: return value
    case .integer(let value)?: return Double(value)
    default: throw mismatch(name, "a number")
    }
  }

  /// A list of numbers.
  public func numbers(_ name: String) throws -> [Double] {
    guard case .numbers(let value)? = values[name] else {
      throw mismatch(name, "a list of numbers")
    }
    return value
  }

  /// A list of texts.
  public func texts(_ name: String) throws -> [String] {
    guard case .texts(let value)? = values[name] else { throw mismatch(name, "a list of texts") }
    return value
  }

  /// A nested value.
  public func map(_ name: String) throws -> OffprintParameters {
    guard case .map(let value)? = values[name] else { throw mismatch(name, "a map") }
    return OffprintParameters(value, path: "\(path).\(name)")
  }

  private func mismatch(_ name: String, _ kind: String) -> RunError {
    .parameter("\(path).\(name)", kind: kind)
  }
}

/// What goes wrong in the runtime itself.
enum RunError: Error, CustomStringConvertible {
  /// A parameter is missing or of another type.
  case parameter(String, kind: String)
  /// The request cannot be read.
  case request(String)
  /// A table or figure is asked for within a sentence.
  case notInline(String)
  /// A value has no form in which a document can show it.
  case notShown(type: String, parts: [String])

  var description: String {
    switch self {
    case .parameter(let name, let kind): "\(name) has to be \(kind)."
    case .request(let reason): "The request of the run cannot be read: \(reason)."
    case .notInline(let what):
      "\(what) cannot stand in a sentence; show it as the last expression of a Swift block."
    case .notShown(let type, let parts):
      "A value of the type \(type) has no table, figure or text of its own"
        + (parts.isEmpty
          ? "; show what it was made for."
          : "; show one of its parts (\(parts.prefix(6).joined(separator: ", "))).")
    }
  }
}
