import Documents
import Reporting

extension BaselineBuilder {
  /// The table: heads, the rows added so far, and the notes that they need.
  func table() -> Table {
    Table(columns: columns, rows: rows, notes: notes)
  }

  private var columns: [Table.Column] {
    var columns = [
      Table.Column(
        head: [.text(words.characteristic)], alignment: .leading, name: "characteristic")
    ]
    if let overall = groups.overall {
      columns.append(column(words.overall, count: overall.count))
    }
    for (name, rows) in zip(groups.names, groups.rows) {
      columns.append(column(LevelName.typographic(name), count: rows.count))
    }
    if options.showsDifference {
      columns.append(
        Table.Column(
          head: [.text(words.standardizedDifference)], alignment: .trailing, name: "smd"))
    }
    if options.showsP {
      columns.append(Table.Column(head: style.headOfP, alignment: .trailing, name: "p"))
    }
    return columns
  }

  private func column(_ name: String, count: Int) -> Table.Column {
    Table.Column(
      head: [.text(name)],
      subhead: style.symbols("*n*\(style.spaceInP)=\(style.spaceInP)\(style.integer(count))"),
      alignment: .paired, name: name)
  }

  /// One general note with what the values are, then one for each test.
  private var notes: [Table.Note] {
    var sentences: [String] = []
    if options.showsDifference {
      sentences.append(groups.names.count > 2 ? words.differenceOfMany : words.differenceOfTwo)
    }
    if hasMissing { sentences.append(words.shareOfKnown) }
    if hasRoundingGap { sentences.append(words.rounding) }
    if hasUnrecorded { sentences.append(words.notApplicable) }
    var notes: [Table.Note] = []
    if !sentences.isEmpty {
      let text = sentences.map { $0 + words.fullStop }.joined()
      notes.append(Table.Note([.text(text.trimmingSuffix(while: \.isWhitespace))]))
    }
    for method in methods {
      notes.append(Table.Note(words.note(ofTest: method, style: style), key: method))
    }
    return notes
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, predicate(last) { text = text.dropLast() }
    return String(text)
  }
}
