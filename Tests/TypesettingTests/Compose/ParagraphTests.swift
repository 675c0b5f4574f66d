import Documents
import Drawing
import Reporting
import Testing
import Typesetting

@Suite struct ParagraphTests {
  static let texts: [String] = [
    filler(300),
    "See https://doi.org/10.1136/bmj-2023-078378/supplementary/material/appendix-one and "
      + "https://example.org/" + String(repeating: "averylongpathwithoutanybreak", count: 8),
    String(repeating: "W", count: 400),
    String(repeating: "donaudampfschifffahrt", count: 20),
    "中文检查：列线图、决策曲线与临床影响曲线。本研究纳入1546例乳腺癌患者，采用Cox比例风险模型（见“方法”一节），"
      + "并在德国随机试验的686例患者中进行外部验证。模型的C指数为0.66，校准斜率为1.08。",
    filler(30) + " 列线图（nomogram）与决策曲线 " + filler(30) + "，校准。" + filler(20),
    String(repeating: "0.66 (95%\u{A0}CI\u{A0}0.63–0.69), ", count: 40),
    String(repeating: "no\u{A0}break\u{A0}", count: 60),
    String(repeating: "《（", count: 60) + String(repeating: "）》。", count: 60),
    "a", "", " ", "I—am—told—that—dashes—break " + filler(40),
  ]

  private let left = millimetres(18 + 50)
  private let right = millimetres(18 + 174)

  @Test("No line is wider than the measure but for what hangs out", arguments: texts)
  func fits(text: String) throws {
    for page in try setPages([words(text)]) {
      for run in page.runs {
        let isInText = run.font.size > 10
        // A full-width mark hangs out by half an em, a full stop by 0.8 of its width.
        let hang = text.contains("。") || text.contains("）") ? 5.3 : 3
        #expect(!isInText || run.frame.maxX <= right + hang, "\(run.text)")
        #expect(!isInText || run.frame.x >= left - 5.3, "\(run.text)")
      }
    }
  }

  @Test("No line begins with a closing quotation mark", arguments: 0..<8)
  func quotes(shift: Int) throws {
    let text = String(repeating: "中", count: shift) + String(repeating: "见“引号”一节，", count: 30)
    for page in try setPages([words(text)]) {
      let first = page.runs.filter { $0.font.size > 10 && $0.frame.x < left + 1 }
      #expect(first.count > 3)
      #expect(!first.contains { $0.text.hasPrefix("”") })
    }
  }

  @Test("All words come out, in order", arguments: texts)
  func complete(text: String) throws {
    func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
    let pages = try setPages([words(text)])
    let set = pages.flatMap { $0.runs.filter { $0.font.size > 10 } }.map(\.text).joined()
    #expect(letters(set) == letters(text))
  }

