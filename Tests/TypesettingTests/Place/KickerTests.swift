import Documents
import Drawing
import Testing
import Typesetting

@Suite("What kind of article it is, and where it appeared")
struct KickerTests {
  private func first(
    language: String = "en", _ change: @escaping (inout Document) -> Void
  ) throws -> SetPage {
    let pages = try setPages([words(filler(30))], language: language) { document in
      document.title = [.text("A prognostic model")]
      document.date = "2026-11-20"
      document.source = "report.md"
      change(&document)
    }
    return try #require(pages.first)
  }

  @Test("The kind stands in bold capitals at the left above the title, the date at the right")
  func kind() throws {
    let page = try first { $0.articleType = [.text("Original research")] }
    let kicker = try #require(page.runs.first { $0.text.hasPrefix("ORIGINAL") })
    #expect(kicker.font.isBold && kicker.font.size == 7.5)
    #expect(abs(kicker.frame.x - blockLeft) < 1)
    let date = try #require(page.runs.last { $0.text.contains("November") && $0.baseline < 80 })
    #expect(abs(date.baseline - kicker.baseline) < 0.01)
    #expect(date.frame.maxX > kicker.frame.maxX)
  }

  @Test("A draft says so beside the kind")
  func draft() throws {
    let page = try first {
      $0.articleType = [.text("Original research")]
      $0.paper.isDraft = true
    }
    let kicker = try #require(page.runs.first { $0.text.hasPrefix("ORIGINAL") })
    let draft = try #require(
      page.runs.first {
        abs($0.baseline - kicker.baseline) < 0.01 && $0.text.lowercased().contains("draft")
      })
    #expect(draft.frame.x > kicker.frame.maxX + 5)
  }

  @Test("A kind longer than its line is cut")
  func long() throws {
    let page = try first { $0.articleType = [.text(filler(60))] }
    for run in page.runs where run.baseline < 80 { #expect(run.frame.maxX < blockRight + 1) }
  }

  @Test("The issue stands beside the date")
  func issue() throws {
    let page = try first { $0.issue = [.text("Example J Med 2026;1:12")] }
    #expect(page.shows("Example J Med 2026;1:12 · 20 November 2026"))
  }

  @Test(
    "A Chinese journal has its issue in both languages at the head and the kind above the title")
  func chinese() throws {
    let page = try first(language: "zh") { document in
      document.paper.columns = 2
      document.title = [.text("复发预后模型的建立")]
      document.articleType = [.text("论著")]
      document.issue = [.text("示例医学杂志 2026年11月")]
      var second = SecondLanguage(language: "en")
      second.issue = [.text("Example J Med, Nov. 2026")]
      document.second = second
    }
    let head = try #require(page.runs.first { $0.text.contains("示例医学") })
    let other = try #require(page.runs.first { $0.text.contains("Example J Med") })
    #expect(abs(head.baseline - other.baseline) < 0.01 && other.frame.x > head.frame.maxX)
    #expect(!page.shows("report.md"))
    let kind = try #require(page.runs.first { $0.text.contains("论") })
    let title = try #require(page.runs.first { $0.text.contains("复发") })
    #expect(kind.baseline < title.baseline && kind.frame.x < title.frame.x)
  }
}
