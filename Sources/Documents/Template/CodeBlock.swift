/// A Swift block of the template.
public struct CodeBlock: Codable, Hashable, Sendable {
  /// Its place in `Template.blocks`.
  public var index: Int
  /// The path of the file: the template's, or that of an included part.
  public var path: String
  /// The file's line of the opening fence, from 1.
  public var line: Int
  /// The file's line of the first line of `code`.
  public var codeLine: Int
  /// The Swift source, option lines left out.
  public var code: String
  /// What the option lines and the header say.
  public var options: BlockOptions

  /// A block.
  public init(
    index: Int, path: String = "", line: Int, codeLine: Int, code: String, options: BlockOptions
  ) {
    self.path = path
    self.index = index
    self.line = line
    self.codeLine = codeLine
    self.code = code
    self.options = options
  }
}
