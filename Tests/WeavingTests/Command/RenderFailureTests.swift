import Foundation
import Testing

/// Each fault gives one message with file, line, block and remedy, status 1, and leaves the files of
/// the last good render as they were.
@Suite struct RenderFailureTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    var name: String
    var template: String
    /// What the message has to say, in this order.
    var says: [String]
    var testDescription: String { name }
  }

  static let good = """
    ---
    title: "A trial"
    format: [pdf]
    ---

    ```{swift}
    //| label: first
    let numbers = [1, 2, 3]
    ```

    There are `{swift} numbers.count`.

    """

  static let faults = [
    Fault(
      name: "a compile error",
      template: good.replacing("[1, 2, 3]", with: "[1, 2, three]"),
      says: ["report.md:8:", "block first: cannot find 'three' in scope", "let numbers", "^"]),
    Fault(
      name: "a thrown error",
      template: good.replacing(
        "let numbers", with: "struct Lost: Error {}\nlet numbers"
      )
      .replacing("\n```\n", with: "\nif numbers.count == 3 { throw Lost() }\n```\n"),
      says: ["report.md:10: block first: Lost()", "throw Lost()"]),
    Fault(
      name: "an index out of range",
      template: good.replacing("\n```\n", with: "\nlet one = numbers[3]\n```\n"),
      says: ["report.md:9: block first: an index is out of range", "numbers[3]", "begins at 0"]),
    Fault(
      name: "a forced unwrap",
      template: good.replacing(
        "\n```\n", with: "\nlet one = numbers.first { $0 > 3 }!\n```\n"),
      says: ["report.md:9: block first: `!` met a value that is missing", "if let"]),
    Fault(
      name: "a character of the title that no font has",
      template: good.replacing("A trial", with: "A trial 🙂"),
      says: ["report.md:2: the character 🙂 (U+1F642) is in none of the fonts", "title:"]),
    Fault(
      name: "an unknown option",
      template: good.replacing("label: first", with: "lable: first"),
      says: ["report.md:7", "lable", "label"]),
    Fault(
      name: "an unknown front-matter key",
      template: good.replacing("title:", with: "tilte:"),
      says: ["report.md:2", "tilte", "title"]),
    Fault(
      name: "a label used twice",
      template: good + "```{swift}\n//| label: first\n1\n```\n",
      says: ["report.md:13: block first: ", "first", "7"]),
    Fault(
      name: "a missing data file",
      template: good.replacing("[1, 2, 3]", with: "try DataFrame(csv: \"patients.csv\")"),
      says: ["report.md:8: block first: ", "patients.csv"]),
    Fault(
      name: "an R assignment",
      template: good.replacing("let numbers =", with: "numbers <-"),
      says: ["report.md:8:1: block first: `<-` is R", "Write: let numbers = [1, 2, 3]"]),
    Fault(
      name: "an inline expression without its name",
      template: good.replacing("numbers.count", with: "number.count"),
      says: ["report.md:11:20: inline expression: cannot find 'number' in scope", "numbers"]),
  ]

  @Test(arguments: faults)
  func leavesEarlierOutputsAlone(_ fault: Fault) throws {
    let workshop = try Workshop()
    try workshop.write(Self.good)
    #expect(try workshop.offprint("render", "report.md").status == 0)
    let before = workshop.bytes(of: "report.pdf")
    #expect(before != nil)
    let names = try workshop.names

    try workshop.write(fault.template)
    let (status, said) = try workshop.offprint("render", "report.md")
    #expect(status == 1)
    var rest = said[...]
    for words in fault.says {
      let found = rest.range(of: words)
      #expect(found != nil, "\(words) is not in: \(said)")
      if let found { rest = rest[found.upperBound...] }
    }
    #expect(workshop.bytes(of: "report.pdf") == before)
    #expect(try workshop.names == names)
  }

  @Test func saysWhichTemplateIsMissing() throws {
    let workshop = try Workshop()
    try workshop.write(Self.good)
    let (status, said) = try workshop.offprint("render", "reprt.md")
    #expect(status == 1)
    #expect(said == "reprt.md: there is no such file\n  Did you mean report.md?\n")
  }

  @Test func endsWithStatusTwoWhenTheCommandIsWrong() throws {
    let workshop = try Workshop()
    #expect(try workshop.offprint("render").status == 2)
    #expect(try workshop.offprint("rendr", "report.md").status == 2)
    #expect(try workshop.offprint("render", "report.md", "--to", "docx2").status == 2)
    #expect(try workshop.offprint("--help").status == 0)
  }

  @Test func leavesNoReportRunningWhenItIsKilled() async throws {
    let workshop = try Workshop()
    try workshop.write(
      """
      ```{swift}
      import Foundation
      let own = Data("\\(ProcessInfo.processInfo.processIdentifier)".utf8)
      try own.write(to: URL(filePath: "pid"), options: .atomic)
      while true {}
      ```

      """)
    let command = try workshop.start("render", "report.md")
    func pid() -> Int32? {
      workshop.bytes(of: "pid").flatMap { Int32(String(decoding: $0, as: UTF8.self)) }
    }
    for _ in 0..<1200 where pid() == nil { try await Task.sleep(for: .milliseconds(50)) }
    let report = try #require(pid())
    kill(command.processIdentifier, SIGKILL)
    command.waitUntilExit()
    for _ in 0..<200 where kill(report, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(kill(report, 0) != 0)
  }

  @Test func clearsAwayWhatAKilledRenderLeft() throws {
    let workshop = try Workshop()
    try workshop.write(Self.good)
    // No process has the highest number that there can be.
    try workshop.write("half", to: ".report.pdf.2147483647.new")
    #expect(try workshop.offprint("render", "report.md").status == 0)
    #expect(workshop.bytes(of: ".report.pdf.2147483647.new") == nil)
  }

  @Test func passesOverWhatARenderLeft() throws {
    let workshop = try Workshop()
    try workshop.write(Self.good)
    #expect(try workshop.offprint("render", "report.md", "--to", "md").status == 0)
    let both = try workshop.offprint("render", "report.md", "report.rendered.md", "--to", "md")
    #expect(both.status == 0)
    #expect(both.said.contains("report.rendered.md: passed over"))
    #expect(workshop.bytes(of: "report.rendered.rendered.md") == nil)
    #expect(try workshop.offprint("render", "report.rendered.md").status == 1)
  }

  @Test func saysThatTheOutputFolderIsAFile() throws {
    let workshop = try Workshop()
    try workshop.write(Self.good)
    let (status, said) = try workshop.offprint("render", "report.md", "--output", "report.md")
    #expect(status == 1)
    #expect(said == "report.md: is a file, not a folder\n  Name a folder with --output.\n")
  }

  @Test func readsAnEscapedBarInATable() throws {
    let workshop = try Workshop()
    try workshop.write("| a |\n|---|\n| `{swift} true \\|\\| false` |\n")
    #expect(try workshop.offprint("render", "report.md", "--to", "md").status == 0)
    let text = workshop.bytes(of: "report.rendered.md").map { String(decoding: $0, as: UTF8.self) }
    #expect(text?.contains("| yes |") == true)
  }

  @Test func refusesAParameterOfTheWrongTypeBeforeCompiling() throws {
    let workshop = try Workshop()
    try workshop.write(Self.good.replacing("format:", with: "params: {limit: 5.0}\nformat:"))
    let (status, said) = try workshop.offprint("render", "report.md", "--param", "limit=high")
    #expect(status == 1)
    #expect(said.contains("limit"))
  }

  @Test func takesANewValueWithoutTheCompiler() throws {
    let workshop = try Workshop()
    try workshop.write(
      Self.good.replacing("format:", with: "params: {limit: 5.0}\nformat:")
        .replacing("numbers.count", with: "params.limit"))
    #expect(try workshop.offprint("render", "report.md").status == 0)
    let (status, said) = try workshop.offprint(
      "render", "report.md", "--param", "limit=7", "--verbose")
    #expect(status == 0)
    #expect(said.contains("program reused"))
  }

  @Test func givesTheSameBytesTwice() throws {
    let workshop = try Workshop()
    try workshop.write(Self.good)
    func files() throws -> [Data?] {
      #expect(try workshop.offprint("render", "report.md", "--to", "pdf,html,md").status == 0)
      return ["report.pdf", "report.html", "report.rendered.md", "report.ledger.json"]
        .map(workshop.bytes)
    }
    #expect(try files() == files())
  }
}
