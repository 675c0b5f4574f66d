import Testing
import Weaving

@Suite struct TrapTests {
  @Test func takesTheLineWhereTheRuntimeNamesTheTemplate() throws {
    let trap = try #require(
      Trap(
        standardError:
          "Report/report.md:91: Fatal error: Unexpectedly found nil while unwrapping\n",
        isOurs: { $0 == "report.md" }))
    #expect(trap.line == 91)
    #expect(trap.message == "`!` met a value that is missing")
  }

  @Test func leavesTheLineToTheMarkerWhereTheLibraryTrapped() throws {
    let trap = try #require(
      Trap(
        standardError: "Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range\n",
        isOurs: { $0 == "report.md" }))
    #expect(trap.line == nil)
    #expect(trap.message == "an index is out of range")
  }

  @Test func seesNoTrapInOtherWords() {
    #expect(
      Trap(standardError: "some library said something", isOurs: { $0 == "report.md" }) == nil)
  }
}
