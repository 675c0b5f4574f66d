import Documents
import Reporting

// Cells and columns as the natural tables of statistics need them, each carrying the value it prints.

extension Table.Cell {
  /// A name, with its signs set as in print.
  static func name(_ name: String) -> Table.Cell {
    Table.Cell([.text(LevelName.typographic(name))])
  }

  /// A number of patients or events.
  static func count(_ count: Int, _ style: NumberStyle) -> Table.Cell {
    let value = ReportedValue(style.integer(count), value: Double(count), kind: "count")
    return Table.Cell([.text(value.text)], values: [value])
  }

  /// A number with so many decimals; a dash where there is none.
  static func number(_ number: Double, decimals: Int, _ style: NumberStyle) -> Table.Cell {
    guard number.isFinite else { return Table.Cell([.text("—")]) }
    let value = ReportedValue(
      style.fixed(number, decimals: decimals), value: number, kind: "number")
    return Table.Cell([.text(value.text)], values: [value])
  }

  /// An estimate with its interval; `missing` stands where it has no value.
  static func estimate(
    _ estimate: Estimate, _ style: NumberStyle, digits: Int? = nil, missing: String? = nil
  ) -> Table.Cell {
    let (value, interval) = style.inCell(estimate, digits: digits)
    let text = estimate.value == nil ? missing ?? value.text : value.text
    return Table.Cell([.text(text)], companion: [.text(interval)], values: [value])
  }

  /// A P value.
  static func p(_ p: PValue, _ style: NumberStyle) -> Table.Cell {
    let value = style.inCell(p)
    return Table.Cell([.text(value.text)], values: [value])
  }
}

extension Table.Column {
  /// The column of names.
  static func names(_ head: String, name: String) -> Table.Column {
    Table.Column(head: [.text(head)], alignment: .leading, name: name)
  }

  /// A column of counts.
  static func counts(_ head: [Inline], name: String) -> Table.Column {
    Table.Column(head: head, alignment: .trailing, name: name)
  }

  /// A column of estimates with their intervals: `Median (95% CI), years`.
  static func estimates(
    _ head: String, level: Double, unit: String = "", name: String, _ style: NumberStyle
  ) -> Table.Column {
    Table.Column(
      head: [.text("\(head) (\(style.intervalTitle(level: level)))\(unit)")], alignment: .paired,
      name: name)
  }

  /// The column of P values.
  static func p(_ style: NumberStyle, name: String = "p") -> Table.Column {
    Table.Column(
      head: style.headOfP, alignment: .decimal,
      name: name)
  }
}

extension NumberStyle {
  /// The head of a column of P values.
  var headOfP: [Inline] {
    let letter: Inline = hasItalicP ? .emphasis([.text(letterOfP)]) : .text(letterOfP)
    return wordAfterP.isEmpty ? [letter] : [letter, .text(wordAfterP)]
  }
}
