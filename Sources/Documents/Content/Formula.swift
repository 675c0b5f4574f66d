/// Mathematics in the notation of LaTeX, without the dollars around it.
///
/// It is read once, when it is made; only its source is stored in files.
public struct Formula: Hashable, Sendable {
  /// What the author wrote between the dollars.
  public let source: String
  /// The template's line, for errors.
  public var line: Int
  /// What it says.
  package let root: MathNode
  /// The number that the author gives it with `\tag`.
  package let tag: String?
  /// The label that the author gives it with `\label`, `eq-cox`.
  let label: String?

  /// A formula; one that cannot be read is shown as it is written.
  public init(source: String, line: Int) {
    self.source = source
    self.line = line
    var parser = MathParser(source)
    root = (try? parser.formula()) ?? .text(source, .regular)
    tag = parser.tag
    label = parser.label
  }

  /// The formula of a template.
  ///
  /// - Throws: What is wrong with it, with the line on which it stands: a command that is not known
  ///   with its nearest name, a brace that is never closed.
  init(
    parsing source: String, at line: SourceLine, macros: MathMacros = MathMacros()
  ) throws(TemplateError) {
    var source = source
    self.line = line.number
    do {
      source = try macros.expanded(source)
    } catch {
      throw Self.failure(error, in: source, at: line)
    }
    self.source = source.trimmed
    var parser = MathParser(source)
    do {
      root = try parser.formula()
    } catch {
      throw Self.failure(error, in: source, at: line)
    }
    tag = parser.tag
    label = parser.label
  }

  /// What is wrong with a source that begins at a line.
  static func failure(
    _ error: MathError, in source: String, at line: SourceLine
  ) -> TemplateError {
    let before = source.unicodeScalars.prefix(error.offset)
    let count = before.reduce(0) { $1 == "\n" ? $0 + 1 : $0 }
    return TemplateError(path: line.path, line: line.number + count, message: error.message)
  }

  /// Whether source and line are the same.
  public static func == (a: Formula, b: Formula) -> Bool {
    a.source == b.source && a.line == b.line
  }

  /// Hashes source and line.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(line)
  }
}

extension Formula: Codable {
  private enum CodingKeys: CodingKey {
    case source, line
  }

  /// A formula as it is stored: its source and line.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      source: try values.decode(String.self, forKey: .source),
      line: try values.decode(Int.self, forKey: .line))
  }

  /// Stores source and line.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(source, forKey: .source)
    try values.encode(line, forKey: .line)
  }
}

/// A formula on lines of its own, `$$…$$ {#eq-radscore}`.
public struct Equation: Codable, Hashable, Sendable {
  /// What is set.
  public var formula: Formula
  /// Its label, `eq-radscore`; an equation without one has no number.
  public var label: String?
  /// The number without brackets, "1"; `nil` until the document is numbered, and without a label.
  public var number: String?

  /// An equation.
  public init(formula: Formula, label: String? = nil, number: String? = nil) {
    self.formula = formula
    self.label = label
    self.number = number
  }
}
