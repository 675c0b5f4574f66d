import Documents
import Foundation
import Reporting
import Testing
import Weaving

/// The whole way through compiler and process; the library is the one built beside the tests.
@Suite(.serialized) struct WeaverTests {
  private let weaver: Weaver
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let environment = ProcessInfo.processInfo.environment.merging(
      ["OFFPRINT_CACHE": folder.path]) { $1 }
    weaver = Weaver(
      library: try Library(besideCommand: Products.command.path),
      cache: try ProgramCache(environment: environment),
      environment: environment)
  }

  private func outcome(_ source: TemplateSource) async throws -> [BlockResult] {
    defer { try? FileManager.default.removeItem(at: folder) }
    let compiled = try await weaver.compile(source)
    return try await weaver.run(
      compiled, source, parameters: source.template.frontMatter.parameters
    ).results
  }

  private func message(_ source: TemplateSource) async -> String {
    do {
      _ = try await outcome(source)
      return ""
    } catch { return "\(error)" }
  }

  private func texts(_ results: [BlockResult]) -> [String] {
    results.flatMap(\.outputs).flatMap { output in
      switch output {
      case .values(let values): values.map(\.text)
      case .text(let text), .markdown(let text): [text]
      case .table, .figure: ["?"]
      }
    }
  }

  @Test func runsBlocksInOneScopeAndReadsTheirResults() async throws {
    let results = try await outcome(
      template(
        "struct P { var n: Int }\nextension P { var twice: Int { n * 2 } }\nlet p = P(n: 21)",
        "for i in 0..<2 { display(i) }\nprint(\"said\")\np.twice", "params.horizons",
        parameters: [.init(name: "horizons", value: .numbers([1, 2.5]), line: 1)]))
    #expect(texts(results) == ["0", "1", "42", "1", "2.50"])
    #expect(results.map(\.standardOutput) == ["", "said\n", ""])
  }

  @Test func quotesTheSourceLineOfACompileError() async {
    let said = await message(template("let patients = 1\nlet x = 2 + patient"))
    #expect(said.hasPrefix("report.md:3:13: block 1: cannot find 'patient' in scope"))
    #expect(said.contains("  3 | let x = 2 + patient\n    |             ^"))
    #expect(said.contains("patients"))
  }

  @Test func linksWhatABlockImports() async throws {
    let results = try await outcome(
      template(
        "import Foundation\nimport Synchronization\nString(format: \"%.2f\", sqrt(2.0) + Date(timeIntervalSince1970: 0).timeIntervalSince1970)"
      ))
    #expect(texts(results) == ["1.41"])
  }

  @Test func runsAnExpressionInTheFirstLine() async throws {
    var source = template("let x = 1").template
    source.blocks = []
    source.expressions = [
      InlineExpression(index: 0, code: "6 * 7", line: 1, column: 5, place: .body(afterBlocks: 0))
    ]
    let results = try await outcome(TemplateSource(source, text: "Of `{swift} 6 * 7` men\n"))
    #expect(texts(results) == ["42"])
  }

  @Test func namesTheUsualCauseOfATrapWithoutWords() async {
    let said = await message(template("var n = Int.max\nfor _ in 0..<2 {\n  n += 1\n}"))
    #expect(said.hasPrefix("report.md:4: block 1: "))
    #expect(said.contains("a whole number beyond the range of `Int`"))
  }

  @Test func saysThatABlockEndsTooEarly() async {
    let said = await message(template("let a = (1 +", "2)"))
    #expect(said.hasPrefix("report.md:2: block 1: the code ends too early: expected expression"))
  }

  @Test func saysThatAnExtensionSeesNoValueOfTheReport() async {
    let said = await message(
      template("let base = 1\nstruct A {}\nextension A { var n: Int { base } }"))
    #expect(said.contains("cannot find 'base' in scope"))
    #expect(said.contains("does not see `base`"))
  }

  @Test func saysWhatIsNotSwift() async {
    let said = await message(template("let a = 1", "let x = [1, 2"))
    #expect(said.hasPrefix("report.md:5:"))
    #expect(said.contains("block 2: expected ']'"))
  }

  @Test func namesTheLineOfAThrownError() async {
    let said = await message(
      template(
        "struct E: Error, CustomStringConvertible { var description: String { \"no luck\" } }\nlet a = 1\nthrow E()"
      ))
    #expect(said.hasPrefix("report.md:4: block 1: no luck"))
  }

  @Test func namesTheLineOfAnIndexOutOfRange() async {
    let said = await message(
      template("let a = [1, 2]\nvar sum = 0", "for i in 0...2 {\n  sum += i\n  sum += a[i]\n}\nsum")
    )
    #expect(said.hasPrefix("report.md:8: block 2: an index is out of range"))
  }

  @Test func namesTheLineOfAForcedUnwrap() async {
    let said = await message(template("let a: [Int] = []\n\na.first!"))
    #expect(said.hasPrefix("report.md:4: block 1: `!` met a value that is missing"))
  }

  @Test func showsTheErrorOfABlockThatMayFail() async throws {
    var options = BlockOptions()
    options.error = true
    let results = try await outcome(
      template("struct E: Error {}", "throw E()", "7", options: [1: options]))
    #expect(results.map(\.error) == [nil, "E()", nil])
    #expect(texts(results) == ["7"])
  }

  @Test func reusesTheProgramForOtherValues() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    func source(_ value: Double) -> TemplateSource {
      template("params.x", parameters: [.init(name: "x", value: .number(value), line: 1)])
    }
    #expect(try await !weaver.compile(source(1)).isReused)
    let again = try await weaver.compile(source(2))
    #expect(again.isReused)
    let run = try await weaver.run(
      again, source(2), parameters: [.init(name: "x", value: .number(0.25), line: 1)])
    #expect(texts(run.results) == ["0.250"])
    #expect(try await !weaver.compile(source(2), force: true).isReused)
  }

  @Test func showsEveryKindOfValue() async throws {
    let results = try await outcome(
      template(
        "1546", "10000", "0.8234", "-2.0", "\"text\"", "true",
        "Estimate(0.82, lower: 0.76, upper: 0.87, kind: .auc)", "PValue(0.034)",
        "[Estimate(0.5, kind: .proportion)]", "Text(\"**bold**\")", "[1: \"a\"]",
        "Optional<Int>.none", "Optional(3)", "()"))
    #expect(
      texts(results) == [
        "1546", "10\u{202F}000", "0.823", "\u{2212}2", "text", "yes", "0.82 (95% CI 0.76–0.87)",
        "*P* = .03", "50%", "**bold**", "[1: \"a\"]", "none", "3",
      ])
  }

  @Test func refusesATableInASentence() async {
    let source = template(
      "let table = Table(columns: [], rows: [])", inline: "table", line: 9, column: 5)
    #expect(await message(source).contains("A table cannot stand in a sentence"))
  }

  @Test(arguments: ["Point(x: 1, y: 2)", "Path()", "Stroke.self", "BlockResult.self"])
  func hidesTheNamesOfInnerModules(_ name: String) async {
    #expect(await message(template(name)).contains("cannot find"))
  }

  @Test func notesTheLineOfAWarning() async throws {
    let results = try await outcome(
      template("let fine = 1", "\nEstimate.notEstimable(\"nobody is at risk\")"))
    #expect(results.last?.warnings.first?.line == 6)
  }

  @Test func compilesTheSwiftFilesBesideTheTemplate() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("func half(_ x: Double) -> Double { x / 2 }".utf8)
      .write(to: folder.appending(path: "helpers.swift"))
    let beside = template("half(3)").moved(to: folder.appending(path: "report.md").path)
    #expect(try await texts(outcome(beside)) == ["1.50"])
  }

  @Test func saysWhereABraceIsMissed() async {
    let said = await message(template("let a = 1", "func f() {\n  g()", "let b = 2"))
    #expect(said.hasPrefix("report.md:5:10: block 2: expected '}'"))
    #expect(said.contains("to match this opening '{'"))
  }

  @Test func guessesWhyTheStackIsFull() async {
    let said = await message(template("func f(_ n: Int) -> Int { n + f(n + 1) }\nf(0)"))
    #expect(said.hasPrefix("report.md:3: block 1: the report crashed"))
    #expect(said.contains("calls itself"))
  }
}
