import Documents
import Foundation
import Reporting
import Testing

private let works = """
  @article{shin2022, author = {Shin, Jae and Lim, Joon and Huh, Yong}, title = {Radiomics of cancer},
    journal = {Radiology}, year = {2022}, volume = {3}, pages = {7--9}}
  @article{li2025, author = {Li, Wei}, title = {Nomogram}, journal = {BMJ}, year = {2025}}
  @article{zhang2020, author = {张三 and 李四 and 王五 and 赵六}, title = {列线图},
    journal = {中华放射学杂志}, year = {2020}, volume = {54}, number = {3}, pages = {201--207}}
  """

/// The text as it is cited, through pandoc and a cache of its own.
private func cited(
  _ text: String, front: String = "", works: String = works,
  environment: [String: String]? = nil
) throws -> Document {
  let template = try Template(
    source: "---\nbibliography: a.bib\n\(front)\n---\n\(text)\n", path: "r.md",
    surroundings: Surroundings(read: { $0 == "a.bib" ? works : nil }))
  let folder = FileManager.default.temporaryDirectory.appending(path: "cite-\(UUID())").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  var variables = environment ?? ProcessInfo.processInfo.environment
  if variables["OFFPRINT_CACHE"] == nil || environment == nil {
    variables["OFFPRINT_CACHE"] = folder
  }
  return try Document(assembling: template, results: []).citing(
    template.frontMatter.citations, with: Citeproc(environment: variables), assets: .installed)
}

/// A table whose two columns share a head with a citation, as it is cited.
private func citedSpanner() throws -> [Table.Column] {
  let template = try Template(
    source: "---\nbibliography: a.bib\n---\nText.\n", path: "r.md",
    surroundings: Surroundings(read: { $0 == "a.bib" ? works : nil }))
  let head: [Inline] = [
    .text("Cohort "),
    .citation(Citation(items: [.init(key: "li2025")], isNarrative: false, line: 1)),
  ]
  let columns = ["a", "b"].map {
    Table.Column(head: [.text($0)], spanner: head, alignment: .trailing, name: $0)
  }
  var document = try Document(assembling: template, results: [])
  document.body = [
    .table(
      TableBlock(
        label: nil, title: "Table 1", caption: [], table: Table(columns: columns, rows: []), line: 1
      ))
  ]
  let folder = FileManager.default.temporaryDirectory.appending(path: "cite-\(UUID())").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  var variables = ProcessInfo.processInfo.environment
  variables["OFFPRINT_CACHE"] = folder
  let found = try document.citing(
    template.frontMatter.citations, with: Citeproc(environment: variables), assets: .installed)
  return found.tables.first?.table.columns ?? []
}

private func firstParagraph(_ document: Document) -> String {
  for case .paragraph(let inlines, _) in document.body { return inlines.plainText }
  return ""
}

