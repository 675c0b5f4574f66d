import Documents
import Drawing
import Testing
import Typesetting

@Suite struct BalancedLinesTests {
  private func title(_ text: String) throws -> [String] {
    let pages = try setPages([words("Text.")]) { $0.title = [.text(text)] }
    return try #require(pages.first).lines.filter { !$0.isEmpty && text.contains($0) }
  }

  @Test("A title of two lines ends the first at its colon")
  func colon() throws {
    let lines = try title(
      "Recurrence after node-positive breast cancer: a model and its test in a randomised trial")
    #expect(
      lines == [
        "Recurrence after node-positive breast cancer:",
        "a model and its test in a randomised trial",
      ])
  }

  @Test("No line of a title ends with an article or a preposition where another way is left")
  func weakWords() throws {
    let lines = try title(
      "The value of the number of positive lymph nodes for women with cancer of the breast")
    #expect(lines.count == 2)
    let last = try #require(lines.first?.split(separator: " ").last)
    #expect(!["a", "the", "of", "for", "with"].contains(last), "\(lines)")
  }

  @Test("The lines of a title are nearly equal")
  func even() throws {
    let lines = try title(
      "Prognostic models validated externally show discrimination, calibration, clinical utility")
    #expect(lines.count == 2)
    #expect(abs((lines.first?.count ?? 0) - (lines.last?.count ?? 100)) < 16, "\(lines)")
  }
}
