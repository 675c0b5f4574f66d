import Documents
import Drawing
import Testing
import Typesetting

@Suite struct GeometryTests {
  private func firstRun(_ change: (inout PaperSettings) -> Void) throws -> (Page, SetRun) {
    let set = try typeset([words(filler(200))]) { change(&$0.paper) }
    let page = try SetPage(set.pages[0])
    return (set.pages[0], try #require(page.runs.first))
  }

  @Test("Text begins 68 mm from the left edge of an article and is 124 mm wide")
  func article() throws {
    let (page, run) = try firstRun { _ in }
    #expect(page.picture.size == Size(width: millimetres(210), height: millimetres(297)))
    #expect(abs(run.frame.x - millimetres(68)) < 1)
    #expect(abs(run.frame.maxX - millimetres(192)) < 4)
  }

  @Test("Margins of 25 mm leave 160 mm, of which the text takes 124 flush right")
  func margins() throws {
    let (_, run) = try firstRun {
      $0.margins = .init(
        top: millimetres(25), right: millimetres(25), bottom: millimetres(25), left: millimetres(25)
      )
    }
    #expect(abs(run.frame.x - millimetres(61)) < 1)
    #expect(abs(run.frame.maxX - millimetres(185)) < 4)
  }

  @Test("US Letter is a sheet of 612 by 792 points")
  func letter() throws {
    let (page, run) = try firstRun { $0.sheet = .letter }
    #expect(page.picture.size == Size(width: 612, height: 792))
    #expect(abs(run.frame.maxX - (612 - millimetres(18))) < 4)
  }

  @Test("The text of a manuscript is 143 mm wide, 36 mm from the left")
  func manuscript() throws {
    let (_, run) = try firstRun { $0.style = .manuscript }
    #expect(abs(run.frame.x - millimetres(36)) < 1)
    #expect(run.font.size == 12)
    #expect(run.frame.maxX <= millimetres(179.1))
  }

  @Test("Lines of a manuscript are 24 points apart")
  func doubleSpaced() throws {
    let pages = try setPages([words(filler(100))]) { $0.paper.style = .manuscript }
    let lines = pages[0].runs.filter { $0.font.size == 12 }.map(\.baseline)
    #expect(abs(lines[1] - lines[0] - 24) < 0.01)
  }
}
