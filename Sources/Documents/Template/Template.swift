public import Reporting

/// A template, parsed once: what its front matter says, its prose as a document with gaps, and the
/// Swift that fills the gaps. Every part knows its line.
public struct Template: Sendable {
  /// The path of the file, as it was given.
  public var path: String
  /// What stands between the `---` lines at the top.
  public var frontMatter: FrontMatter
  /// The prose; `Block.code` and `Inline.expression` mark the gaps.
  public var body: [Block]
  /// The footnotes' content; `Inline.footnote(n)` means `footnotes[n - 1]`.
  public var footnotes: [[Block]]
  /// The Swift blocks, in order.
  public var blocks: [CodeBlock]
  /// The inline expressions, in order of appearance: those of the front matter first, those of a
  /// block's options where the block stands.
  public var expressions: [InlineExpression]
  /// The commands that the author has named for formulas.
  var macros = MathMacros()
  /// What the author should know though it stops nothing: keys that have no meaning here, marks that
  /// are not set yet.
  public var notes: [TemplateNote]
  /// What the author is warned of before anything runs: pictures with too few pixels.
  public var warnings: [ReportWarning] = []
  /// The paths of the files that were read besides the template: included parts and `_offprint.yml`.
  public var includedFiles: [String]

  /// A parsed template.
  public init(
    path: String, frontMatter: FrontMatter, body: [Block], footnotes: [[Block]] = [],
    blocks: [CodeBlock], expressions: [InlineExpression],
    notes: [TemplateNote] = [], includedFiles: [String] = []
  ) {
    self.path = path
    self.frontMatter = frontMatter
    self.body = body
    self.footnotes = footnotes
    self.blocks = blocks
    self.expressions = expressions
    self.notes = notes
    self.includedFiles = includedFiles
  }
}
