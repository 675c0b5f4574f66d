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
  /// A link to an address outside the document, or to the anchor of a cited work.
  case link([Inline], address: String)
  /// A line end of the source; a space on paper.
  case softBreak
  /// A line end that is kept.
  case lineBreak
  /// A mark that leads to the footnote of that number (from 1, in order of appearance).
  case footnote(Int)
  /// A reference to a label of this document, `@fig-km` or `[the curves](#fig-km)`; numbered when the document is assembled.
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
    /// "Figure 1" as it opens a sentence, also where the journal writes "figure 1": `@Fig-km`.
    case opening
    /// "1": `[-@fig-km]`.
    case number
    /// The author's own words: `[the curves](#fig-km)`.
    case words
  }

  /// The label that is meant, without `@`.
  public var label: String
  /// How it reads.
  public var form: Form
  /// The template's line, for errors.
  public var line: Int
  /// The words that stand for it ("Figure 1"); empty until the document is numbered.
  public var text: String
  /// The author's own words, of the form `words`; empty in the others.
  public var words: [Inline]

  /// A reference.
  public init(
    label: String, form: Form = .full, line: Int, text: String = "", words: [Inline] = []
  ) {
    self.label = label
    self.form = form
    self.line = line
    self.text = text
    self.words = words
  }

  /// Whether the list of references is meant or a work in it, which stand when all is numbered.
  var isOfReferences: Bool {
    ["refs", "references", "supplement-refs", "supplement-references"].contains(label)
      || label.hasPrefix("ref-") || label.hasPrefix("supplement-ref-")
  }

  /// What is read: the author's words, or those that numbering found. A link within a link is no link.
  public var shown: [Inline] { form == .words ? words.unlinked : [.text(text)] }
}
