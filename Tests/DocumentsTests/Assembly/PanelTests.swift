import Documents
import Drawing
import Reporting
import Testing

@Suite struct PanelTests {
  private func picture(_ width: Double, _ height: Double = 50) -> Picture {
    Picture(
      size: Size(width: width, height: height),
      items: [
        .path(
          PathItem(
            Path(rectangle: Rectangle(x: 0, y: 0, width: width, height: height)), fill: .black))
      ], description: "A line")
  }

  private func document(_ source: String, _ outputs: [[Picture]]) throws -> Document {
    let template = try Template(source: source, path: "r.md")
    let results = template.blocks.map { block in
      BlockResult(
        source: .block(block.index),
        outputs: outputs[block.index].map { .figure($0, .init()) })
    }
    return try Document(assembling: template, results: results)
  }

  private func letters(_ figure: FigureBlock) -> [(String, Point)] {
    figure.picture.placedItems.compactMap { placed in
      if case .text(let run) = placed.item { (run.text, placed.map(run.origin)) } else { nil }
    }
  }

  private let source = """
    ::: {#fig-p layout-ncol=2}

    ```{swift}
    //| label: fig-x
    //| fig-cap: "One"
    a
    ```

    ```{swift}
    //| fig-cap: "Two."
    b
    ```

    All of it

    :::

    See @fig-p, @fig-x, @fig-p-b and [-@fig-p-a].
    """

  @Test("The figures of a division become one with letters and a common caption")
  func division() throws {
    let found = try document(source, [[picture(200)], [picture(200)]])
    let figure = try #require(found.figures.first)
    #expect(found.figures.count == 1)
    #expect(figure.label == "fig-p")
    #expect(figure.title == "Figure\u{A0}1")
    #expect(figure.caption.plainText == "All of it. A,\u{A0}One. B,\u{A0}Two.")
    #expect(figure.alternativeText == "A: A line. B: A line.")
    #expect(letters(figure).map(\.0) == ["A", "B"])
  }

  @Test("A caption that speaks of each letter is not followed by those of the parts")
  func completeCaption() throws {
    let source = self.source.replacing("All of it", with: "All: (A) one, (B) two")
    let found = try document(source, [[picture(200)], [picture(200)]])
    #expect(found.figures.first?.caption.plainText == "All: (A) one, (B) two")
  }

  @Test("A caption calls panels as the journal letters them, also those that were drawn together")
  func journalLetters() throws {
    let source =
      "---\njournal: nature\n---\n"
      + self.source.replacing(
        "All of it", with: "All: (A) one, (B) two, (A, B) both, (AUC), (C)")
    let found = try document(source, [[picture(200)], [picture(200)]])
    #expect(
      found.figures.first?.caption.plainText == "All: (a) one, (b) two, (a, b) both, (AUC), (C)")
    var drawn = picture(200)
    drawn.items += ["(a)", "(b)"].map {
      .text(TextRun($0, font: Font(.sans, size: 8), color: .black, origin: Point(x: 0, y: 9)))
    }
    let single = """
      ---
      journal: elsevier
      ---

      ```{swift}
      //| label: fig-x
      //| fig-cap: "(A) One and (B) two"
      a
      ```
      """
    #expect(
      try document(single, [[drawn]]).figures.first?.caption.plainText == "(a) One and (b) two")
  }

  @Test("References lead to the whole, to a part by its own label and to a part by its letter")
  func references() throws {
    let found = try document(source, [[picture(200)], [picture(200)]])
    guard case .paragraph(let inlines, _)? = found.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(
      inlines.plainText == "See Figure\u{A0}1, Figure\u{A0}1A, Figure\u{A0}1B and 1A.")
    let labels = inlines.compactMap { inline -> String? in
      if case .reference(let reference) = inline { reference.label } else { nil }
    }
    #expect(labels == ["fig-p", "fig-x", "fig-p-b", "fig-x"])
  }

  @Test("Each part has files of its own beside those of the whole")
  func files() throws {
    let found = try document(source, [[picture(200)], [picture(200)]])
    #expect(found.figureFiles.map(\.fileName) == ["fig-p", "fig-x", "fig-p-b"])
    #expect(found.figureFiles[1].picture == picture(200))
  }

  @Test("The letters of a row share a baseline, rows begin below what stands above")
  func rows() throws {
    let source = "```{swift}\n//| label: fig-a\n//| layout-ncol: 2\nx\n```\n"
    let sizes = [(200.0, 50.0), (180, 90), (200, 30)]
    let found = try document(source, [sizes.map { picture($0.0, $0.1) }])
    let figure = try #require(found.figures.first)
    let places = letters(figure).map(\.1)
    #expect(places[0].y == places[1].y && places[1].x == 214)
    #expect(places[2].x == 0 && places[2].y > 100)
    #expect(figure.picture.size.width == 394)
  }

  @Test("Figures that are too wide for the columns asked for are not made smaller")
  func unscaled() throws {
    let source = "```{swift}\n//| label: fig-a\n//| layout-ncol: 2\nx\n```\n"
    let found = try document(source, [[picture(400), picture(400)]])
    let figure = try #require(found.figures.first)
    #expect(figure.picture.size.width == 400)
    #expect(figure.parts.map(\.picture.size.width) == [400, 400])
  }

  @Test("What no page can hold stays apart, with letters at the number")
  func tooHigh() throws {
    let source = "```{swift}\n//| label: fig-a\n//| fig-cap: \"All\"\nx\n```\n"
    let found = try document(source, [[picture(400, 400), picture(400, 400)]])
    #expect(found.figures.map(\.title) == ["Figure\u{A0}1A", "Figure\u{A0}1B"])
    #expect(found.figures[0].caption.plainText == "All")
  }

  @Test("A block side by side with others is asked for figures of its share of the width")
  func shares() throws {
    let template = try Template(source: source, path: "r.md")
    let request = RunRequest(
      template: template, parameters: [], results: "", marker: "", printout: "")
    let width = template.frontMatter.figures.width
    #expect(request.figures.map(\.width) == [(width - 14) / 2, (width - 14) / 2])
  }

  @Test("The letters are those of the house style")
  func style() throws {
    let source = "---\nlang: zh\n---\n" + self.source
    let figure = try #require(
      try document(source, [[picture(200)], [picture(200)]]).figures.first)
    #expect(figure.caption.plainText == "All of it。A，One。B，Two.")
  }
}

@Suite struct LetteredPanelTests {
  private func document(_ reference: String) throws -> Document {
    let letter = TextRun("B", font: Font(.sans, size: 8), origin: Point(x: 0, y: 9))
    let picture = Picture(size: Size(width: 200, height: 50), items: [.text(letter)])
    let template = try Template(
      source: "```{swift}\n//| label: fig-x\nx\n```\n\n\(reference)\n", path: "r.md")
    return try Document(
      assembling: template,
      results: [BlockResult(source: .block(0), outputs: [.figure(picture, .init())])])
  }

  @Test("A letter of a drawn panel can be referred to")
  func panel() throws {
    let found = try document("See @fig-x-b.")
    guard case .paragraph(let inlines, _)? = found.body.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "See Figure\u{A0}1B.")
    #expect(found.figures[0].panelLabels == ["fig-x-b"])
  }

  @Test("A letter that the drawing does not have is an error")
  func missing() {
    #expect(throws: TemplateError.self) { _ = try document("See @fig-x-c.") }
  }
}
