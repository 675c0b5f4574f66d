import Documents
import Testing
import Weaving

@Suite struct ProgramTests {
  @Test func showsTheLastExpressionAtItsOwnLine() throws {
    let source = try Program(template("let x = 1\n  x + 1")).source
    #expect(
      source.contains(
        "#sourceLocation(file: \"report.md\", line: 2)\ntry __offprint.show(\n  x + 1\n)"))
  }

  @Test(arguments: ["x = 2", "x += 1; x = 3", "let y = 1", "if true { }", "func f() {}"])
  func showsNoStatement(_ last: String) throws {
    let source = try Program(template("var x = 1\n\(last)")).source
    #expect(!source.contains("show("))
  }

  @Test(arguments: ["try f()", "await f()", "try await f()", "x == 2", "x ? 1 : 2", "d[0]"])
  func showsExpressions(_ last: String) throws {
    #expect(try Program(template(last)).source.contains("show(\n\(last)\n)"))
  }

  @Test func notesTheLineBeforeEachStatement() throws {
    let source = try Program(template("let a = 1\nlet b = 2; let c = 3")).source
    #expect(
      source.contains("__offprint.at(2)\n#sourceLocation(file: \"report.md\", line: 2)\nlet a"))
    #expect(
      source.contains(
        "__offprint.at(3)\n#sourceLocation(file: \"report.md\", line: 3)\n           let c = 3"))
  }

  @Test func notesTheLinesWithinLoopsAndBranches() throws {
    let source = try Program(template("for i in 0..<3 {\n  if i > 1 {\n    f(i)\n  }\n}")).source
    #expect(source.contains("defer { __offprint.at(2) }\n__offprint.at(3)\n"))
    #expect(
      source.contains("__offprint.at(4)\n#sourceLocation(file: \"report.md\", line: 4)\n    f(i)"))
  }

  @Test func leavesClosuresAndValuesOfBranchesAlone() throws {
    let source = try Program(
      template("let y = if a { 1 } else { 2 }\nlet z = xs.map { x in\n x + 1\n}")
    ).source
    #expect(source.contains("let y = if a { 1 } else { 2 }\n"))
    #expect(source.contains("let z = xs.map { x in\n x + 1\n}"))
  }

  @Test func hoistsImportsExtensionsOperatorsAndWhatIsExtended() throws {
    let source = try Program(
      template(
        "import Foundation\nstruct A {}\nstruct B {}\nextension A { var n: Int { 1 } }\ninfix operator **"
      )
    ).source
    let parts = source.split(separator: "nonisolated func __report")
    #expect(parts.count == 2)
    for outside in ["import Foundation", "struct A {}", "extension A", "infix operator **"] {
      #expect(parts[0].contains(outside))
      #expect(!parts[1].contains(outside))
    }
    #expect(parts[1].contains("struct B {}"))
  }

  @Test func hoistsTheTypesThatAnExtensionSpeaksOf() throws {
    let source = try Program(
      template("struct A { var b: B }\nprotocol P {}\nenum B {}\nstruct C {}\nextension A: P {}")
    ).source
    let parts = source.split(separator: "nonisolated func __report")
    #expect(["struct A", "enum B", "protocol P"].allSatisfy { parts[0].contains($0) })
    #expect(parts[1].contains("struct C"))
  }

  @Test func leavesOutWhatIsNotToBeRun() throws {
    var options = BlockOptions()
    options.eval = false
    #expect(try !Program(template("secret()", options: [0: options])).source.contains("secret"))
  }

  @Test func wrapsABlockThatMayFail() throws {
    var options = BlockOptions()
    options.error = true
    let source = try Program(template("try f()", options: [0: options])).source
    #expect(source.contains("do {\n"))
    #expect(source.contains("} catch { try __offprint.caught(error) }"))
  }

  @Test func putsAnInlineExpressionAtItsColumn() throws {
    let source = try Program(template("let x = 1", inline: "x", line: 9, column: 12)).source
    #expect(
      source.contains(
        "#sourceLocation(file: \"report.md\", line: 8)\ntry __offprint.inline(0,\n           x\n)"))
  }

  @Test func typesTheParameters() throws {
    let source = try Program(
      template(
        "1",
        parameters: [
          .init(name: "data", value: .text("a.csv"), line: 1),
          .init(name: "default", value: .numbers([1]), line: 2),
        ])
    ).source
    #expect(source.contains("let `data`: String"))
    #expect(source.contains("let `default`: [Double]"))
    #expect(!source.contains("a.csv"))
  }

  @Test func refusesAReturnAtTheTopLevel() {
    #expect(
      refusal(template("if x { return }")).hasPrefix("report.md:2:8: block 1: `return` would end"))
  }

  @Test func refusesADeferAtTheTopLevel() {
    #expect(refusal(template("defer { f() }")).hasPrefix("report.md:2:1: block 1: `defer`"))
  }

  @Test func allowsAReturnInAFunction() throws {
    _ = try Program(template("func f() -> Int { return 1 }\nlet g = { return 2 }\nf()"))
  }

  @Test func refusesAnInlineStatement() {
    #expect(
      refusal(template("1", inline: "let x = 1", line: 5, column: 3))
        .contains("report.md:5:3: inline expression: an inline expression has to be one expression")
    )
  }

  @Test func handsABrokenBlockToTheCompiler() {
    #expect(throws: BrokenSyntax.self) { try Program(template("let x = (1")) }
  }
}
