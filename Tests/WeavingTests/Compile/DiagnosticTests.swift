import Testing
import Weaving

@Suite struct DiagnosticTests {
  @Test func readsMessagesWithTheirNotes() throws {
    let found = Diagnostic.all(
      in: """
        a:b.md:7:12: error: cannot find 'patient' in scope; did you mean 'patients'?
        let x = patient
                ^~~~~~~
        a:b.md:3:5: note: 'patients' declared here
        a:b.md:9:1: warning: variable 'y' was never mutated
        """)
    #expect(found.count == 2)
    let first = try #require(found.first)
    #expect(first.file == "a:b.md" && first.line == 7 && first.column == 12)
    #expect(first.notes.map(\.line) == [3])
  }

  @Test func doesNotShowNotesAboutUnusedNames() {
    let wording = DiagnosticWording(source: template("let x = 1"))
    let found = Diagnostic.all(in: "report.md:2:5: warning: variable 'x' was never used; consider")
    #expect(wording.warnings(found).isEmpty)
  }

  @Test func offersTheNearestNameOfTheTemplate() {
    let wording = DiagnosticWording(source: template("let validation = 1"))
    let found = Diagnostic.all(in: "report.md:2:5: error: cannot find 'validaton' in scope")
    #expect(wording.failures(found).first?.remedy == "Did you mean `validation`?")
  }

  @Test func saysWhatToDoAboutANameDeclaredTwice() {
    let wording = DiagnosticWording(source: template("let x = 1"))
    let found = Diagnostic.all(in: "report.md:2:5: error: invalid redeclaration of 'x'")
    #expect(wording.failures(found).first?.remedy?.contains("Drop `let` here") == true)
  }

  @Test func dropsTheNameOfTheGroup() {
    let found = Diagnostic.all(in: "report.md:2:5: warning: old [x] thing [#DeprecatedDeclaration]")
    #expect(found.map(\.message) == ["old [x] thing"])
  }

  @Test func putsTheCaretBelowChineseText() {
    let failure = ReportFailure(
      file: "a.md", line: 1, column: 7, message: "wrong", excerpt: "中文x")
    #expect(failure.description == "a.md:1:7: wrong\n  1 | 中文x\n    |     ^")
  }
}