  @Test("Every line but the last ends at the right edge")
  func justified() throws {
    let page = try #require(try setPages([words(filler(100))]).first)
    let runs = page.runs.filter { $0.font.size > 10 }
    #expect(runs.count > 5)
    for run in runs.dropLast() { #expect(abs(run.frame.maxX - right) < 3) }
  }

  @Test("An estimate is parted before its interval rather than that a line gapes")
  func partedEstimate() throws {
    let text =
      "At five years, 57% (95%\u{A0}CI\u{A0}55–59%) of the Rotterdam and "
      + "49% (95%\u{A0}CI\u{A0}45–54%) of the German patients were alive without recurrence."
    let page = try #require(try setPages([words(text)]).first)
    let runs = page.runs.filter { $0.font.size > 10 }
    for run in runs.dropLast() { #expect(abs(run.frame.maxX - right) < 3, "\(run.text)") }
    #expect(runs.first?.text.hasSuffix("(95%\u{A0}CI") == true)
  }

  @Test("The last line has at least two words")
  func lastLine() throws {
    for count in 40..<60 {
      let page = try #require(try setPages([words(filler(count))]).first)
      let last = try #require(page.runs.last { $0.font.size > 10 })
      #expect(last.text.contains(" "), "\(last.text)")
    }
  }

  @Test("A part of a word never stands alone on the last line", arguments: 10..<40)
  func lastPart(count: Int) throws {
    let page = try #require(try setPages([words(filler(count) + " without recurrence.")]).first)
    let last = try #require(page.runs.last { $0.font.size > 10 })
    #expect(last.text.contains("recurrence."), "\(last.text)")
  }

  @Test("An interval never ends a line inside")
  func intervals() throws {
    let text = (0..<60).map { _ in "0.63–0.69" }.joined(separator: " ")
    for run in try setPages([words(text)]).flatMap(\.runs) where run.font.size > 10 {
      #expect(!run.text.hasSuffix("–") && !run.text.hasPrefix("–"))
    }
  }

  @Test("No line begins with a closing mark or ends with an opening one")
  func kinsoku() throws {
    let text = String(repeating: "乳腺癌（复发）的列线图，", count: 30)
    for line in try setPages([words(text)]).flatMap(\.lines) {
      #expect(!"，。；：、）》".contains(line.first ?? "a"))
      #expect(!"（《".contains(line.last ?? "a"))
    }
  }

  @Test("A quarter of an em stands between Latin and Chinese")
  func gap() throws {
    let page = try #require(try setPages([words("采用Cox模型")]).first)
    let runs = page.runs.filter { $0.font.size > 10 }
    try #require(runs.map(\.text) == ["采用", "Cox", "模型"])
    #expect(abs(runs[1].frame.x - runs[0].frame.maxX - 10.5 / 4) < 0.01)
    #expect(abs(runs[2].frame.x - runs[1].frame.maxX - 10.5 / 4) < 0.01)
  }

  @Test("A line end of the source between Chinese characters is nothing, between words a space")
  func softBreak() throws {
    let page = try #require(
      try setPages([
        .paragraph([.text("决策"), .softBreak, .text("曲线")]),
        .paragraph([.text("decision"), .softBreak, .text("curve")]),
      ]).first)
    #expect(page.shows("决策曲线"))
    #expect(page.shows("decision curve"))
  }

  @Test("A raised mark never begins a line", arguments: 0..<6)
  func raisedMarkAtEnds(shift: Int) throws {
    let text = Inline.text(String(repeating: "中", count: 30 + shift))
    let inlines = (0..<12).flatMap { [text, Inline.superscript([.text("\($0)")])] }
    let page = try #require(try setPages([.paragraph(inlines)], language: "zh").first)
    let marks = page.runs.filter { $0.font.size < 8 && $0.baseline < millimetres(200) }
    #expect(marks.count == 12)
    #expect(marks.allSatisfy { $0.frame.x > left + 5 })
  }

  @Test("A raised mark stands close to a Chinese character")
  func raisedMark() throws {
    let text = Inline.text("采用模型")
    let page = try #require(
      try setPages([.paragraph([text, .superscript([.text("2")]), text])]).first)
    let runs = page.runs.filter { $0.baseline < millimetres(40) }
    try #require(runs.map(\.text) == ["采用模型", "2", "采用模型"])
    #expect(abs(runs[1].frame.x - runs[0].frame.maxX) < 0.01)
  }

  @Test("A task's box is drawn, whatever the face has")
  func tasks() throws {
    func lineCount(_ text: String) throws -> Int {
      try typeset([words(text)]).pages[0].picture.placedItems.count {
        if case .path = $0.item { true } else { false }
      }
    }
    let none = try lineCount("open")
    let open = try lineCount("\u{2610} open")
    #expect(open > none)
    #expect(try lineCount("\u{2612} done") > open)
    let page = try #require(try setPages([words("\u{2610} open")]).first)
    let word = try #require(page.runs.first { $0.text.contains("open") })
    #expect(word.frame.x > left + 8)
  }

  @Test("A value's symbol is set in italics without its asterisks")
  func values() throws {
    let value = Inline.value(.init("*P* = .03", kind: "p"), id: "p")
    let page = try #require(try setPages([.paragraph([value])]).first)
    #expect(page.runs.first?.text == "P")
    #expect(page.runs.first?.font.isItalic == true)
    #expect(page.runs.dropFirst().first?.text == " = .03")
  }