@Suite struct CitingTests {
  @Test func numbersFollowTheOrderOfReading() throws {
    let found = try cited("A [@li2025] and B [@shin2022; @li2025].")
    #expect(firstParagraph(found) == "A\u{A0}[1] and B\u{A0}[1,\u{2009}2].")
    #expect(found.bibliography.map(\.key) == ["li2025", "shin2022"])
    #expect(found.bibliography.map(\.label) == ["1.", "2."])
    #expect(
      found.bibliography[1].words.plainText
        == "Shin J, Lim J, Huh Y. Radiomics of cancer. Radiology. 2022;3:7–9.")
  }

  @Test func aHeadOverSeveralColumnsIsCitedOnceAndStaysOne() throws {
    let columns = try citedSpanner()
    #expect(columns.count == 2)
    #expect(columns[0].spanner == columns[1].spanner)
    #expect(columns[0].spanner.plainText == "Cohort\u{A0}[1]")
  }

  @Test func aFootnoteIsReadWhereItsMarkStands() throws {
    let found = try cited("A.[^n] B [@shin2022].\n\n[^n]: See [@li2025].")
    #expect(found.bibliography.map(\.key) == ["li2025", "shin2022"])
  }

  @Test func namesStandBeforeNumbersInTheSentence() throws {
    let found = try cited("@shin2022 and @li2025 [p. 3] agree.")
    #expect(
      firstParagraph(found) == "Shin et al.\u{A0}[1] and Li\u{A0}[2\u{A0}(p.\u{A0}3)] agree.")
  }

  @Test func raisedNumbersStandBehindTheMarksOfTheJournal() throws {
    let text = "A [@li2025], B [@li2025]: C [@li2025].” By @shin2022. And @shin2022, too [@li2025]"
    let jama = try cited(text, front: "journal: jama")
    #expect(
      firstParagraph(jama) == "A,1 B1: C.”1 By Shin et al.2 And Shin et al.,2 too1")
    let lancet = try cited(text, front: "journal: lancet")
    #expect(firstParagraph(lancet).hasPrefix("A,1 B:1 C.”1"))
    let nature = try cited(text, front: "journal: nature")
    #expect(firstParagraph(nature).hasPrefix("A1, B1: C1.”"))
    let own = try cited(text, front: "journal: nature\nnotes-after-punctuation: true")
    #expect(firstParagraph(own).hasPrefix("A,1 B:1 C.”1"))
    #expect(throws: TemplateError.self) {
      try cited(text, front: "notes-after-punctuation: sometimes")
    }
  }

  @Test func authorAndYearStandInBrackets() throws {
    let found = try cited("A [@shin2022; @li2025].", front: "csl: author-date")
    #expect(firstParagraph(found) == "A (Shin et al., 2022; Li, 2025).")
    #expect(found.bibliography.map(\.key) == ["li2025", "shin2022"])
    #expect(found.bibliography.allSatisfy { $0.label.isEmpty })
  }

  @Test func chineseReferencesFollowTheNationalStandard() throws {
    let found = try cited("研究 [@zhang2020; @shin2022; @li2025]。", front: "lang: zh")
    #expect(firstParagraph(found) == "研究[1-3]。")
    let words = found.bibliography.map(\.words.plainText)
    #expect(words[0] == "张三, 李四, 王五, 等. 列线图[J]. 中华放射学杂志, 2020, 54(3): 201-207.")
    #expect(words[1] == "SHIN J, LIM J, HUH Y. Radiomics of cancer[J]. Radiology, 2022, 3: 7-9.")
    #expect(found.bibliography[0].label == "[1]")
  }

  @Test func aSupplementHasAListOfItsOwnNumberedFromOne() throws {
    let found = try cited(
      "A [@li2025].\n\n::: {.supplement}\nB [@shin2022; @li2025].[^n]\n:::\n\n"
        + "[^n]: See [@zhang2020].")
    #expect(found.bibliography.map(\.key) == ["li2025"])
    let supplement = try #require(found.supplement)
    #expect(supplement.bibliography.map(\.key) == ["shin2022", "li2025", "zhang2020"])
    #expect(supplement.bibliography.map(\.label) == ["1.", "2.", "3."])
    #expect(supplement.bibliography[1].anchor == "supplement-ref-li2025")
    guard case .paragraph(let words, _)? = supplement.body.first,
      case .division(let place, _)? = supplement.body.last
    else {
      Issue.record("no list")
      return
    }
    #expect(words.plainText.hasPrefix("B\u{A0}[1,\u{2009}2]."))
    #expect(place.isReferences)
    let html = try found.html()
    #expect(html.components(separatedBy: "id=\"ref-li2025\"").count == 2)
    #expect(html.components(separatedBy: "id=\"supplement-ref-li2025\"").count == 2)
    #expect(html.contains("href=\"#supplement-ref-shin2022\""))
    #expect(!html.contains("href=\"#ref-shin2022\""))
  }

  @Test func aSupplementThatAloneCitesLeavesTheArticleWithoutAList() throws {
    let found = try cited("A.\n\n::: {.supplement}\nB [@shin2022].\n\n::: {#refs}\n:::\n\nC.\n:::")
    #expect(found.bibliography.isEmpty)
    #expect(found.body.count == 1)
    #expect(found.supplement?.bibliography.count == 1)
    #expect(found.supplement?.body.count == 3)
  }

  @Test func theListStandsAtTheEndUnderAHeadingOrWhereTheAuthorPutsIt() throws {
    let end = try cited("A [@li2025].")
    guard case .heading(let heading)? = end.body.dropLast().last,
      case .division(let place, _)? = end.body.last
    else {
      Issue.record("no list")
      return
    }
    #expect(heading.content.plainText == "References")
    #expect(place.isReferences)
    let own = try cited("A [@li2025].\n\n::: {#refs}\n:::\n\nEnd.")
    #expect(own.body.count == 3)
  }

  @Test func worksThatAreNotCitedAreListedOnRequest() throws {
    let found = try cited("A [@li2025].", front: "nocite: \"@shin2022\"")
    #expect(found.bibliography.map(\.key) == ["li2025", "shin2022"])
    let all = try cited("A.", front: "nocite: \"@*\"")
    #expect(all.bibliography.count == 3)
  }

  @Test func inADraftAnUnknownWorkIsAWarning() throws {
    let found = try cited("A [@lost] and B [@li2025].", front: "draft: true")
    #expect(firstParagraph(found) == "A [?lost] and B\u{A0}[1].")
    #expect(found.warnings.map(\.warning.name) == ["unknown-work"])
  }

  @Test func linksLeadBothWaysInHTML() throws {
    let html = try cited("A [@li2025].").html()
    #expect(html.contains("<span id=\"cite-1\" class=\"cite\">[<a href=\"#ref-li2025\""))
    #expect(html.contains("<li id=\"ref-li2025\">"))
    #expect(html.contains("<a href=\"#cite-1\" role=\"doc-backlink\""))
  }

  @Test func withoutListThereAreNoLinks() throws {
    let found = try cited("A [@li2025].", front: "suppress-bibliography: true")
    #expect(found.bibliography.isEmpty)
    #expect(try !found.html().contains("#ref-"))
  }

  @Test func whatWasAnsweredOnceNeedsNoPandoc() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kept-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let first = try cited("A [@li2025].", environment: ["PATH": path, "OFFPRINT_CACHE": folder])
    let second = try cited(
      "A [@li2025].", environment: ["PATH": "/nowhere", "OFFPRINT_CACHE": folder])
    #expect(first == second)
    do {
      _ = try cited("A [@shin2022].", environment: ["PATH": "/nowhere", "OFFPRINT_CACHE": folder])
      Issue.record("no error")
    } catch {
      #expect("\(error)".hasSuffix("pandoc, which is not installed: apt install pandoc"))
    }
  }

  @Test func allStylesOfOursSetAllKindsOfWorks() throws {
    for style in [
      "author-date", "elsevier", "gb-t-7714-2015-numeric", "jama", "lancet", "nature", "plos",
      "radiology", "vancouver",
    ] {
      let found = try cited("A [@li2025; @shin2022].", front: "csl: \(style)")
      #expect(found.bibliography.count == 2, "\(style)")
      #expect(found.bibliography.allSatisfy { $0.words.plainText.contains("202") }, "\(style)")
    }
  }

  @Test(
    "Names are printed as medicine prints them",
    arguments: [
      ("van Klaveren, David", "van Klaveren D."), ("Vera de Groot", "de Groot V."),
      ("{R Core Team}", "R Core Team."), ("Harrell, Jr., Frank E.", "Harrell FE Jr."),
      ("D'Agostino, Ralph B.", "D’Agostino RB."),
    ])
  func names(author: String, printed: String) throws {
    let entry = "@article{w, author = {\(author)}, title = {On it}, journal = {BMJ}, year = {2020}}"
    let found = try cited("A [@w].", works: entry)
    #expect(found.bibliography.first?.words.plainText == "\(printed) On it. BMJ. 2020.")
  }

  @Test(
    "A particle stays with the name in the sentence, in every style and from every program",
    arguments: [
      "author-date", "elsevier", "gb-t-7714-2015-numeric", "jama", "lancet", "nature", "plos",
      "radiology", "vancouver",
    ])
  func particlesInTheSentence(style: String) throws {
    let json = """
      [{"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [[2001]]},
        "author": [{"family": "Leyen", "dropping-particle": "von der", "given": "Ursula"}]},
       {"id": "b", "type": "book", "title": "B", "issued": {"date-parts": [[2002]]},
        "author": [{"family": "Kamp", "given": "Jiddeke M. van de"}]},
       {"id": "c", "type": "book", "title": "C", "issued": {"date-parts": [[2003]]},
        "author": [{"family": "Groot", "non-dropping-particle": "de", "given": "Vera"}]}]
      """
    let text = try sentence(citing: "@a; @b; @c.", from: json, in: "a.json", style: style)
    for name in ["von der leyen", "van de kamp", "de groot"] {
      #expect(text.contains(name), "\(text)")
    }
  }

  @Test("The same in YAML, also where one particle may be dropped and another not")
  func particlesInYAML() throws {
    let yaml = """
      references:
      - id: a
        type: book
        title: "Ä: a book"
        author:
        - {family: Leyen, given: Ursula, dropping-particle: von, non-dropping-particle: der}
        - {literal: "A group: of many"}
        issued: {date-parts: [[2001]]}
      - id: b
        type: book
        title: "Names with dropping-particle: none"
        author: [{family: Kamp, given: Jiddeke M. van de}]
        issued: 2002
      """
    let text = try sentence(citing: "@a; @b.", from: yaml, in: "a.yaml", style: "author-date")
    #expect(text.contains("von der leyen"), "\(text)")
    #expect(text.contains("van de kamp (2002)"), "\(text)")
    #expect(text.contains("(2001)"), "\(text)")
  }

  /// The first paragraph, in small letters.
  private func sentence(
    citing words: String, from source: String, in file: String, style: String
  ) throws -> String {
    let template = try Template(
      source: "---\nbibliography: \(file)\ncsl: \(style)\n---\n\n\(words)\n", path: "r.md",
      surroundings: Surroundings(read: { $0 == file ? source : nil }))
    let found = try Document(assembling: template, results: []).citing(
      template.frontMatter.citations,
      with: Citeproc(environment: ProcessInfo.processInfo.environment), assets: .installed)
    guard case .paragraph(let words, _)? = found.body.first else {
      Issue.record("no paragraph")
      return ""
    }
    return words.plainText.replacing("\u{A0}", with: " ").lowercased()
  }

  @Test("A program has its address, also where pandoc takes it for a book")
  func software() throws {
    let entry =
      "@software{w, author = {Kuhn, Max}, title = {caret: Training}, version = {6.0}, year = {2023}, url = {https://example.org/caret}}"
    let words = try cited("A [@w].", works: entry).bibliography.first?.words.plainText ?? ""
    #expect(words.hasPrefix("Kuhn M. caret: training [computer program]. Version 6.0. 2023."))
    #expect(words.contains("https://example.org/caret"))
  }
}
