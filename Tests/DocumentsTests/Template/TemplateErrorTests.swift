import Documents
import Testing

/// A template with a fault, and the message that it gives.
struct Fault: Sendable, CustomTestStringConvertible {
  var source: String
  var message: String
  var testDescription: String { message }
}

private let body = "---\ntitle: T\n---\n\n"

@Suite struct TemplateErrorTests {
  @Test(
    "Every fault is told with its line and how to mend it",
    arguments: [
      Fault(
        source: "---\ntitel: T\n---\n",
        message: "r.md:2: there is no key “titel” in the front matter; nearest: “title”"),
      Fault(
        source: "---\nparams:\n\ta: 1\n---\n",
        message: "r.md:3:1: a tab begins this line, which YAML forbids; write spaces"),
      Fault(
        source: body + "Of `{swift}n` patients",
        message: "r.md:5:4: a space is missing: write `{swift} n`"),
      Fault(
        source: body + "Of `r nrow(d)` patients",
        message: "r.md:5:4: R cannot be run here; write `{swift} nrow(d)`, or put two backticks "
          + "around it to show it"),
      Fault(
        source: body + "Text.[^a]\n\n[^b]: Note.\n",
        message: "r.md:5:6: there is no footnote “a”; write it in a paragraph of its own: [^a]: …, "
          + "or \\[ where none is meant"),
      Fault(
        source: body
          + "```{swift}\n//| label: fig-a\n//| fig-cap: \"Cap.[^a]\"\nf\n```\n\n[^a]: N.\n",
        message: "r.md:7:19: a footnote cannot stand here; put it into the text, or use fig-notes "
          + "or tbl-notes"),
      Fault(
        source: "---\ntitle: T\n\nText",
        message:
          "r.md:1: the front matter that begins here is never closed; end it with a line ‘---’"),
      Fault(
        source: "---\ntitle: A\nlang: en\ntitle: B\n---\n",
        message: "r.md:4: “title” is given twice, first in line 2; keep one"),
      Fault(
        source: "---\nparams:\n  a: 1\n  b: null\n---\n",
        message:
          "r.md:4: params.b has no value; give a default, which also fixes its type (a text: \"\")"),
      Fault(
        source: "---\nparams:\n  b: [1, x]\n---\n",
        message:
          "r.md:3: params.b mixes numbers and texts; put the numbers between quotes or keep one kind"
      ),
      Fault(
        source: "---\nparams:\n  b: []\n---\n",
        message: "r.md:3: params.b is an empty list, which has no type; give a first element"),
      Fault(
        source: "---\nparams:\n  min-cell: 5\n---\n",
        message: "r.md:3: the parameter “min-cell” is not a Swift name; write “min_cell”"),
      Fault(
        source: "---\nformat: [pdf, htm]\n---\n",
        message:
          "r.md:2: there is no format “htm”; nearest: “html”; known: pdf, png, html, md, json"),
      Fault(
        source: "---\nfigures: {width: 12 parsecs}\n---\n",
        message:
          "r.md:2: “figures: width” is a length such as 89mm, 8.9cm, 3.5in or 252pt (a bare number is inches), or single, one-and-half, double, not “12 parsecs”"
      ),
      Fault(
        source: "---\nwarnings: {low-events: }\n---\n",
        message: "r.md:2: say why the warning “low-events” is silenced: a text"),
      Fault(
        source: "---\nauthor: {name: A, orcid: 0000-0002-1825-0098}\n---\n",
        message:
          "r.md:2: “orcid” is an ORCID iD such as 0000-0002-1825-0097 with a right last digit, not “0000-0002-1825-0098”"
      ),
      Fault(
        source: body + "```{swift}\n//| fig-capt: x\n1\n```\n",
        message: "r.md:6: there is no block option “fig-capt”; nearest: “fig-cap”"),
      Fault(
        source: body + "```{swift}\n//| label: a\n1\n```\n\n```{swift}\n//| label: a\n1\n```\n",
        message: "r.md:11: the label “a” is already given in line 6; labels are unique"),
      Fault(
        source: body + "```{swift}\n//| label: fig km\n1\n```\n",
        message:
          "r.md:6: the label “fig km” names a file: use the letters a to z, digits, '-', '_' and '.', beginning with a letter"
      ),
      Fault(
        source: body + "```{swift}\n//| echo: maybe\n1\n```\n",
        message: "r.md:6: “echo” is true or false, not “maybe”"),
      Fault(
        source: body + "```{swift, echo=FALSE}\n//| echo: true\n1\n```\n",
        message: "r.md:6: “echo” is given in the header and here; keep one"),
      Fault(
        source: body + "```{swift}\n1\n",
        message:
          "r.md:5: the code that begins here with ‘```’ is never closed; end it with a line ‘```’"),
      Fault(
        source: body + "```{r}\nx <- 1\n```\n",
        message:
          "r.md:5: a block in “r” cannot be run here; write it in Swift, or show it with ```r without braces"
      ),
      Fault(
        source: body + "Of `{python} n` patients.\n",
        message: "r.md:5:4: “python” cannot be run here; write `{swift} …`"),
      Fault(
        source: body + "Of `{swift} ` patients.\n",
        message: "r.md:5:4: there is no expression after {swift}; write `{swift} model.auc`"),
      Fault(
        source: body + "# A {#sec-methods}\n\nSee @sec-method.\n",
        message: "r.md:7: nothing has the label “sec-method”; nearest: “sec-methods”"),
      Fault(
        source: body + "::: {.callout-notes}\nx\n:::\n",
        message:
          "r.md:5: there is no division “callout-notes”; nearest: “callout-note”; known: callout-note, callout-tip, callout-important, callout-caution, callout-warning, content-visible, content-hidden, landscape, supplement"
      ),
      Fault(
        source: body + "::: {.callout-note}\nx\n",
        message: "r.md:5: this ‘:::’ is never closed; end the division with a line ‘:::’"),
      Fault(
        source: body + "x\n\n:::\n",
        message: "r.md:7: this ‘:::’ closes nothing; a division opens with ‘::: {.callout-note}’"),
      Fault(
        source: body + "::: {.content-visible when-profile=\"x\"}\nx\n:::\n",
        message:
          "r.md:5: there is no condition “when-profile”; known: when-format, unless-format, "
          + "when-meta, unless-meta"),
      Fault(
        source: body + "| a | b |\n|---|---|\n| 1 | 2 |\n| x | `y|z` |\n",
        message:
          "r.md:8: this row has 3 cells and the table 2 columns; write \\| for a bar within a cell"),
      Fault(
        source: body + "Text.\n\n: Cap {#tbl-a}\n",
        message:
          "r.md:7: the caption “tbl-a” has no table above it; put it right below the pipe table"),
      Fault(
        source: body + "| a |\n|---|\n| 1 |\n\n: Cap {#tbl-a tbl-note=\"x\"}\n",
        message:
          "r.md:9: a table has no “tbl-note”; known: tbl-colwidths, tbl-notes, tbl-orientation, tbl-cap-en"
      ),
      Fault(
        source: "---\ntitle: T\ndate: yesterday\n---\n",
        message: "r.md:3: “date” is today or a day such as 2026-11-20, not “yesterday”"),
      Fault(
        source: "---\nlang: 5\n---\n",
        message: "r.md:2: “lang” is a language such as en, en-GB or zh, not “5”"),
      Fault(
        source: body + "{{< inclde a.md >}}\n",
        message:
          "r.md:5: there is no shortcode “inclde”; nearest: “include”; known: include and pagebreak, "
          + "each on a line of its own, and meta and var in the text"
      ),
      Fault(
        source: body + "{{< include a.md >}}\n",
        message: "r.md:5: there is no file “a.md” to include"),
      Fault(
        source: body + "<!-- open\n\nText\n",
        message:
          "r.md:5: the comment that begins here with ‘<!--’ is never closed; end it with ‘-->’"),
      Fault(
        source: body + "![MR](mri.png){#fig-mri}\n",
        message: "r.md:5: there is no picture “mri.png”"),
    ])
  func message(of fault: Fault) {
    let error = #expect(throws: TemplateError.self) {
      try Template(source: fault.source, path: "r.md")
    }
    #expect(error?.description == fault.message)
  }

  @Test func endlessNestingIsRefused() {
    for mark in ["> ", "*"] {
      let source = String(repeating: mark, count: 5001) + "a" + String(repeating: mark, count: 5001)
      _ = try? Template(source: source, path: "r.md")
    }
    let error = #expect(throws: TemplateError.self) {
      try Template(source: String(repeating: "> ", count: 500) + "a", path: "r.md")
    }
    #expect(error?.description == "r.md:1: more than 100 levels of nesting begin here")
  }

  @Test func anErrorInAnIncludedPartNamesThatFile() {
    let surroundings = Surroundings(read: { path in
      path == "parts/_methods.md" ? "One.\n\n```{swift}\n//| lable: x\n1\n```\n" : nil
    })
    let error = #expect(throws: TemplateError.self) {
      try Template(
        source: "{{< include _methods.md >}}\n", path: "parts/r.md", surroundings: surroundings)
    }
    #expect(
      error?.description
        == "parts/_methods.md:4: there is no block option “lable”; nearest: “label”")
  }

  @Test(
    "Nothing that an author can type makes the parser trap",
    arguments: [
      "", "\n", "---", "---\n---", "---\n- a\n---\n", "\u{FEFF}---\ntitle: x\n---\r\n\r\n# A\r\n",
      "`", "``",
      "$", "$$", "$$$$", "@", "[@", "[@]", "[-@]", "{", "{#", "{#}", "{}", "^", "^^", "~", "~~~",
      "```",
      "```{", "```{swift", ":::", ": x", "|", "|-|", "| a |\n|---|", "<", "<!--", "<!---->", "\\",
      "\u{F0000}\u{F0001}", "`{swift}`", "`{swift} \u{F0000}`", "- ```{swift}\n  1\n  ```",
      "[^1]", "[^1]: x", "![", "![](", "![](){", "a\u{0}b", "{{<", "{{< >}}", "::: {",
      "**`{swift} a**`",
    ])
  func survives(_ source: String) {
    _ = try? Template(source: source, path: "r.md")
    _ = try? Template(source: "---\ntitle: |\n  " + source + "\n---\n" + source, path: "r.md")
  }
}
