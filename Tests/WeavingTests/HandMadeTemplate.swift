import Documents
import Weaving

/// A template of blocks one below the other, each between fences, from line 1 on: the first block's
/// code begins at line 2.
func template(
  _ blocks: String..., options: [Int: BlockOptions] = [:],
  parameters: [FrontMatter.Parameter] = []
) -> TemplateSource {
  var text = ""
  var line = 1
  var made: [CodeBlock] = []
  for (index, code) in blocks.enumerated() {
    made.append(
      CodeBlock(
        index: index, line: line, codeLine: line + 1, code: code,
        options: options[index] ?? BlockOptions()))
    text += "```{swift}\n\(code)\n```\n"
    line += code.split(separator: "\n", omittingEmptySubsequences: false).count + 2
  }
  var front = FrontMatter()
  front.parameters = parameters
  return TemplateSource(
    Template(path: "report.md", frontMatter: front, body: [], blocks: made, expressions: []),
    text: text)
}

/// The same with inline expressions, all after the last block at the line given.
func template(_ block: String, inline: String, line: Int, column: Int) -> TemplateSource {
  let source = template(block)
  var made = source.template
  made.expressions = [
    InlineExpression(
      index: 0, code: inline, line: line, column: column, place: .body(afterBlocks: 1))
  ]
  return TemplateSource(made, text: "")
}

/// What a template that is refused says.
func refusal(_ source: TemplateSource) -> String {
  do {
    _ = try Program(source)
    return ""
  } catch {
    return "\(error)"
  }
}

extension TemplateSource {
  /// The same template at another place.
  func moved(to path: String) -> TemplateSource {
    var copy = template
    copy.path = path
    return TemplateSource(copy, text: "")
  }
}
