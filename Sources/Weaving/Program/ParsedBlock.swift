import Documents
import SwiftParser
import SwiftSyntax

/// A Swift block with its syntax tree and the positions of its lines.
struct ParsedBlock {
  let block: CodeBlock
  let tree: SourceFileSyntax
  /// The code as bytes: offsets of the tree are offsets in it.
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(_ block: CodeBlock) {
    self.block = block
    let bytes = Array(block.code.utf8)
    self.bytes = bytes
    tree = Parser.parse(source: block.code)
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// An expression on its own, at its place in the template.
  init(_ expression: InlineExpression) {
    self.init(
      CodeBlock(
        index: expression.index, path: expression.path, line: expression.line,
        codeLine: expression.line,
        code: expression.code, options: BlockOptions()))
  }

  /// Where an offset of the code stands in the template.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (block.codeLine + low, offset - lineStarts[low] + 1)
  }

  /// The first byte of a node, after spaces and comments.
  func start(of node: some SyntaxProtocol) -> Int {
    node.positionAfterSkippingLeadingTrivia.utf8Offset
  }

  /// The byte after the last of a node, before spaces and comments.
  func end(of node: some SyntaxProtocol) -> Int {
    node.endPositionBeforeTrailingTrivia.utf8Offset
  }

  /// The source text of a range.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }
}
