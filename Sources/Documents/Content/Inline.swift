public import Reporting

/// A piece of running text.
public indirect enum Inline: Codable, Hashable, Sendable {
  /// Plain text.
  case text(String)
  /// Stressed, set in italics.
  case emphasis([Inline])
  /// Strongly stressed, set in bold.
  case strong([Inline])
  /// Struck through.
  case strikethrough([Inline])
  /// Raised and smaller.
  case superscript([Inline])
  /// Lowered and smaller.
  case `subscript`([Inline])
  /// Code, set in the monospaced face.
  case code(String)
  /// A link to an address outside the document.
  case link([Inline], address: String)
  /// A line end of the source; a space on paper.
  case softBreak
  /// A line end that is kept.
  case lineBreak
  /// A mark that leads to the footnote of that number (from 1, in order of appearance).
  case footnote(Int)
  /// A reference to a label of this document, `@fig-km`; numbered when the document is assembled.
  case reference(Reference)
  /// Mathematics within the line.
  case math(Formula)
  /// Works that are cited.
  case citation(Citation)
  /// A computed value. Its place in the ledger is found by `id`.
  case value(ReportedValue, id: String)
  /// An expression of the template that has not been run yet: the index of an `InlineExpression`.
  case expression(Int)
}

/// A reference to a figure, table, equation or section.
public struct Reference: Codable, Hashable, Sendable {
  /// How a reference reads.
  public enum Form: String, Codable, Hashable, Sendable {
    /// "Figure 1": `@fig-km`.
    case full
    /// "1": `[-@fig-km]`.
    case number
  }

  /// The label that is meant, without `@`.
  public var label: String
  /// How it reads.
  public var form: Form
  /// The template's line, for errors.
  public var line: Int
  /// The words that stand for it ("Figure 1"); empty until the document is numbered.
  public var text: String

  /// A reference.
  public init(label: String, form: Form = .full, line: Int, text: String = "") {
    self.label = label
    self.form = form
    self.line = line
    self.text = text
  }
}
