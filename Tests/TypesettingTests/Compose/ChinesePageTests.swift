import Documents
import Drawing
import Foundation
import Testing
import Typesetting

@Suite struct ChinesePageTests {
  /// The pages of a Chinese journal's article.
  private func pages(
    _ body: [Block], change: (inout Document) -> Void = { _ in }
  ) throws -> [SetPage] {
    try setPages(body, language: "zh") { document in
      document.paper.columns = 2
      document.title = [.text("复发预后模型的建立")]
      var first = FrontMatter.Author(name: "陈薇")
      first.secondName = "CHEN Wei"
      var second = FrontMatter.Author(name: "李思远")
      second.secondName = "LI Siyuan"
      document.authors = [first, second]
      document.abstract = [.paragraph([.strong([.text("目的：")]), .text("建立模型。")])]
      document.keywords = [[.text("乳腺肿瘤")], [.text("预后")]]
      var english = SecondLanguage(language: "en")
      english.title = [.text("Development of a prognostic model")]
      english.abstract = [.paragraph([.strong([.text("Objective:")]), .text(" To develop it.")])]
      english.keywords = [[.text("Prognosis")], [.text("Calibration")]]
      document.second = english
      change(&document)
    }
  }

  private func table(_ rows: Int = 1) -> TableBlock {
    let columns = ["项目", "数值"].map {
      Table.Column(head: [.text($0)], alignment: .leading, name: $0)
    }
    let row = Table.Row([Table.Cell([.text("年龄")]), Table.Cell([.text("56（46，66）")])])
    var block = TableBlock(
      label: "tbl-x", title: "表1", caption: [.text("基线特征")],
      table: Table(
        columns: columns, rows: Array(repeating: row, count: rows),
        notes: [Table.Note([.text("数据为例（%）")])]), line: 1)
    block.captionSecond = SecondCaption()
    block.captionSecond?.title = "Tab. 1"
    block.captionSecond?.caption = [.text("Baseline characteristics")]
    return block
  }