  @Test("Raised text does not open its line")
  func superscripts() throws {
    let raised = words(filler(12))
    let page = try #require(
      try setPages([
        .paragraph([
          .text(filler(16) + " x"), .superscript([.text("2")]), .text(" " + filler(16)),
        ]), raised,
      ]).first)
    let baselines = Set(page.runs.filter { $0.font.size > 10 }.map { $0.baseline }).sorted()
    try #require(baselines.count > 3)
    for (first, second) in zip(baselines, baselines.dropFirst()) {
      #expect(abs(second - first - 14.5) < 0.01)
    }
  }

  @Test("A character that no font has is an error that names it")
  func missingGlyph() throws {
    let heading = Block.heading(
      Heading(level: 1, content: [.text("One")], label: "one", line: 7))
    #expect(throws: TypesettingFailure.missingGlyph("\u{1F9EC}", line: 7)) {
      _ = try setPages([heading, words("a gene 🧬")])
    }
    #expect(
      TypesettingFailure.missingGlyph("\u{1F9EC}", line: 7).description.contains("U+1F9EC"))
  }

  @Test("A character that no font has names the source line on which it stands")
  func missingGlyphLine() throws {
    let paragraph = Block.paragraph(
      [.text("one"), .softBreak, .text("two"), .softBreak, .text("a gene 🧬")],
      at: SourceMark(line: 41))
    #expect(throws: TypesettingFailure.missingGlyph("\u{1F9EC}", line: 43)) {
      _ = try setPages([words("zero"), paragraph])
    }
  }

  @Test("A character that no font has is an error in a figure too")
  func missingGlyphInFigure() throws {
    let run = TextRun("🧬", font: Font(.sans, size: 7), origin: Point(x: 5, y: 20))
    let figure = FigureBlock(
      label: nil, caption: [], alternativeText: "",
      picture: Picture(size: Size(width: 50, height: 30), items: [.text(run)]), line: 9)
    #expect(throws: TypesettingFailure.missingGlyph("\u{1F9EC}", line: 9)) {
      _ = try setPages([.figure(figure)])
    }
  }

  @Test("A reference links to its place, and only if there is one")
  func references() throws {
    let heading = Block.heading(Heading(level: 1, content: [.text("One")], label: "one", line: 1))
    let page = try #require(
      try setPages([
        heading,
        .paragraph([
          .reference(Reference(label: "one", line: 2, text: "Section 1")), .text(" and "),
          .reference(Reference(label: "gone", line: 2, text: "Section 2")),
        ]),
      ]).first)
    #expect(page.links.map(\.target) == [.anchor("one")])
    #expect(page.anchors == ["one"])
  }

  @Test(
    "What belongs together stays on one line",
    arguments: [
      "*P* = .03", "Figure 1", "Table S1", "5 mm", "10 000", "J. Smith", "et al.", "95% CI",
      "n = 12", "Section 4", "grade III", "12 mg/dL", "P value",
    ])
  func bonds(_ words: String) throws {
    let plain = words.filter { $0 != "*" }
    for shift in 0..<30 {
      let text =
        filler(8) + String(repeating: " i", count: shift) + " " + plain + " " + filler(12)
      let page = try #require(try setPages([.paragraph([.text(text)])]).first)
      #expect(page.shows(plain), "\(page.lines)")
    }
  }

  @Test("Chinese dashes, dots, ranges and signs of per cent are never parted", arguments: 0..<12)
  func inseparable(shift: Int) throws {
    let text =
      String(repeating: "中", count: shift)
      + String(repeating: "甲乙……丙丁——戊己100％，0.63～0.69（见③）、", count: 8)
    for line in try setPages([words(text)], language: "zh").flatMap(\.lines) {
      #expect(!"…％～）、，".contains(line.first ?? "a"), "\(line)")
      #expect(!line.hasSuffix("～"))
      #expect(!line.hasPrefix("—") || line.hasPrefix("——"))
      #expect(!line.hasPrefix("…"))
    }
  }

  @Test("In Chinese text English words keep their own quotation marks")
  func latinQuotes() throws {
    let page = try #require(
      try setPages([words("即Harrell’s C指数；the “best” model；所谓“过拟合”。")], language: "zh").first)
    let measurer = try TextMeasurer.installed()
    let own = try #require(page.runs.first { $0.text.contains("’s") })
    #expect(measurer.families(in: own.text, font: own.font).count == 1)
    #expect(page.runs.contains { $0.text.contains("“best”") })
    #expect(page.runs.contains { $0.text.contains("“过拟合”") })
  }

  @Test("Chinese has no italics: what is stressed is set in the sans")
  func chineseEmphasis() throws {
    let page = try #require(
      try setPages([.paragraph([.text("普通"), .emphasis([.text("强调")])])], language: "zh").first)
    let stressed = try #require(page.runs.first { $0.text == "强调" })
    #expect(stressed.font.face == .sans && !stressed.font.isItalic)
  }

  @Test("A mark at a line's end is half as wide, also before an opening one")
  func halfMarks() throws {
    var ends: [Double] = []
    for shift in 0..<12 {
      let text = String(repeating: "中", count: shift) + String(repeating: "文字。《书》", count: 30)
      for run in try setPages([words(text)], language: "zh").flatMap(\.runs)
      where run.font.size > 10 && run.text.hasSuffix("。") && run.frame.maxX > right - 4 {
        #expect(run.frame.maxX <= right + 5.5, "\(run.text)")
        ends.append(run.frame.maxX)
      }
    }
    // Its white half stands outside of the measure.
    #expect(ends.contains { $0 > right + 4 })
  }

  @Test("A number stays with the word for what is numbered", arguments: 0..<8)
  func chineseNumbers(shift: Int) throws {
    let text =
      String(repeating: "中", count: shift) + String(repeating: "结果见表1和图2，式3（第50卷）。", count: 12)
    for line in try setPages([words(text)], language: "zh").flatMap(\.lines) {
      #expect(!(line.first?.isNumber ?? false), "\(line)")
    }
  }

  /// The text of each line of a page's paragraphs.
  private func lines(_ page: SetPage) -> [String] {
    let byLine = Dictionary(grouping: page.runs.filter { $0.font.size > 10 }, by: \.baseline)
    return byLine.keys.sorted().map { key in
      (byLine[key] ?? []).sorted { $0.frame.x < $1.frame.x }.map(\.text).joined()
    }
  }

  @Test("No page ends in a part of a word", arguments: 0..<24)
  func pageEnds(shift: Int) throws {
    let text = (0..<5).map { index in
      words(filler(110 + shift + index) + " consideration of recommendations " + filler(40))
    }
    let pages = try setPages([words(filler(40 + shift))] + text)
    try #require(pages.count > 1)
    for page in pages.dropLast() {
      #expect(try #require(lines(page).last).hasSuffix("-") == false)
    }
  }

  @Test("A Chinese paragraph does not end in one or two characters", arguments: 0..<13)
  func chineseEnds(shift: Int) throws {
    let text =
      String(repeating: "模型预测无复发生存，", count: 12) + String(repeating: "准", count: shift) + "。"
    let page = try #require(try setPages([words(text)], language: "zh").first)
    #expect(try #require(lines(page).last).count > 3)
  }

  @Test("A short last line seldom begins with the rest of a word")
  func remnants() throws {
    var count = 0
    for length in 20..<60 {
      let page = try #require(try setPages([words(filler(length) + " in randomisation to")]).first)
      let lines = lines(page)
      if let last = lines.last, last.count < 25, lines[lines.count - 2].hasSuffix("-") {
        count += 1
      }
    }
    // Where no other way is left within what spaces may give.
    #expect(count <= 3)
  }

  /// The lines of a caption below a figure of the whole width.
  private func caption(_ text: String) throws -> [String] {
    let picture = Picture(size: Size(width: 480, height: 40), items: [], description: "A line")
    let figure = FigureBlock(
      label: "fig-x", title: "Figure 1", caption: [.text(text)], alternativeText: "A line",
      picture: picture, line: 1)
    return try setPages([.figure(figure)]).flatMap(\.runs)
      .filter { $0.font.face == .sans && $0.font.size == 8.3 && !$0.font.isBold }.map(\.text)
  }

  @Test("A caption's uneven edge has no hyphens where words fit", arguments: 16..<40)
  func captionHyphens(count: Int) throws {
    let lines = try caption(filler(count) + " hospitalisation in Rotterdam and elsewhere.")
    #expect(lines.count > 1)
    #expect(!lines.contains { $0.hasSuffix("-") && !$0.hasSuffix("node-") }, "\(lines)")
  }

  @Test("A caption does not end in one word alone", arguments: 16..<40)
  func captionEnd(count: Int) throws {
    let lines = try caption(filler(count) + ".")
    #expect(lines.last?.contains(" ") == true, "\(lines)")
  }

  @Test("A digital object identifier is not parted behind its first two figures", arguments: 0..<30)
  func identifiers(shift: Int) throws {
    let text =
      filler(8) + String(repeating: "x", count: shift) + " doi:10.1097/EDE.0b013e3181c30fb2"
    for page in try setPages([words(text)]) {
      #expect(!page.runs.contains { $0.text.hasSuffix("10.") }, "\(page.lines)")
    }
  }
}
