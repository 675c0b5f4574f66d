import Documents
import Drawing
import Testing
import Typesetting

@Suite struct FloatTests {
  private func figure(_ label: String, _ width: Double, _ height: Double) -> Block {
    .figure(
      FigureBlock(
        label: "fig-" + label, title: "Figure " + label, caption: [.text("Caption of " + label)],
        alternativeText: "alt",
        picture: Picture(
          size: Size(width: millimetres(width), height: millimetres(height)),
          items: [
            .path(
              PathItem(Path(rectangle: Rectangle(x: 0, y: 0, width: 9, height: 9)), fill: .black))
          ]), line: 5))
  }

  private func heading(_ text: String) -> Block {
    .heading(Heading(level: 1, content: [.text(text)], label: text, line: 1))
  }

  private func mention(_ label: String, _ count: Int = 20) -> Block {
    .paragraph([
      .text(filler(count) + " "),
      .reference(Reference(label: "fig-" + label, line: 1, text: "F" + label)),
      .text(" " + filler(count)),
    ])
  }

  /// The pages on which the anchors stand.
  private func places(_ pages: [SetPage], _ labels: [String]) -> [Int?] {
    labels.map { label in pages.firstIndex { $0.anchors.contains("fig-" + label) } }
  }

  @Test("A figure written before the paragraph that speaks of it stands behind this")
  func reference() throws {
    let page = try #require(
      try setPages([heading("One"), figure("a", 100, 40), words("Between."), mention("a")]).first)
    let mention = try #require(page.runs.first { $0.text == "Fa" })
    let caption = try #require(page.runs.first { $0.text.contains("Caption") })
    #expect(caption.baseline > mention.baseline)
  }

  @Test("A figure does not wait for a reference of another section")
  func section() throws {
    let page = try #require(
      try setPages([heading("One"), figure("a", 100, 40), heading("Two"), mention("a")]).first)
    let two = try #require(page.runs.first { $0.text == "Two" })
    let caption = try #require(page.runs.first { $0.text.contains("Caption") })
    #expect(caption.baseline < two.baseline)
  }

  @Test("Figures keep their order, whatever their size", arguments: [30.0, 80, 130, 180])
  func order(height: Double) throws {
    let body = (0..<6).flatMap { index -> [Block] in
      [mention("\(index)", 80), figure("\(index)", 170, index % 2 == 0 ? height : 40)]
    }
    let pages = try setPages(body)
    let found = places(pages, (0..<6).map(String.init)).map { $0 ?? -1 }
    #expect(found == found.sorted() && !found.contains(-1))
  }

  @Test("Pages amid the text are full", arguments: [60.0, 100, 140, 190])
  func fullness(height: Double) throws {
    let body = (0..<12).flatMap { index -> [Block] in
      [mention("\(index)", 140), figure("\(index)", 170, height), words(filler(200))]
    }
    let set = try typeset(body)
    try #require(set.pages.count > 6)
    for page in set.pages.dropLast(3) {
      let lowest = try SetPage(page).runs.filter { $0.font.size > 8 }.map(\.baseline).max() ?? 0
      #expect(lowest > millimetres(26) + 0.7 * 696)
    }
  }

  @Test("A heading and its figure do not part so that the figure stands before it")
  func heading() throws {
    let body = [words(filler(560)), heading("Head"), figure("a", 170, 60), words(filler(60))]
    let pages = try setPages(body)
    func place(_ words: String) throws -> Double {
      let index = try #require(pages.firstIndex { $0.runs.contains { $0.text.contains(words) } })
      let run = try #require(pages[index].runs.first { $0.text.contains(words) })
      return Double(index) * millimetres(297) + run.baseline
    }
    #expect(try place("Caption") > place("Head"))
  }

  @Test("Two narrow figures share a row, a wide one has its own")
  func rows() throws {
    let page = try #require(
      try setPages([figure("a", 80, 50), figure("b", 80, 40), figure("c", 100, 20)]).first)
    let captions = page.runs.filter { $0.text.contains("Caption") }
    try #require(captions.count == 3)
    #expect(captions[0].baseline == captions[1].baseline)
    #expect(captions[1].frame.x > captions[0].frame.maxX)
    #expect(captions[2].baseline > captions[1].baseline + 20)
  }

  @Test("What is read begins with the rest of the paragraph, then comes the figure above it")
  func readingOrder() throws {
    let body = [words(filler(450)), figure("a", 174, 90), words("After " + filler(400))]
    let set = try typeset(body)
    var texts: [String] = []
    for placed in set.pages[1].picture.placedItems {
      if case .text(let run) = placed.item { texts.append(run.text) }
    }
    let caption = try #require(texts.firstIndex { $0.contains("Caption") })
    #expect(caption > 3)
  }

  @Test("A figure for a turned page stands on a sheet that is wider than high")
  func landscape() throws {
    let body: [Block] = [
      words(filler(100)),
      .division(attributes: Attributes(classes: ["landscape"]), [figure("a", 240, 100)]),
      words("Last words."),
    ]
    let set = try typeset(body)
    try #require(set.pages.count == 2)
    #expect(set.pages[1].picture.size == Size(width: millimetres(297), height: millimetres(210)))
    let first = try SetPage(set.pages[0])
    #expect(first.shows("Last words."))
    let second = try SetPage(set.pages[1])
    #expect(second.anchors == ["fig-a"])
    #expect(second.runs.allSatisfy { $0.frame.maxX < millimetres(297) })
  }

  @Test("Text between the marks of a turned page stands on it")
  func landscapeText() throws {
    let body: [Block] = [
      words("Before."),
      .division(attributes: Attributes(classes: ["landscape"]), [words("Turned.")]),
      words("Behind."),
    ]
    let set = try typeset(body)
    let wide = set.pages.map { $0.picture.size.width > $0.picture.size.height }
    #expect(wide == [false, true, false])
  }

  @Test("A division with columns sets that many figures in a row")
  func columns() throws {
    let attributes = Attributes(pairs: [.init(key: "layout-ncol", value: "3")])
    let page = try #require(
      try setPages([
        .division(
          attributes: attributes,
          [figure("a", 50, 50), figure("b", 50, 40), figure("c", 50, 20)])
      ]).first)
    let captions = page.runs.filter { $0.text.contains("Caption") }
    #expect(captions.count == 3)
    #expect(Set(captions.map(\.baseline)).count == 1)
  }

  @Test("Footnotes of a turned page stand below its text")
  func turnedFootnotes() throws {
    let text: Block = .paragraph([.text(filler(40) + " here"), .footnote(1)])
    let body: [Block] = [
      words("Before."), .division(attributes: Attributes(classes: ["landscape"]), [text]),
    ]
    let page = try #require(
      try setPages(body, footnotes: [[words("Note " + filler(60))]]).last)
    let lines = page.runs.filter { $0.font.size == 10.5 }
    let notes = page.runs.filter { $0.font.size == 8.5 }
    let left = try #require(lines.map(\.frame.x).min())
    let right = try #require(lines.map(\.frame.maxX).max())
    let first = try #require(notes.map(\.frame.x).min())
    #expect(abs(first - left) < 6)
    let last = try #require(notes.map(\.frame.maxX).max())
    #expect(last <= right + 3)
  }
}