  @Test(
    "Sentences of an English abstract in the place of the Chinese stand apart, Chinese ones do not")
  func abstracts() throws {
    let page = try #require(
      try pages([words("正文")]) { document in
        document.abstract = [
          .paragraph([.text("It helps them.")]), .paragraph([.text("Methods.")]),
          .paragraph([.text("方法。")]), .paragraph([.text("结果。")]),
        ]
      }.first)
    let lines = page.lines.joined(separator: "\n").replacing("\u{A0}", with: " ")
    #expect(lines.contains("them. Methods."), "\(lines)")
    #expect(lines.contains("方法。结果。"), "\(lines)")
  }

  @Test("The front is centred over both columns, first in Chinese, then in English")
  func front() throws {
    let page = try #require(try pages([words("正文")]).first)
    let middle = (millimetres(19.25) + millimetres(210 - 19.25)) / 2
    let title = try #require(page.runs.first { $0.text == "复发预后模型的建立" })
    #expect(abs((title.frame.x + title.frame.maxX) / 2 - middle) < 0.5)
    #expect(title.font.size == 18 && title.font.face == .sans && title.font.isBold)
    let english = try #require(page.runs.first { $0.text.hasPrefix("Development") })
    #expect(english.font.size == 12 && english.font.face == .chineseSerif)
    let lines = page.lines.joined(separator: "\n")
    let order = ["［摘要］", "［关键词］", "CHEN\u{A0}Wei", "[Abstract]", "[Key words]", "正文"]
    let places = order.compactMap { lines.range(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted(), "\(lines)")
  }

  @Test("A name of two characters is as wide as one of three")
  func names() throws {
    let page = try #require(try pages([words("正文")]).first)
    let first = try #require(page.runs.first { $0.text == "陈" })
    let second = try #require(page.runs.first { $0.text.hasPrefix("薇") })
    #expect(abs(second.frame.x - first.frame.x - 24) < 0.01)
  }

  @Test("A table has its caption in both languages, centred above it, and a note that says so")
  func captions() throws {
    let page = try #require(try pages([.table(table())]).first)
    let own = try #require(page.runs.first { $0.text == "基线特征" })
    let second = try #require(page.runs.first { $0.text.contains("Baseline") })
    let head = try #require(page.runs.first { $0.text == "项目" })
    #expect(abs(second.baseline - own.baseline - 12) < 0.01)
    #expect(head.baseline > second.baseline)
    #expect(own.font.size == 8 && own.font.face == .sans)
    #expect(second.font.face == .chineseSerif && second.font.isBold)
    #expect(page.shows("注：数据为例"))
    #expect(page.shows("56 (46, 66)") || page.shows("56\u{A0}(46, 66)"))
  }

  @Test("The pages are numbered at the outer edge, the head names the first author")
  func runningHead() throws {
    let filler = words(String(repeating: "淋巴结阳性乳腺癌的复发风险差异悬殊。", count: 300))
    let pages = try pages([filler])
    try #require(pages.count > 1)
    #expect(pages[0].shows("· 1 ·"))
    #expect(pages[1].runs.contains { $0.text == "· 2 ·" && $0.frame.x < millimetres(25) })
    #expect(pages[1].shows("陈薇，等．复发预后模型的建立"))
  }

  @Test("An article in one column says the second language below its own abstract")
  func article() throws {
    let page = try #require(try pages([words("正文")]) { $0.paper.columns = 1 }.first)
    let lines = page.lines.joined(separator: "\n")
    let order = ["摘要", "Development of a", "CHEN Wei, LI Siyuan", "Abstract", "正文"]
    let places = order.compactMap { lines.range(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted(), "\(lines)")
  }

  @Test("In an article in English a caption in Chinese stands below the English one")
  func secondCaption() throws {
    var block = table()
    block.title = "Table 1"
    block.caption = [.text("Baseline")]
    block.captionSecond?.title = "表1"
    block.captionSecond?.caption = [.text("基线")]
    let page = try #require(
      try setPages([.table(block)]) { $0.second = SecondLanguage(language: "zh") }.first)
    let own = try #require(page.runs.first { $0.text.contains("Baseline") })
    let second = try #require(page.runs.first { $0.text.contains("基线") })
    #expect(second.baseline > own.baseline && second.baseline < own.baseline + 12)
  }

  @Test("A figure across both columns stands in the middle, its caption below it")
  func wideFigure() throws {
    let width = millimetres(120)
    let run = TextRun(
      "mark", font: Font(.sans, size: 7), color: .black, origin: Point(x: 0, y: 20))
    let figure = FigureBlock(
      label: "fig-x", title: "图1", caption: [.text("生存曲线")], alternativeText: "",
      picture: Picture(size: Size(width: width, height: 60), items: [.text(run)]), line: 1)
    let page = try #require(try pages([.figure(figure)]).first)
    let mark = try #require(page.runs.first { $0.text == "mark" })
    let left = (millimetres(210) - width) / 2
    #expect(abs(mark.frame.x - left) < 1)
    let caption = try #require(page.runs.first { $0.text.contains("生存曲线") })
    #expect(caption.baseline > mark.baseline + 40)
    #expect(caption.frame.x > left && caption.frame.maxX < left + width)
  }

  @Test("A label of the abstract is not parted, wherever its line ends", arguments: 0..<8)
  func labels(shift: Int) throws {
    let found = try pages([words("正文")]) { document in
      let text = String(repeating: "建立复发风险的预测模型", count: 4) + String(repeating: "中", count: shift)
      document.abstract = [
        .paragraph([
          .strong([.text("目的：")]), .text(text + "。"), .strong([.text("研究结果")]),
          .text("　校准良好。"),
        ])
      ]
    }
    #expect(found.flatMap(\.runs).contains { $0.text.contains("研究结果") })
  }

  @Test("Items of a list begin where paragraphs do, their words beside the mark")
  func lists() throws {
    let list = List(isTight: true, items: [[words("复发")], [words("死亡")]])
    let page = try #require(try pages([words("正文"), .list(list)]).first)
    let first = try #require(page.runs.first { $0.text == "正文" })
    let mark = try #require(page.runs.first { $0.text == "•" })
    let item = try #require(page.runs.first { $0.text == "复发" })
    #expect(abs(mark.frame.x - first.frame.x) < 0.1)
    #expect(item.frame.x - mark.frame.x < 20)
  }
}
