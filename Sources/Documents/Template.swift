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
  /// The inline expressions, in order of appearance.
  public var expressions: [InlineExpression]

  /// A parsed template.
  public init(
    path: String, frontMatter: FrontMatter, body: [Block], footnotes: [[Block]] = [],
    blocks: [CodeBlock], expressions: [InlineExpression]
  ) {
    self.path = path
    self.frontMatter = frontMatter
    self.body = body
    self.footnotes = footnotes
    self.blocks = blocks
    self.expressions = expressions
  }
}

/// A Swift block of the template.
public struct CodeBlock: Codable, Hashable, Sendable {
  /// Its place in `Template.blocks`.
  public var index: Int
  /// The file's line of the opening fence, from 1.
  public var line: Int
  /// The file's line of the first line of `code`.
  public var codeLine: Int
  /// The Swift source, option lines left out.
  public var code: String
  /// What the option lines and the header say.
  public var options: BlockOptions

  /// A block.
  public init(index: Int, line: Int, codeLine: Int, code: String, options: BlockOptions) {
    self.index = index
    self.line = line
    self.codeLine = codeLine
    self.code = code
    self.options = options
  }
}

/// `` `{swift} expression` `` in running text.
public struct InlineExpression: Codable, Hashable, Sendable {
  /// Where the expression stands, which decides when it runs.
  public enum Place: Codable, Hashable, Sendable {
    /// In the prose: it runs there. The number of Swift blocks that stand above it.
    case body(afterBlocks: Int)
    /// In the front matter: it runs after the last block.
    case frontMatter
    /// In an option of the block of that index: it runs after that block.
    case option(block: Int)
  }

  /// Its place in `Template.expressions`.
  public var index: Int
  /// The Swift source.
  public var code: String
  /// The file's line.
  public var line: Int
  /// The column of the expression's first character, from 1.
  public var column: Int
  /// Where it stands.
  public var place: Place

  /// An expression.
  public init(index: Int, code: String, line: Int, column: Int, place: Place) {
    self.index = index
    self.code = code
    self.line = line
    self.column = column
    self.place = place
  }
}
