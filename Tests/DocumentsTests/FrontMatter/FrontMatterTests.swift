import Documents
import Testing

private func frontMatter(
  _ yaml: String, _ surroundings: Surroundings = Surroundings()
) throws -> FrontMatter {
  try Template(source: "---\n\(yaml)\n---\n", path: "r.md", surroundings: surroundings).frontMatter
}

@Suite struct FrontMatterTests {
  @Test(
    "The YAML value fixes a parameter's type",
    arguments: [
      ("x: text", ParameterValue.text("text")), ("x: true", .truth(true)),
      ("x: FALSE", .truth(false)),
      ("x: 5", .integer(5)), ("x: -5", .integer(-5)), ("x: 5.0", .number(5)),
      ("x: 1e-3", .number(0.001)),
      ("x: \"5\"", .text("5")), ("x: 007", .text("007")), ("x: no", .text("no")),
      ("x: 2026-01-01", .text("2026-01-01")), ("x: [1, 2.5]", .numbers([1, 2.5])),
      ("x: [1, 3]", .numbers([1, 3])), ("x: [a, b]", .texts(["a", "b"])), ("x: \"\"", .text("")),
      ("x: 99999999999999999999", .number(1e20)), ("x: nan", .text("nan")),
      ("x: 0x10", .text("0x10")),
    ])
  func parameterType(_ yaml: String, _ value: ParameterValue) throws {
    #expect(try frontMatter("params: {\(yaml)}").parameters.map(\.value) == [value])
  }

  @Test func aMapBecomesANestedValueWithLines() throws {
    let found = try frontMatter("params:\n  model:\n    knots: 3\n    name: \"a\"").parameters
    #expect(found.map(\.line) == [3])
    guard case .map(let inner) = try #require(found.first).value else {
      Issue.record("not a map")
      return
    }
    #expect(inner.map(\.name) == ["knots", "name"])
    #expect(inner.map(\.line) == [4, 5])
  }

  @Test(
    "An override has the type of its default",
    arguments: [
      ("horizons=[2,5]", "horizons", ParameterValue.numbers([2, 5])), ("n=7", "n", .integer(7)),
      ("share=1", "share", .number(1)), ("name=007", "name", .text("007")),
      ("name=a=b", "name", .text("a=b")), ("on=false", "on", .truth(false)),
    ])
  func override(_ assignment: String, _ name: String, _ value: ParameterValue) throws {
    let found = try frontMatter(
      "params: {horizons: [1], n: 5, share: 0.5, name: x, on: true}",
      Surroundings(overrides: [.assignment(assignment)]))
    #expect(found.parameters.first { $0.name == name }?.value == value)
  }

  @Test(
    "A wrong override is told with the line to write",
    arguments: [
      (
        "horizons=2",
        "r.md: params.horizons is a list of numbers; write --param horizons=[2,5]"
      ),
      ("n=5.5", "r.md: params.n is a whole number; write --param n=5"),
      ("horizon=[2]", "r.md: the template has no parameter “params.horizon”; nearest: “horizons”"),
      ("horizons", "r.md: write --param name=value, not “horizons”"),
    ])
  func wrongOverride(_ assignment: String, _ message: String) {
    let error = #expect(throws: TemplateError.self) {
      try frontMatter(
        "params: {horizons: [1], n: 5}", Surroundings(overrides: [.assignment(assignment)]))
    }
    #expect(error?.description == message)
  }

  @Test func aFileOfParametersOverridesWithItsOwnLines() throws {
    let good = Surroundings.Override.file(.init(path: "p.yml", source: "n: 9\nm:\n  k: 4\n"))
    let yaml = "params: {n: 5, m: {k: 3, l: 2}}"
    let found = try frontMatter(yaml, Surroundings(overrides: [good])).parameters
    #expect(found.first?.value == .integer(9))
    #expect(
      found.last?.value
        == .map([
          .init(name: "k", value: .integer(4), line: 2),
          .init(name: "l", value: .integer(2), line: 2),
        ]))
    let bad = Surroundings.Override.file(.init(path: "p.yml", source: "n: 9\nm:\n  k: x\n"))
    let error = #expect(throws: TemplateError.self) {
      try frontMatter(yaml, Surroundings(overrides: [bad]))
    }
    #expect(error?.description == "p.yml:3: params.m.k is a whole number")
  }

  @Test func theTemplateWinsOverTheFoldersAboveAndTheNearerFolderOverTheFarther() throws {
    let surroundings = Surroundings(defaults: [
      .init(path: "/_offprint.yml", source: "lang: de\ntime-unit: years\nparams: {a: 1}\n"),
      .init(path: "/p/_offprint.yml", source: "time-unit: months\nfigures: {dpi: 300}\n"),
    ])
    let found = try frontMatter("lang: zh\nparams: {b: 2}", surroundings)
    #expect(found.language == "zh")
    #expect(found.timeUnit == "months")
    #expect(found.figures.resolution == 300)
    #expect(found.parameters.map(\.name) == ["a", "b"])
  }

  @Test(
    "Lengths carry a unit or name a column; a bare number is inches",
    arguments: [
      ("89mm", 252.2835), ("8.9cm", 252.2835), ("3.5in", 252), ("252pt", 252), ("3.5", 252),
      ("single", 252.2835), ("one-and-half", 340.1575), ("double", 518.7402),
    ])
  func length(_ text: String, _ points: Double) throws {
    #expect(abs(try frontMatter("figures: {width: \(text)}").figures.width - points) < 1e-3)
  }

  @Test func authorsAreNamesOrMapsWithAffiliationsByReference() throws {
    let found = try frontMatter(
      """
      author:
        - Ann Other
        - name: {given: Wei, family: Chen}
          orcid: 0000-0002-1825-0097
          affiliations: [{ref: a}, "B, C"]
          corresponding: true
      affiliations:
        - {id: a, name: University, city: Guiyang}
      """
    ).authors
    #expect(found.map(\.name) == ["Ann Other", "Wei Chen"])
    #expect(found.last?.affiliations == ["University, Guiyang", "B, C"])
    #expect(found.last?.orcid == "0000-0002-1825-0097")
    #expect(found.last?.isCorresponding == true)
  }

  @Test func todayIsTheDayThatIsHandedIn() throws {
    #expect(try frontMatter("date: today", Surroundings(today: "2026-11-20")).date == "2026-11-20")
    let disk = Surroundings.onDisk(template: "/none/r.md", sourceDateEpoch: "1582934400", now: 0)
    #expect(disk.today == "2020-02-29")
  }

  @Test func aQuartoHeaderIsANoteNotAnError() throws {
    let template = try Template(
      source:
        "---\ntitle: x\ntoc-location: left\nexecute: {freeze: auto, echo: yes}\nformat: {html: {toc: true}}\n---\n",
      path: "r.md")
    #expect(template.notes.map(\.line) == [3, 4, 5])
    #expect(template.frontMatter.echo)
    #expect(template.frontMatter.formats == [.html])
  }
}
