import Documents
import Drawing
import Testing

@Suite struct PaperTests {
  private func template(_ front: String) throws -> Template {
    try Template(source: "---\n\(front)\n---\n\nText.\n", path: "r.md")
  }

  private func paper(_ front: String) throws -> PaperSettings {
    try template(front).frontMatter.paper
  }

  private func message(_ front: String) -> String {
    do {
      _ = try template(front)
      return ""
    } catch { return "\(error)" }
  }

  @Test("Sheet, style, columns and numbers are read")
  func map() throws {
    let found = try paper(
      "paper: {size: letter, style: manuscript, columns: 2, line-numbers: source, double-spaced: no}"
    )
    #expect(found.sheet == .letter)
    #expect(found.style == .manuscript)
    #expect(found.columns == 2)
    #expect(found.lineNumbers == .source)
    #expect(found.isDoubleSpaced == false)
  }

  @Test("One margin is that of all sides, a map names some")
  func margins() throws {
    let all = try paper("paper: {margins: 25mm}").margins
    #expect([all.top, all.right, all.bottom, all.left].allSatisfy { $0 == 25 * 72 / 25.4 })
    let some = try paper("paper: {margins: {left: 1in}}").margins
    #expect(some.left == 72 && some.right == nil)
  }

  @Test("Quarto's spellings mean the same")
  func quarto() throws {
    let found = try paper(
      "papersize: letter\ngeometry: [top=30mm, hmargin=1in]\nlinestretch: 2\nline-numbers: true")
    #expect(found.sheet == .letter)
    #expect(found.margins.top == 30 * 72 / 25.4)
    #expect(found.margins.left == 72 && found.margins.right == 72)
    #expect(found.margins.bottom == nil)
    #expect(found.isDoubleSpaced == true)
    #expect(found.lineNumbers == .continuous)
  }

  @Test("Lists of contents, the draft and legends at the end are asked for by keys of their own")
  func others() throws {
    let found = try paper("toc: true\ntoc-depth: 3\nlof: true\ndraft: true\nfigure-legends: end")
    #expect(found.contents.hasSections && found.contents.hasFigures && !found.contents.hasTables)
    #expect(found.contents.depth == 3)
    #expect(found.isDraft && found.hasLegendsAtEnd)
  }

  @Test("An unknown key or word is an error that names the nearest")
  func errors() {
    #expect(message("paper: {sytle: article}").contains("“style”"))
    #expect(message("paper: {style: manuscrpt}").contains("“manuscript”"))
    #expect(message("paper: {columns: 3}").contains("1 or 2"))
    #expect(message("paper: {margins: 2mm}").contains("between 5 mm and 60 mm"))
    #expect(message("paper: {line-numbers: some}").contains("true, false or source"))
  }
}
