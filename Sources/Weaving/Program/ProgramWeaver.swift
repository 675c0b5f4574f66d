import Documents
import SwiftSyntax

/// Weaves the blocks and expressions of a template into one function body, in the order in which
/// they run.
struct ProgramWeaver {
  /// The name of the run within the woven function; no author would choose it.
  static let run = "__offprint"

  private let source: TemplateSource
  private let blocks: [ParsedBlock]
  private let expressions: [ParsedBlock]
  private let hoisting: Hoisting
  private var outside: SourceWriter
  private var body: SourceWriter

  init(_ source: TemplateSource) {
    self.source = source
    let template = source.template
    blocks = template.blocks.filter(\.options.eval).map { ParsedBlock($0) }
    let skipped = Set(template.blocks.filter { !$0.options.eval }.map(\.index))
    expressions = template.expressions.filter { expression in
      if case .option(let block) = expression.place { !skipped.contains(block) } else { true }
    }.map { ParsedBlock($0) }
    hoisting = Hoisting(blocks)
    outside = SourceWriter()
    body = SourceWriter()
  }

  /// The generated file.
  var text: String {
    """
    import Offprint
    \(outside.text)\(ParameterType(source.template.frontMatter.parameters).declaration)
    nonisolated func __report(_ \(Self.run): OffprintRun, params: Params) async throws {
    \(body.text)}
    @main struct __Main {
    static func main() async {
    await OffprintProgram.run { try await __report($0, params: Params($1)) }
    }
    }

    """
  }

  // MARK: - Order

  mutating func weave() throws {
    try check()
    let all = source.template.expressions
    func inline(where isNext: (InlineExpression.Place) -> Bool) -> [ParsedBlock] {
      expressions.filter { isNext(all[$0.block.index].place) }
    }
    let bodyPlaces = 0...source.template.blocks.count
    for place in bodyPlaces {
      for expression in inline(where: { $0 == .body(afterBlocks: place) }) { add(expression) }
      guard let block = blocks.first(where: { $0.block.index == place }) else { continue }
      add(block: block)
      for expression in inline(where: { $0 == .option(block: place) }) { add(expression) }
    }
    for expression in inline(where: { $0 == .frontMatter }) { add(expression) }
  }

  /// What is wrong before the compiler is asked.
  private func check() throws {
    let habits = (blocks + expressions).flatMap { Habits.found(in: $0, source: source) }
    guard habits.isEmpty else { throw ReportFailures(habits) }
    if let broken = (blocks + expressions).first(where: { $0.tree.hasError }) {
      throw BrokenSyntax(
        source: verbatim(broken), path: broken.block.path, line: broken.block.codeLine)
    }
    for expression in expressions { try checkSingle(expression) }
    let exits = blocks.flatMap { EarlyExits.found(in: $0, source: source) }
    guard exits.isEmpty else { throw ReportFailures(exits) }
  }

  private func checkSingle(_ expression: ParsedBlock) throws {
    let statements = expression.tree.statements
    if statements.count == 1, let statement = statements.first, Displayed.isShown(statement) {
      return
    }
    throw source.failure(
      in: expression.block.path, line: expression.block.line, column: column(of: expression),
      "an inline expression has to be one expression with a value",
      remedy: "Put statements into a Swift block above and name the value here.")
  }

  /// The block as it is.
  private func verbatim(_ block: ParsedBlock) -> String {
    var writer = SourceWriter()
    writer.locate(block.block.codeLine, of: file(of: block))
    writer.add(block.block.code, column: isInline(block) ? column(of: block) : 1)
    writer.endLine()
    return writer.text
  }

  private func isInline(_ block: ParsedBlock) -> Bool {
    block.block.codeLine == block.block.line
  }

  /// The column of an inline expression, in bytes as the compiler counts.
  private func column(of expression: ParsedBlock) -> Int { source.column(of: expression.block) }

  private func file(of block: ParsedBlock) -> String { source.name(ofFile: block.block.path) }

  /// The statement that notes a line.
  private func mark(_ line: Int, in block: ParsedBlock) -> String {
    "\(Self.run).at(\(source.mark(line, in: block.block.path)))"
  }

  // MARK: - Pieces

  private mutating func add(_ expression: ParsedBlock) {
    let line = expression.block.line
    body.add(mark(line, in: expression))
    let call = "\(Self.run).inline(\(expression.block.index),"
    // The call stands on the line above, which a file's first line has not: there a closure holds it.
    if line > 1 { body.locate(line - 1, of: file(of: expression)) }
    body.add(line > 1 ? "try \(call)" : "try await \(call) {")
    if line == 1 { body.locate(line, of: file(of: expression)) }
    body.add(expression.block.code, column: column(of: expression))
    body.endLine()
    if line == 1 { body.unlocate() }
    body.add(line > 1 ? ")" : "}())")
    if line > 1 { body.unlocate() }
  }

  private mutating func add(block: ParsedBlock) {
    let holdsErrors = block.block.options.error
    if holdsErrors { body.add("do {") }
    body.add(mark(block.block.line, in: block))
    body.add("try \(Self.run).begin(block: \(block.block.index))")
    let statements = Array(block.tree.statements)
    for (position, statement) in statements.enumerated() {
      if hoisting.isHoisted(statement) {
        hoist(statement, of: block)
      } else {
        let isShown = position == statements.count - 1 && Displayed.isShown(statement)
        add(statement, of: block, isShown: isShown)
      }
    }
    body.add("try \(Self.run).end()")
    if holdsErrors { body.add("} catch { try \(Self.run).caught(error) }") }
  }

  private mutating func hoist(_ statement: CodeBlockItemSyntax, of block: ParsedBlock) {
    let range = block.start(of: statement.item)..<block.end(of: statement.item)
    let place = block.place(of: range.lowerBound)
    outside.locate(place.line, of: file(of: block))
    outside.add(block.text(range), column: place.column)
    outside.endLine()
    outside.unlocate()
  }

  private mutating func add(
    _ statement: CodeBlockItemSyntax, of block: ParsedBlock, isShown: Bool
  ) {
    let range = block.start(of: statement.item)..<block.end(of: statement.item)
    guard !range.isEmpty else { return }
    let place = block.place(of: range.lowerBound)
    if isMarked(statement) { body.add(mark(place.line, in: block)) }
    body.locate(isShown ? place.line - 1 : place.line, of: file(of: block))
    if isShown { body.add("try \(Self.run).show(") }
    var start = range.lowerBound
    var column = place.column
    for mark in StatementMarks.within(statement) {
      body.add(block.text(start..<mark.offset), column: column)
      column = add(mark, of: block)
      start = mark.offset
    }
    body.add(block.text(start..<range.upperBound), column: column)
    body.endLine()
    if isShown { body.add(")") }
    body.unlocate()
  }

  /// Breaks the author's text for a marker; gives the column at which it goes on.
  private mutating func add(_ mark: StatementMarks.Mark, of block: ParsedBlock) -> Int {
    let place = block.place(of: mark.offset)
    body.endLine()
    if let loop = mark.loop {
      body.add("defer { \(self.mark(block.place(of: loop).line, in: block)) }")
    }
    body.add(self.mark(place.line, in: block))
    body.locate(place.line, of: file(of: block))
    return place.column
  }

  /// Declarations other than of variables do nothing when they are reached.
  private func isMarked(_ statement: CodeBlockItemSyntax) -> Bool {
    guard case .decl(let declaration) = statement.item else { return true }
    return declaration.is(VariableDeclSyntax.self)
  }
}
