import Documents
import Testing
import Typesetting

@Suite struct WordingTests {
  /// The running head of the second page.
  private func runningHead(_ names: [String], language: String = "en") throws -> [String] {
    let pages = try setPages([words("One."), .pageBreak, words("Two.")], language: language) {
      $0.title = [.text("A title")]
      $0.authors = names.map { FrontMatter.Author(name: $0) }
    }
    return pages[1].lines
  }

  @Test(
    "Running heads name surnames, with their particles",
    arguments: [
      (["Ann Lee", "Bo van der Berg"], "Lee and van der Berg"),
      (["Jan de Groot", "Ana Sá"], "de Groot and Sá"),
      (["John Smith Jr"], "Smith"),
      (["The group of trials"], "The group of trials"),
      (["A One", "B Two", "C Three", "D Four"], "One et al."),
    ])
  func surnames(names: [String], head: String) throws {
    #expect(try runningHead(names).contains { $0.hasPrefix(head + "A title") || $0 == head })
  }
}
