/// LaTeX that authors of R Markdown write in their text.
extension InlineScanner {
  /// A backslash: an escape, a reference, or a command that has another form here.
  mutating func readBackslash() throws(TemplateError) {
    if character(at: index + 1) == "@", let (name, end) = argument(of: "@ref", "(", ")") {
      return try putReference(name, .number, to: end)
    }
    var end = index + 1
    while let letter = character(at: end), letter.isASCII, letter.isLetter { end += 1 }
    let name = String(characters[(index + 1)..<max(end, index + 1)])
    guard name.count > 1 else { return copy(2) }
    let (line, column) = place(of: index)
    let isFollowed = character(at: end) == "{" || character(at: end) == "["
    if let form = Self.references[name], let (label, end) = argument(of: name, "{", "}") {
      return try putReference(label, form, to: end)
    }
    if isFollowed, let remedy = Self.remedies[name] {
      throw line.error(
        "\\\(name) is LaTeX, which is known in formulas only; write \(remedy)", column: column)
    }
    if !isFollowed, let remedy = Self.switches[name] {
      throw line.error(
        "\\\(name) is LaTeX, which is known in formulas only; \(remedy)", column: column)
    }
    copy(2)
  }

  /// What stands in brackets behind a name; `nil` if there are none on this line.
  private func argument(
    of name: String, _ opening: Character, _ closing: Character
  ) -> (text: String, end: Int)? {
    let start = index + 1 + name.count
    guard start < characters.count, characters[(index + 1)..<start].elementsEqual(name),
      character(at: start) == opening
    else { return nil }
    var end = start + 1
    while let inner = character(at: end), inner != closing, inner != "\n" { end += 1 }
    guard character(at: end) == closing, end > start + 1 else { return nil }
    return (String(characters[(start + 1)..<end]), end + 1)
  }

  private mutating func putReference(
    _ name: String, _ form: Reference.Form, to end: Int
  ) throws(TemplateError) {
    let (line, column) = place(of: index)
    let label = EquationLabel.reference(name)
    guard Self.prefixes.contains(where: { label.hasPrefix($0) && label.count > $0.count }) else {
      throw line.error(
        "“\(name)” does not say what it refers to; labels begin with fig-, tbl-, eq- or sec-",
        column: column)
    }
    let isBracketed =
      form == .number && label.hasPrefix("eq-")
      && characters[index...].starts(with: "\\eqref")
    if isBracketed { appendText("(") }
    let reference = Reference(label: label, form: form, line: reader.mark(line))
    reader.references.append((reference, line))
    try put(.reference(reference), to: end)
    if isBracketed { appendText(")") }
  }

  private static let references: [String: Reference.Form] = [
    "ref": .number, "eqref": .number, "autoref": .full, "cref": .full, "Cref": .full,
  ]

  /// What is written in the place of a command with an argument.
  private static let remedies = [
    "cite": "[@key]", "citep": "[@key]", "parencite": "[@key]", "autocite": "[@key]",
    "supercite": "[@key]", "citet": "@key", "textcite": "@key", "citeauthor": "@key",
    "textbf": "**words**", "textit": "*words*", "emph": "*words*", "underline": "*words*",
    "textsuperscript": "^words^", "textsubscript": "~words~", "texttt": "`words`",
    "footnote": "[^1] and below it [^1]: words", "section": "# words", "subsection": "## words",
    "subsubsection": "### words", "href": "[words](address)", "url": "<address>",
    "includegraphics": "![caption](picture.png){#fig-name}",
    "label": "{#sec-name} behind the heading",
    "begin": "Markdown, and formulas between $$ and $$",
    "end": "Markdown, and formulas between $$ and $$",
    "vspace": "nothing, the white is the house's", "hspace": "nothing, the white is the house's",
    "newcommand": "the definition in a paragraph of its own",
    "renewcommand": "the definition in a paragraph of its own",
    "providecommand": "the definition in a paragraph of its own",
    "DeclareMathOperator": "the definition in a paragraph of its own",
    "input": "{{< include FILE >}}", "include": "{{< include FILE >}}",
  ]

  /// What is done about a command without one.
  private static let switches = [
    "noindent": "leave it out, indents are the house's", "newpage": "put it on a line of its own",
    "pagebreak": "put it on a line of its own", "clearpage": "put it on a line of its own",
    "centering": "leave it out", "linebreak": "end the line with a backslash",
    "newline": "end the line with a backslash", "bigskip": "leave it out, the white is the house's",
    "medskip": "leave it out, the white is the house's",
    "smallskip": "leave it out, the white is the house's",
    "tableofcontents": "write “toc: true” in the front matter",
    "maketitle": "leave it out, the title is in the front matter",
  ]
}
