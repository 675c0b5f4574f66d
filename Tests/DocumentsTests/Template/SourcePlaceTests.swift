import Documents
import Reporting
import Testing

private let files = [
  "d/parts/_m.md": "Text.\n\n{{< include deep/_n.md >}}\n",
  "d/parts/deep/_n.md": "Deep.\n\n@key2020 said.\n",
]

private func template(_ part: String, keys: String = "", main: String = "") throws -> Template {
  var own = files
  own["d/_p.md"] = part
  own["d/a.bib"] = "@book{known, title={T}, author={A, B}, year={2000}}\n"
  let given = own
  return try Template(
    source: "---\ntitle: T\n\(keys)---\n\nMain.\n\n\n\n\n{{< include _p.md >}}\n\(main)",
    path: "d/r.md", surroundings: Surroundings(read: { given[$0] }))
}

/// What is said of a fault that stands in a part.
private func fault(_ part: String, keys: String = "") -> String? {
  #expect(throws: TemplateError.self) {
    let template = try template(part, keys: keys)
    let document = try Document(assembling: template, results: [])
    _ = try document.citing(
      template.frontMatter.citations, with: Citeproc(environment: [:]), assets: .installed)
  }?.description
}

@Suite("Lines of included parts")
struct SourcePlaceTests {
  @Test("A mark gives back part and line")
  func marks() {
    let place = SourcePlace(part: 3, line: 70_000)
    #expect(SourcePlace(mark: place.mark) == place)
    #expect(SourcePlace(line: 12).mark == 12)
  }

  @Test(
    "A fault in a part names the part and its line",
    arguments: [
      ("A.\n\nSee @fig-x.\n", "d/_p.md:3: nothing has the label “fig-x”"),
      ("A.\n\n[x](#sec-x)\n", "d/_p.md:3: nothing has the label “sec-x”"),
      ("A.\n\n$\\frac{1$\n", "d/_p.md:3:"),
      ("A.\n\n![C](nope.png)\n", "d/_p.md:3: "),
      ("A.\n\n::: {#fig-a}\nWords.\n:::\n", "d/_p.md:4: the division “fig-a” holds no figure"),
      ("A.\n\n| a |\n|---|\n| 1 | 2 |\n", "d/_p.md:5: "),
      ("A.\n\n::: {#fig-a}\n", "d/_p.md:3: "),
    ])
  func faults(part: String, message: String) {
    #expect(fault(part)?.hasPrefix(message) == true, "\(fault(part) ?? "")")
  }

  @Test("A reference that only assembling can check names the part")
  func lateReference() throws {
    let part =
      "A.\n\n```{swift}\n//| eval: false\ndisplay(x, label: \"fig-y\")\n```\n\nSee @fig-x.\n"
    #expect(fault(part)?.hasPrefix("d/_p.md:8: nothing has the label “fig-x”") == true)
  }

  @Test("A work that is not known names the part, also in a folder and in a part of a part")
  func citations() {
    let keys = "bibliography: a.bib\n"
    #expect(fault("A.\n\n\n[@none]\n", keys: keys)?.hasPrefix("d/_p.md:4: ") == true)
    #expect(
      fault("{{< include parts/_m.md >}}\n", keys: keys)?.hasPrefix("d/parts/deep/_n.md:3: ")
        == true)
  }

  @Test("A warning of a draft knows the part, and so does the ledger")
  func warnings() throws {
    let template = try template("A.\n\nSee @fig-x.\n", keys: "draft: true\n")
    let document = try Document(assembling: template, results: [])
    let line = try #require(document.warnings.first?.warning.line)
    #expect(document.place(ofLine: line) == ("d/_p.md", 3))
    #expect(template.place(ofLine: line) == ("d/_p.md", 3))
    let ledger = Ledger(
      template: "r.md", parameters: [], inputs: [], document: document, versions: [:])
    #expect(ledger.json.contains("\"file\": \"_p.md\""))
    #expect(ledger.json.contains("\"line\": 3"))
  }

  @Test("Lines of the template itself are plain numbers, also below a part")
  func afterwards() throws {
    let template = try template("A.\n", main: "\n# Heading\n")
    guard case .heading(let heading)? = template.body.last else {
      Issue.record("no heading")
      return
    }
    #expect(heading.line == 12)
  }
}
