import Documents

/// The words of each part of a document, as a text.
struct WordCountList {
  let document: Document

  /// One line for each part: its name, a tab, the number.
  var text: String {
    let counts = document.wordCounts
    var lines = [("Abstract", counts.abstract), ("Text", counts.text)]
    lines += counts.sections.map {
      ("  " + ($0.title.isEmpty ? "above the first heading" : $0.title), $0.count)
    }
    lines += numbers(of: document.article)
    if let supplement = document.supplementDocument {
      lines += numbers(of: supplement).map { ("Supplement: " + $0.0.lowercased(), $0.1) }
    }
    let apart = document.supplement == nil ? "" : " Nor is the supplement."
    return
      "Headings, captions, tables, notes, statements and references are not counted.\(apart)\n\n"
      + lines.map { "\($0.0)\t\($0.1)\n" }.joined()
  }

  private func numbers(of document: Document) -> [(String, Int)] {
    [
      ("Figures", Set(document.figures.map(\.title)).count),
      ("Tables", Set(document.tables.map(\.title)).count),
      ("References", document.bibliography.count),
    ]
  }
}
