/// A piece of the document that stands by itself. No positions: these are the typesetter's.
public indirect enum Block: Codable, Hashable, Sendable {
  /// A heading.
  case heading(Heading)
  /// A paragraph, and where its first word stands in the template; each line end of the source is a
  /// `softBreak` or `lineBreak` of it.
  case paragraph([Inline], at: SourceMark = .unknown)
  /// A bulleted or numbered list.
  case list(List)
  /// A quotation.
  case quotation([Block])
  /// Code that is shown, never run. Also the source of a block with `echo: true`.
  case listing(code: String, language: String?)
  /// Text as a program printed it.
  case printout(String)
  /// A table with its caption.
  case table(TableBlock)
  /// A figure with its caption.
  case figure(FigureBlock)
  /// Mathematics on lines of its own.
  case equation(Equation)
  /// A horizontal rule.
  case thematicBreak
  /// The start of a new page.
  case pageBreak
  /// Blocks with a name or class, from `:::`.
  case division(attributes: Attributes, [Block])
  /// A Swift block that has not been run yet: the index of a `CodeBlock`.
  case code(Int)
}
