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

  @Test(
    "A date is written as the author wants it",
    arguments: [
      ("D MMMM YYYY", "en", "5 November 2026"), ("MMM D, YYYY", "en", "Nov 5, 2026"),
      ("Do MMMM", "en", "5th November"), ("iso", "en", "2026-11-05"),
      ("long", "en", "November 5, 2026"), ("long", "de", "5 November 2026"),
      ("long", "zh", "2026年11月5日"), ("DD/MM/YY", "en", "05/11/26"),
      ("[Version of] YYYY", "en", "Version of 2026"),
    ])
  func dateFormat(format: String, language: String, expected: String) throws {
    let template = try template(
      "date: 2026-11-05\nlang: \(language)\ndate-format: \"\(format)\"")
    let document = try Document(assembling: template, results: [])
    #expect(document.shownDate == expected)
    #expect(try document.html().contains("<time datetime=\"2026-11-05\">\(expected)</time>"))
  }

  @Test("A date format with a letter that stands for nothing is an error with its line")
  func wrongDateFormat() {
    let text = message("title: a\ndate-format: \"dddd D\"")
    #expect(text.hasPrefix("r.md:3: “date-format” is made of YYYY"))
  }

  @Test("supplement: true numbers as a supplement does")
  func supplement() throws {
    #expect(try paper("supplement: true").style == .supplement)
    #expect(try paper("supplement: false").style == .article)
  }

  @Test("What a Chinese journal prints beside the abstract stands in its order with its labels")
  func particulars() throws {
    let front =
      "lang: zh\n栏目: 论著\n文章编号: 1005-1201(2026)03\n中图分类号: R737.9\ndoi: 10.1000/x<y"
    let document = try Document(assembling: try template(front), results: [])
    #expect(document.articleType.plainText == "论著")
    #expect(document.particulars.items.map(\.label) == ["中图分类号", "文章编号", "DOI"])
    let html = try document.html()
    #expect(html.contains("<b>中图分类号</b><br>\nR737.9"))
    #expect(html.contains("<p class=\"kicker\">论著</p>"))
    #expect(
      html.contains("href=\"https://doi.org/10.1000/x%3Cy\"") || html.contains("10.1000/x&lt;y"))
    #expect(try document.markdown().contains("**中图分类号** R737.9 · **文章编号** 1005-1201(2026)03"))
    let english = document.particulars.labelled(in: "en").map(\.label)
    #expect(english == ["CLC number", "Article ID", "DOI"])
  }

  @Test("A key that is nearly one of these names it")
  func nearParticular() {
    #expect(message("文章编码: 1").contains("nearest: “文章编号”"))
  }

  @Test("Equations and sections are referred to by the words of crossref")
  func crossReferenceWords() throws {
    let template = try Template(
      source:
        "---\ncrossref: {eq-prefix: Eq., sec-prefix: Sec.}\nnumber-sections: true\n---\n\n# One {#sec-one}\n\n$$x$$ {#eq-a}\n\nSee @eq-a and @sec-one.\n",
      path: "r.md")
    #expect(template.notes.isEmpty)
    let text = try Document(assembling: template, results: []).markdown()
    #expect(text.contains("[Eq.\u{A0}1](#eq-a)"))
    #expect(text.contains("[Sec.\u{A0}1](#sec-one)"))
  }
}
